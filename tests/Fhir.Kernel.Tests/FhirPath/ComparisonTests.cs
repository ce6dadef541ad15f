namespace Fhir.Kernel.Tests.FhirPath;

/// <summary>https://hl7.org/fhirpath/N1/#equality, #comparison and #collections-1</summary>
public class ComparisonTests
{
    [Theory]
    [InlineData("1 = 1", "true")]
    [InlineData("1 = 1.0", "true")]
    [InlineData("1 = 2", "false")]
    [InlineData("1.10 = 1.1", "true")]
    [InlineData("'a' = 'A'", "false")]
    [InlineData("1 = '1'", "false")]
    [InlineData("true = 'true'", "false")]
    [InlineData("{} = {}", "")]
    [InlineData("1 = {}", "")]
    [InlineData("1 != 2", "true")]
    [InlineData("{} != 1", "")]
    [InlineData("(1 | 2) = (1 | 2)", "true")]
    [InlineData("(1 | 2) = (2 | 1)", "false")]
    [InlineData("(1 | 2) = 1", "false")]
    [InlineData("name.given = 'Kari'", "false")]
    [InlineData("name = name", "true")]
    [InlineData("name[0] = name[2]", "false")]
    [InlineData("name[0].given = name[2].given", "true")]
    [InlineData("gender = 'female'", "true")]
    [InlineData("'female' = gender", "true")]
    [InlineData("gender != 'male'", "true")]
    [InlineData("birthDate = @1985-09-13", "true")]
    [InlineData("birthDate = '1985-09-13'", "false")]
    [InlineData("active = true", "true")]
    [InlineData("deceased = false", "true")]
    [InlineData("multipleBirth = 2", "true")]
    [InlineData("meta.tag[0] = meta.tag[1]", "false")]
    public void Equality(string expression, string expected) => Assert.Equal(expected, Samples.Evaluate(expression));

    [Theory]
    [InlineData("'Blå  B' ~ 'blå\\t b'", "true")]
    [InlineData("'a' ~ 'b'", "false")]
    [InlineData("'a' !~ 'A'", "false")]
    [InlineData("{} ~ {}", "true")]
    [InlineData("1 ~ {}", "false")]
    [InlineData("(1 | 2 | 3) ~ (3 | 1 | 2)", "true")]
    [InlineData("1.combine(1).combine(2) ~ 1.combine(2).combine(2)", "false")]
    [InlineData("1.55 ~ 1.6", "true")]
    [InlineData("1.2 / 1.8 ~ 0.67", "true")]
    [InlineData("@2012-01 ~ @2012", "false")]
    [InlineData("@2012-01-01T10:30:31.0 ~ @2012-01-01T10:30:31", "true")]
    [InlineData("1 ~ '1'", "false")]
    [InlineData("name[0] ~ name[0]", "true")]
    [InlineData("name[0] ~ name[2]", "false")]
    [InlineData("4 'g' ~ 4000 'mg'", "true")]
    [InlineData("1 year ~ 1 'a'", "true")]
    [InlineData("name[1].given ~ name[0].given", "false")]
    [InlineData("name[0].given ~ name[2].given", "true")]
    public void Equivalence(string expression, string expected) => Assert.Equal(expected, Samples.Evaluate(expression));

    /// <summary>https://hl7.org/fhir/R4/fhirpath.html#changes</summary>
    [Theory]
    [InlineData("""{"coding":[{"id":"1","system":"urn:s","code":"a","display":"En","version":"1"}]}""", """{"coding":[{"system":"urn:t","code":"b"},{"system":"urn:s","code":"a","display":"To"}],"text":"noe"}""", true)]
    [InlineData("""{"coding":[{"system":"urn:s","code":"a"}],"text":"x"}""", """{"coding":[{"system":"urn:t","code":"a"}],"text":"x"}""", false)]
    [InlineData("""{"coding":[{"code":"a"}]}""", """{"coding":[{"system":"urn:s","code":"a"}]}""", false)]
    [InlineData("""{"text":"x"}""", """{"text":"x"}""", false)]
    public void Concepts_are_equivalent_when_they_share_a_coding(string left, string right, bool areEquivalent)
    {
        var observation = Samples.Parse($$"""{"resourceType":"Observation","status":"final","code":{{left}},"valueCodeableConcept":{{right}} }""").Root;
        Assert.Equal(areEquivalent, Samples.Compile("code ~ value").IsTrue(observation, Samples.Context));
        Assert.Equal(areEquivalent, Samples.Compile("value ~ code").IsTrue(observation, Samples.Context));
    }

    [Fact]
    public void Ids_and_order_do_not_count_for_equivalence()
    {
        var patient = Samples.Parse("""{"resourceType":"Patient","name":[{"id":"1","family":"A","given":["B","C"]},{"given":["C","B"],"family":"a"},{"family":"A","given":["B","B"]}]}""").Root;
        Assert.True(Samples.Compile("name[0] ~ name[1]").IsTrue(patient, Samples.Context));
        Assert.False(Samples.Compile("name[0] ~ name[2]").IsTrue(patient, Samples.Context));
        Assert.False(Samples.Compile("name[2] ~ name[0]").IsTrue(patient, Samples.Context));
        Assert.False(Samples.Compile("name[0] = name[1]").IsTrue(patient, Samples.Context));
    }

