using Fhir.Kernel.Definitions;
using Fhir.Kernel.Elements;
using Fhir.Kernel.Tests.Snapshot;
using Fhir.Kernel.Validation;
using Fhir.Kernel.Validation.Catalogue;
using Xunit;

namespace Fhir.Kernel.Tests.Validation;

/// <summary>https://hl7.org/fhir/R4/references.html and https://hl7.org/fhir/R4/bundle.html#references</summary>
public class ReferenceRulesTests
{
    private const string Urn = "urn:uuid:c757873d-ec9a-4326-a141-556f43239520";

    private const string Narrow = """ "meta": { "profile": ["https://fhirref.example/test/StructureDefinition/narrow"] }, """;

    private static readonly ProfileValidator Validator = Instances.Over(
        TestProfiles.Define("narrow", "Observation", """
            { "path": "Observation.subject", "type": [{ "code": "Reference", "aggregation": ["contained", "bundled"],
              "targetProfile": ["https://fhirref.example/test/StructureDefinition/named", "http://hl7.org/fhir/StructureDefinition/Device"] }] },
            { "path": "Observation.encounter", "type": [{ "code": "Reference", "versioning": "specific", "targetProfile": ["http://hl7.org/fhir/StructureDefinition/Encounter"] }] },
            { "path": "Observation.device", "type": [{ "code": "Reference", "versioning": "independent", "targetProfile": ["http://hl7.org/fhir/StructureDefinition/Device"] }] }
            """),
        TestProfiles.Define("named", "Patient", """{ "path": "Patient.name", "min": 1 }"""));

    public static TheoryData<string, string, string> Rules => new()
    {
        { "reference-format", Managed("Organisasjon/1"), Managed("Organization/1/_history/2") },
        { "reference-format", Managed("Organization/a b"), Managed("https://a.example/fhir/Organization/1") },
        { "reference-format", Managed("urn:uuid:1"), Managed(Urn) },
        { "reference-format", Managed("urn:oid:9.1"), Managed("urn:oid:1.2") },
        { "reference-conditional", Managed("Organization?identifier=1"), Bundled("transaction", "https://a.example/fhir/Patient/1", Managed("Organization?identifier=1")) },
        { "reference-type", Managed("Organization/1", "Patient"), Managed("Organization/1", "http://hl7.org/fhir/StructureDefinition/Organization") },
        { "reference-unresolved", Bundled("collection", Urn, Managed("urn:uuid:c757873d-ec9a-4326-a141-556f43239521")), Managed(Urn) },
        { "reference-ambiguous", Two(Observed("Patient/1")), Two(Observed("Patient/1/_history/2")) },
        { "reference-target-profile", Bundled("collection", Urn, Observed(Urn, Narrow), """{ "resourceType": "Patient", "active": true }"""),
            Bundled("collection", Urn, Observed(Urn, Narrow), """{ "resourceType": "Patient", "name": [{ "text": "A" }] }""") },
        { "reference-aggregation", Bundled("collection", Urn, Observed("https://a.example/Patient/1", Narrow)), Observed("Patient/1", Narrow) },
        { "reference-versioning", Observed("Patient/1", Narrow + """ "encounter": { "reference": "Encounter/1" }, """),
            Observed("Patient/1", Narrow + """ "encounter": { "reference": "Encounter/1/_history/1" }, "device": { "reference": "Device/1" }, """) },
        { "reference-versioning", Observed("Patient/1", Narrow + """ "device": { "reference": "Device/1/_history/1" }, """),
            Observed("Patient/1", Narrow + """ "device": { "reference": "#d" }, "contained": [{ "resourceType": "Device", "id": "d" }], """) },
        { "canonical-unresolved", Set("https://fhirref.example/none"), Set("http://hl7.org/fhir/ValueSet/marital-status") },
        { "canonical-version", Set("http://hl7.org/fhir/ValueSet/marital-status|1.0"), Set("http://hl7.org/fhir/ValueSet/marital-status|4.0.1") },
        { "canonical-type", Set("http://hl7.org/fhir/StructureDefinition/Patient"), Bundled("collection", Urn, Set("https://fhirref.example/own"), Set("http://hl7.org/fhir/ValueSet/marital-status", "https://fhirref.example/own")) },
        { "contained-id", Contained("""{ "resourceType": "Organization", "name": "O" }""", "Organization/1"), Contained("""{ "resourceType": "Organization", "id": "a", "name": "O" }""", "#a") },
        { "contained-id", Contained("""{ "resourceType": "Organization", "id": "a", "name": "O" }, { "resourceType": "Organization", "id": "a", "name": "P" }""", "#a"), Contained("""{ "resourceType": "Organization", "id": "a", "name": "O" }""", "#a") },
    };

