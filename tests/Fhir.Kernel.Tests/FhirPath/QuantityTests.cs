namespace Fhir.Kernel.Tests.FhirPath;

/// <summary>FHIR quantities as operators see them. https://hl7.org/fhir/R4/fhirpath.html#quantity</summary>
public class QuantityTests
{
    [Theory]
    [InlineData("""{"value":5,"system":"http://unitsofmeasure.org","code":"mg"}""", "value = 5 'mg'", "true")]
    [InlineData("""{"value":5,"unit":"milligram","system":"http://unitsofmeasure.org","code":"mg"}""", "value < 1 'g'", "true")]
    [InlineData("""{"value":2,"system":"http://unitsofmeasure.org","code":"a"}""", "value = 2 years", "true")]
    [InlineData("""{"value":2,"system":"http://unitsofmeasure.org","code":"h"}""", "value > 90 minutes", "true")]
    [InlineData("""{"value":5,"unit":"mg"}""", "value = 5 'mg'", "true")]
    [InlineData("""{"value":5}""", "value = 5", "true")]
    [InlineData("""{"value":5,"comparator":"<","system":"http://unitsofmeasure.org","code":"mg"}""", "value = 5 'mg'", "false")]
    [InlineData("""{"value":5,"comparator":"<","system":"http://unitsofmeasure.org","code":"mg"}""", "value < 6 'mg'", "")]
    [InlineData("""{"value":5,"system":"http://snomed.info/sct","code":"258684004"}""", "value < 6 'mg'", "")]
    [InlineData("""{"value":5,"system":"http://snomed.info/sct","code":"258684004"}""", "value = value", "true")]
    [InlineData("""{"unit":"mg"}""", "value < 6 'mg'", "")]
    [InlineData("""{"value":1e2,"system":"http://unitsofmeasure.org","code":"mg"}""", "value = 100 'mg'", "true")]
    public void A_quantity_counts_by_its_UCUM_code(string quantity, string expression, string expected)
    {
        var observation = Samples.Parse($$"""{"resourceType":"Observation","status":"final","code":{"text":"x"},"valueQuantity":{{quantity}}}""").Root;
        Assert.Equal(expected, Samples.Text(Samples.Compile(expression).Evaluate(observation, Samples.Context)));
    }

    // https://hl7.org/fhirpath/N1/#quantity-equality, #equivalent, #comparison
    [Theory]
    [InlineData("1 '[lb_av]' = 453.59237 'g'", "true")]
    [InlineData("1 '[lb_av]' = 453.592370000000000000001 'g'", "false")]
    [InlineData("37 'Cel' = 98.6 '[degF]'", "true")]
    [InlineData("37 'Cel' > 98 '[degF]'", "true")]
    [InlineData("120 'mm[Hg]' < 16 'kPa'", "true")]
    [InlineData("5 'mmol/L' = 5000 'umol/L'", "true")]
    [InlineData("1 'kg/m2' = 0.1 'g/cm2'", "true")]
    [InlineData("80 '{beats}/min' = 80 '/min'", "true")]
    [InlineData("3 '[iU]/L' = 3 'm[IU]/mL'", "true")]
    [InlineData("3 '[iU]' = 3 '[arb\\'U]'", "")]
    [InlineData("1 'g' = 1 'mL'", "")]
    [InlineData("1 'g' ~ 1 'mL'", "false")]
    [InlineData("1 'g' < 1 'mL'", "")]
    [InlineData("50 '%' = 0.5", "true")]
    [InlineData("1 'mol' = 6.02214076 '10*23'", "true")]
    [InlineData("1 'xyz' = 1 'xyz'", "true")]
    [InlineData("1 'xyz' = 1 'g'", "")]
    [InlineData("2.5 '[in_i]' ~ 6.4 'cm'", "true")]            // 2.51968… inches to one decimal
    [InlineData("2.54 '[in_i]' ~ 6.4 'cm'", "false")]
    [InlineData("1 '[in_i]' ~ 2.54 'cm'", "true")]
    [InlineData("1 week = 7 'd'", "true")]
    [InlineData("1 day = 24 'h'", "true")]
    [InlineData("1 second = 1000000 'us'", "true")]
    [InlineData("1 year = 1 'a'", "")]
    [InlineData("1 year ~ 1 'a'", "true")]
    [InlineData("1 month = 1 'mo'", "")]
    [InlineData("1 month ~ 1 'mo'", "true")]
    [InlineData("1 year < 2 'a'", "")]
    [InlineData("1 day < 1 'a'", "")]
    [InlineData("1 'a' = 365.25 'd'", "true")]
    [InlineData("1 year = 12 months", "true")]
    [InlineData("79228162514264337593543950335.0 'Ym' > 1 'ym'", "true")]
    [InlineData("79228162514264337593543950335.0 years > 1 month", "true")]
    [InlineData("(1 'g' | 1000 'mg' | 1 'L' | 1 'dm3' | 0.001 'kg').count()", "2")]
    [InlineData("(1 'g' | 2 'g' | 3 'g' | 4 'g' | 5 'g' | 6 'g' | 7 'g' | 8 'g' | 9 'g' | 10 'g' | 11 'g' | 12 'g' | 13 'g' | 1000 'mg' | 0.013 'kg' | 50 '%' | 0.5).count()", "14")]
    public void Quantities_compare_by_UCUM(string expression, string expected) => AssertGives(expression, expected);

