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
