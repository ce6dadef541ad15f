namespace Fhir.Kernel.Tests.FhirPath;

/// <summary>https://hl7.org/fhirpath/N1/#types and https://hl7.org/fhir/R4/fhirpath.html#types</summary>
public class TypeTests
{
    [Theory]
    [InlineData("Patient is Patient", "true")]
    [InlineData("Patient is DomainResource", "true")]
    [InlineData("Patient is Resource", "true")]
    [InlineData("Patient is FHIR.Patient", "true")]
    [InlineData("Patient is Observation", "false")]
    [InlineData("gender is code", "true")]
    [InlineData("gender is string", "true")]
    [InlineData("gender is uri", "false")]
    [InlineData("active is boolean", "true")]
    [InlineData("active is Boolean", "true")]
    [InlineData("active is System.Boolean", "false")]
    [InlineData("active.is(Boolean)", "false")]
    [InlineData("true is Boolean", "true")]
    [InlineData("true is System.Boolean", "true")]
    [InlineData("true is boolean", "false")]
    [InlineData("1 is Integer", "true")]
    [InlineData("1 is Decimal", "false")]
    [InlineData("1.0 is Decimal", "true")]
    [InlineData("@2012 is Date", "true")]
    [InlineData("@2012T is DateTime", "true")]
    [InlineData("@T10 is Time", "true")]
    [InlineData("1 'mg' is Quantity", "true")]
    [InlineData("1 'mg' is System.Quantity", "true")]
    [InlineData("photo is Attachment", "false")]
    [InlineData("name is HumanName", "[fhirpath-singleton]")]
    [InlineData("multipleBirth is integer", "true")]
    [InlineData("multipleBirth.as(integer)", "2")]
    [InlineData("multipleBirth as boolean", "")]
    [InlineData("(deceased as boolean).not()", "true")]
    [InlineData("type().name", "Patient")]
    [InlineData("type().namespace", "FHIR")]
    [InlineData("type().baseType", "FHIR.DomainResource")]
    [InlineData("1.type().namespace & '.' & 1.type().name", "System.Integer")]
    [InlineData("gender.type().name", "code")]
    [InlineData("name.type().name.distinct()", "HumanName")]
    public void Types(string expression, string expected) => Assert.Equal(expected, Samples.Evaluate(expression));

    [Fact]
    public void As_filters_collections_unless_the_rule_of_N1_is_asked_for()
    {
        Assert.Equal("Kari, Anne, Kari, Kari, Anne", Samples.Evaluate("name.given as string"));
        Assert.Equal("[fhirpath-singleton]", Samples.Evaluate("name.given as string", context: Samples.Context with { IsAsStrict = true }));
        Assert.Equal("kari", Samples.Evaluate("id as string", context: Samples.Context with { IsAsStrict = true }));
    }
}
