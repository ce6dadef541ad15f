using System.Text.Json.Nodes;
using Fhir.Server.Tests.Rest;
using Xunit;

namespace Fhir.Server.Tests.Mhd;

/// <summary>https://profiles.ihe.net/ITI/MHD/ITI-66.html and ITI-67.html</summary>
public sealed class FindDocumentsTests(FindDocumentsTests.Archive server) : IClassFixture<FindDocumentsTests.Archive>
{
    private const string Own = "patient=p1&status=current";

    /// <summary>Has one document of p1, and one of p2 that differs in everything.</summary>
    public sealed class Archive : RunningServer
    {
        public string Document { get; private set; } = "";

        public string Set { get; private set; } = "";

        internal Submission Sent { get; } = Submission.Of(Submission.Comprehensive);

        protected override async Task FillAsync()
        {
            await PutAsync("Patient/p1", $$"""{"resourceType":"Patient","id":"p1","identifier":[{"system":"urn:oid:2.16.578.1.12.4.1.4.1","value":"{{Submission.Number}}"}]}""");
            await PutAsync("Patient/p2", """{"resourceType":"Patient","id":"p2"}""");
            Sent.Set["source"] = JsonNode.Parse("""{"reference":"#avsender"}""");
            Sent.Set["contained"] = JsonNode.Parse("""[{"resourceType":"Practitioner","id":"avsender","name":[{"family":"Bjørkmo","given":["Ragnhild"]}]}]""");
            var answer = await PostAsync("", Sent.ToString());
            Assert.True(answer.Status == 200, answer.Text);
            (Set, Document) = (LocalOf(answer, 0), LocalOf(answer, 1));
            Assert.Equal(200, (await PostAsync("", Other().ToString())).Status);
        }

        private string LocalOf(Answer answer, int at) => answer.Entries[at]["response"]!["location"]!.GetValue<string>()[(Base.Length + 1)..].Split("/_history/")[0];

        private static Submission Other()
        {
            var other = Submission.Of(Submission.Minimal, "Noe annet", "p2");
            var document = other.Document;
            document["contained"]!.AsArray().RemoveAt(1);
            foreach (var name in new[] { "type", "category", "author", "securityLabel", "date" }) document.Remove(name);
            foreach (var name in new[] { "event", "period", "facilityType", "practiceSetting", "related" }) document["context"]!.AsObject().Remove(name);
            document["content"]![0]!.AsObject().Remove("format");
            other.Attachment["creation"] = "2020-01-01T00:00:00Z";
            (other.Set["date"], other.Set["extension"]![1]!["valueCodeableConcept"]!["coding"]![0]!["code"]) = ("2020-01-01", "A00-1");
            other.Set["extension"]![0]!["valueIdentifier"]!["value"] = "urn:oid:2.16.578.1.12.4.5.100.9.9";
            return other;
        }
    }

    [Theory]
    [InlineData("DocumentReference", "patient=p3&status=current")]
    [InlineData("DocumentReference", "patient:Patient=p3&status=current")]
    [InlineData("DocumentReference", "patient._id=p3&status=current")]
    [InlineData("List", "patient=p3&code=submissionset&status=current")]
    public async Task Every_page_about_a_patient_tells_the_total_unasked(string type, string question)
    {
        await server.PutAsync("Patient/p3", """{"resourceType":"Patient","id":"p3"}""");
        if ((await server.GetAsync($"{type}?{question}&_total=accurate")).Json["total"]!.GetValue<int>() == 0)
            for (var number = 0; number < 3; number++) Assert.Equal(200, (await server.PostAsync("", Submission.Of(Submission.Comprehensive, patient: "p3").ToString())).Status);

        var first = await server.GetAsync($"{type}?{question}&_count=2");
        var second = await server.GetAsync(first.Link("next")!);

        Assert.Equal((3, 3), (first.Json["total"]!.GetValue<int>(), second.Json["total"]!.GetValue<int>()));
        Assert.Equal((2, 1), (first.Matches.Count, second.Matches.Count));
    }

