using Fhir.Kernel.Elements;
using Fhir.Kernel.Outcome;
using Fhir.Kernel.Tests.Snapshot;
using Fhir.Kernel.Validation;
using Fhir.Kernel.Validation.Catalogue;
using Xunit;

namespace Fhir.Kernel.Tests.Validation;

/// <summary>Codes in the systems they name, whatever they are bound to. https://hl7.org/fhir/R4/terminologies.html</summary>
public class CodeRulesTests
{
    private const string System = "https://fhirref.example/test/CodeSystem/fruit";

    private static readonly Document Fruit = TestProfiles.Parse($$"""
        { "resourceType": "CodeSystem", "url": "{{System}}", "version": "2", "status": "active", "content": "complete",
          "property": [{ "code": "notSelectable", "type": "boolean" }, { "code": "inactive", "type": "boolean" }],
          "concept": [
            { "code": "all", "display": "Fruit", "property": [{ "code": "notSelectable", "valueBoolean": true }] },
            { "code": "a", "display": "Apple", "designation": [{ "language": "nb", "value": "Eple" }] },
            { "code": "b", "display": "Quince", "property": [{ "code": "inactive", "valueBoolean": true }] },
            { "code": "c" }] }
        """);

    private static readonly Document Part = TestProfiles.Parse("""
        { "resourceType": "CodeSystem", "url": "https://fhirref.example/test/CodeSystem/part", "status": "active", "content": "fragment", "concept": [{ "code": "a" }] }
        """);

    private static readonly ProfileValidator Validator = Instances.Over(Fruit, Part);

    public static TheoryData<string, string, string> Rules => new()
    {
        { "code-unknown", Coded("x"), Coded("a") },
        { "code-unknown", Measured(System, "x"), Measured(System, "a") },
        { "code-unknown", Code(""" "system": "urn:ietf:bcp:47", "code": "norsk bokmål" """), Code(""" "system": "urn:ietf:bcp:47", "code": "nb-NO" """) },
        { "code-unit", Measured("http://unitsofmeasure.org", "mmHg"), Measured("http://unitsofmeasure.org", "mm[Hg]") },
        { "code-unit", Code(""" "system": "http://unitsofmeasure.org", "code": "tablet" """), Code(""" "system": "http://unitsofmeasure.org", "version": "2.1", "code": "{tablet}" """) },
        { "code-display", Coded("a", "Pear"), Coded("a", " apple") },
        { "code-display", Coded("a", "Pære"), Coded("a", "Eple") },
        { "code-display", Coded("a", "Ep le"), Coded("c", "Anything") },
        { "code-inactive", Coded("b"), Coded("a") },
        { "code-abstract", Coded("all"), Coded("a") },
        { "code-not-checked", Code(""" "system": "https://fhirref.example/test/CodeSystem/part", "code": "x" """), Code(""" "system": "https://fhirref.example/test/CodeSystem/part", "code": "a" """) },
        { "code-not-checked", Code($$""" "system": "{{System}}", "version": "1", "code": "a" """), Code($$""" "system": "{{System}}", "version": "2", "code": "a" """) },
        { "code-system-missing", Code(""" "code": "a" """), Code(""" "display": "a" """) },
        { "code-system-relative", Code(""" "system": "fruit", "code": "a" """), Coded("a") },
        { "code-system-relative", Measured("fruit", "a"), Measured(System, "a") },
        { "code-system-valueset", Code(""" "system": "http://hl7.org/fhir/ValueSet/marital-status", "code": "M" """), Code(""" "system": "http://terminology.hl7.org/CodeSystem/v3-MaritalStatus", "code": "M" """) },
    };

    [Theory, MemberData(nameof(Rules))]
    public void A_rule_is_tripped_by_what_breaks_it_and_passed_by_what_keeps_it(string rule, string broken, string kept) =>
        RuleTable.Holds(Validator, rule, broken, kept);

    [Fact]
    public void Every_rule_has_a_row() => RuleTable.Covers(CodeRules.All, Rules.Select(row => row.Data.Item1));

