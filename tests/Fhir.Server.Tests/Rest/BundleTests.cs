using System.Text.Json.Nodes;
using Xunit;

namespace Fhir.Server.Tests.Rest;

/// <summary>https://hl7.org/fhir/R4/http.html#transaction</summary>
public sealed class BundleTests(RunningServer server) : IClassFixture<RunningServer>
{
    private Task<Answer> PostAsync(string type, params string[] entries) =>
        server.PostAsync("", $$"""{"resourceType":"Bundle","type":"{{type}}","entry":[{{string.Join(',', entries)}}]}""");

    private static string Entry(string method, string url, string? resource = null, string? fullUrl = null, string rest = "")
    {
        var named = fullUrl is null ? "" : $"\"fullUrl\":\"{fullUrl}\",";
        var held = resource is null ? "" : $"\"resource\":{resource},";
        return "{" + named + held + $"\"request\":{{\"method\":\"{method}\",\"url\":\"{url}\"{rest}}}" + "}";
    }

    [Fact]
    public async Task References_between_entries_become_addresses_everywhere()
    {
        var answer = await PostAsync("transaction",
            Entry("POST", "Observation", """{"resourceType":"Observation","status":"final","code":{"text":"x"},"text":{"status":"generated","div":"<div xmlns=\"http://www.w3.org/1999/xhtml\"><a href=\"urn:uuid:11111111-1111-4111-8111-111111111111\">p</a></div>"},"subject":{"reference":"urn:uuid:11111111-1111-4111-8111-111111111111"}}""", "urn:uuid:22222222-2222-4222-8222-222222222222"),
            Entry("POST", "Patient", """{"resourceType":"Patient"}""", "urn:uuid:11111111-1111-4111-8111-111111111111"));

        Assert.Equal("transaction-response", answer.Json["type"]!.GetValue<string>());
        Assert.Equal(["201 Created", "201 Created"], answer.Entries.Select(entry => entry["response"]!["status"]!.GetValue<string>()));
        var (observation, patient) = (answer.Entries[0]["resource"]!, answer.Entries[1]["resource"]!);
        Assert.Equal($"Patient/{patient["id"]}", observation["subject"]!["reference"]!.GetValue<string>());
        Assert.Contains($"href=\"Patient/{patient["id"]}\"", observation["text"]!["div"]!.GetValue<string>());
        Assert.Single((await server.GetAsync($"Observation?subject=Patient/{patient["id"]}")).Matches);
    }

    [Theory]
    [InlineData("batch")]
    [InlineData("transaction")]
    public async Task Each_resource_of_an_answer_has_its_address_once(string type)
    {
        var id = Guid.NewGuid().ToString();
        var answer = await PostAsync(type, Entry("PUT", $"Patient/{id}", $$"""{"resourceType":"Patient","id":"{{id}}"}"""), Entry("GET", $"Patient/{id}"), Entry("GET", "Patient/finnes-ikke"), Entry("DELETE", "Patient/aldri-til"));

        Assert.Equal([$"{server.Base}/Patient/{id}", null, null, null], answer.Entries.Select(entry => (string?)entry["fullUrl"]));
        Assert.NotNull(answer.Entries[1]["resource"]);
    }

    [Fact]
    public async Task One_bad_entry_stores_nothing_of_a_transaction()
    {
        var answer = await PostAsync("transaction",
            Entry("PUT", "Patient/alt-eller-intet", """{"resourceType":"Patient","id":"alt-eller-intet"}"""),
            Entry("POST", "Observation", """{"resourceType":"Observation","status":"ukjent-status","code":{"text":"x"}}"""));

        Assert.Equal(422, answer.Status);
        Assert.Contains("binding-required", answer.Rules);
        Assert.Equal(404, (await server.GetAsync("Patient/alt-eller-intet")).Status);
    }

