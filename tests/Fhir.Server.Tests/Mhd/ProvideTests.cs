using System.Text;
using System.Text.Json.Nodes;
using Fhir.Server.Tests.Rest;
using Xunit;

namespace Fhir.Server.Tests.Mhd;

/// <summary>https://profiles.ihe.net/ITI/MHD/ITI-65.html</summary>
public sealed class ProvideTests(MhdServer server) : IClassFixture<MhdServer>
{
    [Theory]
    [InlineData(Submission.Comprehensive, "")]
    [InlineData(Submission.Comprehensive, "Bundle")]
    [InlineData(Submission.Comprehensive + "|4.2.2", "Bundle")]
    [InlineData(Submission.UnContained, "")]
    [InlineData(Submission.Minimal, "Bundle")]
    [InlineData(Submission.Own, "")]
    [InlineData(Submission.Own, "Bundle")]
    public async Task A_submission_is_answered_entry_by_entry_in_its_order(string profile, string at)
    {
        var submission = Submission.Of(profile);
        var answer = await server.PostAsync(at, submission.ToString());

        Assert.True(answer.Status == 200, answer.Text);
        Assert.Equal("transaction-response", answer.Json["type"]!.GetValue<string>());
        Assert.Equal(["201 Created", "201 Created", "201 Created"], answer.Entries.Select(entry => entry["response"]!["status"]!.GetValue<string>()));
        Assert.Equal(["List", "DocumentReference", "Binary"], answer.Entries.Select(entry => server.LocalOf(entry["response"]!["location"]!.GetValue<string>()).Split('/')[0]));
        Assert.All(answer.Entries, entry => Assert.Null(entry["response"]!["outcome"]));
    }

