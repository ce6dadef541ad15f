using System.Text.Json.Nodes;
using Fhir.Kernel.Definitions;
using Fhir.Kernel.Json;
using Fhir.Kernel.Terminology;
using Fhir.Kernel.Validation;
using Fhir.Profiles;
using Fhir.Server.Tests.Rest;

namespace Fhir.Server.Tests.Provesvar;

/// <summary><c>$lab-document</c> against the rules of HL7 Europe Laboratory Report 2.0, written here from its page and not from the code that makes the document.</summary>
public sealed class LabDocumentTests(SeededServer server) : IClassFixture<SeededServer>
{
    private const string EuropeanBundle = "https://fhirref.example/no/provesvar/StructureDefinition/provesvar-eu-bundle";

    [Fact]
    public async Task A_document_of_less_than_the_profile_wants_claims_nothing()
    {
        await server.PutAsync("Observation/uten-utforende", """{"resourceType":"Observation","id":"uten-utforende","status":"final","code":{"text":"a"},"subject":{"reference":"Patient/p"},"valueString":"b"}""");
        await server.PutAsync("DiagnosticReport/mindre", """{"resourceType":"DiagnosticReport","id":"mindre","status":"final","code":{"text":"a"},"subject":{"reference":"Patient/p"},"result":[{"reference":"Observation/uten-utforende"}]}""");

        var answer = await server.GetAsync("DiagnosticReport/mindre/$lab-document");

        Assert.Equal(200, answer.Status);
        Assert.Null(answer.Json["meta"]);
    }

    [Theory]
    [InlineData("", "48767-8", "Rapporten har ingen resultater.")]
    [InlineData(",\"conclusion\":\"Feil <pasient>\"", "48767-8", "Feil &lt;pasient&gt;")]
    [InlineData(",\"extension\":[{\"url\":\"http://nhn.no/fhir/nilar/StructureDefinition/nilar-comment\",\"valueAnnotation\":{\"text\":\"Merket feil\"}}]", "48767-8", "Merket feil")]
    public async Task A_report_without_results_is_a_document_with_a_remark(string more, string code, string said)
    {
        await server.PutAsync("DiagnosticReport/tomt-svar", $$"""{"resourceType":"DiagnosticReport","id":"tomt-svar","status":"cancelled","code":{"text":"a"}{{more}}}""");

        var answer = await server.GetAsync("DiagnosticReport/tomt-svar/$lab-document");

        var section = Assert.Single(answer.Json["entry"]![0]!["resource"]!["section"]!.AsArray())!;
        Assert.Equal(code, (string?)section["code"]!["coding"]![0]!["code"]);
        Assert.Contains(said, (string?)section["text"]!["div"]);
    }

    [Fact]
    public async Task Every_laboratory_report_of_the_stories_becomes_a_document()
    {
        var reports = await server.GetAsync("DiagnosticReport?category:not=urn:oid:2.16.578.1.12.4.1.1.8202%7CBLD&_count=200");
        // Those of the other tests here claim no profile.
        var stories = reports.Entries.Select(entry => entry["resource"]!).Where(report => report["meta"]?["profile"] is not null).ToList();
        Assert.NotEmpty(stories);
        foreach (var report in stories) await CheckAsync((string)report["id"]!);
    }

    [Fact]
    public async Task A_posted_call_gives_the_same_document_as_a_got_one()
    {
        var got = await server.GetAsync("DiagnosticReport/rapport-06-kalium/$lab-document");
        var posted = await server.PostAsync("DiagnosticReport/rapport-06-kalium/$lab-document", """{"resourceType":"Parameters"}""");

        Assert.Equal((200, 200), (got.Status, posted.Status));
        Assert.Equal(WithoutTime(got.Json), WithoutTime(posted.Json));
    }

    [Theory]
    [InlineData("finnes-ikke", 404, "lab-document-unknown")]
    [InlineData("slettet", 410, "lab-document-deleted")]
    [InlineData("bilde", 422, "lab-document-imaging")]
    public async Task What_is_no_laboratory_report_is_refused(string id, int status, string rule)
    {
        await server.PutAsync("DiagnosticReport/slettet", """{"resourceType":"DiagnosticReport","id":"slettet","status":"final","code":{"text":"a"}}""");
        await server.DeleteAsync("DiagnosticReport/slettet");
        await server.PutAsync("DiagnosticReport/bilde", """{"resourceType":"DiagnosticReport","id":"bilde","status":"final","category":[{"coding":[{"system":"urn:oid:2.16.578.1.12.4.1.1.8202","code":"BLD"}]}],"code":{"text":"CT"}}""");

        var answer = await server.GetAsync($"DiagnosticReport/{id}/$lab-document");

        Assert.Equal((status, rule), (answer.Status, answer.Rules[0]));
    }