    [Fact]
    public async Task One_bad_entry_of_a_batch_does_not_touch_the_others()
    {
        var answer = await PostAsync("batch",
            Entry("PUT", "Patient/samlet", """{"resourceType":"Patient","id":"samlet"}"""),
            Entry("POST", "Observation", """{"resourceType":"Observation","status":"ukjent-status","code":{"text":"x"}}"""),
            Entry("GET", "Patient/samlet"),
            Entry("GET", "Patient?_id=samlet"),
            Entry("DELETE", "Patient/finnes-ikke"));

        Assert.Equal((200, "batch-response"), (answer.Status, answer.Json["type"]!.GetValue<string>()));
        Assert.Equal(["201 Created", "422 Unprocessable Entity", "200 OK", "200 OK", "204 No Content"], answer.Entries.Select(entry => entry["response"]!["status"]!.GetValue<string>()));
        Assert.Equal("OperationOutcome", answer.Entries[1]["response"]!["outcome"]!["resourceType"]!.GetValue<string>());
        Assert.Equal("searchset", answer.Entries[3]["resource"]!["type"]!.GetValue<string>());
    }

    [Fact]
    public async Task What_the_parser_refuses_in_one_entry_of_a_batch_does_not_touch_the_others()
    {
        var unknown = Entry("POST", "Patient", "{\"resourceType\":\"Patient\",\"ukjent\":1}");
        var answer = await PostAsync("batch", unknown, Entry("PUT", "Patient/uberort", "{\"resourceType\":\"Patient\",\"id\":\"uberort\"}"));

        Assert.Equal(["400 Bad Request", "201 Created"], answer.Entries.Select(entry => entry["response"]!["status"]!.GetValue<string>()));
        Assert.Contains("structure-unknown-element", answer.Entries[0].ToJsonString());
        Assert.Equal(400, (await PostAsync("transaction", unknown)).Status);
    }

    [Fact]
    public async Task A_transaction_deletes_creates_updates_and_then_reads_whatever_the_order()
    {
        await server.PutAsync("Patient/rekke", """{"resourceType":"Patient","id":"rekke"}""");
        var answer = await PostAsync("transaction",
            Entry("GET", "Organization?identifier=http://example.org/nr|rekke"),
            Entry("PUT", "Organization/rekke", """{"resourceType":"Organization","id":"rekke","name":"B","identifier":[{"system":"http://example.org/nr","value":"rekke"}]}"""),
            Entry("DELETE", "Patient/rekke"));

        Assert.Equal(["200 OK", "201 Created", "204 No Content"], answer.Entries.Select(entry => entry["response"]!["status"]!.GetValue<string>()));
        Assert.Equal(1, answer.Entries[0]["resource"]!["total"]!.GetValue<int>());
        Assert.Equal(410, (await server.GetAsync("Patient/rekke")).Status);
    }

    [Fact]
    public async Task Conditions_in_a_transaction_find_what_is_there()
    {
        const string organization = """{"resourceType":"Organization","name":"C","identifier":[{"system":"http://example.org/nr","value":"tx"}]}""";
        var first = await PostAsync("transaction", Entry("POST", "Organization", organization, null, ",\"ifNoneExist\":\"identifier=http://example.org/nr|tx\""));
        var second = await PostAsync("transaction",
            Entry("POST", "Organization", organization, "urn:uuid:33333333-3333-4333-8333-333333333333", ",\"ifNoneExist\":\"identifier=http://example.org/nr|tx\""),
            Entry("POST", "Patient", """{"resourceType":"Patient","managingOrganization":{"reference":"urn:uuid:33333333-3333-4333-8333-333333333333"}}"""),
            Entry("POST", "Patient", """{"resourceType":"Patient","managingOrganization":{"reference":"Organization?identifier=http://example.org/nr|tx"}}"""),
            Entry("PUT", "Organization?identifier=http://example.org/nr|tx-ny", """{"resourceType":"Organization","name":"D","identifier":[{"system":"http://example.org/nr","value":"tx-ny"}]}"""));

        var id = first.Entries[0]["resource"]!["id"]!.GetValue<string>();
        Assert.Equal(["200 OK", "201 Created", "201 Created", "201 Created"], second.Entries.Select(entry => entry["response"]!["status"]!.GetValue<string>()));
        Assert.Equal($"Organization/{id}", second.Entries[1]["resource"]!["managingOrganization"]!["reference"]!.GetValue<string>());
        Assert.Equal($"Organization/{id}", second.Entries[2]["resource"]!["managingOrganization"]!["reference"]!.GetValue<string>());
    }