    [Theory, MemberData(nameof(Rules))]
    public void A_rule_is_tripped_by_what_breaks_it_and_passed_by_what_keeps_it(string rule, string broken, string kept) =>
        RuleTable.Holds(Validator, rule, broken, kept);

    [Fact]
    public void Every_rule_has_a_row() => RuleTable.Covers(ReferenceRules.All, Rules.Select(row => row.Data.Item1));

    // https://hl7.org/fhir/R4/bundle.html#references
    [Theory]
    [InlineData("https://a.example/fhir/Observation/9", "Patient/1", true)]
    [InlineData("https://b.example/fhir/Observation/9", "Patient/1", false)]
    [InlineData("urn:uuid:c757873d-ec9a-4326-a141-556f43239529", "Patient/1", false)]
    [InlineData("urn:uuid:c757873d-ec9a-4326-a141-556f43239529", "https://a.example/fhir/Patient/1", true)]
    [InlineData("https://a.example/fhir/Observation/9/_history/1", "Patient/1/_history/7", true)]
    [InlineData("https://a.example/fhir/Observation/9", "Patient/1/_history/8", false)]
    public void A_relative_reference_is_relative_to_the_server_its_entry_comes_from(string fullUrl, string reference, bool isFound)
    {
        var bundle = $$"""
            { "resourceType": "Bundle", "type": "collection", "entry": [
              { "fullUrl": "{{fullUrl}}", "resource": {{Observed(reference, Narrow)}} },
              { "fullUrl": "https://a.example/fhir/Patient/1", "resource": { "resourceType": "Patient", "id": "1", "meta": { "versionId": "7" } } }] }
            """;

        var found = Validator.Validate(Instances.Parse(bundle)).Any(issue => issue.RuleId == "reference-target-profile");

        Assert.Equal(isFound, found);
    }

    [Fact]
    public void A_target_that_the_caller_finds_is_held_to_its_profile()
    {
        var (named, nameless) = (Instances.Make("Patient", """ "name": [{ "text": "A" }] """), Instances.Make("Patient", ""));
        var observation = Instances.Parse(Observed("Patient/1", Narrow));
        IEnumerable<string> Found(Element target) => Validator.Validate(observation, new ValidationOptions { Resolve = _ => target })
            .Select(issue => issue.RuleId).Where(id => id.StartsWith("reference-", StringComparison.Ordinal));

        Assert.Empty(Found(named.Root));
        Assert.Equal(["reference-target-profile"], Found(nameless.Root));
        Assert.Equal(["reference-unresolved"], Found(default));
    }

    [Theory]
    [InlineData("#")]
    [InlineData("#o")]
    public void Contained_resources_may_refer_to_each_other_and_to_their_container(string reference)
    {
        var issues = Instances.Issues("Observation", $$"""
            "status": "final", "code": { "text": "x" }, "subject": { "reference": "#p" },
            "contained": [{ "resourceType": "Organization", "id": "o", "name": "O" },
              { "resourceType": "Patient", "id": "p", "managingOrganization": { "reference": "#o" }, "link": [{ "type": "seealso", "other": { "display": "x" } }] },
              { "resourceType": "Provenance", "id": "v", "recorded": "2024-01-01T00:00:00Z", "target": [{ "reference": "{{reference}}" }], "agent": [{ "who": { "display": "x" } }] }]
            """);

        Assert.Equal(reference == "#" ? [] : ["invariant-dom-3 Observation"], issues.Errors());
    }

    // %resource is the contained one, %rootResource what contains it: https://hl7.org/fhir/R4/fhirpath.html#variables
    [Fact]
    public void Invariants_know_the_resource_and_its_container()
    {
        var profile = TestProfiles.Define("placed", "Patient", """
            { "path": "Patient", "constraint": [
              { "key": "x-1", "severity": "error", "human": "?", "expression": "%resource.id = id" },
              { "key": "x-2", "severity": "error", "human": "?", "expression": "%rootResource is Observation" }] }
            """);
        const string Patient = """{ "resourceType": "Patient", "id": "p", "meta": { "profile": ["https://fhirref.example/test/StructureDefinition/placed"] } }""";
        var observation = $$"""{ "resourceType": "Observation", "status": "final", "code": { "text": "x" }, "contained": [{{Patient}}], "subject": { "reference": "#p" } }""";

        Assert.Empty(Instances.Over(profile).Validate(Instances.Parse(observation)).Errors());
        Assert.Empty(Instances.Over(profile).Validate(Instances.Parse(Bundled("collection", Urn, observation))).Errors());
        Assert.Equal(["invariant-x-2 Bundle.entry[0].resource"], Instances.Over(profile).Validate(Instances.Parse(Bundled("collection", "https://a.example/Patient/p", Patient))).Errors());
    }

