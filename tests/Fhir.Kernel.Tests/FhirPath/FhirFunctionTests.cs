using Fhir.Kernel.Elements;
using Fhir.Kernel.FhirPath;

namespace Fhir.Kernel.Tests.FhirPath;

/// <summary>https://hl7.org/fhir/R4/fhirpath.html#functions and #variables</summary>
public class FhirFunctionTests
{
    [Theory]
    [InlineData("extension('http://example.org/fylke').value", "46")]
    [InlineData("extension('http://example.org/yrker').extension('yrke').value", "lærer, kokk")]
    [InlineData("extension('http://example.org/ukjent')", "")]
    [InlineData("birthDate.extension('http://hl7.org/fhir/StructureDefinition/patient-birthTime').value", "1985-09-13T14:35:45+01:00")]
    [InlineData("birthDate.extension(%`ext-patient-birthTime`).exists()", "true")]
    [InlineData("extension({})", "")]
    [InlineData("birthDate.hasValue()", "true")]
    [InlineData("name.hasValue()", "false")]
    [InlineData("name.first().hasValue()", "false")]
    [InlineData("photo.hasValue()", "false")]
    [InlineData("birthDate.getValue() is Date", "true")]
    [InlineData("name.first().getValue()", "")]
    [InlineData("managingOrganization.resolve().name", "Solsiden legekontor")]
    [InlineData("generalPractitioner.resolve()", "")]
    [InlineData("managingOrganization.resolve() is Organization", "true")]
    [InlineData("contained.managingOrganization.resolve()", "")]
    [InlineData("checkModifiers('http://x').id", "kari")]
    [InlineData("%resource.id", "kari")]
    [InlineData("%rootResource.id", "kari")]
    [InlineData("%context.id", "kari")]
    [InlineData("name.where(%context.active).count()", "3")]
    [InlineData("%ucum", "http://unitsofmeasure.org")]
    [InlineData("%sct", "http://snomed.info/sct")]
    [InlineData("%loinc", "http://loinc.org")]
    [InlineData("%`vs-administrative-gender`", "http://hl7.org/fhir/ValueSet/administrative-gender")]
    [InlineData("%'vs-administrative-gender'", "http://hl7.org/fhir/ValueSet/administrative-gender")]
    [InlineData("%ukjent", "[fhirpath-unknown-variable]")]
    public void Functions_and_variables(string expression, string expected) => Assert.Equal(expected, Samples.Evaluate(expression));

    [Theory]
    [InlineData("entry[0].resource.subject.resolve().id", "1")]
    [InlineData("entry[0].resource.performer.resolve().name.family", "Lie")]
    [InlineData("entry.resource.ofType(Observation).subject.where(resolve() is Patient).count()", "1")]
    [InlineData("entry[3].resource.generalPractitioner.resolve()", "")]
    public void References_resolve_within_a_bundle(string expression, string expected) => Assert.Equal(expected, Samples.Evaluate(expression, "bundle"));

    [Fact]
    public void Resolve_asks_the_context_for_what_the_document_does_not_hold()
    {
        var practitioner = Samples.Parse("""{"resourceType":"Practitioner","id":"fastlege"}""").Root;
        var context = Samples.Context with { Resolve = reference => reference == "Practitioner/fastlege" ? practitioner : default };
        Assert.Equal("fastlege", Samples.Evaluate("generalPractitioner.resolve().id", context: context));
        Assert.Equal("Practitioner/fastlege", Samples.Evaluate("generalPractitioner.where(resolve() is Practitioner).reference", context: context));
    }

    [Theory]
    [InlineData("Patient.generalPractitioner.where(resolve() is Practitioner).reference", "Practitioner/fastlege")]
    [InlineData("Patient.generalPractitioner.where(resolve() is Organization).reference", "https://example.org/fhir/Organization/5/_history/2")]
    [InlineData("Patient.generalPractitioner.where(resolve() is PractitionerRole).identifier.value", "9")]
    [InlineData("Patient.generalPractitioner.where(resolve() is Patient)", "")]
    public void A_reference_may_tell_its_type_itself(string expression, string expected) =>
        Assert.Equal(expected, Samples.Evaluate(expression, context: Samples.Context with { ReferenceTypesFromText = true }));

