using Fhir.Kernel.Definitions;
using Fhir.Kernel.Elements;
using Fhir.Kernel.Outcome;
using Fhir.Kernel.Tests.Snapshot;
using Fhir.Kernel.Validation;
using Fhir.Kernel.Validation.Catalogue;
using Xunit;

namespace Fhir.Kernel.Tests.Validation;

/// <summary>https://hl7.org/fhir/R4/conformance-module.html</summary>
public class DefinitionRulesTests
{
    private const string Fruit = "https://fhirref.example/test/CodeSystem/fruit";

    private static readonly ProfileValidator Validator = Instances.Over(
        TestProfiles.Parse($$"""
            { "resourceType": "CodeSystem", "url": "{{Fruit}}", "status": "active", "content": "complete", "property": [{ "code": "color", "type": "string" }], "concept": [{ "code": "a" }] }
            """),
        TestProfiles.Parse("""
            { "resourceType": "ValueSet", "url": "https://fhirref.example/test/ValueSet/back", "status": "active", "compose": { "include": [{ "valueSet": ["https://fhirref.example/test/ValueSet/own"] }] } }
            """));

    public static TheoryData<string, string, string> Rules => new()
    {
        { "definition-expression", Structure(Constraint("name.single(")), Structure(Constraint("name.exists()")) },
        { "definition-expression", Search("token", "Patient.gender.where("), Search("token", "Patient.gender") },
        { "definition-expression-suspect", Structure(Constraint("nickname.exists()")), Structure(Constraint("name.given.exists()")) },
        { "definition-expression-suspect", Search("token", "Patient.sex"), Search("token", "Patient.gender | Person.gender") },
        { "definition-element-type", Structure("""{ "id": "Patient.name", "path": "Patient.name", "type": [{ "code": "PersonName" }] }"""),
            Structure("""{ "id": "Patient.name", "path": "Patient.name", "type": [{ "code": "HumanName" }] }""") },
        { "definition-value-type", Structure("""{ "id": "Patient.gender", "path": "Patient.gender", "type": [{ "code": "code" }], "fixedString": "male" }"""),
            Structure("""{ "id": "Patient.gender", "path": "Patient.gender", "type": [{ "code": "code" }], "fixedCode": "male" }""") },
        { "definition-value-type", Structure("""{ "id": "Patient.gender", "path": "Patient.gender", "fixedString": "male" }"""),
            Structure("""{ "id": "Patient.gender", "path": "Patient.gender", "fixedCode": "male" }""") },
        { "definition-value-type", Structure("""{ "id": "Patient.deceased[x]", "path": "Patient.deceased[x]", "patternInteger": 1 }"""),
            Structure("""{ "id": "Patient.deceased[x]", "path": "Patient.deceased[x]", "type": [{ "code": "boolean" }] }, { "id": "Patient.name.use", "path": "Patient.name.use", "patternCode": "usual" }""") },
        { "definition-context", Extension("Patient.nickname"), Extension("Patient.contact.name") },
        { "snapshot-min-loosened", Structure("""{ "id": "Patient.link.type", "path": "Patient.link.type", "min": 0 }"""), Structure("""{ "id": "Patient.name", "path": "Patient.name", "min": 1 }""") },
        { "snapshot-base-missing", Structure("", "https://fhirref.example/none"), Structure("""{ "id": "Patient.name", "path": "Patient.name", "min": 1 }""") },
        { "search-parameter-type", Search("quantity", "Patient.gender"), Search("token", "Patient.gender") },
        { "search-parameter-type", Search("date", "Patient.name"), Search("string", "Patient.name") },
        { "search-parameter-target", Search("token", "Patient.gender", """ "target": ["Patient"], """), Search("reference", "Patient.generalPractitioner", """ "target": ["Practitioner"], """) },
        { "search-parameter-component", Search("composite", "Patient"), Search("composite", "Patient", """ "component": [{ "definition": "http://hl7.org/fhir/SearchParameter/individual-gender", "expression": "gender" }], """) },
        { "capability-search", Capability("token"), Capability("date") },
        { "operation-parameter-duplicate", Operation("in", "in"), Operation("in", "out") },
        { "naming-system-value", Naming("oid", "urn:oid:1.2.3"), Naming("oid", "2.16.578.1.12.4.1.4.1") },
        { "naming-system-value", Naming("uri", "fnr"), Naming("uri", "https://a.example/fnr") },
        { "value-set-code", Set($$""" "system": "{{Fruit}}", "concept": [{ "code": "x" }] """), Set($$""" "system": "{{Fruit}}", "concept": [{ "code": "a" }] """) },
        { "value-set-filter", Set(Filter("weight")), Set(Filter("color")) },
        { "value-set-circle", Set(""" "valueSet": ["https://fhirref.example/test/ValueSet/own"] """), Set(""" "valueSet": ["http://hl7.org/fhir/ValueSet/marital-status"] """) },
        { "value-set-circle", Set(""" "valueSet": ["https://fhirref.example/test/ValueSet/back"] """), Set(""" "valueSet": ["http://hl7.org/fhir/ValueSet/marital-status"] """) },
        { "code-system-property", System("", "weight", "valueString"), System("", "color", "valueString") },
        { "code-system-property-type", System("", "color", "valueCode"), System("", "color", "valueString") },
        { "code-system-count", System(""" "count": 1, """, "color", "valueString"), System(""" "count": 2, """, "color", "valueString") },
        { "code-system-supplement", System(""" "supplements": "http://loinc.org", """, "color", "valueString"),
            System(""" "supplements": "http://loinc.org", """, "color", "valueString").Replace("complete", "supplement") },
        { "concept-map-code", Map("x", "a"), Map("a", "a") },
        { "concept-map-code", Map("a", "x"), Map("a", "a") },
    };

