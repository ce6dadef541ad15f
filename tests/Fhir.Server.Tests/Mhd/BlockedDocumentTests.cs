using System.Text.Json.Nodes;
using Fhir.Server.Tests.Bulk;
using Fhir.Server.Tests.Rest;
using Xunit;

namespace Fhir.Server.Tests.Mhd;

/// <summary>A document that the citizen has blocked (NORS of 9603), and one that he has not, of the same patient.</summary>
public sealed class BlockedDocumentTests(BlockedDocumentTests.Archive server) : IClassFixture<BlockedDocumentTests.Archive>
{
    private const string Count = "NHN-SecurityLabel-Nors-Count";
    private static readonly (string, string) Elevated = ("nhn-access-basis", "FORHOYET_AKUTT");

    public sealed class Archive : BulkServer
    {
        public string Blocked { get; private set; } = "";

        public string Shown { get; private set; } = "";

        public string Content { get; private set; } = "";

        protected override async Task FillAsync()
        {
            await PutAsync("Patient/p1", $$"""{"resourceType":"Patient","id":"p1","identifier":[{"system":"urn:oid:2.16.578.1.12.4.1.4.1","value":"{{Submission.Number}}"}]}""");
            var blocked = Submission.Of(Submission.Comprehensive, "Dette er sperret.");
            blocked.Document["securityLabel"]![0]!["coding"]![0]!["code"] = "NORS";
            var answers = new[] { await PostAsync("", blocked.ToString()), await PostAsync("", Submission.Of(Submission.Comprehensive).ToString()) };
            (Blocked, Shown, Content) = (LocalOf(answers[0], 1), LocalOf(answers[1], 1), LocalOf(answers[0], 2));
        }

        private string LocalOf(Answer answer, int at) => answer.Entries[at]["response"]!["location"]!.GetValue<string>()[(Base.Length + 1)..].Split("/_history/")[0];
    }

    [Theory]
    [InlineData("DocumentReference?patient=p1&status=current")]
    [InlineData("DocumentReference?patient.identifier=14864349634")]
    [InlineData("Patient/p1/DocumentReference?")]
    [InlineData("DocumentReference?author.family=Fjellvang")]
    public async Task A_search_leaves_it_out_and_says_how_many_it_left_out(string search)
    {
        var answer = await server.GetAsync(search);

        Assert.Equal([server.Shown], answer.Matches);
        Assert.Equal((1, "1"), (answer.Json["total"]!.GetValue<int>(), answer.Header(Count)));
    }

    [Fact]
    public async Task A_posted_search_and_one_in_a_batch_leave_it_out_too()
    {
        var posted = await server.SendAsync("POST", "DocumentReference/_search", "patient=p1&status=current", "application/x-www-form-urlencoded");
        var batch = await server.PostAsync("", """{"resourceType":"Bundle","type":"batch","entry":[{"request":{"method":"GET","url":"DocumentReference?patient=p1"}}]}""");

        Assert.Equal([server.Shown], posted.Matches);
        Assert.Equal("1", posted.Header(Count));
        Assert.Equal(1, batch.Entries[0]["resource"]!["total"]!.GetValue<int>());
    }

    [Theory]
    [InlineData("security-label=urn:oid:2.16.578.1.12.4.1.1.9603|NORS")]
    [InlineData("_filter=security-label eq NORS")]
    [InlineData("_has:List:item:code=submissionset&security-label=NORS")]
    public async Task Whoever_asks_for_what_is_blocked_gets_a_number_and_nothing_else(string condition)
    {
        var answer = await server.GetAsync($"DocumentReference?patient=p1&{condition}");

        Assert.Equal((200, 0, "1"), (answer.Status, answer.Json["total"]!.GetValue<int>(), answer.Header(Count)));
        Assert.Empty(answer.Matches);
    }

    [Theory]
    [InlineData("Patient?_has:DocumentReference:patient:security-label=NORS")]
    [InlineData("List?item:DocumentReference.security-label=NORS")]
    [InlineData("Practitioner?family=Fjellvang&_contained=true&_containedType=contained&_id=forfatter&given:missing=true")]
    public async Task No_condition_on_another_resource_tells_that_it_is_there(string search) => Assert.Empty((await server.GetAsync(search)).Matches);

    [Fact]
    public async Task Nothing_that_lists_resources_lists_it()
    {
        string[] ways = ["List?patient=p1&_include=List:item", "Patient?_id=p1&_revinclude=DocumentReference:patient", "?_type=DocumentReference,Patient", "Patient/p1/*", "_history?_count=500",
            "DocumentReference/_history?_count=500", "Patient/p1/$everything", "Practitioner?family=Fjellvang&_contained=true", "Binary?_lastUpdated=gt2020"];
        foreach (var way in ways)
        {
            var listed = (await server.GetAsync(way)).Entries.Select(entry => $"{entry["resource"]?["resourceType"]}/{entry["resource"]?["id"]}").ToList();

            Assert.True(way.StartsWith("Binary", StringComparison.Ordinal) || listed.Contains(server.Shown), $"{way} does not list what is not blocked");
            Assert.DoesNotContain(server.Blocked, listed);
            Assert.DoesNotContain(server.Content, listed);
        }
    }

