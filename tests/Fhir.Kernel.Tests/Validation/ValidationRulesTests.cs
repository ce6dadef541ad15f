using Fhir.Kernel.Elements;
using Fhir.Kernel.Tests.Snapshot;
using Fhir.Kernel.Validation;
using Xunit;

namespace Fhir.Kernel.Tests.Validation;

/// <summary>Every rule, tripped by one instance and passed by another that differs in just that. https://hl7.org/fhir/R4/validation.html</summary>
public class ValidationRulesTests
{
    private const string Core = "http://hl7.org/fhir/StructureDefinition/";

    private const string Status = """ "status": "final", "code": { "text": "x" } """;

    private const string BySystem = """
        { "path": "Patient.identifier", "slicing": { "discriminator": [{ "type": "value", "path": "system" }], "rules": "closed" } },
        { "path": "Patient.identifier", "sliceName": "a" }, { "path": "Patient.identifier.system", "min": 1, "fixedUri": "urn:a" },
        { "path": "Patient.identifier", "sliceName": "b" }, { "path": "Patient.identifier.system", "min": 1, "fixedUri": "urn:b" }
        """;

    private const string LeastGram = """
        { "path": "Observation.valueQuantity", "minValueQuantity": { "value": 1, "system": "http://unitsofmeasure.org", "code": "g" } }
        """;

    private const string MaxBinding = """
        { "path": "Patient.maritalStatus", "binding": { "strength": "extensible", "valueSet": "http://hl7.org/fhir/ValueSet/marital-status",
          "extension": [{ "url": "http://hl7.org/fhir/StructureDefinition/elementdefinition-maxValueSet", "valueCanonical": "http://hl7.org/fhir/ValueSet/marital-status" }] } }
        """;

    private const string TwoNames = """
        { "path": "Patient.name", "type": [{ "code": "HumanName",
          "profile": ["https://fhirref.example/test/StructureDefinition/family", "https://fhirref.example/test/StructureDefinition/given"] }] }
        """;