    // https://hl7.org/fhirpath/N1/#math-1
    [Theory]
    [InlineData("12 'cm' * 3 'cm'", "36 'cm2'")]
    [InlineData("3 'cm' * 12 'cm2'", "36 'cm3'")]
    [InlineData("12 'cm2' / 3 'cm'", "4 'cm'")]
    [InlineData("2.0 'cm' * 2.0 'm'", "0.04 'm2'")]
    [InlineData("5 'mg/mL' * 2 'mL'", "10 'mg'")]
    [InlineData("10 'mg' / 2 'mL'", "5 'mg/mL'")]
    [InlineData("80 'kg' / 4 'm2'", "20 'kg/m2'")]
    [InlineData("60 '{beats}/min' * 2 'min'", "120 '1'")]
    [InlineData("5 '10*9/L' * 2 'L'", "10 '10*9'")]
    [InlineData("10 'mg' * 50 '%'", "5 'mg'")]
    [InlineData("1 'g' / 500 'mg'", "2 '1'")]
    [InlineData("1 'h' / 30 'min'", "2 '1'")]
    [InlineData("6 / 2 's'", "3 '/s'")]
    [InlineData("6 'm' / 2 's' / 3 's'", "1 'm/s2'")]
    [InlineData("10 'mg' / 2 days", "5 'mg/d'")]
    [InlineData("3 days / 36 hours", "2 '1'")]
    [InlineData("1 year / 1 month", "12 '1'")]
    [InlineData("10 'mg' / 1 year", "")]
    [InlineData("10 'mg' / 0 'mL'", "")]
    [InlineData("37 'Cel' * 2 'm'", "")]
    [InlineData("2 * 37 'Cel'", "74 'Cel'")]
    [InlineData("1 'xyz' * 2 'm'", "")]
    [InlineData("3 'm' + 3 'cm'", "303 'cm'")]
    [InlineData("3 'L' - 1 'dm3'", "2 'L'")]
    [InlineData("1 'kg' + 453.59237 'g'", "1453.59237 'g'")]
    [InlineData("1 'g' + 1 'mL'", "")]
    [InlineData("37 'Cel' + 1 'Cel'", "38 'Cel'")]
    [InlineData("37 'Cel' + 1 'K'", "")]                    // no algebra on such scales
    [InlineData("1 day + 12 hours", "36 hours")]
    [InlineData("1 day + 12 'h'", "36 'h'")]
    [InlineData("1 year + 1 'a'", "")]
    [InlineData("79228162514264337593543950335.0 'm' * 10 'm'", "")]
    public void Quantities_are_added_and_multiplied_by_UCUM(string expression, string expected) => AssertGives(expression, expected);

    // https://hl7.org/fhirpath/N1/#toquantityunit-string-quantity
    [Theory]
    [InlineData("37 'Cel'.toQuantity('[degF]')", "98.6 '[degF]'")]
    [InlineData("1 '[lb_av]'.toQuantity('g')", "453.59237 'g'")]
    [InlineData("'120 \\'mm[Hg]\\''.toQuantity('kPa')", "15.99864 'kPa'")]
    [InlineData("1 'h'.toQuantity('minutes')", "60 minutes")]
    [InlineData("2 days.toQuantity('h')", "48 'h'")]
    [InlineData("1 'g'.toQuantity('mL')", "")]
    [InlineData("1 'g'.toQuantity('gram')", "")]
    [InlineData("1.toQuantity('gram')", "")]
    [InlineData("1 'g'.convertsToQuantity('mg')", "true")]
    [InlineData("1 'g'.convertsToQuantity('mL')", "false")]
    [InlineData("1 'g'.convertsToQuantity('gram')", "false")]
    public void Quantities_are_converted_by_UCUM(string expression, string expected) => AssertGives(expression, expected);

    private static void AssertGives(string expression, string expected) =>
        Assert.Equal(expected, Samples.Text(Samples.Compile(expression).Evaluate(Samples.Root("observation"), Samples.Context)));

    [Fact]
    public void Comparing_quantities_in_common_units_makes_no_strings()
    {
        var (expression, focus, holds) = (Samples.Compile("low.empty() or high.empty() or (low <= high)"), Samples.Root("observation").Child("referenceRange"), true);
        for (var warm = 0; warm < 100; warm++) holds &= expression.IsTrue(focus, Samples.Context);
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var round = 0; round < 100; round++) holds &= expression.IsTrue(focus, Samples.Context);
        Assert.Equal((0, true), (GC.GetAllocatedBytesForCurrentThread() - before, holds));
    }
}
