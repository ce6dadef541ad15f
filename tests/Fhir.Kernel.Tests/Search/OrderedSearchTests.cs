namespace Fhir.Kernel.Tests.Search;

/// <summary>Every line of https://hl7.org/fhir/R4/search.html#prefix, on dates, numbers and quantities.</summary>
public sealed class OrderedSearchTests
{
    /// <summary>https://hl7.org/fhir/R4/search.html#number: digits count for eq, ne and ap alone.</summary>
    [Theory]
    [InlineData("100", "100", true)]
    [InlineData("100", "99.5", true)]
    [InlineData("100", "100.49", true)]
    [InlineData("100", "100.5", false)]
    [InlineData("100.00", "100.004", true)]
    [InlineData("100.00", "100.4", false)]
    [InlineData("1e2", "95", true)]
    [InlineData("1e2", "105", false)]
    [InlineData("ne100", "100.2", false)]
    [InlineData("ne100", "101", true)]
    [InlineData("gt100", "100.001", true)]
    [InlineData("gt100", "100", false)]
    [InlineData("lt100", "99.999", true)]
    [InlineData("lt100", "100", false)]
    [InlineData("ge100", "100", true)]
    [InlineData("ge100", "99.999", false)]
    [InlineData("le100", "100", true)]
    [InlineData("le100", "100.001", false)]
    [InlineData("sa100", "100.001", true)]
    [InlineData("sa100", "100", false)]
    [InlineData("eb100", "99.999", true)]
    [InlineData("eb100", "100", false)]
    [InlineData("ap100", "90", true)]
    [InlineData("ap100", "110", true)]
    [InlineData("ap100", "89.9", false)]
    [InlineData("ap100", "110.1", false)]
    [InlineData("ap1", "1.4", true)]            // what is equal is also about equal
    [InlineData("ap0", "0.4", true)]
    [InlineData("-5", "-5.2", true)]
    [InlineData("gt-5", "-4.9", true)]
    [InlineData("ap7.5e28", "7.5e28", true)]            // a tenth more is no decimal
    public void Number_is_compared_by_its_prefix(string search, string value, bool matches) =>
        Assert.Equal(matches, MatchOf.Says("RiskAssessment", $"probability={search}", $$""" "prediction":[{"probabilityDecimal":{{value}}}] """));

    [Theory]
    [InlineData("eq5", 4, 6, false)]            // the search contains the resource's range
    [InlineData("ne5", 4, 6, true)]
    [InlineData("gt5", 4, 6, true)]             // part of it is above
    [InlineData("lt5", 4, 6, true)]
    [InlineData("ge6", 4, 6, true)]
    [InlineData("le4", 4, 6, true)]
    [InlineData("sa5", 4, 6, false)]            // all of it is above
    [InlineData("sa3", 4, 6, true)]
    [InlineData("eb7", 4, 6, true)]
    [InlineData("eb5", 4, 6, false)]
    [InlineData("ap5", 4, 6, true)]
    public void Range_is_compared_by_its_ends(string search, int low, int high, bool matches) =>
        Assert.Equal(matches, MatchOf.Says("RiskAssessment", $"probability={search}", $$$""" "prediction":[{"probabilityRange":{"low":{"value":{{{low}}} },"high":{"value":{{{high}}} } } }] """));

