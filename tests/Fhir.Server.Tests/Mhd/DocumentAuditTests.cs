using System.Text;
using System.Text.Json.Nodes;
using Xunit;

namespace Fhir.Server.Tests.Mhd;

/// <summary>What is told in the log of access of documents: ITI-65 to ITI-68, and every other way to see or change them.</summary>
public sealed class DocumentAuditTests(MhdServer server) : IClassFixture<MhdServer>
{
    [Fact]
    public async Task A_submission_is_told_in_its_own_commit_as_one_import_about_its_patient()
    {
        var patient = await PatientAsync();
        var provided = await server.ProvideAsync(Submission.Of(Submission.Comprehensive, patient: patient));

        var told = Assert.Single(await OfAsync(patient));

        Assert.Equal(("110107", "C", "0", "transaction ITI-65"), Kind(told));
        Assert.Equal(("110153", "110152"), ($"{told["agent"]![0]!["type"]!["coding"]![0]!["code"]}", $"{told["agent"]![1]!["type"]!["coding"]![0]!["code"]}"));
        Assert.Equal(("2", "5", server.Base), ($"{told["agent"]![0]!["network"]!["type"]}", $"{told["agent"]![1]!["network"]!["type"]}", $"{told["agent"]![1]!["network"]!["address"]}"));
        Assert.Equal((provided[0], "20"), ($"{told["entity"]![1]!["what"]!["reference"]}", $"{told["entity"]![1]!["role"]!["code"]}"));
        var list = (await server.GetAsync(provided[0])).Json;
        Assert.Equal($"{list["meta"]!["lastUpdated"]}", $"{told["meta"]!["lastUpdated"]}");
        var verdict = await server.PostAsync("AuditEvent/$validate", told.ToJsonString());
        Assert.DoesNotContain(verdict.Json["issue"]!.AsArray(), issue => $"{issue!["severity"]}" is "error" or "fatal");
    }

