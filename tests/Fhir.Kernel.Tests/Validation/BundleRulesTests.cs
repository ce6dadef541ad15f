using Fhir.Kernel.Validation.Catalogue;
using Xunit;

namespace Fhir.Kernel.Tests.Validation;

/// <summary>https://hl7.org/fhir/R4/bundle.html</summary>
public class BundleRulesTests
{
    private const string Urn = "urn:uuid:c757873d-ec9a-4326-a141-55600000000";

    private const string Patient = """{ "resourceType": "Patient", "id": "1" }""";

    public static TheoryData<string, string, string> Rules => new()
    {
        { "bundle-fullurl-missing", Bundle("collection", $$"""{ "resource": {{Patient}} }"""), Bundle("collection", Entry("https://a.example/Patient/1", Patient)) },
        { "bundle-fullurl-format", Bundle("collection", Entry("Patient/1", Patient)), Bundle("collection", Entry(Urn + "1", Patient)) },
        { "bundle-fullurl-format", Bundle("collection", Entry("urn:uuid:1", Patient)), Bundle("collection", Entry("urn:oid:1.2.3", Patient)) },
        { "bundle-fullurl-mismatch", Bundle("collection", Entry("https://a.example/Patient/2", Patient)), Bundle("collection", Entry("https://a.example/fhir/Patient/1", Patient)) },
        { "bundle-fullurl-mismatch", Bundle("collection", Entry("https://a.example/Person/1", Patient)), Bundle("collection", Entry("https://a.example/folk/1", Patient)) },
        { "bundle-search-mode", Searchset("", Entry("https://a.example/Patient/1", Patient)), Searchset("", Match("match", Patient)) },
        { "bundle-search-outcome", Searchset("", Match("outcome", Patient)), Searchset("", """{ "search": { "mode": "outcome" }, "resource": { "resourceType": "OperationOutcome", "issue": [{ "severity": "warning", "code": "invalid" }] } }""") },
        { "bundle-total", Searchset(""" "total": 0, """, Match("match", Patient)), Searchset(""" "total": 1, """, Match("match", Patient)) },
        { "bundle-self-link", """{ "resourceType": "Bundle", "type": "searchset", "link": [{ "relation": "next", "url": "https://a.example/Patient?page=2" }] }""", Searchset("", Match("include", Patient)) },
        { "bundle-request-url", Request("POST", "Patient/1", Patient), Request("POST", "Patient", Patient) },
        { "bundle-request-url", Request("PUT", "Patient", Patient), Request("PUT", "Patient/1", Patient) },
        { "bundle-request-url", Request("DELETE", "https://a.example/fhir/Patient/1"), Request("DELETE", "Patient/1") },
        { "bundle-request-url", Request("GET", "Pasient/1"), Request("GET", "Patient/1/_history/2") },
        { "bundle-request-resource-missing", Request("PUT", "Patient/1"), Request("PUT", "Patient?identifier=1", Patient) },
        { "bundle-request-resource-unwanted", Request("DELETE", "Patient/1", Patient), Request("DELETE", "Patient?identifier=1") },
        { "bundle-request-target", Request("PUT", "Patient/2", Patient), Request("PUT", "Patient/1", Patient) },
        { "bundle-request-target", Request("POST", "Person", Patient), Request("POST", "Patient/$match", """{ "resourceType": "Parameters" }""") },
        { "bundle-request-condition", Request("POST", "Patient", Patient, """, "ifMatch": "W/\"1\"" """), Request("POST", "Patient", Patient, """, "ifNoneExist": "identifier=1" """) },
        { "bundle-request-condition", Request("GET", "Patient/1", null, """, "ifNoneExist": "identifier=1" """), Request("GET", "Patient/1", null, """, "ifModifiedSince": "2024-01-01T00:00:00Z" """) },
        { "bundle-request-duplicate", Bundle("transaction", Asked("PUT", "Patient/1", Patient), Asked("DELETE", "Patient/1")), Bundle("transaction", Asked("PUT", "Patient/1", Patient), Asked("DELETE", "Patient/2")) },
        { "bundle-response-status", Bundle("batch-response", """{ "response": { "status": "OK" } }"""), Bundle("batch-response", """{ "response": { "status": "200 OK" } }""") },
        { "bundle-reference-outside", Document(Urn + "2", ""), Document(Urn + "1", "") },
        { "bundle-reference-outside", Message(Urn + "2"), Message(Urn + "1") },
        { "bundle-unreachable", Document(Urn + "1", Entry(Urn + "3", """{ "resourceType": "Device" }""")),
            Document(Urn + "1", Entry(Urn + "3", $$"""{ "resourceType": "Provenance", "recorded": "2024-01-01T00:00:00Z", "target": [{ "reference": "{{Urn}}1" }], "agent": [{ "who": { "reference": "{{Urn}}4" } }] }""")
                + ", " + Entry(Urn + "4", """{ "resourceType": "Device" }""")) },
    };

    [Theory, MemberData(nameof(Rules))]
    public void A_rule_is_tripped_by_what_breaks_it_and_passed_by_what_keeps_it(string rule, string broken, string kept) =>
        RuleTable.Holds(Instances.Core, rule, broken, kept);