    [Fact]
    public async Task An_export_has_neither_it_nor_its_content_whatever_basis_it_was_started_with()
    {
        foreach (var basis in new[] { "SAMTYKKE", "FORHOYET_AKUTT" })
        {
            var exported = await server.NamesAsync("$export?_type=DocumentReference,Binary", null, ("nhn-access-basis", basis));

            Assert.Contains(server.Shown, exported);
            Assert.DoesNotContain(server.Blocked, exported);
            Assert.DoesNotContain(server.Content, exported);
        }
    }

    [Fact]
    public async Task A_read_of_it_answers_as_if_it_never_was()
    {
        foreach (var way in new[] { "", "/_history", "/_history/1" }) Assert.Equal(404, (await server.GetAsync(server.Blocked + way)).Status);
        Assert.Equal(404, (await server.SendAsync("PATCH", server.Blocked, """[{"op":"replace","path":"/status","value":"superseded"}]""", "application/json-patch+json")).Status);
    }

    [Theory]
    [InlineData("text/plain")]
    [InlineData("application/fhir+json")]
    public async Task Its_content_is_refused(string accept)
    {
        var answers = new[] { await server.GetAsync(server.Content, ("Accept", accept)), await server.GetAsync($"{server.Content}/_history/1", ("Accept", accept)), await server.SendAsync("PUT", server.Content, "x", "text/plain") };

        Assert.All(answers, answer => Assert.Equal((403, "content-withheld"), (answer.Status, Assert.Single(answer.Rules))));
        Assert.All(answers, answer => Assert.Equal("suppressed", answer.Json["issue"]![0]!["code"]!.GetValue<string>()));
    }

    [Fact]
    public async Task A_document_blocked_later_is_withheld_with_its_earlier_versions()
    {
        var submission = Submission.Of(Submission.Comprehensive);
        var answer = await server.PostAsync("", submission.ToString());
        var id = answer.Entries[1]["response"]!["location"]!.GetValue<string>()[(server.Base.Length + 1)..].Split("/_history/")[0];
        // As it was read, with its address in full.
        var read = (await server.GetAsync(id)).Json;
        read["securityLabel"]![0]!["coding"]![0]!["code"] = "NORS";
        Assert.Equal(200, (await server.PutAsync(id, read.ToJsonString())).Status);

        Assert.Equal(404, (await server.GetAsync($"{id}/_history/1")).Status);
        Assert.Equal(403, (await server.GetAsync(read["content"]![0]!["attachment"]!["url"]!.GetValue<string>(), ("Accept", "text/plain"))).Status);
        Assert.Equal(204, (await server.DeleteAsync(id)).Status);
    }

    [Theory]
    [InlineData("nhn-access-basis", "FORHOYET_SAMTYKKE", true)]
    [InlineData("nhn-access-basis", "FORHOYET_AKUTT", true)]
    [InlineData("hit-access-basis", "FORHOYET_AKUTT", true)]
    [InlineData("nhn-access-basis", "SAMTYKKE", false)]
    [InlineData("nhn-access-basis", "AKUTT", false)]
    [InlineData("nhn-access-basis", "UNNTAK", false)]
    [InlineData("nhn-access-basis", "FORHOYET", false)]
    public async Task Only_an_elevated_access_basis_opens_it(string header, string basis, bool isOpen)
    {
        var found = await server.GetAsync("DocumentReference?patient=p1", (header, basis));
        var read = await server.GetAsync(server.Blocked, (header, basis));
        var content = await server.GetAsync(server.Content, (header, basis), ("Accept", "text/plain"));

        Assert.Equal(isOpen, found.Matches.Contains(server.Blocked));
        Assert.Equal((isOpen ? "" : "1", isOpen ? 200 : 404, isOpen ? 200 : 403), (found.Header(Count), read.Status, content.Status));
    }

    [Theory]
    [InlineData("N")]
    [InlineData("NORN_FFL")]
    [InlineData("NORN_KUT")]
    [InlineData("NORN_EPO")]
    [InlineData("NORN_ALL")]
    [InlineData("NORN_FOR")]
    [InlineData("NORN_FORANS")]
    [InlineData("NORN_UNGDOM")]
    [InlineData("NORN_FFH")]
    [InlineData("NORN_FPB")]
    [InlineData("NORN_DUP")]
    [InlineData("NORN_ANG")]
    [InlineData("NORU")]
    public async Task Labels_that_limit_the_citizen_are_shown_to_personnel_with_the_document(string label)
    {
        var submission = Submission.Of(Submission.Own);
        submission.Document["securityLabel"]![0]!["coding"]![0]!["code"] = label;
        Assert.Equal(200, (await server.PostAsync("", submission.ToString())).Status);
        var found = Assert.Single((await server.GetAsync($"DocumentReference?identifier={submission.MasterIdentifier}")).Entries)["resource"]!;

        Assert.Equal(label, found["securityLabel"]![0]!["coding"]![0]!["code"]!.GetValue<string>());
        Assert.Equal(204, (await server.DeleteAsync($"DocumentReference/{found["id"]}")).Status);
    }

    [Fact]
    public async Task A_replacement_of_what_is_blocked_needs_the_basis_too()
    {
        var refused = await server.PostAsync("", Submission.Of(Submission.Comprehensive).Replacing(server.Blocked).ToString());

        Assert.Equal(404, refused.Status);
        Assert.Equal("current", (await server.GetAsync(server.Blocked, Elevated)).Json["status"]!.GetValue<string>());
    }
}