    [Fact]
    public async Task A_search_is_told_with_its_question_but_without_national_numbers()
    {
        var patient = await PatientAsync();
        await server.ProvideAsync(Submission.Of(Submission.Comprehensive, patient: patient));
        var number = $"{(await server.GetAsync($"Patient/{patient}")).Json["identifier"]![0]!["value"]}";

        var found = await server.SendAsync("POST", "DocumentReference/_search", $"patient.identifier={number}&status=current", "application/x-www-form-urlencoded");
        await server.GetAsync($"List?patient={patient}&code=submissionset&status=current");
        Assert.Single(found.Matches);

        var told = (await OfAsync(patient)).Skip(1).ToList();
        Assert.Equal([("rest", "E", "0", "search ITI-67"), ("rest", "E", "0", "search ITI-66")], told.Select(Kind));
        var query = Encoding.UTF8.GetString(Convert.FromBase64String($"{told[0]["entity"]![1]!["query"]}"));
        Assert.Equal("DocumentReference?patient.identifier=***********&status=current", query);
        Assert.Equal($"List?patient={patient}&code=submissionset&status=current", Encoding.UTF8.GetString(Convert.FromBase64String($"{told[1]["entity"]![1]!["query"]}")));
        Assert.DoesNotContain(number, string.Concat(told.Select(audit => audit.ToJsonString())), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_search_that_finds_nothing_is_told_of_whom_it_asked_about()
    {
        var patient = await PatientAsync();

        await server.GetAsync($"DocumentReference?patient=Patient/{patient}&status=current");

        Assert.Equal(("rest", "E", "0", "search ITI-67"), Kind(Assert.Single(await OfAsync(patient))));
    }

    [Fact]
    public async Task A_search_over_several_patients_is_one_event_for_each()
    {
        var (one, other) = (await PatientAsync(), await PatientAsync());
        var first = Submission.Of(Submission.Comprehensive, patient: one);
        var second = Submission.Of(Submission.Comprehensive, patient: other);
        foreach (var submission in new[] { first, second }) await server.ProvideAsync(submission);

        await server.GetAsync($"DocumentReference?identifier={first.MasterIdentifier},{second.MasterIdentifier}");

        Assert.Equal("search ITI-67", Kind((await OfAsync(one))[^1]).Subtypes);
        Assert.Equal("search ITI-67", Kind((await OfAsync(other))[^1]).Subtypes);
    }

    [Fact]
    public async Task Fetching_the_content_is_told_with_the_document_that_leads_to_it()
    {
        var patient = await PatientAsync();
        var provided = await server.ProvideAsync(Submission.Of(Submission.Comprehensive, patient: patient));

        Assert.Equal(200, (await server.GetAsync(provided[2], ("Accept", "text/plain"))).Status);

        var told = (await OfAsync(patient))[^1];
        Assert.Equal(("110106", "R", "0", "read ITI-68"), Kind(told));
        Assert.Equal("110152", $"{told["agent"]![0]!["type"]!["coding"]![0]!["code"]}");   // what is read flows to the client
        Assert.Equal(provided[1], $"{told["entity"]![1]!["what"]!["reference"]}");
    }

    [Theory]
    [InlineData("{0}", "read")]
    [InlineData("{0}/_history/1", "vread")]
    [InlineData("{0}/_history", "history-instance")]
    [InlineData("List?_id={1}&_include=List:item", "search")]
    [InlineData("Patient/{2}/$everything", "operation")]
    public async Task Every_way_to_see_a_document_is_told(string way, string interaction)
    {
        var patient = await PatientAsync();
        var provided = await server.ProvideAsync(Submission.Of(Submission.Comprehensive, patient: patient));

        var answer = await server.GetAsync(string.Format(System.Globalization.CultureInfo.InvariantCulture, way, provided[1], provided[0].Split('/')[1], patient));
        Assert.Contains(provided[1].Split('/')[1], answer.Text, StringComparison.Ordinal);

        Assert.Contains((await OfAsync(patient)).Skip(1), audit => Kind(audit).Subtypes == interaction);
    }

    [Fact]
    public async Task Changes_outside_submissions_are_told_in_their_own_commit()
    {
        var patient = await PatientAsync();
        var document = (await server.ProvideAsync(Submission.Of(Submission.Comprehensive, patient: patient)))[1];
        var stored = (await server.GetAsync(document)).Json;
        stored["description"] = "Rettet";

        var updated = await server.PutAsync(document, stored.ToJsonString());
        Assert.Equal(200, updated.Status);
        Assert.Equal(204, (await server.DeleteAsync(document)).Status);
        Assert.Equal(412, (await server.PutAsync(document, stored.ToJsonString(), ("If-Match", "W/\"1\""))).Status);

        var told = (await OfAsync(patient)).Where(audit => Kind(audit).Action is "U" or "D").ToList();
        Assert.Equal(["update", "delete"], told.Select(audit => Kind(audit).Subtypes));
        Assert.Equal($"{updated.Json["meta"]!["lastUpdated"]}", $"{told[0]["meta"]!["lastUpdated"]}");
    }

    [Fact]
    public async Task Other_labels_on_a_document_are_told_though_they_make_no_version()
    {
        var patient = await PatientAsync();
        var document = (await server.ProvideAsync(Submission.Of(Submission.Comprehensive, patient: patient)))[1];

        var labelled = await server.PostAsync($"{document}/$meta-add", """{"resourceType":"Parameters","parameter":[{"name":"meta","valueMeta":{"tag":[{"system":"urn:x","code":"sett"}]} }]}""");
        Assert.True(labelled.Status == 200, labelled.Text);

        Assert.Contains(await OfAsync(patient), audit => Kind(audit) is { Action: "U", Subtypes: "update" });
    }

    [Fact]
    public async Task What_is_about_no_document_leaves_nothing()
    {
        var patient = await PatientAsync();
        await server.PostAsync("Observation", $$"""{"resourceType":"Observation","status":"final","code":{"text":"x"},"subject":{"reference":"Patient/{{patient}}"} }""");
        await server.GetAsync($"Observation?patient={patient}");
        await server.GetAsync($"List?patient={patient}");
        await server.PostAsync("Binary", """{"resourceType":"Binary","contentType":"text/plain","data":"YQ=="}""");

        Assert.Empty(await OfAsync(patient));
    }

    private async Task<string> PatientAsync()
    {
        var id = Guid.NewGuid().ToString("N")[..12];
        var json = $$"""{"resourceType":"Patient","id":"{{id}}","identifier":[{"system":"urn:oid:2.16.578.1.12.4.1.4.1","value":"{{Legemiddelliste.SyntheticNumber.Next()}}"}]}""";
        Assert.Equal(201, (await server.PutAsync($"Patient/{id}", json)).Status);
        return id;
    }

    private static (string Type, string Action, string Outcome, string Subtypes) Kind(JsonNode audit) =>
        ($"{audit["type"]!["code"]}", $"{audit["action"]}", $"{audit["outcome"]}", string.Join(' ', audit["subtype"]!.AsArray().Select(subtype => $"{subtype!["code"]}")));

    private async Task<IReadOnlyList<JsonNode>> OfAsync(string patient) =>
        [.. (await server.GetAsync($"AuditEvent?patient=Patient/{patient}&_sort=_lastUpdated&_count=200")).Entries.Select(entry => entry["resource"]!)];
}