    [Fact]
    public void Every_rule_has_a_row() => RuleTable.Covers(BundleRules.All, Rules.Select(row => row.Data.Item1));

    /// <summary>The rules that R4 has as invariants, by the bundles that break them.</summary>
    [Theory]
    [InlineData("bdl-1", """ "type": "collection", "total": 1 """)]
    [InlineData("bdl-2", """ "type": "collection", "entry": [{ "fullUrl": "https://a.example/Patient/1", "search": { "mode": "match" }, "resource": { "resourceType": "Patient", "id": "1" } }] """)]
    [InlineData("bdl-3", """ "type": "transaction", "entry": [{ "resource": { "resourceType": "Patient", "id": "1" } }] """)]
    [InlineData("bdl-4", """ "type": "batch-response", "entry": [{ "resource": { "resourceType": "Patient", "id": "1" } }] """)]
    [InlineData("bdl-5", """ "type": "collection", "entry": [{ "fullUrl": "https://a.example/Patient/1" }] """)]
    [InlineData("bdl-7", """ "type": "collection", "entry": [{ "fullUrl": "https://a.example/Patient/1", "resource": { "resourceType": "Patient", "id": "1" } }, { "fullUrl": "https://a.example/Patient/1", "resource": { "resourceType": "Patient", "id": "1" } }] """)]
    [InlineData("bdl-8", """ "type": "collection", "entry": [{ "fullUrl": "https://a.example/Patient/1/_history/2", "resource": { "resourceType": "Patient", "id": "1" } }] """)]
    [InlineData("bdl-9", """ "type": "document", "timestamp": "2024-01-01T00:00:00Z" """)]
    [InlineData("bdl-10", """ "type": "document", "identifier": { "system": "urn:s", "value": "1" } """)]
    [InlineData("bdl-11", """ "type": "document", "entry": [{ "fullUrl": "https://a.example/Patient/1", "resource": { "resourceType": "Patient", "id": "1" } }] """)]
    [InlineData("bdl-12", """ "type": "message", "entry": [{ "fullUrl": "https://a.example/Patient/1", "resource": { "resourceType": "Patient", "id": "1" } }] """)]
    public void An_invariant_of_Bundle_is_tripped(string key, string bundle) =>
        Assert.Contains(Instances.Issues("Bundle", bundle), issue => issue.IsError && issue.RuleId == "invariant-" + key);

    [Fact]
    public void A_document_or_a_message_without_what_it_is_about_is_not_valid() => Assert.All(
        [Document(Urn + "2", ""), Message(Urn + "2")],
        bundle => Assert.Contains(Instances.Core.Validate(Instances.Parse(bundle)), issue => issue.IsError && issue.RuleId == "bundle-reference-outside"));

    private static string Bundle(string type, params string[] entries) => $$"""
        { "resourceType": "Bundle", "type": "{{type}}", "entry": [{{string.Join(", ", entries)}}] }
        """;

    private static string Entry(string fullUrl, string resource) => $$"""{ "fullUrl": "{{fullUrl}}", "resource": {{resource}} }""";

    private static string Match(string mode, string resource) => $$"""{ "fullUrl": "https://a.example/Patient/1", "search": { "mode": "{{mode}}" }, "resource": {{resource}} }""";

    private static string Searchset(string more, string entry) => $$"""
        { "resourceType": "Bundle", "type": "searchset", {{more}} "link": [{ "relation": "self", "url": "https://a.example/Patient" }], "entry": [{{entry}}] }
        """;

    private static string Asked(string method, string url, string? resource = null, string more = "") =>
        $$"""{ "request": { "method": "{{method}}", "url": "{{url}}"{{more}} }{{(resource is null ? "" : $", \"resource\": {resource}")}} }""";

    private static string Request(string method, string url, string? resource = null, string more = "") => Bundle("transaction", Asked(method, url, resource, more));

    private static string Document(string subject, string more) => $$"""
        { "resourceType": "Bundle", "type": "document", "identifier": { "system": "urn:s", "value": "1" }, "timestamp": "2024-01-01T00:00:00Z", "entry": [
          { "fullUrl": "{{Urn}}0", "resource": { "resourceType": "Composition", "status": "final", "type": { "text": "x" }, "subject": { "reference": "{{subject}}" },
            "date": "2024-01-01", "author": [{ "reference": "{{Urn}}1" }], "title": "T" } },
          { "fullUrl": "{{Urn}}1", "resource": {{Patient}} }{{(more.Length > 0 ? ", " : "")}}{{more}}] }
        """;

    private static string Message(string focus) => $$"""
        { "resourceType": "Bundle", "type": "message", "entry": [
          { "fullUrl": "{{Urn}}0", "resource": { "resourceType": "MessageHeader", "eventUri": "urn:e", "source": { "endpoint": "https://a.example" }, "focus": [{ "reference": "{{focus}}" }] } },
          { "fullUrl": "{{Urn}}1", "resource": {{Patient}} }] }
        """;
}
