using System.Text.Json.Nodes;
using Fhir.Server.Tests.Rest;
using Xunit;
using static Fhir.Server.Tests.Hjemmeoppfolging.MeasuredServer;

namespace Fhir.Server.Tests.Hjemmeoppfolging;

/// <summary>Measurements a hub sends together, by the operation and as a plain batch.</summary>
public sealed class SubmitTests(MeasuredServer server) : IClassFixture<MeasuredServer>
{
    private const string Time = "2026-06-01T08:00:00+02:00";

    private static string Entry(string fullUrl, string resource, string? method = "POST") =>
        $$"""{"fullUrl":"{{fullUrl}}","resource":{{resource}}{{(method is null ? "" : $",\"request\":{{\"method\":\"{method}\",\"url\":\"Observation\"}}")}} }""";

    private static string Bundle(string type, params string[] entries) => $$"""{"resourceType":"Bundle","type":"{{type}}","entry":[{{string.Join(',', entries)}}]}""";

    private static string[] Statuses(Answer answer) => [.. answer.Entries.Select(entry => $"{entry["fullUrl"]} {entry["response"]!["status"]}")];

    private static string Rule(JsonNode entry) => entry["response"]!["outcome"]!["issue"]![0]!["details"]!["coding"]![0]!["code"]!.GetValue<string>();

    [Theory]
    [InlineData("batch")]
    [InlineData("collection")]
    public async Task Each_entry_has_its_own_answer_by_its_fullUrl(string type)
    {
        var pulse = Pulse("sick", Time, "70", identifier: $"each-{type}");
        var invalid = Pulse("sick", Time, "70", identifier: $"bad-{type}").Replace("/min", "Cel", StringComparison.Ordinal);
        var answer = await server.PostAsync("Observation/$submit", Bundle(type, Entry("urn:uuid:1", pulse, type == "batch" ? "POST" : null), Entry("urn:uuid:2", invalid, type == "batch" ? "POST" : null),
            Entry("urn:uuid:3", """{"resourceType":"Patient"}""", null), Entry("urn:uuid:4", """{"resourceType":"Device"}""", null)));

        Assert.Equal("batch-response", answer.Json["type"]!.GetValue<string>());
        Assert.Equal(["urn:uuid:1 201 Created", "urn:uuid:2 422 Unprocessable Entity", "urn:uuid:3 200 OK", "urn:uuid:4 422 Unprocessable Entity"], Statuses(answer));
        Assert.Equal("submit-ignored submit-not-measurement", $"{Rule(answer.Entries[2])} {Rule(answer.Entries[3])}");
        Assert.StartsWith("Bundle.entry[1].resource", answer.Entries[1]["response"]!["outcome"]!["issue"]![0]!["expression"]![0]!.GetValue<string>(), StringComparison.Ordinal);
        Assert.Equal("Patient,0", $"Patient,{(await server.GetAsync("Patient?_summary=count&identifier=urn:x|y")).Json["total"]}");
    }

    [Fact]
    public async Task The_answer_keeps_to_the_profile_of_answers()
    {
        var answer = await server.PostAsync("Observation/$submit", Bundle("batch", Entry("urn:uuid:7f3c1d20-2a40-4e0c-8a44-9b0f5c7e0001", Pulse("sick", Time, "70", identifier: "profile"))));
        var verdict = await server.PostAsync($"Bundle/$validate?profile={MeasuredServer.Profiles}hjemme-bundle-response", answer.Text);

        Assert.Equal("", string.Join("\n", verdict.Json["issue"]!.AsArray().Where(issue => issue!["severity"]!.GetValue<string>() is "error" or "fatal").Select(issue => issue!["diagnostics"])));
    }

    [Fact]
    public async Task The_same_bundle_twice_stores_each_measurement_once()
    {
        var bundle = Bundle("batch", Entry("urn:uuid:1", Pulse("sick", Time, "71", identifier: "twice-1")), Entry("urn:uuid:2", Pulse("sick", Time, "72", identifier: "twice-2")), Entry("urn:uuid:3", Pulse("sick", Time, "71", identifier: "twice-1")));
        var first = await server.PostAsync("Observation/$submit", bundle);
        var second = await server.PostAsync("Observation/$submit", bundle);

        Assert.Equal(["urn:uuid:1 201 Created", "urn:uuid:2 201 Created", "urn:uuid:3 200 OK"], Statuses(first).Select(one => one.Replace("200 200", "200", StringComparison.Ordinal)));
        Assert.Equal(["urn:uuid:1 200 OK", "urn:uuid:2 200 OK", "urn:uuid:3 200 OK"], Statuses(second));
        Assert.Equal(first.Entries[0]["response"]!["location"]!.GetValue<string>(), second.Entries[0]["response"]!["location"]!.GetValue<string>());
        Assert.Equal(2, (await server.GetAsync("Observation?identifier=https://maaling.example/maling|twice-1,https://maaling.example/maling|twice-2")).Matches.Count);
    }

    [Fact]
    public async Task One_identifier_of_two_patients_is_two_measurements()
    {
        var other = Pulse("other", Time, "80", identifier: "shared").Replace("15858020023", "01817000092", StringComparison.Ordinal);
        var answer = await server.PostAsync("Observation/$submit", Bundle("batch", Entry("urn:uuid:1", Pulse("sick", Time, "70", identifier: "shared")), Entry("urn:uuid:2", other)));

        Assert.Equal(["urn:uuid:1 201 Created", "urn:uuid:2 201 Created"], Statuses(answer));
    }

