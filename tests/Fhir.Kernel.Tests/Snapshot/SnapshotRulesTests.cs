using Fhir.Kernel.Elements;
using Fhir.Kernel.Snapshot;
using Xunit;

namespace Fhir.Kernel.Tests.Snapshot;

/// <summary>Every rule of the generator, broken once and kept once by a differential that differs in just that.</summary>
public class SnapshotRulesTests
{
    private const string Sliced = """{ "path": "Patient.identifier", "slicing": { "discriminator": [{ "type": "value", "path": "system" }], "rules": "open" } }""";

    public static TheoryData<string, string, string> Broken => new()
    {
        // rule, the differential that breaks it, the one that keeps it
        { "snapshot-no-differential", "", Sliced },
        { "snapshot-unknown-path", """{ "path": "Patient.nickname", "min": 1 }""", """{ "path": "Patient.name", "min": 1 }""" },
        { "snapshot-below-choice", """{ "path": "Patient.deceased[x].extension", "max": "0" }""", """{ "path": "Patient.deceasedDateTime.extension", "max": "0" }""" },
        { "snapshot-type-missing", Typed("https://fhirref.example/none") + """, { "path": "Patient.name.family", "min": 1 }""", Typed("https://fhirref.example/none") },
        { "snapshot-type-not-allowed", """{ "path": "Patient.active", "type": [{ "code": "string" }] }""", """{ "path": "Patient.active", "type": [{ "code": "boolean" }] }""" },
        { "snapshot-target-not-allowed", Target("Location"), Target("Practitioner") },
        { "snapshot-min-loosened", """{ "path": "Patient.link.other", "min": 0 }""", """{ "path": "Patient.link.other", "min": 1 }""" },
        { "snapshot-max-loosened", """{ "path": "Patient.gender", "max": "2" }""", """{ "path": "Patient.gender", "max": "0" }""" },
        { "snapshot-min-above-max", """{ "path": "Patient.name", "min": 3, "max": "2" }""", """{ "path": "Patient.name", "min": 2, "max": "2" }""" },
        { "snapshot-slices-above-max", Slices(max: 1), Slices(max: 2) },
        { "snapshot-slicing-missing", Slice("FNR"), Sliced + "," + Slice("FNR") },
        { "snapshot-binding-weakened", Binding("extensible"), Binding("required") },
    };

    [Theory, MemberData(nameof(Broken))]
    public void A_differential_that_breaks_a_rule_is_refused_with_it_and_one_that_keeps_it_is_expanded(string rule, string broken, string kept)
    {
        var refused = TestProfiles.Expand(Patient(broken));
        var accepted = TestProfiles.Expand(Patient(kept));

        Assert.Equal([rule], refused.Refusal!.Issues.Select(issue => issue.RuleId).Distinct());
        Assert.True(accepted.IsValue, $"{accepted.Refusal}");
    }

    [Fact]
    public void A_resource_that_is_no_definition_is_refused() =>
        Assert.Equal("snapshot-not-a-definition", OnlyIssue(TestProfiles.Parse("""{ "resourceType": "Patient" }""")));

    [Fact]
    public void A_profile_on_an_unknown_base_is_refused() =>
        Assert.Equal("snapshot-base-missing", OnlyIssue(Patient("""{ "path": "Patient.name", "min": 1 }""", "https://fhirref.example/none")));

    [Fact]
    public void A_profile_on_a_base_of_another_type_is_refused() =>
        Assert.Equal("snapshot-base-type", OnlyIssue(Patient("""{ "path": "Patient.name", "min": 1 }""", "http://hl7.org/fhir/StructureDefinition/Person")));

    [Fact]
    public void Profiles_that_build_on_each_other_are_refused()
    {
        var first = TestProfiles.Define("one", "Patient", """{ "path": "Patient.name", "min": 1 }""", TestProfiles.Base + "two");
        var second = TestProfiles.Define("two", "Patient", """{ "path": "Patient.name", "min": 1 }""", TestProfiles.Base + "one");

        Assert.Equal("snapshot-circular", OnlyIssue(first, second));
    }

    [Fact]
    public void A_closed_slicing_cannot_be_opened_again()
    {
        var closed = TestProfiles.Define("closed", "Patient", Sliced.Replace("open", "closed"));
        var opened = TestProfiles.Define("opened", "Patient", Sliced, TestProfiles.Base + "closed");

        Assert.Equal("snapshot-slicing-loosened", OnlyIssue(opened, closed));
        Assert.True(TestProfiles.Expand(closed).IsValue);
    }