    public static TheoryData<string, string, string, string, string> Rules => new()
    {
        // rule, type, rows of the profile, what trips it, what passes
        { "cardinality-min", "Observation", "", """ "status": "final" """, Status },
        { "cardinality-min", "Patient", """{ "path": "Patient.name", "min": 2 }""", """ "name": [{ "text": "A" }] """, """ "name": [{ "text": "A" }, { "text": "B" }] """ },
        { "cardinality-max", "Patient", """{ "path": "Patient.name", "max": "1" }""", """ "name": [{ "text": "A" }, { "text": "B" }] """, """ "name": [{ "text": "A" }] """ },
        { "choice-multiple", "Observation", "", Status + """, "valueString": "a", "valueBoolean": true """, Status + """, "valueString": "a" """ },
        { "type-not-allowed", "Observation", """{ "path": "Observation.value[x]", "type": [{ "code": "string" }, { "code": "boolean" }] }""",
            Status + """, "valueInteger": 1 """, Status + """, "valueString": "a" """ },
        { "fixed-value", "Patient", """{ "path": "Patient.active", "fixedBoolean": true }""", """ "active": false """, """ "active": true """ },
        { "pattern-value", "Observation", """{ "path": "Observation.code", "patternCodeableConcept": { "coding": [{ "code": "a" }] } }""",
            Status, """ "status": "final", "code": { "text": "x", "coding": [{ "code": "b" }, { "code": "a", "system": "urn:s" }] } """ },
        { "max-length", "Patient", """{ "path": "Patient.name.text", "maxLength": 3 }""", """ "name": [{ "text": "blåå" }] """, """ "name": [{ "text": "blå" }] """ },
        { "min-value", "Patient", """{ "path": "Patient.birthDate", "minValueDate": "1900-01-01" }""", """ "birthDate": "1899-12" """, """ "birthDate": "1900" """ },
        { "min-value", "Observation", LeastGram, Status + """, "valueQuantity": { "value": 0.5, "system": "http://unitsofmeasure.org", "code": "g" } """,
            Status + """, "valueQuantity": { "value": 0.5, "system": "http://unitsofmeasure.org", "code": "mL" } """ },
        { "min-value", "Observation", LeastGram, Status + """, "valueQuantity": { "value": 999, "system": "http://unitsofmeasure.org", "code": "mg" } """,
            Status + """, "valueQuantity": { "value": 1000, "system": "http://unitsofmeasure.org", "code": "mg" } """ },
        { "max-value", "Observation", """{ "path": "Observation.valueInteger", "maxValueInteger": 10 }""", Status + """, "valueInteger": 11 """, Status + """, "valueInteger": 10 """ },
        { "primitive-format", "Patient", "", """ "birthDate": "12.3.1980" """, """ "birthDate": "1980-03-12" """ },
        { "binding-required", "Patient", "", """ "gender": "mann" """, """ "gender": "male" """ },
        { "binding-extensible", "Patient", "", """ "maritalStatus": { "coding": [{ "system": "urn:s", "code": "x" }] } """,
            """ "maritalStatus": { "coding": [{ "system": "http://terminology.hl7.org/CodeSystem/v3-MaritalStatus", "code": "M" }] } """ },
        { "binding-max", "Patient", MaxBinding,
            """ "maritalStatus": { "coding": [{ "system": "urn:s", "code": "x" }] } """, """ "maritalStatus": { "text": "gift" } """ },
        { "binding-not-checked", "Patient", """{ "path": "Patient.language", "binding": { "strength": "required", "valueSet": "https://fhirref.example/none" } }""",
            """ "language": "nb" """, "" },
        { "invariant-not-evaluated", "Patient", Constraint("x-1", "name.single().exists()"), """ "name": [{ "text": "A" }, { "text": "B" }] """, """ "name": [{ "text": "A" }] """ },
        { "slicing-unmatched", "Patient", BySystem, """ "identifier": [{ "system": "urn:c" }] """, """ "identifier": [{ "system": "urn:a" }] """ },
        { "slicing-order", "Patient", BySystem.Replace("\"closed\"", "\"open\", \"ordered\": true"),
            """ "identifier": [{ "system": "urn:b" }, { "system": "urn:a" }] """, """ "identifier": [{ "system": "urn:a" }, { "system": "urn:c" }, { "system": "urn:b" }] """ },
        { "reference-target", "Patient", "", """ "managingOrganization": { "reference": "Patient/1" } """, """ "managingOrganization": { "reference": "http://x.example/fhir/Organization/1/_history/2" } """ },
        { "reference-contained-missing", "Patient", "", """ "managingOrganization": { "reference": "#o" } """,
            """ "contained": [{ "resourceType": "Organization", "id": "o", "name": "O" }], "managingOrganization": { "reference": "#o" } """ },
        { "extension-unknown", "Patient", "", """ "extension": [{ "url": "https://fhirref.example/none", "valueCode": "a" }] """, "" },
        { "extension-unknown-modifier", "Patient", "", """ "modifierExtension": [{ "url": "https://fhirref.example/none", "valueCode": "a" }] """, "" },
        { "extension-context", "Patient", "", """ "birthDate": "1980-01-01", "extension": [{ "url": "http://hl7.org/fhir/StructureDefinition/patient-birthTime", "valueDateTime": "1980-01-01" }] """,
            """ "birthDate": "1980-01-01", "_birthDate": { "extension": [{ "url": "http://hl7.org/fhir/StructureDefinition/patient-birthTime", "valueDateTime": "1980-01-01" }] } """ },
        { "extension-modifier", "Patient", "", """ "modifierExtension": [{ "url": "http://hl7.org/fhir/StructureDefinition/patient-birthPlace", "valueAddress": { "city": "Oslo" } }] """,
            """ "extension": [{ "url": "http://hl7.org/fhir/StructureDefinition/patient-birthPlace", "valueAddress": { "city": "Oslo" } }] """ },
        { "profile-unresolved", "Patient", "", """ "meta": { "profile": ["https://fhirref.example/none"] } """, $$""" "meta": { "profile": ["{{Core}}Patient"] } """ },
        { "profile-unusable", "Patient", "", """ "meta": { "profile": ["https://fhirref.example/test/StructureDefinition/broken"] } """, "" },
        { "profile-version", "Patient", "", """ "meta": { "profile": ["https://fhirref.example/test/StructureDefinition/dated|3.0"] } """,
            """ "meta": { "profile": ["https://fhirref.example/test/StructureDefinition/dated|1.0"] } """ },
        { "profile-ambiguous", "Patient", "", """ "meta": { "profile": ["https://fhirref.example/test/StructureDefinition/dated"] } """,
            """ "meta": { "profile": ["https://fhirref.example/test/StructureDefinition/dated|2.0"] } """ },
        { "profile-abstract", "Patient", "", $$""" "meta": { "profile": ["{{Core}}DomainResource"] } """, $$""" "meta": { "profile": ["{{Core}}Patient"] } """ },
        { "definition-retired", "Patient", "", """ "meta": { "profile": ["https://fhirref.example/test/StructureDefinition/dated|1.0"] } """,
            """ "meta": { "profile": ["https://fhirref.example/test/StructureDefinition/dated|2.0"] } """ },
        { "extension-url", "Patient", "", """ "extension": [{ "url": "birthPlace", "valueString": "Oslo" }] """,
            """ "extension": [{ "url": "http://hl7.org/fhir/StructureDefinition/patient-birthPlace", "valueAddress": { "city": "Oslo" } }] """ },
        { "extension-part", "Patient", "", """ "extension": [{ "url": "http://hl7.org/fhir/StructureDefinition/patient-nationality", "extension": [{ "url": "land", "valueString": "NO" }] }] """,
            """ "extension": [{ "url": "http://hl7.org/fhir/StructureDefinition/patient-nationality", "extension": [{ "url": "code", "valueCodeableConcept": { "text": "norsk" } }] }] """ },
        { "profile-type", "Patient", "", $$""" "meta": { "profile": ["{{Core}}bodyweight"] } """, "" },
        { "profile-no-match", "Patient", TwoNames, """ "name": [{ "text": "A" }] """, """ "name": [{ "family": "A" }, { "given": ["B"] }] """ },
        { "narrative-content", "Patient", "", Narrative("<p onclick='x()'>A</p>"), Narrative("<p class='x'>A</p>") },
        { "primitive-whitespace", "Patient", "", """ "name": [{ "family": "Li " }] """, """ "name": [{ "family": "Li" }] """ },
        { "primitive-whitespace", "Patient", "", """ "name": [{ "family": "\tLi" }] """, """ "name": [{ "family": "L i" }] """ },
        { "attachment-size", "Patient", "", """ "photo": [{ "contentType": "image/png", "data": "YWJj", "size": 4 }] """, """ "photo": [{ "contentType": "image/png", "data": "YWJj", "size": 3 }] """ },
        { "attachment-hash", "Patient", "", """ "photo": [{ "contentType": "image/png", "data": "YWJj", "hash": "YWJj" }] """,
            """ "photo": [{ "contentType": "image/png", "data": "YWJj", "hash": "qZk+NkcGgWq6PiVxeFDCbJzQ2J0=" }] """ },
        { "identifier-uri", "Patient", "", """ "identifier": [{ "system": "urn:ietf:rfc:3986", "value": "2.16.578.1" }] """, """ "identifier": [{ "system": "urn:ietf:rfc:3986", "value": "urn:oid:2.16.578.1" }] """ },
        { "identifier-uri", "Patient", "", """ "identifier": [{ "system": "urn:ietf:rfc:3986", "value": "urn:uuid:1" }] """, """ "identifier": [{ "system": "urn:x", "value": "urn:uuid:1" }] """ },
        { "sampled-data", "Observation", "", Sampled("1 2.5 F"), Sampled("1 -2.5 E U L 3e2") },
        { "sampled-data", "Observation", "", Sampled("1  2"), Sampled("1") },
        { "sampled-data", "Observation", "", Sampled("1 "), Status + """, "valueSampledData": { "origin": { "value": 0 }, "period": 10, "dimensions": 1 } """ },
        { "limit-findings", "Patient", "", Names(1001), Names(1000) },
        { "invariant-ele-1", "Patient", "", """ "name": [{ "id": "a" }] """, """ "name": [{ "id": "a", "text": "A" }] """ },
        { "invariant-ext-1", "Patient", "", """ "extension": [{ "url": "http://hl7.org/fhir/StructureDefinition/patient-birthPlace" }] """,
            """ "extension": [{ "url": "http://hl7.org/fhir/StructureDefinition/patient-birthPlace", "valueAddress": { "city": "Oslo" } }] """ },
        { "invariant-txt-2", "Patient", "", Narrative(" <p> </p> "), Narrative("<img src='a.png' alt='a'/>") },
        { "invariant-obs-6", "Observation", "", Status + """, "valueBoolean": true, "dataAbsentReason": { "text": "?" } """, Status + """, "valueBoolean": true """ },
        { "invariant-dom-3", "Patient", "", """ "contained": [{ "resourceType": "Organization", "id": "o", "name": "O" }] """,
            """ "contained": [{ "resourceType": "Organization", "id": "o", "name": "O" }], "managingOrganization": { "reference": "#o" } """ },
        { "invariant-x-1", "Patient", Constraint("x-1", "name.exists()"), """ "active": true """, """ "name": [{ "text": "A" }] """ },
    };

