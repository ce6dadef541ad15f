using Fhir.Kernel.Elements;
using Fhir.Kernel.Outcome;
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
        { "snapshot-unknown-path", """{ "path": "Person.name", "min": 1 }""", """{ "path": "Patient.name", "min": 1 }""" },
        { "snapshot-unknown-path", """{ "path": "Patient.active.nickname", "min": 1 }""", """{ "path": "Patient.active.extension", "max": "0" }""" },
        { "snapshot-duplicate-row", """{ "path": "Patient.name", "min": 1 }, { "path": "Patient.name", "max": "1" }""", """{ "path": "Patient.name", "min": 1, "max": "1" }""" },
        { "snapshot-modifier-changed", """{ "path": "Patient.gender", "isModifier": true }""", """{ "path": "Patient.gender", "isModifier": false }""" },
        { "snapshot-modifier-changed", """{ "path": "Patient.active", "isModifier": false }""", """{ "path": "Patient.active", "isModifier": true }""" },
        { "snapshot-content-reference-changed", """{ "path": "Patient.name", "contentReference": "#Patient.contact" }""", """{ "path": "Patient.name", "min": 1 }""" },
    };

    /// <summary>What is only possible over a profile that has said something already.</summary>
    public static TheoryData<string, string, string, string> BrokenOverProfile => new()
    {
        // rule, the base profile's row, the differential that breaks the rule, the one that keeps it
        { "snapshot-slicing-loosened", Slicing("closed", "system"), Slicing("open", "system"), Slicing("closed", "system") },
        { "snapshot-slicing-loosened", Ordered(true), Ordered(false), Ordered(true) },
        { "snapshot-discriminator-lost", Slicing("open", "system"), Slicing("open", "use"), Slicing("open", "system", "use") },
        { "snapshot-slicing-closed", Slicing("closed", "system"), Slice("FNR"), Slicing("closed", "system") },
        { "snapshot-slice-not-inherited", Sliced + "," + Slice("FNR"), Slice("DNR", "true"), Slice("FNR", "true") },
        { "snapshot-slice-inherited", Sliced + "," + Slice("FNR"), Slice("FNR", "false"), Slice("DNR", "false") },
        { "snapshot-must-support-dropped", Supported("true"), Supported("false"), Supported("true") },
        { "snapshot-min-loosened", """{ "path": "Patient.name", "min": 2 }""", """{ "path": "Patient.name", "min": 1 }""", """{ "path": "Patient.name", "min": 3 }""" },
        { "snapshot-value-changed", Gender("fixedCode", "male"), Gender("fixedCode", "female"), Gender("fixedCode", "male") },
        { "snapshot-value-changed", Gender("fixedCode", "male"), Gender("patternCode", "female"), Gender("patternCode", "male") },
        { "snapshot-value-changed", Gender("patternCode", "male"), Gender("fixedCode", "female"), Gender("fixedCode", "male") },
        { "snapshot-value-changed", Status("""{ "text": "a" }"""), Status("""{ "coding": [{ "code": "M" }] }"""), Status("""{ "text": "a", "coding": [{ "code": "M" }] }""") },
        { "snapshot-limit-loosened", Born("minValueDate", "2000-01-01"), Born("minValueDate", "1999-01-01"), Born("minValueDate", "2001-01-01") },
        { "snapshot-limit-loosened", Born("maxValueDate", "2000-01-01"), Born("maxValueDate", "2001-01-01"), Born("maxValueDate", "1999-01-01") },
        { "snapshot-limit-loosened", Language(5), Language(6), Language(2) },
        { "snapshot-target-not-allowed", Target("Patient", "link.other"), Target("RelatedPerson", "link.other"), Target("Patient", "link.other") },
        { "snapshot-type-profile-not-allowed", Typed(TestProfiles.Base + "name"), Typed("http://hl7.org/fhir/StructureDefinition/HumanName"), Typed(TestProfiles.Base + "full-name") },
        { "snapshot-aggregation-loosened", Aggregated("contained"), Aggregated("referenced"), Aggregated("contained") },
        { "snapshot-aggregation-loosened", Versioned("specific"), Versioned("independent"), Versioned("specific") },
    };

    [Theory, MemberData(nameof(BrokenOverProfile))]
    public void A_differential_over_a_profile_keeps_what_the_profile_says(string rule, string inherited, string broken, string kept)
    {
        var parent = TestProfiles.Define("parent", "Patient", inherited);
        var name = TestProfiles.Define("name", "HumanName", """{ "path": "HumanName.family", "min": 1 }""");
        var fullName = TestProfiles.Define("full-name", "HumanName", """{ "path": "HumanName.given", "min": 1 }""", TestProfiles.Base + "name");

        var refused = TestProfiles.Expand(Patient(broken, TestProfiles.Base + "parent"), parent, name, fullName);
        var accepted = TestProfiles.Expand(Patient(kept, TestProfiles.Base + "parent"), parent, name, fullName);

        Assert.Equal([rule], refused.Refusal!.Issues.Select(issue => issue.RuleId).Distinct());
        Assert.True(accepted.IsValue, $"{accepted.Refusal}");
    }

    [Fact]
    public void An_issue_tells_the_element_and_where_the_row_stands()
    {
        var issue = Assert.Single(TestProfiles.Expand(Patient("""
            { "path": "Patient.name", "min": 1 },
            { "path": "Patient.gender", "max": "2" }
            """)).Refusal!.Issues);

        Assert.Equal("StructureDefinition.differential.element[1]", issue.Expression);
        Assert.Equal("Patient.gender: max 2 is above the base's 1", issue.Text(Outcome.Language.En));
        Assert.True(issue.Position is { Line: > 1, Column: 1 }, $"{issue.Position}");
    }

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

    // An extension may nest itself; only the snapshot of what is below the nested one would never end.
    [Fact]
    public void A_profile_may_name_itself_but_not_go_below_itself()
    {
        var named = Nested("tree", "tree", "");
        var below = Nested("tree", "tree", """, { "path": "Extension.extension.url", "min": 1 }""");

        Assert.True(TestProfiles.Expand(named).IsValue);
        Assert.Equal("snapshot-circular", OnlyIssue(below));
    }

    [Fact]
    public void Two_profiles_may_name_each_other_but_not_go_below_each_other()
    {
        const string below = """, { "path": "Extension.extension.url", "min": 1 }""";

        Assert.True(TestProfiles.Expand(Nested("one", "two", ""), Nested("two", "one", "")).IsValue);
        Assert.Equal("snapshot-type-missing", OnlyIssue(Nested("one", "two", below), Nested("two", "one", below)));
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

    [Theory]
    [InlineData(4_999, null)]
    [InlineData(5_000, "snapshot-too-many-rows")]
    public void A_differential_has_five_thousand_rows_at_most(int slices, string? ruleId)
    {
        var rows = Enumerable.Range(0, slices).Select(at => $$"""{ "path": "Patient.name", "sliceName": "s{{at}}" }""");
        var expanded = TestProfiles.Expand(Patient($$"""{ "path": "Patient.name", "slicing": { "rules": "open" } }, {{string.Join(',', rows)}}"""));

        Assert.Equal(ruleId, expanded.Refusal?.Issues.Single().RuleId);
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
            ["snapshot-not-a-definition", "snapshot-base-missing", "snapshot-base-type", "snapshot-circular", "snapshot-too-deep", "snapshot-too-large",
                "snapshot-too-many-rows", "snapshot-bases-disagree"];
        var tabled = Broken.Select(row => row.Data.Item1).Concat(BrokenOverProfile.Select(row => row.Data.Item1)).Distinct();

        Assert.Equal(SnapshotRules.All.Select(rule => rule.Id).Order(), tabled.Concat(alone).Order());
    }

    private static Document Nested(string id, string child, string below) => TestProfiles.Define(id, "Extension", $$"""
        { "path": "Extension.extension", "sliceName": "child", "type": [{ "code": "Extension", "profile": ["{{TestProfiles.Base}}{{child}}"] }] } {{below}}
        """);

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

    private static string Target(string type, string path) =>
        $$"""{ "path": "Patient.{{path}}", "type": [{ "code": "Reference", "targetProfile": ["http://hl7.org/fhir/StructureDefinition/{{type}}"] }] }""";

    private static string Aggregated(string mode) => $$"""{ "path": "Patient.managingOrganization", "type": [{ "code": "Reference", "aggregation": ["{{mode}}"] }] }""";

    private static string Versioned(string rule) => $$"""{ "path": "Patient.managingOrganization", "type": [{ "code": "Reference", "versioning": "{{rule}}" }] }""";

    private static string Slice(string name) => $$"""{ "path": "Patient.identifier", "sliceName": "{{name}}", "min": 1 }""";

    private static string Slice(string name, string isConstraining) =>
        $$"""{ "path": "Patient.identifier", "sliceName": "{{name}}", "sliceIsConstraining": {{isConstraining}} }""";

    private static string Slicing(string rules, params string[] paths) =>
        $$"""{ "path": "Patient.identifier", "slicing": { "discriminator": [{{string.Join(',', paths.Select(path => $$"""{ "type": "value", "path": "{{path}}" }"""))}}], "rules": "{{rules}}" } }""";

    private static string Ordered(bool isOrdered) =>
        $$"""{ "path": "Patient.identifier", "slicing": { "discriminator": [{ "type": "value", "path": "use" }], "ordered": {{(isOrdered ? "true" : "false")}}, "rules": "open" } }""";

    private static string Supported(string isSupported) => $$"""{ "path": "Patient.name", "mustSupport": {{isSupported}} }""";

    private static string Gender(string property, string code) => $$"""{ "path": "Patient.gender", "{{property}}": "{{code}}" }""";

    private static string Status(string pattern) => $$"""{ "path": "Patient.maritalStatus", "patternCodeableConcept": {{pattern}} }""";

    private static string Born(string property, string date) => $$"""{ "path": "Patient.birthDate", "{{property}}": "{{date}}" }""";

    private static string Language(int maxLength) => $$"""{ "path": "Patient.language", "maxLength": {{maxLength}} }""";

    private static string Slices(int max) => $"{Sliced.Replace("""
        "slicing"
        """.Trim(), $"\"max\": \"{max}\", \"slicing\"")}, {Slice("FNR")}, {Slice("DNR")}";

    private static string Binding(string strength) =>
        $$"""{ "path": "Patient.gender", "binding": { "strength": "{{strength}}", "valueSet": "http://hl7.org/fhir/ValueSet/administrative-gender" } }""";
}