    public static TheoryData<string, int, string> Refusals => new()
    {
        { Entry("POST", "Patient"), 400, "bundle-entry-resource" },
        { Entry("PUT", "Patient", """{"resourceType":"Patient"}"""), 400, "bundle-entry-method" },
        { Entry("PATCH", "Patient/a", """{"resourceType":"Binary","contentType":"x/y"}"""), 400, "patch-entry-resource" },
        { Entry("PUT", "Patient/a", """{"resourceType":"Patient","id":"b"}"""), 400, "resource-id-mismatch" },
        { Entry("POST", "Patient", """{"resourceType":"Organization","name":"x"}"""), 400, "resource-type-mismatch" },
        { Entry("DELETE", "Patient/a_b"), 400, "http-id-invalid" },
        { Entry("POST", "http://other.example/fhir/Patient", """{"resourceType":"Patient"}"""), 400, "bundle-entry-url" },
        { Entry("DELETE", "Patient/x") + "," + Entry("PUT", "Patient/x", """{"resourceType":"Patient","id":"x"}"""), 400, "bundle-entry-duplicate" },
        { Entry("PUT", "Patient/x", """{"resourceType":"Patient","id":"x"}""", null, ",\"ifMatch\":\"W/\\\"7\\\"\""), 412, "store-version-conflict" },
        { Entry("PUT", "Patient/x", """{"resourceType":"Patient","id":"x"}""", null, ",\"ifMatch\":\"7a\""), 400, "if-match-invalid" },
        { Entry("POST", "Patient", """{"resourceType":"Patient","managingOrganization":{"reference":"Organization?name=finnes-ikke"}}"""), 412, "conditional-no-match" },
    };

    [Theory, MemberData(nameof(Refusals))]
    public async Task A_transaction_that_cannot_be_done_says_which_entry(string entries, int status, string rule)
    {
        var answer = await PostAsync("transaction", entries);

        Assert.Equal((status, rule), (answer.Status, answer.Rules[0]));
        Assert.StartsWith("Bundle.entry[", answer.Json["issue"]![0]!["expression"]![0]!.GetValue<string>());
        Assert.Equal(404, (await server.GetAsync("Patient/x")).Status);
    }

    [Theory]
    [InlineData("""{"resourceType":"Bundle","type":"collection"}""")]
    [InlineData("""{"resourceType":"Patient"}""")]
    public async Task The_base_takes_batches_and_transactions_only(string body)
    {
        var answer = await server.PostAsync("", body);

        Assert.Equal((400, "bundle-expected"), (answer.Status, answer.Rules[0]));
    }

    [Fact]
    public async Task An_empty_transaction_is_an_empty_answer()
    {
        var answer = await server.PostAsync("", """{"resourceType":"Bundle","type":"transaction"}""");

        Assert.Equal((200, 0), (answer.Status, answer.Entries.Count));
    }

    [Fact]
    public async Task A_batch_inside_a_batch_is_refused()
    {
        var answer = await PostAsync("batch", Entry("POST", "/", """{"resourceType":"Bundle","type":"batch"}"""));

        Assert.Equal("400 Bad Request", answer.Entries.Single()["response"]!["status"]!.GetValue<string>());
    }