    private static string Sampled(string data) => Status + $$""", "valueSampledData": { "origin": { "value": 0 }, "period": 10, "dimensions": 1, "data": "{{data}}" } """;

    [Theory, MemberData(nameof(Rules))]
    public void A_rule_is_tripped_by_what_breaks_it_and_passed_by_what_keeps_it(string rule, string type, string rows, string broken, string kept)
    {
        var definitions = Definitions(type, rows);

        var found = Instances.Issues(Instances.Make(type, broken), definitions);
        var clean = Instances.Issues(Instances.Make(type, kept), definitions);

        Assert.Contains(found, issue => issue.RuleId == rule && issue.Position is { Line: 1 });
        Assert.DoesNotContain(clean, issue => issue.RuleId == rule || (issue.IsError && rule != "limit-findings"));
    }

    [Fact]
    public void Every_rule_is_tripped_and_passed_by_a_row() =>
        Assert.Empty(ValidationRules.All.Select(rule => rule.Id).Except(Rules.Select(row => row.Data.Item1)).Except(Elsewhere));

    [Fact]
    public void Rules_have_different_ids_and_speak_both_languages()
    {
        Assert.Distinct(ValidationRules.All.Select(rule => rule.Id));
        Assert.All(ValidationRules.All, rule => Assert.NotEqual(rule.Nb, rule.En));
    }