    [Theory, MemberData(nameof(Rules))]
    public void A_rule_is_tripped_by_what_breaks_it_and_passed_by_what_keeps_it(string rule, string broken, string kept) =>
        RuleTable.Holds(Validator, rule, broken, kept);

    [Fact]
    public void Every_rule_has_a_row() => RuleTable.Covers(DefinitionRules.All, Rules.Select(row => row.Data.Item1).Where(id => !id.StartsWith("snapshot-", StringComparison.Ordinal)));

    [Fact]
    public void An_issue_of_the_snapshot_stands_at_its_row()
    {
        var issue = Assert.Single(Validator.Validate(Instances.Parse(Structure("""{ "id": "Patient.link.type", "path": "Patient.link.type", "min": 0 }"""))), issue => issue.IsError);

        Assert.Equal(("snapshot-min-loosened", "StructureDefinition.differential.element[1]"), (issue.RuleId, issue.Expression));
    }

    [Fact]
    public void A_server_may_keep_a_definition_that_cannot_be_expanded() =>
        Assert.Empty(Validator.Validate(Instances.Parse(Structure("""{ "id": "Patient.link.type", "path": "Patient.link.type", "min": 0 }""")), new ValidationOptions { Expansion = Severity.Warning }).Errors());

    // What is not loaded may be fine; the rest is for the author.
    [Fact]
    public void A_base_that_is_not_loaded_is_a_warning() =>
        Assert.Equal(Severity.Warning, Assert.Single(Validator.Validate(Instances.Parse(Structure("", "https://fhirref.example/none"))), issue => issue.RuleId == "snapshot-base-missing").Severity);

    [Theory]
    [InlineData("ValueSet")]
    [InlineData("StructureDefinition")]
    [InlineData("OperationDefinition")]
    public void R4s_own_definitions_are_valid_but_for_what_is_known(string type)
    {
        var options = new ValidationOptions { Least = Severity.Error };
        var core = DefinitionsPack.Core;

        var errors = core.Entries.Where(entry => entry.ResourceType == type && (type != "StructureDefinition" || entry is { IsProfile: true, Type: not "Extension" }))
            .SelectMany(entry => Instances.Core.Validate(core.Find(entry.Url)!, options).Select(issue => $"{entry.Id} {issue.RuleId} {issue.Expression}")).ToList();

        Assert.DoesNotContain(errors, error => !KnownErrors.Any(known => error.Contains(known, StringComparison.Ordinal)));
    }