    [Fact]
    public void Why_a_base_cannot_be_expanded_is_said_of_the_profile_on_it()
    {
        var bad = TestProfiles.Define("bad", "Patient", """{ "path": "Patient.nickname", "min": 1 }""");
        var good = TestProfiles.Define("good", "Patient", """{ "path": "Patient.name", "min": 1 }""", TestProfiles.Base + "bad");

        Assert.Equal("snapshot-unknown-path", OnlyIssue(good, bad));
    }

    [Fact]
    public void A_path_can_go_fifty_levels_down_and_no_further()
    {
        static Document Below(int levels) => Patient($$"""{ "path": "Patient{{string.Concat(Enumerable.Repeat(".extension", levels))}}.url", "min": 1 }""");

        Assert.True(TestProfiles.Expand(Below(49)).IsValue);
        Assert.Equal("snapshot-too-deep", OnlyIssue(Below(50)));
    }

    // Each of the outer slices gets a copy of each of the inner ones.
    [Fact]
    public void Slices_of_slices_cannot_fill_the_memory()
    {
        static string Slices(string path, int count) => string.Concat(Enumerable.Range(0, count).Select(at =>
            $$""", { "id": "{{path}}:s{{at}}", "path": "{{path}}", "sliceName": "s{{at}}" }"""));
        static Document Nested(int count) => Patient($$"""
            { "id": "Patient.contact.telecom", "path": "Patient.contact.telecom", "slicing": { "discriminator": [{ "type": "value", "path": "system" }], "rules": "open" } }
            {{Slices("Patient.contact.telecom", count)}},
            { "id": "Patient.contact", "path": "Patient.contact", "slicing": { "discriminator": [{ "type": "value", "path": "gender" }], "rules": "open" } }
            {{Slices("Patient.contact", count)}}
            """);

        Assert.True(TestProfiles.Expand(Nested(30)).IsValue);
        Assert.Equal("snapshot-too-large", OnlyIssue(Nested(300)));
    }

    [Fact]
    public void Every_rule_is_broken_by_a_test_here()
    {
        string[] alone =
            ["snapshot-not-a-definition", "snapshot-base-missing", "snapshot-base-type", "snapshot-circular", "snapshot-slicing-loosened",
                "snapshot-too-deep", "snapshot-too-large"];

        Assert.Equal(SnapshotRules.All.Select(rule => rule.Id).Order(), Broken.Select(row => row.Data.Item1).Concat(alone).Order());
    }

    private static string OnlyIssue(Document profile, params Document[] others) =>
        Assert.Single(TestProfiles.Expand(profile, others).Refusal!.Issues).RuleId;

    private static Document Patient(string rows, string? baseDefinition = null) =>
        rows.Length > 0 ? TestProfiles.Define("patient", "Patient", rows, baseDefinition) : TestProfiles.Parse("""
            { "resourceType": "StructureDefinition", "url": "https://fhirref.example/empty", "name": "Empty", "status": "active", "kind": "resource",
              "abstract": false, "type": "Patient", "baseDefinition": "http://hl7.org/fhir/StructureDefinition/Patient", "derivation": "constraint" }
            """);

    private static string Typed(string profile) => $$"""{ "path": "Patient.name", "type": [{ "code": "HumanName", "profile": ["{{profile}}"] }] }""";

    private static string Target(string type) =>
        $$"""{ "path": "Patient.generalPractitioner", "type": [{ "code": "Reference", "targetProfile": ["http://hl7.org/fhir/StructureDefinition/{{type}}"] }] }""";

    private static string Slice(string name) => $$"""{ "path": "Patient.identifier", "sliceName": "{{name}}", "min": 1 }""";

    private static string Slices(int max) => $"{Sliced.Replace("""
        "slicing"
        """.Trim(), $"\"max\": \"{max}\", \"slicing\"")}, {Slice("FNR")}, {Slice("DNR")}";

    private static string Binding(string strength) =>
        $$"""{ "path": "Patient.gender", "binding": { "strength": "{{strength}}", "valueSet": "http://hl7.org/fhir/ValueSet/administrative-gender" } }""";
}