    [Fact]
    public async Task A_correction_is_a_new_version_of_the_measurement_with_the_identifier()
    {
        await server.PostAsync("Observation/$submit", Bundle("batch", Entry("urn:uuid:1", Pulse("sick", Time, "170", identifier: "corrected"))));
        var corrected = Pulse("sick", Time, "70", "ignored-id", "corrected").Replace("\"final\"", "\"corrected\"", StringComparison.Ordinal);
        var answer = await server.PostAsync("Observation/$submit", Bundle("batch", Entry("urn:uuid:1", corrected, "PUT")));
        var found = Assert.Single((await server.GetAsync("Observation?identifier=https://maaling.example/maling|corrected")).Entries)["resource"]!;

        Assert.Equal(["urn:uuid:1 200 OK"], Statuses(answer));
        Assert.Equal("corrected 70 2", $"{found["status"]} {found["valueQuantity"]!["value"]} {found["meta"]!["versionId"]}");
    }

    [Theory]
    [InlineData("\"fullUrl\":\"urn:uuid:1\",", "", "submit-full-url-missing")]
    [InlineData("\"POST\"", "\"DELETE\"", "submit-method")]
    [InlineData("\"value\":\"broken\"", "\"use\":\"official\"", "submit-identifier-missing")]
    public async Task An_entry_that_cannot_be_stored_says_why(string from, string to, string rule)
    {
        var answer = await server.PostAsync("Observation/$submit", Bundle("batch", Entry("urn:uuid:1", Pulse("sick", Time, "70", identifier: "broken")).Replace(from, to, StringComparison.Ordinal)));

        Assert.Equal(200, answer.Status);
        Assert.Equal(rule, Rule(answer.Entries.Single()));
    }

    [Fact]
    public async Task An_entry_of_nobody_and_one_with_a_fullUrl_used_before_say_so()
    {
        var nobody = JsonNode.Parse(Pulse("sick", Time, "70", identifier: "nobody"))!.AsObject();
        nobody.Remove("subject");
        var answer = await server.PostAsync("Observation/$submit", Bundle("batch", Entry("urn:uuid:1", nobody.ToJsonString()), Entry("urn:uuid:1", Pulse("sick", Time, "70", identifier: "again"))));

        Assert.Equal(["submit-subject-missing", "submit-full-url-twice"], answer.Entries.Select(Rule));
    }

    [Theory]
    [InlineData("""{"resourceType":"Bundle","type":"transaction"}""", 400, "submit-bundle-type")]
    [InlineData("""{"resourceType":"Bundle","type":"document"}""", 400, "submit-bundle-type")]
    [InlineData("""{"resourceType":"Parameters"}""", 400, "submit-bundle-missing")]
    [InlineData("""{"resourceType":"Patient"}""", 400, "submit-bundle-missing")]
    public async Task What_is_no_upload_is_refused(string body, int status, string rule)
    {
        var answer = await server.PostAsync("Observation/$submit", body);

        Assert.Equal((status, rule), (answer.Status, answer.Rules[0]));
    }

    [Fact]
    public async Task More_than_a_thousand_entries_are_refused_as_a_whole()
    {
        var answer = await server.PostAsync("Observation/$submit", Bundle("batch", [.. Enumerable.Range(0, 1001).Select(number => $$"""{"fullUrl":"urn:uuid:{{number}}"}""")]));

        Assert.Equal((413, "submit-too-many"), (answer.Status, answer.Rules[0]));
    }

    [Fact]
    public async Task A_plain_batch_with_conditional_creates_stores_each_measurement_once_too()
    {
        var pulse = Pulse("sick", Time, "70", identifier: "plain");
        var bundle = Bundle("batch", $$"""{"fullUrl":"urn:uuid:1","resource":{{pulse}},"request":{"method":"POST","url":"Observation","ifNoneExist":"identifier=https://maaling.example/maling|plain"} }""",
            Entry("urn:uuid:2", pulse.Replace("/min", "Cel", StringComparison.Ordinal)));
        var first = await server.PostAsync("", bundle);
        var second = await server.PostAsync("", bundle);

        Assert.Equal(["201", "422"], first.Entries.Select(entry => entry["response"]!["status"]!.GetValue<string>()[..3]));
        Assert.Equal(["200", "422"], second.Entries.Select(entry => entry["response"]!["status"]!.GetValue<string>()[..3]));
    }

    [Fact]
    public async Task A_hundred_uploads_at_once_of_one_measurement_store_one()
    {
        var bundle = Bundle("batch", Entry("urn:uuid:1", Pulse("sick", Time, "70", identifier: "contended")));
        var answers = await Task.WhenAll(Enumerable.Range(0, 100).Select(_ => server.PostAsync("Observation/$submit", bundle)));

        Assert.Single((await server.GetAsync("Observation?identifier=https://maaling.example/maling|contended")).Matches);
        Assert.Single(answers, answer => answer.Entries[0]["response"]!["status"]!.GetValue<string>().StartsWith("201", StringComparison.Ordinal));
    }
}
