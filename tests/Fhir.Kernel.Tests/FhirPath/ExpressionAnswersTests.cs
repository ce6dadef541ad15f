using Fhir.Kernel.Definitions;
using Fhir.Kernel.Elements;
using Fhir.Kernel.FhirPath;
using Fhir.Kernel.Outcome;
using Fhir.Kernel.Terminology;
using Fhir.Kernel.Validation;

namespace Fhir.Kernel.Tests.FhirPath;

/// <summary>What expressions ask of terminology, definitions and profiles. https://hl7.org/fhir/R4/fhirpath.html#functions</summary>
public class ExpressionAnswersTests
{
    private const string Slices = "http://example.org/StructureDefinition/pasient";

    private static readonly ICanonicalSource Source = new LayeredSource([new CanonicalSet([Samples.Parse(
        $$$"""
        {"resourceType":"StructureDefinition","url":"{{{Slices}}}","name":"Pasient","status":"active","kind":"resource","abstract":false,"type":"Patient",
         "baseDefinition":"http://hl7.org/fhir/StructureDefinition/Patient","derivation":"constraint","differential":{"element":[
          {"id":"Patient","path":"Patient"},
          {"id":"Patient.identifier","path":"Patient.identifier","slicing":{"discriminator":[{"type":"value","path":"use"}],"rules":"open"}},
          {"id":"Patient.identifier:gammel","path":"Patient.identifier","sliceName":"gammel"},
          {"id":"Patient.identifier:gammel.use","path":"Patient.identifier.use","min":1,"fixedCode":"old"}]}}
        """),
        Samples.Parse("""{"resourceType":"ValueSet","url":"urn:to","status":"active","compose":{"include":[{"system":"urn:a","concept":[{"code":"x"}]},{"system":"urn:b","concept":[{"code":"y"}]}]} }"""),
        Samples.Parse("""{"resourceType":"ValueSet","url":"urn:ett","status":"active","compose":{"include":[{"system":"urn:a","concept":[{"code":"x"}]}]} }"""),
    ]), DefinitionsPack.Core]);

    private static readonly ProfileValidator Validator = new(Source, new TerminologyService(Source), Samples.Schema);

    private static readonly FhirPathContext Context = Validator.ExpressionContext with { Time = Samples.Context.Time };

    [Theory]
    [InlineData("gender.memberOf('http://hl7.org/fhir/ValueSet/administrative-gender')", "true")]
    [InlineData("gender.memberOf(%`vs-administrative-gender`)", "true")]
    [InlineData("'ukjent'.memberOf('http://hl7.org/fhir/ValueSet/administrative-gender')", "false")]
    [InlineData("name.use.memberOf('http://hl7.org/fhir/ValueSet/name-use')", "[fhirpath-singleton]")]
    [InlineData("gender.memberOf('urn:ukjent')", "[fhirpath-not-found]")]
    [InlineData("gender.memberOf({})", "")]
    [InlineData("gender.memberOf(1)", "[fhirpath-wrong-type]")]
    [InlineData("photo.memberOf('http://hl7.org/fhir/ValueSet/administrative-gender')", "")]
    [InlineData("'x'.memberOf('urn:to')", "[fhirpath-ambiguous]")]
    [InlineData("'x'.memberOf('urn:ett')", "true")]
    public void Member_of(string expression, string expected) => Assert.Equal(expected, Samples.Evaluate(expression, context: Context));

    [Theory]
    [InlineData("conformsTo('http://hl7.org/fhir/StructureDefinition/Patient')", "true")]
    [InlineData("conformsTo('http://hl7.org/fhir/StructureDefinition/Observation')", "false")]
    [InlineData("conformsTo('urn:ukjent')", "[fhirpath-not-found]")]
    [InlineData("name.conformsTo('http://hl7.org/fhir/StructureDefinition/HumanName')", "[fhirpath-singleton]")]
    [InlineData("photo.conformsTo('http://hl7.org/fhir/StructureDefinition/Attachment')", "")]
    public void Conforms_to(string expression, string expected) => Assert.Equal(expected, Samples.Evaluate(expression, context: Context));

    [Theory]
    [InlineData($"identifier.slice('{Slices}', 'gammel').value", "77")]
    [InlineData($"identifier.slice('{Slices}', 'Patient.identifier:gammel').value", "77")]
    [InlineData($"name.slice('{Slices}', 'gammel')", "")]
    [InlineData($"photo.slice('{Slices}', 'gammel')", "")]
    [InlineData($"identifier.slice('{Slices}', 'ny')", "[fhirpath-not-found]")]
    [InlineData("identifier.slice('urn:ukjent', 'gammel')", "[fhirpath-not-found]")]
    [InlineData("identifier.slice({}, 'gammel')", "")]
    [InlineData($"identifier.slice('{Slices}', 1)", "[fhirpath-wrong-type]")]
    public void Slice(string expression, string expected) => Assert.Equal(expected, Samples.Evaluate(expression, context: Context));