    [Fact]
    public async Task A_submission_can_be_sent_and_answered_as_xml()
    {
        var converted = await server.SendAsync("POST", "$validate", Submission.Of(Submission.Comprehensive).ToString(), "application/fhir+json", ("Accept", "application/fhir+xml"));
        var xml = $"""
            <Bundle xmlns="http://hl7.org/fhir"><meta><profile value="{Submission.Minimal}"/></meta><type value="transaction"/>
            <entry><resource><List>
              <extension url="{Submission.Ihe}ihe-sourceId"><valueIdentifier><value value="urn:oid:2.16.578.1.12.4.5.100.1.2"/></valueIdentifier></extension>
              <identifier><value value="{Submission.NewOid()}"/></identifier><status value="current"/><mode value="working"/>
              <code><coding><system value="https://profiles.ihe.net/ITI/MHD/CodeSystem/MHDlistTypes"/><code value="submissionset"/></coding></code><date value="2026-11-20"/>
            </List></resource><request><method value="POST"/><url value="List"/></request></entry></Bundle>
            """;
        var answer = await server.SendAsync("POST", "Bundle", xml, "application/fhir+xml", ("Accept", "application/fhir+xml"));

        Assert.Equal(200, converted.Status);
        Assert.True(answer.Status == 200, answer.Text);
        Assert.Contains("<type value=\"transaction-response\"", answer.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("application/pdf", "%PDF-1.7\n%%EOF")]
    [InlineData("text/plain", "Notat på bokmål")]
    [InlineData("application/xml", "<ClinicalDocument xmlns=\"urn:hl7-org:v3\"/>")]
    [InlineData("application/hl7-v3+xml", "<?xml version=\"1.0\"?><ClinicalDocument xmlns=\"urn:hl7-org:v3\"/>")]
    [InlineData("application/fhir+json", "{\"resourceType\":\"Bundle\",\"type\":\"document\"}")]
    public async Task A_document_is_found_by_its_metadata_and_fetched_as_it_was_sent(string contentType, string text)
    {
        var submission = Submission.Of(Submission.Comprehensive).With(contentType, Encoding.UTF8.GetBytes(text));
        await server.ProvideAsync(submission);
        var found = Assert.Single((await server.GetAsync($"DocumentReference?patient=p1&status=current&identifier={submission.MasterIdentifier}")).Entries)["resource"]!;
        var attachment = found["content"]![0]!["attachment"]!;
        // FHIR's own types mean the resource around the content.
        var fetched = await server.GetAsync(attachment["url"]!.GetValue<string>(), ("Accept", contentType.Contains("fhir", StringComparison.Ordinal) ? "*/*" : contentType));

        Assert.Equal((200, text, contentType), (fetched.Status, fetched.Text, fetched.Header("Content-Type")));
        Assert.Equal((attachment["hash"]!.GetValue<string>(), attachment["size"]!.GetValue<int>()), (Submission.Hash(Encoding.UTF8.GetBytes(fetched.Text)), Encoding.UTF8.GetByteCount(fetched.Text)));
    }

    [Fact]
    public async Task A_fhir_document_is_stored_as_the_resource_it_is()
    {
        var submission = Submission.Of(Submission.Comprehensive);
        submission.Entries[2]!["resource"] = JsonNode.Parse(Documents.Fhir);
        submission.Entries[2]!["request"]!["url"] = "Bundle";
        submission.Attachment["contentType"] = "application/fhir+json";
        submission.Attachment.Remove("hash");
        submission.Attachment.Remove("size");
        var written = await server.ProvideAsync(submission);
        var found = (await server.GetAsync(written[1])).Json["content"]![0]!["attachment"]!["url"]!.GetValue<string>();

        Assert.EndsWith(written[2], found, StringComparison.Ordinal);
        Assert.Equal("document", (await server.GetAsync(written[2])).Json["type"]!.GetValue<string>());
    }

    [Fact]
    public async Task What_a_document_replaces_is_superseded_in_the_same_transaction()
    {
        var old = (await server.ProvideAsync(Submission.Of(Submission.Comprehensive)))[1];
        var answer = await server.PostAsync("", Submission.Of(Submission.Own).Replacing(old).ToString());
        var next = server.LocalOf(answer.Entries[1]["response"]!["location"]!.GetValue<string>());

        Assert.True(answer.Status == 200, answer.Text);
        Assert.Equal((4, "200 OK", old), (answer.Entries.Count, answer.Entries[3]["response"]!["status"]!.GetValue<string>(), server.LocalOf(answer.Entries[3]["response"]!["location"]!.GetValue<string>())));
        Assert.Equal("superseded", (await server.GetAsync(old)).Json["status"]!.GetValue<string>());
        Assert.Equal((await server.GetAsync(next)).Json["relatesTo"]![0]!["target"]!["reference"]!.GetValue<string>(), old);
        Assert.Equal(200, (await server.GetAsync((await server.GetAsync(old)).Json["content"]![0]!["attachment"]!["url"]!.GetValue<string>(), ("Accept", "text/plain"))).Status);
    }

    [Theory]
    [InlineData("appends")]
    [InlineData("transforms")]
    [InlineData("signs")]
    public async Task A_document_that_adds_to_another_leaves_it_current(string code)
    {
        var first = (await server.ProvideAsync(Submission.Of(Submission.Comprehensive)))[1];
        await server.ProvideAsync(Submission.Of(Submission.Comprehensive).Relating(code, $"{server.Base}/{first}"));

        Assert.Equal("current", (await server.GetAsync(first)).Json["status"]!.GetValue<string>());
    }

    [Fact]
    public async Task A_submission_that_cannot_be_stored_whole_leaves_nothing()
    {
        var submission = Submission.Of(Submission.Comprehensive);
        submission.Entries.Add((JsonNode)Submission.Entry(null, "GET", "Patient/finnes-ikke-p9", $"{server.Base}/Patient/finnes-ikke-p9"));
        submission.Attachment["size"] = 3;
        var answer = await server.PostAsync("", submission.ToString());

        Assert.Equal((422, "mhd-size-wrong"), (answer.Status, Assert.Single(answer.Rules)));
        Assert.Empty((await server.GetAsync($"DocumentReference?identifier={submission.MasterIdentifier}")).Matches);
    }

    [Fact]
    public async Task The_patient_may_come_along_or_be_looked_up()
    {
        var (asked, brought) = (Submission.Of(Submission.Comprehensive), Submission.Of(Submission.Comprehensive));
        asked.Entries.Add((JsonNode)Submission.Entry(null, "GET", "Patient/p1", $"{server.Base}/Patient/p1"));
        var patient = Submission.Entry(new JsonObject { ["resourceType"] = "Patient" }, "POST", "Patient");
        brought.Entries.Add((JsonNode)patient);
        foreach (var about in new[] { brought.Set, brought.Document }) about["subject"]!["reference"] = patient["fullUrl"]!.GetValue<string>();
        var answers = new[] { await server.PostAsync("", asked.ToString()), await server.PostAsync("", brought.ToString()) };

        Assert.All(answers, answer => Assert.True(answer.Status == 200, answer.Text));
        Assert.Equal("Patient/p1", server.LocalOf(answers[0].Entries[3]["response"]!["location"]!.GetValue<string>()));
    }

    [Fact]
    public async Task A_patient_may_be_named_by_number_alone()
    {
        var submission = Submission.Of(Submission.Comprehensive);
        submission.Set["subject"] = JsonNode.Parse($$"""{"identifier":{"system":"urn:oid:2.16.578.1.12.4.1.4.1","value":"{{Submission.Number}}"} }""");
        submission.Document["subject"] = submission.Set["subject"]!.DeepClone();

        var provided = await server.ProvideAsync(submission);

        // What is stored leads to the patient who has the number, so that it is found whichever way it is asked for.
        foreach (var question in new[] { "patient=p1", $"patient.identifier={Submission.Number}", $"subject:identifier=urn:oid:2.16.578.1.12.4.1.4.1|{Submission.Number}" })
            Assert.Contains(provided[1], (await server.SendAsync("POST", "DocumentReference/_search", $"{question}&status=current&_count=500", "application/x-www-form-urlencoded")).Matches);
        Assert.Contains(provided[0], (await server.GetAsync("List?patient=p1&code=submissionset&status=current&_count=500")).Matches);
        Assert.Equal("Patient/p1", $"{(await server.GetAsync(provided[1])).Json["subject"]!["reference"]}");
    }

    [Fact]
    public async Task A_number_that_nobody_here_has_is_kept_as_it_was_sent()
    {
        var submission = Submission.Of(Submission.Comprehensive);
        submission.Set["subject"] = JsonNode.Parse("""{"identifier":{"system":"urn:oid:2.16.578.1.12.4.1.4.1","value":"15858020023"} }""");
        submission.Document["subject"] = submission.Set["subject"]!.DeepClone();

        var stored = (await server.GetAsync((await server.ProvideAsync(submission))[1])).Json;

        Assert.Equal(submission.Set["subject"]!.ToJsonString(), stored["subject"]!.ToJsonString());
    }

    [Theory]
    [InlineData("text/plain", 200)]
    [InlineData("*/*", 200)]
    [InlineData("text/*", 200)]
    [InlineData("image/png, */*;q=0.1", 200)]
    [InlineData("application/pdf, text/plain;q=0.5", 200)]
    [InlineData("application/pdf", 406)]
    [InlineData("text/plain;q=0, */*;q=0", 406)]
    [InlineData("image/*, application/xml", 406)]
    public async Task A_document_is_given_in_a_type_that_is_asked_for_or_not_at_all(string accept, int status)
    {
        var content = (await server.ProvideAsync(Submission.Of(Submission.Comprehensive)))[2];

        var fetched = await server.GetAsync(content, ("Accept", accept));
        var version = await server.GetAsync($"{content}/_history/1", ("Accept", accept));

        Assert.Equal((status, status), (fetched.Status, version.Status));
        if (status == 406) Assert.Equal("content-not-acceptable", Assert.Single(fetched.Rules));
    }

    [Fact]
    public async Task What_is_in_use_though_not_right_is_taken_and_told_in_the_entry()
    {
        var submission = Submission.Of(Submission.Comprehensive);
        submission.Document["masterIdentifier"]!.AsObject().Remove("type");
        submission.Document["category"]![0]!["coding"]![0]!["code"] = "A03-2";
        submission.Attachment["extension"] = JsonNode.Parse($$"""[{"url":"{{Submission.Ihe}}ihe-homeCommunityId","valueUri":"urn:oid:2.16.578.1.12.4.1.7.1.1"}]""");
        var answer = await server.PostAsync("Bundle", submission.ToString());
        var issues = answer.Entries[1]["response"]!["outcome"]!["issue"]!.AsArray();

        Assert.Equal(["mhd-document-type-group", "mhd-document-type-level", "mhd-home-community-place", "mhd-identifier-type-missing"], issues.Select(issue => issue!["details"]!["coding"]![0]!["code"]!.GetValue<string>()).Order());
        Assert.All(issues, issue => Assert.Equal("warning", issue!["severity"]!.GetValue<string>()));
        Assert.Null(answer.Entries[0]["response"]!["outcome"]);
    }

    [Fact]
    public async Task A_bundle_that_claims_nothing_is_stored_as_the_bundle_it_is()
    {
        var submission = Submission.Of(Submission.Comprehensive);
        submission.Bundle.Remove("meta");
        var answer = await server.PostAsync("Bundle", submission.ToString());

        Assert.Equal((201, "transaction"), (answer.Status, answer.Json["type"]!.GetValue<string>()));
    }
}
