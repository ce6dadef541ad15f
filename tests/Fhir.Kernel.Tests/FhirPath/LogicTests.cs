namespace Fhir.Kernel.Tests.FhirPath;

/// <summary>https://hl7.org/fhirpath/N1/#boolean-logic and https://hl7.org/fhirpath/N1/#singleton-evaluation-of-collections</summary>
public class LogicTests
{
    /// <summary>The truth tables of the specification: rows true, false and empty, columns the same.</summary>
    [Theory]
    [InlineData("and", "true", "true false empty")]
    [InlineData("and", "false", "false false false")]
    [InlineData("and", "{}", "empty false empty")]
    [InlineData("or", "true", "true true true")]
    [InlineData("or", "false", "true false empty")]
    [InlineData("or", "{}", "true empty empty")]
    [InlineData("xor", "true", "false true empty")]
    [InlineData("xor", "false", "true false empty")]
    [InlineData("xor", "{}", "empty empty empty")]
    [InlineData("implies", "true", "true false empty")]
    [InlineData("implies", "false", "true true true")]
    [InlineData("implies", "{}", "true empty empty")]
    public void Three_valued_logic(string symbol, string left, string answers)
    {
        string[] rights = ["true", "false", "{}"];
        var found = rights.Select(right => Samples.Evaluate($"{left} {symbol} {right}")).Select(answer => answer.Length == 0 ? "empty" : answer);
        Assert.Equal(answers, string.Join(' ', found));
    }

    [Theory]
    [InlineData("true.not()", "false")]
    [InlineData("{}.not()", "")]
    [InlineData("1.not()", "false")]
    [InlineData("(true | false).not()", "[fhirpath-singleton]")]
    [InlineData("active and gender and contact", "true")]
    [InlineData("active and gender and telecom", "[fhirpath-singleton]")]
    [InlineData("deceased or contact", "true")]
    [InlineData("deceased", "false")]
    [InlineData("deceased.not()", "true")]
    [InlineData("'false' and true", "true")]
    [InlineData("0 or false", "true")]
    [InlineData("true or name", "true")]
    [InlineData("false and name", "false")]
    public void Single_items_as_conditions(string expression, string expected) => Assert.Equal(expected, Samples.Evaluate(expression));

    [Fact]
    public void A_boolean_that_has_only_extensions_says_nothing()
    {
        var patient = Samples.Parse("""{"resourceType":"Patient","_active":{"extension":[{"url":"http://hl7.org/fhir/StructureDefinition/data-absent-reason","valueCode":"unknown"}]}}""").Root;
        Assert.Null(Samples.Compile("active").EvaluateBoolean(patient, Samples.Context, out _));
        Assert.True(Samples.Compile("active.exists()").IsTrue(patient, Samples.Context));
        Assert.False(Samples.Compile("active = true").IsTrue(patient, Samples.Context));
    }
}