    // Each question about a target is answered once, so the time is that of the entries.
    [Fact]
    public void Ten_thousand_entries_may_point_at_one_patient_and_at_each_other()
    {
        var entries = Enumerable.Range(0, 10_000).Select(at => $$"""
            { "fullUrl": "https://a.example/Observation/{{at}}", "resource": { "resourceType": "Observation", "id": "{{at}}", {{Narrow}} "status": "final", "code": { "text": "x" },
              "subject": { "reference": "Patient/1" }, "hasMember": [{ "reference": "Observation/{{(at + 1) % 10_000}}" }] } }
            """);
        var bundle = $$"""
            { "resourceType": "Bundle", "type": "collection", "entry": [{{string.Join(",", entries)}},
              { "fullUrl": "https://a.example/Patient/1", "resource": { "resourceType": "Patient", "id": "1", "name": [{ "text": "A" }] } }] }
            """;

        Assert.Empty(Validator.Validate(Instances.Parse(bundle)).Errors());
    }

    [Fact]
    public void Targets_that_demand_each_other_come_to_an_end()
    {
        var circle = TestProfiles.Define("circle", "Observation", """
            { "path": "Observation.hasMember", "type": [{ "code": "Reference", "targetProfile": ["https://fhirref.example/test/StructureDefinition/circle"] }] },
            { "path": "Observation.subject", "min": 1 }
            """);
        static string Ring(string last) => $$"""
            { "resourceType": "Bundle", "type": "collection", "entry": [{{string.Join(",", Enumerable.Range(0, 12).Select(at => Member(at, last)))}}] }
            """;
        static string Member(int at, string last) => $$"""
            { "fullUrl": "https://a.example/Observation/{{at}}", "resource": { "resourceType": "Observation", "id": "{{at}}", "status": "final", "code": { "text": "x" }{{(at == 11 ? last : Subject)}},
              "meta": { "profile": ["https://fhirref.example/test/StructureDefinition/circle"] },
              "hasMember": [{ "reference": "Observation/{{(at + 1) % 12}}" }, { "reference": "Observation/{{(at + 2) % 12}}" }] } }
            """;

        Assert.Empty(Instances.Over(circle).Validate(Instances.Parse(Ring(Subject))).Errors());
        Assert.Contains("reference-target-profile Bundle.entry[10].resource.hasMember[0]", Instances.Over(circle).Validate(Instances.Parse(Ring(""))).Errors());
    }

    [Fact]
    public void When_the_steps_for_trying_profiles_are_used_up_an_issue_says_so()
    {
        var document = Instances.Parse(Bundled("collection", Urn, Observed(Urn, Narrow), """{ "resourceType": "Patient", "active": true }"""));

        var issues = Validator.Validate(document, new ValidationOptions { MaxProbeSteps = 0 });

        Assert.Contains(issues, issue => issue.RuleId == "limit-conformance");
        Assert.DoesNotContain(issues, issue => issue.RuleId == "reference-target-profile");
    }

    private const string Subject = """, "subject": { "reference": "https://b.example/Patient/1" } """;

    private static string Managed(string reference, string? type = null) => $$"""
        { "resourceType": "Patient", "managingOrganization": { "reference": "{{reference}}"{{(type is null ? "" : $", \"type\": \"{type}\"")}} } }
        """;

    private static string Observed(string subject, string more = "") => $$"""
        { "resourceType": "Observation", {{more}} "status": "final", "code": { "text": "x" }, "subject": { "reference": "{{subject}}" } }
        """;

    private static string Set(string included, string url = "https://fhirref.example/set") => $$"""
        { "resourceType": "ValueSet", "url": "{{url}}", "status": "active", "compose": { "include": [{ "valueSet": ["{{included}}"] }] } }
        """;

    private static string Contained(string resources, string reference) => $$"""
        { "resourceType": "Patient", "contained": [{{resources}}], "managingOrganization": { "reference": "{{reference}}" } }
        """;

    private static string Bundled(string type, string fullUrl, string resource, string? other = null) => $$"""
        { "resourceType": "Bundle", "type": "{{type}}", "entry": [
          { "fullUrl": "{{(other is null ? fullUrl : "urn:uuid:c757873d-ec9a-4326-a141-556f43239529")}}", "resource": {{resource}}{{(type == "transaction" ? """, "request": { "method": "POST", "url": "Patient" } """ : "")}} }
          {{(other is null ? "" : $$""", { "fullUrl": "{{fullUrl}}", "resource": {{other}} }""")}}] }
        """;

    private static string Two(string observation) => $$"""
        { "resourceType": "Bundle", "type": "collection", "entry": [
          { "fullUrl": "https://a.example/Observation/1", "resource": {{observation}} },
          { "fullUrl": "https://a.example/Patient/1", "resource": { "resourceType": "Patient", "id": "1", "meta": { "versionId": "1" } } },
          { "fullUrl": "https://a.example/Patient/1", "resource": { "resourceType": "Patient", "id": "1", "meta": { "versionId": "2" } } }] }
        """;
}