    // Tripped by a test of its own: no instance of a table is large enough.
    private static readonly string[] Elsewhere = ["limit-conformance"];

    private static Document[] Definitions(string type, string rows) =>
    [
        TestProfiles.Define("profile", type, rows.Length > 0 ? rows : $$"""{ "path": "{{type}}" }"""),
        TestProfiles.Define("family", "HumanName", """{ "path": "HumanName.family", "min": 1 }"""),
        TestProfiles.Define("given", "HumanName", """{ "path": "HumanName.given", "min": 1 }"""),
        TestProfiles.Define("broken", "Patient", """{ "path": "Patient.nickname", "min": 1 }"""),
        TestProfiles.Parse(Dated("1.0", "retired")),
        TestProfiles.Parse(Dated("2.0", "active")),
    ];

    private static string Dated(string version, string status) => $$"""
        { "resourceType": "StructureDefinition", "url": "https://fhirref.example/test/StructureDefinition/dated", "version": "{{version}}", "name": "Dated", "status": "{{status}}",
          "kind": "resource", "abstract": false, "type": "Patient", "baseDefinition": "{{Core}}Patient", "derivation": "constraint",
          "differential": { "element": [{ "id": "Patient", "path": "Patient" }] } }
        """;

    private static string Constraint(string key, string expression) => $$"""
        { "path": "Patient", "constraint": [{ "key": "{{key}}", "severity": "error", "human": "En regel", "expression": "{{expression}}" }] }
        """;

    private static string Names(int wrong) => $$""" "name": [{{string.Join(", ", Enumerable.Repeat("""{ "use": "x" }""", wrong))}}] """;

    private static string Narrative(string xhtml) => $$""" "text": { "status": "generated", "div": "<div xmlns='http://www.w3.org/1999/xhtml'>{{xhtml}}</div>" } """;
}