    [Theory]
    [InlineData("gender.elementDefinition().path", "Patient.gender")]
    [InlineData("gender.elementDefinition().binding.strength", "required")]
    [InlineData("name.first().family.elementDefinition().path", "HumanName.family")]
    [InlineData("contact.name.elementDefinition().path", "Patient.contact.name")]
    [InlineData("deceased.elementDefinition().path", "Patient.deceased[x]")]
    [InlineData("id.elementDefinition().path", "Patient.id")]
    [InlineData("elementDefinition().path", "Patient")]
    [InlineData("name.elementDefinition().max", "*, *, *")]
    [InlineData("'a'.elementDefinition()", "")]
    [InlineData("photo.elementDefinition()", "")]
    public void Element_definition(string expression, string expected) => Assert.Equal(expected, Samples.Evaluate(expression, context: Context));

    /// <summary>In R4's AdministrativeGender nothing subsumes anything else; v3-NullFlavor has NI above ASKU's parent UNK.</summary>
    [Theory]
    [InlineData("a", "UNK", "ASKU", "true", "false")]
    [InlineData("a", "ASKU", "ASKU", "true", "true")]
    [InlineData("a", "ASKU", "UNK", "false", "true")]
    [InlineData("a", "UNK", "finnesikke", "", "")]
    [InlineData("b", "UNK", "ASKU", "[fhirpath-ambiguous]", "[fhirpath-ambiguous]")]
    public void Subsumption(string otherSystem, string above, string below, string subsumes, string subsumedBy)
    {
        const string Flavors = "http://terminology.hl7.org/CodeSystem/v3-NullFlavor";
        var concept = Samples.Parse(
            $$$"""
            {"resourceType":"Observation","status":"final","code":{"coding":[{"system":"{{{Flavors}}}","code":"{{{above}}}"}]},
             "valueCodeableConcept":{"coding":[{"system":"{{{(otherSystem == "a" ? Flavors : "urn:b")}}}","code":"{{{below}}}"}]}}
            """).Root;
        string Ask(string expression) => Samples.Text(Samples.Compile(expression).Evaluate(concept, Context));
        Assert.Equal(subsumes, Ask("code.subsumes(value)"));
        Assert.Equal(subsumedBy, Ask("code.subsumedBy(value)"));
        Assert.Equal(subsumes, Ask("code.coding.subsumes(value.coding)"));
        Assert.Equal("[fhirpath-wrong-type]", Ask("status.subsumes(value)"));
        Assert.Equal("", Ask("code.subsumes({})"));
    }

    [Fact]
    public void Without_anybody_to_ask_the_answers_are_unknown()
    {
        Assert.Equal("", Samples.Evaluate("maritalStatus.combine(contact.relationship).subsumes(maritalStatus)"));
        Assert.Equal("", Samples.Evaluate("identifier.slice('urn:x', 'y')"));
        Assert.Equal("", Samples.Evaluate("gender.elementDefinition()"));
    }

    /// <summary>tim-9 asks <c>when in (…)</c> and <c>when</c> repeats. https://hl7.org/fhir/R4/datatypes-definitions.html#Timing</summary>
    [Theory]
    [InlineData("""["AC", "HS"], "offset": 30""", false)]
    [InlineData("""["C", "CM"], "offset": 30""", true)]
    [InlineData("""["C"], "offset": 30""", true)]
    [InlineData("""["C", "CM"]""", false)]
    public void Tim_9_has_an_answer_where_when_repeats(string when, bool isBroken)
    {
        var request = Samples.Parse(
            $$$"""
            {"resourceType":"MedicationRequest","status":"active","intent":"order","medicationCodeableConcept":{"text":"x"},"subject":{"reference":"Patient/1"},
             "dosageInstruction":[{"timing":{"repeat":{"when":{{{when}}} } } }]}
            """);
        var issues = Validator.Validate(request);
        Assert.Equal(isBroken, issues.Any(issue => issue.RuleId == "invariant-tim-9"));
        Assert.DoesNotContain(issues, issue => issue.RuleId == ValidationRules.InvariantNotEvaluated.Id);
    }

    [Fact]
    public void Membership_of_several_is_an_error_unless_all_are_asked_for()
    {
        var lenient = Samples.Context with { MembershipTakesAll = true };
        Assert.Equal("[fhirpath-singleton]", Samples.Evaluate("(1 | 2) in (1 | 2 | 3)"));
        Assert.Equal("true", Samples.Evaluate("(1 | 2) in (1 | 2 | 3)", context: lenient));
        Assert.Equal("false", Samples.Evaluate("(1 | 4) in (1 | 2 | 3)", context: lenient));
        Assert.Equal("true", Samples.Evaluate("(1 | 2 | 3) contains (1 | 2)", context: lenient));
        Assert.Equal("", Samples.Evaluate("{} in (1 | 2)", context: lenient));
        Assert.Equal("false", Samples.Evaluate("1 in {}", context: lenient));
    }
}