    [Theory]
    [InlineData("1 'cm' = 10.0 'mm'", "true")]
    [InlineData("1 'cm' = 1 'm'", "false")]
    [InlineData("1 'cm' = 1 's'", "")]
    [InlineData("1 'kg' = 1000 'g'", "true")]
    [InlineData("1 year = 1 'a'", "")]
    [InlineData("1 year = 12 months", "true")]
    [InlineData("7 days = 1 'wk'", "true")]
    [InlineData("1 second = 1 's'", "true")]
    [InlineData("1 'mg' = 1 'MG'", "")]
    [InlineData("23 = 23 '1'", "true")]
    [InlineData("4 'm' > 4 'cm'", "true")]
    [InlineData("6 months > 1 year", "false")]
    [InlineData("1 year > 1 'a'", "")]
    [InlineData("10 seconds > 1 's'", "true")]
    public void Quantities(string expression, string expected) => Assert.Equal(expected, Samples.Evaluate(expression));

    [Theory]
    [InlineData("value > 100 '[lb_av]'", "true")]
    [InlineData("value = 185 '[lb_av]'", "true")]
    [InlineData("(Observation.component.value as Quantity).unit", "mmHg, mmHg")]
    [InlineData("component[0].value > component[1].value", "true")]
    [InlineData("component[0].value > 100 'mm[Hg]'", "true")]
    [InlineData("component[0].value.value > 100", "true")]
    [InlineData("referenceRange.low <= referenceRange.high", "true")]
    [InlineData("issued > effective", "true")]
    [InlineData("effective = @2024-03-14T07:15:00Z", "true")]
    public void Observation_values(string expression, string expected) => Assert.Equal(expected, Samples.Evaluate(expression, "observation"));

    [Theory]
    [InlineData("@2012 = @2012", "true")]
    [InlineData("@2012 = @2013", "false")]
    [InlineData("@2012-01 = @2012", "")]
    [InlineData("@2012-02 = @2013", "false")]
    [InlineData("@2012-01-01T10:30 = @2012-01-01T10:30", "true")]
    [InlineData("@2012-01-01T10:30:31 = @2012-01-01T10:30", "")]
    [InlineData("@2012-01-01T10:30:31.0 = @2012-01-01T10:30:31", "true")]
    [InlineData("@2012-01-01T10:30:31.1 = @2012-01-01T10:30:31", "false")]
    [InlineData("@2017-11-05T01:30:00.0-04:00 > @2017-11-05T01:15:00.0-05:00", "false")]
    [InlineData("@2017-11-05T01:30:00.0-04:00 = @2017-11-05T00:30:00.0-05:00", "true")]
    [InlineData("@2018-03-01 > @2018-01-01", "true")]
    [InlineData("@2018-03 > @2018-03-01", "")]
    [InlineData("@2018-03 < @2018-04-01", "true")]
    [InlineData("@2018-03-01T10 > @2018-03-01T10:30", "")]
    [InlineData("@2018-03-01T10:30:00 > @2018-03-01T10:30:00.0", "false")]
    [InlineData("@2018-03-01 < @2018-03-02T00:00:00", "true")]
    [InlineData("@2018-03-01 = @2018-03-01T", "true")]
    [InlineData("@T10:30:00 > @T10:00:00", "true")]
    [InlineData("@T10 > @T10:30", "")]
    [InlineData("@T10:30 = @2018-03-01", "false")]
    [InlineData("@T10:30 > @2018-03-01", "[fhirpath-wrong-type]")]
    [InlineData("birthDate < today()", "true")]
    [InlineData("meta.lastUpdated > @2024-01-01", "true")]
    public void Dates_and_times(string expression, string expected) => Assert.Equal(expected, Samples.Evaluate(expression));

    // The zone of the test is +02:00: https://hl7.org/fhirpath/N1/#datetime-equality leaves it to the implementation, and the evaluation's own is used.
    [Theory]
    [InlineData("@2024-03-14T10:00:00 = @2024-03-14T08:00:00Z", "true")]
    [InlineData("@2024-03-14T10:00:00 < @2024-03-14T08:00:01Z", "true")]
    [InlineData("@2024-03-14T10:00:00 = @2024-03-14T10:00:00", "true")]
    public void A_time_without_offset_is_local(string expression, string expected) => Assert.Equal(expected, Samples.Evaluate(expression));

    [Theory]
    [InlineData("10 > 5", "true")]
    [InlineData("10 > 5.0", "true")]
    [InlineData("5 >= 5.0", "true")]
    [InlineData("'abc' > 'ABC'", "true")]
    [InlineData("'abc' < 'abd'", "true")]
    [InlineData("'ab' < 'abc'", "true")]
    [InlineData("'\\uFF5E' < '\\uD83D\\uDD25'", "true")]
    [InlineData("'\\uD83D\\uDD25' > '\\uFF5E'", "true")]
    [InlineData("'\\uD83D\\uDD25' < '\\uD83D\\uDD26'", "true")]
    [InlineData("1 < {}", "")]
    [InlineData("1 < 'a'", "[fhirpath-wrong-type]")]
    [InlineData("true < false", "[fhirpath-wrong-type]")]
    [InlineData("(1 | 2) < 3", "[fhirpath-singleton]")]
    [InlineData("name < name", "[fhirpath-singleton]")]
    public void Order(string expression, string expected) => Assert.Equal(expected, Samples.Evaluate(expression));

    [Theory]
    [InlineData("'Kari' in name.given", "true")]
    [InlineData("'Ola' in name.given", "false")]
    [InlineData("{} in name.given", "")]
    [InlineData("1 in {}", "false")]
    [InlineData("(1 | 2) in (1 | 2)", "[fhirpath-singleton]")]
    [InlineData("name.given contains 'Anne'", "true")]
    [InlineData("name.given contains {}", "")]
    [InlineData("{} contains 1", "false")]
    [InlineData("gender in ('male' | 'female')", "true")]
    public void Membership(string expression, string expected) => Assert.Equal(expected, Samples.Evaluate(expression));
}