    [Fact]
    public void A_system_that_is_not_loaded_is_named_once()
    {
        const string Loinc = """{ "coding": [{ "system": "http://loinc.org", "code": "718-7" }, { "system": "http://loinc.org", "code": "717-9" }] }""";

        var issue = Assert.Single(Instances.Issues("Observation", $$""" "status": "final", "code": {{Loinc}}, "valueCodeableConcept": {{Loinc}} """), issue => issue.RuleId == "code-not-checked");

        Assert.Equal((Severity.Information, "Observation.code.coding[0].system"), (issue.Severity, issue.Expression));
    }

    [Fact]
    public void The_names_a_code_has_are_told_with_their_language()
    {
        var issue = Assert.Single(Validator.Validate(Instances.Parse(Coded("a", "Pear"))), issue => issue.RuleId == "code-display");

        Assert.Equal($"'Pear' is no name of {System}|a; there it is called «Apple», «Eple» (nb)", issue.Text(Language.En));
    }

    [Theory]
    [InlineData("kg/mmHg", "'kg/mmHg' is no UCUM unit; position 4: 'mmHg' is no UCUM unit; did you mean 'mm[Hg]'?")]
    [InlineData("kg{a}{b}", "'kg{a}{b}' is no UCUM unit; position 6: expected '.', '/' or the end, found '{'")]
    public void A_unit_that_is_none_is_told_where_it_goes_wrong(string unit, string text)
    {
        var issue = Assert.Single(Validator.Validate(Instances.Parse(Measured("http://unitsofmeasure.org", unit))), issue => issue.RuleId == "code-unit");

        Assert.Equal(("Observation.value.code", Severity.Error, text), (issue.Expression, issue.Severity, issue.Text(Language.En)));
        Assert.Contains("er ingen UCUM-enhet; posisjon", issue.Text(Language.Nb), StringComparison.Ordinal);
    }

    // https://hl7.org/fhir/tools/StructureDefinition-additional-binding.html
    [Theory]
    [InlineData("required", "binding-required", true)]
    [InlineData("maximum", "binding-max", true)]
    [InlineData("extensible", "binding-extensible", false)]
    [InlineData("candidate", null, false)]
    public void A_profile_may_bind_an_element_to_more_than_one_value_set(string purpose, string? ruleId, bool isError)
    {
        var profile = TestProfiles.Define("bound", "Basic", $$"""
            { "path": "Basic.code", "binding": { "strength": "example", "valueSet": "http://hl7.org/fhir/ValueSet/marital-status",
              "extension": [{ "url": "http://hl7.org/fhir/tools/StructureDefinition/additional-binding", "extension": [
                { "url": "purpose", "valueCode": "{{purpose}}" }, { "url": "valueSet", "valueCanonical": "https://fhirref.example/test/ValueSet/apple" }] }] } }
            """);
        var apple = TestProfiles.Parse($$"""
            { "resourceType": "ValueSet", "url": "https://fhirref.example/test/ValueSet/apple", "status": "active",
              "compose": { "include": [{ "system": "{{System}}", "concept": [{ "code": "a" }] }] } }
            """);
        IEnumerable<(string, bool)> Found(string code) => Instances.Issues(Instances.Make("Basic", $$""" "code": { "coding": [{ "system": "{{System}}", "code": "{{code}}" }] } """), profile, apple, Fruit)
            .Where(issue => issue.RuleId.StartsWith("binding-", StringComparison.Ordinal)).Select(issue => (issue.RuleId, issue.IsError));

        Assert.Empty(Found("a"));
        Assert.Equal(ruleId is null ? [] : [(ruleId, isError)], Found("c"));
    }

    private static string Coded(string code, string? display = null) =>
        Code($$""" "system": "{{System}}", "code": "{{code}}"{{(display is null ? "" : $", \"display\": \"{display}\"")}} """);

    private static string Code(string coding) => $$"""{ "resourceType": "Basic", "code": { "coding": [{ {{coding}} }] } }""";

    private static string Measured(string system, string code) => $$"""
        { "resourceType": "Observation", "status": "final", "code": { "text": "x" }, "valueQuantity": { "value": 1, "system": "{{system}}", "code": "{{code}}" } }
        """;
}