    [Fact]
    public void Membership_and_conformance_are_asked_of_the_context()
    {
        var context = Samples.Context with
        {
            MemberOf = (valueSet, value) => valueSet.EndsWith("administrative-gender", StringComparison.Ordinal) ? FhirPathAnswers.Of(value.ToString() == "female") : FhirPathAnswer.Unknown,
            ConformsTo = (profile, element) => profile.EndsWith("/Patient", StringComparison.Ordinal) ? FhirPathAnswers.Of(element.Type.Name == "Patient") : FhirPathAnswer.Unknown,
        };
        Assert.Equal("true", Samples.Evaluate("gender.memberOf('http://hl7.org/fhir/ValueSet/administrative-gender')", context: context));
        Assert.Equal("", Samples.Evaluate("gender.memberOf('urn:x')", context: context));
        Assert.Equal("", Samples.Evaluate("gender.memberOf('http://hl7.org/fhir/ValueSet/administrative-gender')"));
        Assert.Equal("true", Samples.Evaluate("conformsTo('http://hl7.org/fhir/StructureDefinition/Patient')", context: context));
        Assert.Equal("", Samples.Evaluate("conformsTo('urn:x')", context: context));
    }

    [Fact]
    public void An_unexpected_modifier_extension_stops_the_evaluation()
    {
        var patient = Samples.Parse("""{"resourceType":"Patient","modifierExtension":[{"url":"http://x","valueBoolean":true}]}""").Root;
        Assert.Equal("[fhirpath-modifier-extension]", Samples.Text(Samples.Compile("checkModifiers().exists()").Evaluate(patient, Samples.Context)));
        Assert.Equal("true", Samples.Text(Samples.Compile("checkModifiers('http://x').exists()").Evaluate(patient, Samples.Context)));
    }

    [Fact]
    public void Resource_and_root_resource_differ_inside_a_contained_resource()
    {
        var contained = Samples.Root("patient").Child("contained");
        Assert.Equal("legekontor", Samples.Text(Samples.Compile("%resource.id").Evaluate(contained, Samples.Context)));
        Assert.Equal("kari", Samples.Text(Samples.Compile("%rootResource.id").Evaluate(contained, Samples.Context)));
        Assert.Equal("Patient", Samples.Text(Samples.Compile("'#'.resolve().type().name").Evaluate(contained, Samples.Context)));
    }

    [Fact]
    public void Given_variables_are_collections()
    {
        var context = Samples.Context with { Variables = new Dictionary<string, FhirPathValues> { ["roller"] = FhirPathValues.Of(FhirPathValue.Of("a"), FhirPathValue.Of("b")) } };
        Assert.Equal("2, true", Samples.Evaluate("%roller.count()", context: context) + ", " + Samples.Evaluate("'b' in %roller", context: context));
    }

    [Fact]
    public void Trace_tells_the_context_and_changes_nothing()
    {
        var traced = new List<string>();
        var context = Samples.Context with { Trace = (name, values) => traced.Add($"{name}: {values}") };
        Assert.Equal("Nordmann, Hansen", Samples.Evaluate("name.trace('navn', use).family.trace('etternavn')", context: context));
        Assert.Equal(["navn: official, usual, maiden", "etternavn: Nordmann, Hansen"], traced);
    }

    [Fact]
    public void A_condition_is_answered_without_allocation()
    {
        var (expression, focus, holds) = (Samples.Compile("hasValue() or (children().count() > id.count() and name.exists(use = 'official') and photo.empty())"), Samples.Root("patient"), true);
        for (var warm = 0; warm < 100; warm++) holds &= expression.IsTrue(focus, Samples.Context);
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var round = 0; round < 100; round++) holds &= expression.IsTrue(focus, Samples.Context);
        Assert.Equal((0, true), (GC.GetAllocatedBytesForCurrentThread() - before, holds));
    }

    [Fact]
    public void An_expression_refuses_documents_of_another_schema()
    {
        var other = Fhir.Kernel.Definitions.Schema.Create([new("Patient", Fhir.Kernel.Definitions.TypeKind.Resource, -1, false)], []);
        var expression = FhirPathExpression.Compile("id", other).Value;
        Assert.Throws<InvalidOperationException>(() => expression.IsTrue(Samples.Root("patient"), Samples.Context));
    }

    [Fact]
    public void Without_a_focus_an_expression_stands_alone() =>
        Assert.Equal("3", Samples.Text(Samples.Compile("1 + 2").Evaluate(default(Element), Samples.Context)));
}