    // One value set of the examples has a local system; three profiles slice without saying so or say more than their slicing allows; many value sets
    // give their OID without urn:oid:.
    private static readonly string[] KnownErrors =
    [
        "example-hierarchical code-system-relative ", "codesystem-history snapshot-", "familymemberhistory-genetic snapshot-slicing-missing ",
        "catalog snapshot-slicing-missing ", " identifier-uri ValueSet.identifier",
    ];

    private static string Structure(string row, string baseDefinition = "http://hl7.org/fhir/StructureDefinition/Patient") => $$"""
        { "resourceType": "StructureDefinition", "url": "https://fhirref.example/x", "name": "X", "status": "draft", "kind": "resource", "abstract": false, "type": "Patient",
          "baseDefinition": "{{baseDefinition}}", "derivation": "constraint", "differential": { "element": [{ "id": "Patient", "path": "Patient" }{{(row.Length > 0 ? ", " : "")}}{{row}}] } }
        """;

    private static string Constraint(string expression) => $$"""
        { "id": "Patient.contact", "path": "Patient.contact", "constraint": [{ "key": "x-1", "severity": "error", "human": "?", "expression": "{{expression}}" }] }
        """;

    private static string Extension(string context) => $$"""
        { "resourceType": "StructureDefinition", "url": "https://fhirref.example/e", "name": "E", "status": "draft", "kind": "complex-type", "abstract": false, "type": "Extension",
          "context": [{ "type": "element", "expression": "{{context}}" }], "baseDefinition": "http://hl7.org/fhir/StructureDefinition/Extension", "derivation": "constraint",
          "differential": { "element": [{ "id": "Extension", "path": "Extension" }, { "id": "Extension.url", "path": "Extension.url", "fixedUri": "https://fhirref.example/e" }] } }
        """;

    private static string Search(string type, string expression, string more = "") => $$"""
        { "resourceType": "SearchParameter", "url": "https://fhirref.example/s", "name": "S", "status": "draft", "description": "s", "code": "s", "base": ["Patient"], {{more}} "type": "{{type}}", "expression": "{{expression}}" }
        """;

    private static string Capability(string type) => $$"""
        { "resourceType": "CapabilityStatement", "status": "draft", "date": "2024", "kind": "requirements", "description": "x", "fhirVersion": "4.0.1", "format": ["json"], "rest": [{ "mode": "server",
          "resource": [{ "type": "Patient", "searchParam": [{ "name": "birthdate", "definition": "http://hl7.org/fhir/SearchParameter/individual-birthdate", "type": "{{type}}" }] }] }] }
        """;

    private static string Operation(string first, string second) => $$"""
        { "resourceType": "OperationDefinition", "name": "O", "status": "draft", "kind": "operation", "code": "o", "system": true, "type": false, "instance": false, "parameter": [
          { "name": "p", "use": "{{first}}", "min": 0, "max": "1", "type": "string" }, { "name": "p", "use": "{{second}}", "min": 0, "max": "1", "type": "string" }] }
        """;

    private static string Naming(string type, string value) => $$"""
        { "resourceType": "NamingSystem", "name": "N", "status": "draft", "kind": "identifier", "date": "2024", "uniqueId": [{ "type": "{{type}}", "value": "{{value}}" }] }
        """;

    private static string Set(string include) => $$"""
        { "resourceType": "ValueSet", "url": "https://fhirref.example/test/ValueSet/own", "status": "draft", "compose": { "include": [{ {{include}} }] } }
        """;

    private static string Filter(string property) => $$""" "system": "{{Fruit}}", "filter": [{ "property": "{{property}}", "op": "=", "value": "red" }] """;

    private static string System(string more, string property, string value) => $$"""
        { "resourceType": "CodeSystem", "url": "https://fhirref.example/c", "status": "draft", "content": "complete", {{more}} "property": [{ "code": "color", "type": "string" }],
          "concept": [{ "code": "a", "property": [{ "code": "{{property}}", "{{value}}": "red" }], "concept": [{ "code": "b" }] }] }
        """;

    private static string Map(string source, string target) => $$"""
        { "resourceType": "ConceptMap", "status": "draft", "group": [{ "source": "{{Fruit}}", "target": "{{Fruit}}", "element": [{ "code": "{{source}}", "target": [{ "code": "{{target}}", "equivalence": "equal" }] }] }] }
        """;
}