    [Fact]
    public async Task Results_that_are_members_of_each_other_end()
    {
        static string Result(string id, string member) => $$$"""{"resourceType":"Observation","id":"{{{id}}}","status":"final","code":{"text":"{{{id}}} <b>&"},"hasMember":[{"reference":"Observation/{{{member}}}"}]}""";
        await server.PutAsync("Observation/ring-1", Result("ring-1", "ring-2"));
        await server.PutAsync("Observation/ring-2", Result("ring-2", "ring-1"));
        await server.PutAsync("DiagnosticReport/ring", """{"resourceType":"DiagnosticReport","id":"ring","status":"final","code":{"text":"a"},"result":[{"reference":"Observation/ring-1"},{"reference":"Observation/borte"}]}""");

        var answer = await server.GetAsync("DiagnosticReport/ring/$lab-document");

        Assert.Equal(200, answer.Status);
        Assert.Equal(2, Types(answer.Json).Count(type => type == "Observation"));
        Assert.Contains("ring-1 &lt;b&gt;&amp;", (string)answer.Json["entry"]![0]!["resource"]!["section"]![0]!["text"]!["div"]!);
    }

    [Theory]
    [InlineData("registered", "preliminary")]
    [InlineData("preliminary", "preliminary")]
    [InlineData("final", "final")]
    [InlineData("amended", "amended")]
    [InlineData("corrected", "amended")]
    [InlineData("appended", "amended")]
    [InlineData("cancelled", "entered-in-error")]
    [InlineData("entered-in-error", "entered-in-error")]
    public async Task The_status_of_the_document_follows_the_report(string report, string composition)
    {
        await server.PutAsync($"DiagnosticReport/status-{report}", $$"""{"resourceType":"DiagnosticReport","id":"status-{{report}}","status":"{{report}}","code":{"text":"a"} }""");

        var answer = await server.GetAsync($"DiagnosticReport/status-{report}/$lab-document");

        Assert.Equal(composition, (string?)answer.Json["entry"]![0]!["resource"]!["status"]);
    }

    private async Task CheckAsync(string id)
    {
        var answer = await server.GetAsync($"DiagnosticReport/{id}/$lab-document");
        Assert.Equal((200, id), (answer.Status, id));
        var bundle = answer.Json;
        var entries = bundle["entry"]!.AsArray();
        var composition = entries[0]!["resource"]!;
        var report = entries.Single(entry => (string?)entry!["resource"]!["resourceType"] == "DiagnosticReport")!;

        Assert.Equal("document", (string?)bundle["type"]);
        Assert.NotNull(bundle["timestamp"]);
        Assert.NotNull(bundle["identifier"]!["value"]);
        Assert.All(entries, entry => Assert.NotNull((string?)entry!["fullUrl"]));
        Assert.Single(Types(bundle), type => type == "Composition");
        Assert.Equal("Composition", (string?)composition["resourceType"]);
        CheckAgreement(composition, report["resource"]!);
        CheckCircle(entries[0]!, report);
        Assert.Contains(composition["section"]!.AsArray(), section => section!["text"] is not null);
        Assert.Equal(EuropeanBundle, (string?)bundle["meta"]!["profile"]![0]);
        Assert.DoesNotContain(Issues(answer.Text), issue => issue.IsError);
    }

    // dr-comp-identifier, -type, -category, -subj
    private static void CheckAgreement(JsonNode composition, JsonNode report)
    {
        Assert.Contains(report["identifier"]!.AsArray(), identifier => JsonNode.DeepEquals(identifier, composition["identifier"]));
        Assert.Contains("11502-2", Codes(report["code"]));
        Assert.Equal(Codes(report["code"]), Codes(composition["type"]));
        Assert.Equal(report["category"]!.AsArray().SelectMany(Codes), composition["category"]!.AsArray().SelectMany(Codes));
        Assert.True(JsonNode.DeepEquals(report["subject"], composition["subject"]));
    }

    private static void CheckCircle(JsonNode composition, JsonNode report)
    {
        var up = report["resource"]!["extension"]!.AsArray().Single(extension => (string?)extension!["url"] == "http://hl7.org/fhir/5.0/StructureDefinition/extension-DiagnosticReport.composition");
        var down = composition["resource"]!["extension"]!.AsArray().Single(extension => ((string?)extension!["url"])!.EndsWith("/composition-diagnosticReportReference", StringComparison.Ordinal));
        Assert.Equal((string?)composition["fullUrl"], (string?)up!["valueReference"]!["reference"]);
        Assert.Equal((string?)report["fullUrl"], (string?)down!["valueReference"]!["reference"]);
    }

    private static IEnumerable<string> Codes(JsonNode? concept) => concept?["coding"]?.AsArray().Select(coding => (string)coding!["code"]!) ?? [];

    private static IEnumerable<string> Types(JsonNode bundle) => bundle["entry"]!.AsArray().Select(entry => (string)entry!["resource"]!["resourceType"]!);

    private static string WithoutTime(JsonNode bundle)
    {
        bundle["timestamp"] = null;
        return bundle.ToJsonString();
    }

    private static IReadOnlyList<Kernel.Outcome.Issue> Issues(string json)
    {
        var parsed = JsonParser.Parse(System.Text.Encoding.UTF8.GetBytes(json), DefinitionsPack.Core.Schema);
        return [.. parsed.Issues, .. new ProfileValidator(ProfilePackages.WithCore, new TerminologyService(ProfilePackages.WithCore), DefinitionsPack.Core.Schema).Validate(parsed.Document!)];
    }
}