    [Theory]
    [InlineData("GET", ",\"ifNoneMatch\":\"W/\\\"1\\\"\"", "304 Not Modified", false)]
    [InlineData("GET", ",\"ifNoneMatch\":\"W/\\\"2\\\"\"", "200 OK", true)]
    [InlineData("GET", ",\"ifModifiedSince\":\"2999-01-01T00:00:00Z\"", "304 Not Modified", false)]
    [InlineData("GET", ",\"ifModifiedSince\":\"2000-01-01T00:00:00Z\"", "200 OK", true)]
    [InlineData("HEAD", "", "200 OK", false)]
    public async Task An_entry_may_read_on_a_condition_or_the_headers_alone(string method, string rest, string status, bool hasResource)
    {
        var id = await server.CreateAsync("Patient", "\"gender\":\"male\"");
        foreach (var type in (string[])["batch", "transaction"])
        {
            var entry = (await PostAsync(type, Entry(method, $"Patient/{id}", null, null, rest))).Entries.Single();

            Assert.Equal((status, hasResource), (entry["response"]!["status"]!.GetValue<string>(), entry["resource"] is not null));
            Assert.Equal("W/\"1\"", entry["response"]!["etag"]!.GetValue<string>());
        }
    }

    [Fact]
    public async Task A_relative_reference_means_the_entry_beside_it_on_the_server_both_came_from()
    {
        const string other = "https://other.example/fhir";
        var answer = await PostAsync("transaction",
            Entry("POST", "Observation", """{"resourceType":"Observation","status":"final","code":{"text":"x"},"subject":{"reference":"Patient/1"},"performer":[{"reference":"Organization/1"}]}""", $"{other}/Observation/2"),
            Entry("POST", "Patient", """{"resourceType":"Patient"}""", $"{other}/Patient/1"));
        var observation = answer.Entries[0]["resource"]!;

        Assert.Equal($"Patient/{answer.Entries[1]["resource"]!["id"]}", observation["subject"]!["reference"]!.GetValue<string>());
        Assert.Equal("Organization/1", observation["performer"]![0]!["reference"]!.GetValue<string>());
    }

    [Fact]
    public async Task A_put_with_if_none_match_creates_and_never_replaces()
    {
        var id = Guid.NewGuid().ToString();
        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => server.PutAsync($"Patient/{id}", $$"""{"resourceType":"Patient","id":"{{id}}"}""", ("If-None-Match", "*"))));

        Assert.Single(answers, answer => answer.Status == 201);
        Assert.Equal(7, answers.Count(answer => answer.Status == 412));
        Assert.Equal("W/\"1\"", (await server.GetAsync($"Patient/{id}")).Header("ETag"));
    }

    [Fact]
    public async Task A_large_transaction_is_one_commit_with_every_reference_led_to_its_address()
    {
        const int count = 1500;
        static string Urn(int at) => $"urn:uuid:00000000-0000-4000-8000-{at:D12}";
        var entries = Enumerable.Range(0, count).Select(at =>
            Entry("POST", "Organization", $$"""{"resourceType":"Organization","name":"N{{at}}","partOf":{"reference":"{{Urn((at + 1) % count)}}"} }""", Urn(at)));
        var answer = await PostAsync("transaction", [.. entries]);

        var ids = answer.Entries.Select(entry => entry["resource"]!["id"]!.GetValue<string>()).ToList();
        Assert.Equal((200, count, count), (answer.Status, ids.Count, ids.Distinct().Count()));
        Assert.Equal(Enumerable.Range(0, count).Select(at => $"Organization/{ids[(at + 1) % count]}"), answer.Entries.Select(entry => entry["resource"]!["partOf"]!["reference"]!.GetValue<string>()));
        Assert.Single(answer.Entries.Select(entry => entry["response"]!["lastModified"]!.GetValue<string>()).Distinct());
    }

    [Theory]
    [InlineData("batch")]
    [InlineData("transaction")]
    public async Task More_entries_than_one_request_may_have_are_413(string type)
    {
        var answer = await PostAsync(type, [.. Enumerable.Repeat(Entry("GET", "Patient/a"), 10_001)]);

        Assert.Equal((413, "bundle-too-many-entries"), (answer.Status, answer.Rules[0]));
    }
}