    /// <summary>https://hl7.org/fhir/R4/search.html#quantity</summary>
    [Theory]
    [InlineData("5.4|U|mg", """{"value":5.4,"system":"U","code":"mg"}""", true)]
    [InlineData("5.4|U|mg", """{"value":0.0054,"system":"U","code":"g"}""", true)]
    [InlineData("5.4|U|mg", """{"value":0.00545,"system":"U","code":"g"}""", false)]       // 5.45 mg, the end of 5.4's range
    [InlineData("5.4|U|mg", """{"value":0.00535,"system":"U","code":"g"}""", true)]        // 5.35 mg, its beginning
    [InlineData("5.4|U|mg", """{"value":5.4,"system":"U","code":"mL"}""", false)]
    [InlineData("5.4|U|mg", """{"value":5.4,"system":"urn:x","code":"mg"}""", false)]
    [InlineData("gt5|U|mmol/L", """{"value":5.1,"system":"U","code":"mmol/L"}""", true)]
    [InlineData("gt5|U|mmol/L", """{"value":5100,"system":"U","code":"umol/L"}""", true)]
    [InlineData("gt5|U|mmol/L", """{"value":5000,"system":"U","code":"umol/L"}""", false)]
    [InlineData("37|U|Cel", """{"value":98.6,"system":"U","code":"[degF]"}""", true)]
    [InlineData("gt38|U|Cel", """{"value":98.6,"system":"U","code":"[degF]"}""", false)]
    [InlineData("gt7|U|[pH]", """{"value":7.4,"system":"U","code":"[pH]"}""", true)]       // acidities are compared as they are written
    [InlineData("gt7|U|[pH]", """{"value":1,"system":"U","code":"mol/L"}""", false)]
    [InlineData("5|U|ingen", """{"value":5,"system":"U","code":"ingen"}""", true)]         // no unit of UCUM's: the code itself
    [InlineData("5.4||mg", """{"value":5.4,"unit":"mg"}""", true)]
    [InlineData("5.4||mg", """{"value":5.4,"code":"mg"}""", true)]
    [InlineData("5.4||mg", """{"value":0.0054,"system":"U","code":"g"}""", false)]
    [InlineData("5.4", """{"value":5.4,"system":"U","code":"mg"}""", true)]
    [InlineData("gt10|U|mg", """{"value":5,"comparator":">","system":"U","code":"mg"}""", true)]
    [InlineData("lt3|U|mg", """{"value":5,"comparator":">","system":"U","code":"mg"}""", false)]
    [InlineData("lt3|U|g", """{"value":5,"comparator":"<","system":"U","code":"mg"}""", true)]
    [InlineData("ne5|U|mg", """{"value":5,"system":"U","code":"mL"}""", false)]            // another kind of amount is neither equal nor unequal
    public void Quantity_is_compared_in_whatever_unit_of_its_kind(string search, string quantity, bool matches) => Assert.Equal(matches, MatchOf.Says("Observation",
        $"value-quantity={search.Replace("U", "http://unitsofmeasure.org", StringComparison.Ordinal)}", $"\"valueQuantity\":{quantity.Replace("\"U\"", "\"http://unitsofmeasure.org\"", StringComparison.Ordinal)}"));

    /// <summary>https://hl7.org/fhir/R4/search.html#date</summary>
    [Theory]
    [InlineData("eq2024-01", "2024-01-15", true)]
    [InlineData("eq2024-01-15", "2024-01", false)]      // the day does not contain the month
    [InlineData("ne2024-01", "2024-01-15", false)]
    [InlineData("ne2024-01-15", "2024-01", true)]
    [InlineData("gt2024-01", "2024-01-31", false)]
    [InlineData("gt2024-01", "2024-02-01", true)]
    [InlineData("gt2024-01-15", "2024-01", true)]       // part of January is after the 15th
    [InlineData("lt2024-01", "2023-12-31", true)]
    [InlineData("lt2024-01-15", "2024-01", true)]
    [InlineData("lt2024-01", "2024-01-01", false)]
    [InlineData("ge2024-01", "2024-01-01", true)]
    [InlineData("ge2024-01", "2023-12-31", false)]
    [InlineData("le2024-01", "2024-01-31", true)]
    [InlineData("le2024-01", "2024-02-01", false)]
    [InlineData("sa2024-01", "2024-02-01", true)]
    [InlineData("sa2024-01-15", "2024-01", false)]      // January does not begin after the 15th
    [InlineData("eb2024-01", "2023-12-31", true)]
    [InlineData("eb2024-01-15", "2024-01", false)]
    [InlineData("ap2024-01", "2024-01-20", true)]
    [InlineData("ap2014-01-01", "2015-01-01", true)]    // a tenth of ten years
    [InlineData("ap2014-01-01", "2015-01-05", false)]
    [InlineData("eq2024-01-31T23:30:00Z", "2024-01-31T23:30:00Z", true)]
    [InlineData("eq2024-02-01T00:30:00 01:00", "2024-01-31T23:30:00Z", true)]
    [InlineData("eq2024-02-01", "2024-01-31T23:30:00Z", true)]          // half past midnight in Norway
    [InlineData("eq2024-01-31T12:30", "2024-01-31T12:30:59+01:00", true)]
    public void Date_is_compared_as_the_time_its_precision_implies(string search, string value, bool matches) =>
        Assert.Equal(matches, MatchOf.Says("Observation", $"date={search}", $"\"effectiveDateTime\":\"{value}\""));

    [Theory]
    [InlineData("ge2030", """{"start":"2020-01-01"}""", true)]           // without an end it goes on
    [InlineData("lt2020", """{"start":"2020-01-01"}""", false)]
    [InlineData("lt1950", """{"end":"2020-01-01"}""", true)]             // without a beginning it always was
    [InlineData("gt2020-01-01", """{"end":"2020-01-01"}""", false)]
    [InlineData("2020", """{"start":"2020-02-01","end":"2020-03-01"}""", true)]
    [InlineData("2020-02", """{"start":"2020-02-01","end":"2020-03-01"}""", false)]
    [InlineData("eb2020-01-01", """{"start":"2020-02-01"}""", false)]
    [InlineData("sa2020-01", """{"start":"2020-02-01"}""", true)]
    public void Period_is_open_where_it_names_no_end(string search, string period, bool matches) =>
        Assert.Equal(matches, MatchOf.Says("Observation", $"date={search}", $"\"effectivePeriod\":{period}"));

    /// <summary>Only the outer limits of a schedule count.</summary>
    [Theory]
    [InlineData("2013-02-01", false)]
    [InlineData("ge2013-02-01", true)]
    [InlineData("ap2013-02-01", true)]
    [InlineData("2013", true)]
    [InlineData("sa2013-01-30", true)]
    [InlineData("sa2013-02-01", false)]
    [InlineData("gt2013-03-24", false)]
    public void Timing_lasts_from_its_first_to_its_last_limit(string search, bool matches) => Assert.Equal(matches, MatchOf.Says("Observation", $"date={search}",
        """ "effectiveTiming":{"repeat":{"boundsPeriod":{"start":"2013-01-31","end":"2013-03-24"},"frequency":1,"period":2,"periodUnit":"d"}} """));
}
