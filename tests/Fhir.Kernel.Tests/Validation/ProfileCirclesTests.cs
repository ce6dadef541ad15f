using Fhir.Kernel.Elements;
using Fhir.Kernel.Tests.Snapshot;
using Xunit;

namespace Fhir.Kernel.Tests.Validation;

/// <summary>Definitions may refer to each other in circles; validation comes to an end all the same.</summary>
public class ProfileCirclesTests
{
    private const string Imposes = """
        "extension": [{ "url": "http://hl7.org/fhir/StructureDefinition/structuredefinition-imposeProfile", "valueCanonical": "{0}" }],
        """;

    [Fact]
    public void Profiles_may_impose_each_other()
    {
        var first = TestProfiles.Define("first", "Patient", """{ "path": "Patient" }""", more: Imposes.Replace("{0}", TestProfiles.Base + "second"));
        var second = TestProfiles.Define("second", "Patient", """{ "path": "Patient.name", "min": 1 }""", more: Imposes.Replace("{0}", TestProfiles.Base + "first"));

        Assert.Equal(["cardinality-min Patient"], Instances.Issues(Instances.Make("Patient", ""), first, second).Errors());
    }

    [Fact]
    public void An_invariant_may_ask_for_its_own_profile()
    {
        var profile = TestProfiles.Define("self", "Patient", $$"""
            { "path": "Patient", "constraint": [{ "key": "x-1", "severity": "error", "human": "?", "expression": "conformsTo('{{TestProfiles.Base}}self')" }] }
            """);

        Assert.Empty(Instances.Issues(Instances.Make("Patient", ""), profile).Errors());
    }

    [Fact]
    public void Slices_may_be_told_apart_by_the_profile_they_are_in()
    {
        var profile = TestProfiles.Define("list", "List", $$"""
            { "path": "List.entry", "slicing": { "discriminator": [{ "type": "profile", "path": "item.resolve()" }], "rules": "open" } },
            { "path": "List.entry", "sliceName": "list", "min": 1 },
            { "path": "List.entry.item", "type": [{ "code": "Reference", "targetProfile": ["{{TestProfiles.Base}}list"] }] }
            """);
        var list = Instances.Make("List", """
            "id": "a", "status": "current", "mode": "working", "contained": [{ "resourceType": "List", "id": "l", "status": "current", "mode": "working",
              "entry": [{ "item": { "reference": "#l" } }, { "item": { "reference": "#l" } }] }], "entry": [{ "item": { "reference": "#l" } }]
            """);

        Assert.Empty(Instances.Issues(list, profile).Errors());
    }

    [Fact]
    public void ConformsTo_and_memberOf_answer_in_invariants()
    {
        var profile = TestProfiles.Define("profile", "Patient", """
            { "path": "Patient", "constraint": [
              { "key": "x-1", "severity": "error", "human": "?", "expression": "conformsTo('https://fhirref.example/test/StructureDefinition/named')" },
              { "key": "x-2", "severity": "error", "human": "?", "expression": "maritalStatus.memberOf('http://hl7.org/fhir/ValueSet/marital-status')" },
              { "key": "x-3", "severity": "error", "human": "?", "expression": "gender.memberOf('http://hl7.org/fhir/ValueSet/administrative-gender')" }] }
            """);
        var named = TestProfiles.Define("named", "Patient", """{ "path": "Patient.name", "min": 1 }""");
        IEnumerable<string> Errors(string body) => Instances.Issues(Instances.Make("Patient", body), profile, named).Errors();

        Assert.Empty(Errors("""
            "name": [{ "text": "A" }], "gender": "male",
            "maritalStatus": { "coding": [{ "system": "http://terminology.hl7.org/CodeSystem/v3-MaritalStatus", "code": "M" }] }
            """));
        Assert.Equal(
            ["binding-required Patient.gender", "invariant-x-1 Patient", "invariant-x-2 Patient", "invariant-x-3 Patient"],
            Errors(""" "gender": "x", "maritalStatus": { "coding": [{ "system": "urn:s", "code": "x" }] } """).Order());
    }
}
