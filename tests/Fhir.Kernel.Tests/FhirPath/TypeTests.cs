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
    [InlineData("active is Boolean", "false")]
    [InlineData("birthDate is Date", "false")]
    [InlineData("active is System.Boolean", "false")]
    [InlineData("active.is(Boolean)", "false")]
    [InlineData("{} is Boolean", "")]
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
    [InlineData("photo is Attachment", "")]
    [InlineData("photo.is(Attachment)", "")]
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
    [InlineData("descendants().ofType(string).count() < descendants().where($this is string).count()", "true")]
    [InlineData("gender.ofType(string)", "")]
    [InlineData("gender.ofType(code)", "female")]
    [InlineData("gender.as(string)", "female")]
    [InlineData("gender.as(System.string) is System.String", "true")]
    [InlineData("name.given.first().is(System.string).not()", "true")]
    [InlineData("name.given.first().getValue().is(System.string)", "true")]
    [InlineData("active as Boolean", "true")]
    [InlineData("gender as Boolean", "")]
    [InlineData("(gender | active).ofType(Boolean)", "")]
    [InlineData("gender.value is System.String", "true")]
    [InlineData("birthDate.value + 1 year", "1986-09-13")]
    [InlineData("name.given.value.count()", "5")]
    [InlineData("name.given.value.exists()", "true")]
    [InlineData("name.given.value.value", "")]
    [InlineData("managingOrganization.type().name", "Reference")]
    [InlineData("maritalStatus.type()", "")]
    [InlineData("contact.name.type().element.name.take(4)", "id, extension, use, text")]
    [InlineData("contact.name.type().element.where(name = 'given').type", "List<FHIR.string>")]
    [InlineData("type().element.where(name = 'deceased').type", "Choice<FHIR.boolean, FHIR.dateTime>")]
    [InlineData("type().element.isOneBased.distinct()", "false")]
    [InlineData("gender.type().element", "")]
    [InlineData("gender.type().baseType", "FHIR.string")]
    [InlineData("1.type().baseType", "System.Any")]
    [InlineData("type().type().name", "ClassInfo")]
    [InlineData("1.type().type().name", "SimpleTypeInfo")]
    [InlineData("type().unknown", "")]
    [InlineData("type() = type()", "true")]
    public void Types(string expression, string expected) => Assert.Equal(expected, Samples.Evaluate(expression));

    [Fact]
    public void A_FHIR_boolean_is_a_Boolean_and_nothing_is_of_no_type_only_where_the_invariants_of_R4_are_asked()
    {
        Assert.Equal("true", Samples.Evaluate("active is Boolean", context: Samples.Context with { IsAsR4Asks = true }));
        Assert.Equal("false", Samples.Evaluate("photo is Attachment", context: Samples.Context with { IsAsR4Asks = true }));
        Assert.Equal("false", Samples.Evaluate("active is System.Boolean", context: Samples.Context with { IsAsR4Asks = true }));
    }

    [Fact]
    public void As_filters_collections_unless_the_rule_of_N1_is_asked_for()
    {
        Assert.Equal("Kari, Anne, Kari, Kari, Anne", Samples.Evaluate("name.given as string"));
        Assert.Equal("[fhirpath-singleton]", Samples.Evaluate("name.given as string", context: Samples.Context with { IsAsStrict = true }));
        Assert.Equal("kari", Samples.Evaluate("id as string", context: Samples.Context with { IsAsStrict = true }));
    }
}