    [Theory]
    [InlineData("_lastUpdated=gt2020", "_lastUpdated=lt2020")]
    [InlineData("author.given=Solveig", "author.given=Ragnhild")]
    [InlineData("author.family=Fjellvang", "author.family=Bjørkmo")]
    [InlineData("author:Practitioner.family=fjell", "author:Practitioner.family:exact=fjell")]
    [InlineData("category=urn:oid:2.16.578.1.12.4.1.1.9602|B00-1", "category=urn:oid:2.16.578.1.12.4.1.1.9602|A00-1")]
    [InlineData("creation=2026-11-20", "creation=lt2026-11-20")]
    [InlineData("date=ge2026-11-20&date=lt2026-11-21", "date=lt2026-11-20")]
    [InlineData("event=urn:oid:2.16.578.1.12.4.1.1.7210|KONTROLL", "event=OPERASJON")]
    [InlineData("facility=urn:oid:2.16.578.1.12.4.1.1.1303|86.211", "facility=86.101")]
    [InlineData("format=urn:no:ehelse:document:text", "format=urn:no:ehelse:document:pdf")]
    [InlineData("patient.identifier=14864349634", "patient.identifier=01010112345")]
    [InlineData("patient.identifier=urn:oid:2.16.578.1.12.4.1.4.1|14864349634", "patient.identifier=urn:oid:2.16.578.1.12.4.1.4.2|14864349634")]
    [InlineData("period=ge2026-11-20&period=le2026-11-20", "period=lt2026-11-20")]
    [InlineData("related=Encounter/e1", "related=Encounter/e2")]
    [InlineData("security-label=urn:oid:2.16.578.1.12.4.1.1.9603|N", "security-label=urn:oid:2.16.578.1.12.4.1.1.9603|NORU")]
    [InlineData("setting=urn:oid:2.16.578.1.12.4.1.1.8653|4", "setting=5")]
    [InlineData("type=urn:oid:2.16.578.1.12.4.1.1.9602|B02-2", "type=B03-2")]
    [InlineData("status=current", "status=superseded")]
    [InlineData("patient=Patient/p1", "patient=p2")]
    public async Task Every_parameter_finds_and_misses_by_get_and_by_post(string hit, string miss)
    {
        var found = await FindAsync("DocumentReference", hit.StartsWith("patient", StringComparison.Ordinal) ? $"status=current&{hit}" : $"patient=p1&{hit}");
        var missed = await FindAsync("DocumentReference", miss.StartsWith("patient", StringComparison.Ordinal) ? $"type:missing=false&{miss}" : $"patient=p1&{miss}");

        Assert.Equal([server.Document], found);
        Assert.Empty(missed);
    }

    [Fact]
    public async Task Identifier_is_that_of_the_document_or_of_its_entry()
    {
        Assert.Equal([server.Document], await FindAsync("DocumentReference", $"{Own}&identifier=urn:ietf:rfc:3986|{server.Sent.MasterIdentifier}"));
        Assert.Equal([server.Document], await FindAsync("DocumentReference", $"{Own}&identifier={server.Sent.Document["identifier"]![0]!["value"]}"));
        Assert.Equal([server.Document], await FindAsync("DocumentReference", $"_id={server.Document.Split('/')[1]}"));
    }

    [Theory]
    [InlineData("", true)]
    [InlineData("&date=2026-11-20", true)]
    [InlineData("&date=lt2026", false)]
    [InlineData("&designationType=urn:oid:2.16.578.1.12.4.1.1.9602|B00-1", true)]
    [InlineData("&designationType=A00-1", false)]
    [InlineData("&sourceId=urn:ietf:rfc:3986|urn:oid:2.16.578.1.12.4.5.100.1.2", true)]
    [InlineData("&sourceId=urn:oid:2.16.578.1.12.4.5.100.9.9", false)]
    [InlineData("&source.given=Ragnhild", true)]
    [InlineData("&source.family=Fjellvang", false)]
    [InlineData("&_lastUpdated=gt2020", true)]
    public async Task Submission_sets_are_found_by_every_parameter(string more, bool isFound)
    {
        var found = await FindAsync("List", $"patient.identifier={Submission.Number}&status=current&code=https://profiles.ihe.net/ITI/MHD/CodeSystem/MHDlistTypes|submissionset{more}");

        Assert.Equal(isFound ? [server.Set] : [], found);
    }

    [Fact]
    public async Task The_address_of_the_document_is_a_full_one_in_searches_and_reads()
    {
        var found = (await server.GetAsync($"DocumentReference?{Own}")).Entries[0]["resource"]!;
        var read = (await server.GetAsync(server.Document)).Json;
        var xml = await server.GetAsync(server.Document, ("Accept", "application/fhir+xml"));

        Assert.All(new[] { found, read }, document => Assert.StartsWith($"{server.Base}/Binary/", document["content"]![0]!["attachment"]!["url"]!.GetValue<string>(), StringComparison.Ordinal));
        Assert.Contains($"<url value=\"{server.Base}/Binary/", xml.Text, StringComparison.Ordinal);
        Assert.Equal(200, (await server.GetAsync(read["content"]![0]!["attachment"]!["url"]!.GetValue<string>(), ("Accept", "text/plain"))).Status);
    }

    [Fact]
    public async Task No_documents_is_an_answer_too()
    {
        var answer = await server.GetAsync("DocumentReference?patient=p1&status=superseded");

        Assert.Equal((200, 0), (answer.Status, answer.Json["total"]!.GetValue<int>()));
    }

    /// <summary>By GET and by POST, which must agree.</summary>
    private async Task<IReadOnlyList<string>> FindAsync(string type, string query)
    {
        var got = await server.GetAsync($"{type}?{query}");
        var posted = await server.SendAsync("POST", $"{type}/_search", query, "application/x-www-form-urlencoded");

        Assert.Equal((200, 200), (got.Status, posted.Status));
        Assert.Equal(got.Matches.Count, got.Json["total"]!.GetValue<int>());
        Assert.Equal(got.Matches, posted.Matches);
        return got.Matches;
    }
}
