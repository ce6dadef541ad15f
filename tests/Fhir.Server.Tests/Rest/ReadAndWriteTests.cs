using System.Text.Json.Nodes;
using Xunit;

namespace Fhir.Server.Tests.Rest;

/// <summary>https://hl7.org/fhir/R4/http.html</summary>
public sealed class ReadAndWriteTests(RunningServer server) : IClassFixture<RunningServer>
{
    [Fact]
    public async Task A_created_resource_is_read_back_as_it_was_sent()
    {
        var created = await server.PostAsync("Observation", """{"resourceType":"Observation","status":"final","code":{"text":"Vekt"},"valueQuantity":{"value":71.50,"unit":"kg","system":"http://unitsofmeasure.org","code":"kg"}}""");
        var id = created.Json["id"]!.GetValue<string>();
        var read = await server.GetAsync($"Observation/{id}");

        Assert.Equal((201, 200), (created.Status, read.Status));
        Assert.Equal($"{server.Base}/Observation/{id}/_history/1", created.Header("Location"));
        Assert.Equal(("W/\"1\"", "W/\"1\""), (created.Header("ETag"), read.Header("ETag")));
        Assert.NotEmpty(read.Header("Last-Modified"));
        Assert.Contains("71.50", read.Text);
        Assert.True(JsonNode.DeepEquals(created.Json, read.Json));
        Assert.Equal("1", read.Json["meta"]!["versionId"]!.GetValue<string>());
    }

    [Fact]
    public async Task What_is_sent_as_xml_is_the_same_resource_as_json()
    {
        const string xml = "<Observation xmlns='http://hl7.org/fhir'><status value='final'/><code><text value='Vekt &amp; høyde'/></code><valueQuantity><value value='71.50'/></valueQuantity></Observation>";
        var created = await server.SendAsync("POST", "Observation", xml, "application/fhir+xml", ("Accept", "application/fhir+xml"));
        var id = created.Header("Location").Split('/')[^3];
        var asJson = await server.GetAsync($"Observation/{id}");
        var asXml = await server.GetAsync($"Observation/{id}?_format=xml");

        Assert.Equal((201, "application/fhir+xml; charset=utf-8"), (created.Status, created.Header("Content-Type")));
        Assert.Equal("Vekt & høyde", asJson.Json["code"]!["text"]!.GetValue<string>());
        Assert.Contains("71.50", asJson.Text);
        Assert.Contains("<value value=\"71.50\" />", asXml.Text);
        Assert.Equal(201, (await server.SendAsync("POST", "Observation", asXml.Text, "application/fhir+xml")).Status);
    }

    [Fact]
    public async Task A_head_request_has_the_headers_of_a_read_and_no_body()
    {
        var id = await server.CreateAsync("Patient", "\"gender\":\"male\"");
        var (head, read) = (await server.SendAsync("HEAD", $"Patient/{id}"), await server.GetAsync($"Patient/{id}"));

        Assert.Equal((200, "", read.Header("ETag"), read.Header("Content-Length")), (head.Status, head.Text, head.Header("ETag"), head.Header("Content-Length")));
    }

    [Fact]
    public async Task Pretty_is_for_people()
    {
        var id = await server.CreateAsync("Patient", "\"gender\":\"male\"");

        Assert.Contains("\n  \"gender\": \"male\"", (await server.GetAsync($"Patient/{id}?_pretty=true")).Text);
        Assert.DoesNotContain("\n", (await server.GetAsync($"Patient/{id}")).Text);
    }

    [Fact]
    public async Task A_create_ignores_the_id_that_was_sent()
    {
        var created = await server.PostAsync("Patient", """{"resourceType":"Patient","id":"mine"}""");

        Assert.NotEqual("mine", created.Json["id"]!.GetValue<string>());
        Assert.Equal(404, (await server.GetAsync("Patient/mine")).Status);
    }

    [Theory]
    [InlineData("return=minimal", "")]
    [InlineData("return=representation", "Patient")]
    [InlineData("return=OperationOutcome", "OperationOutcome")]
    public async Task Prefer_return_decides_the_body_of_a_write(string prefer, string resourceType)
    {
        var created = await server.PostAsync("Patient", """{"resourceType":"Patient"}""", ("Prefer", prefer));

        Assert.Equal(201, created.Status);
        Assert.Equal(resourceType, created.Text.Length == 0 ? "" : created.Json["resourceType"]!.GetValue<string>());
    }

    [Fact]
    public async Task An_update_makes_a_new_version_and_keeps_the_old()
    {
        var id = await server.CreateAsync("Patient", "\"gender\":\"male\"");
        var updated = await server.PutAsync($"Patient/{id}", $$"""{"resourceType":"Patient","id":"{{id}}","gender":"female"}""");

        Assert.Equal((200, "W/\"2\""), (updated.Status, updated.Header("ETag")));
        Assert.Equal("female", (await server.GetAsync($"Patient/{id}")).Json["gender"]!.GetValue<string>());
        Assert.Equal("male", (await server.GetAsync($"Patient/{id}/_history/1")).Json["gender"]!.GetValue<string>());
        Assert.Equal("female", (await server.GetAsync($"Patient/{id}/_history/2")).Json["gender"]!.GetValue<string>());
    }

    [Fact]
    public async Task An_update_of_an_unknown_id_creates_it()
    {
        var created = await server.PutAsync("Patient/selvvalgt.1", """{"resourceType":"Patient","id":"selvvalgt.1"}""");

        Assert.Equal((201, $"{server.Base}/Patient/selvvalgt.1/_history/1"), (created.Status, created.Header("Location")));
    }

    [Theory]
    [InlineData("W/\"1\"", 200)]
    [InlineData("\"1\"", 200)]
    [InlineData("W/\"2\"", 412)]
    [InlineData("W/\"x\"", 412)]
    [InlineData("x", 400)]
    public async Task If_match_lets_an_update_through_only_for_the_current_version(string ifMatch, int status)
    {
        var id = await server.CreateAsync("Patient", "\"gender\":\"male\"");
        var answer = await server.PutAsync($"Patient/{id}", $$"""{"resourceType":"Patient","id":"{{id}}","gender":"other"}""", ("If-Match", ifMatch));

        Assert.Equal(status, answer.Status);
        Assert.Equal(status == 200 ? "other" : "male", (await server.GetAsync($"Patient/{id}")).Json["gender"]!.GetValue<string>());
    }

    [Fact]
    public async Task A_deleted_resource_is_gone_but_its_versions_are_not()
    {
        var id = await server.CreateAsync("Patient", "\"gender\":\"male\"");
        var deleted = await server.DeleteAsync($"Patient/{id}");
        var read = await server.GetAsync($"Patient/{id}");

        Assert.Equal((204, 410), (deleted.Status, read.Status));
        Assert.Equal(["resource-deleted"], read.Rules);
        Assert.Equal(200, (await server.GetAsync($"Patient/{id}/_history/1")).Status);
        Assert.Equal(410, (await server.GetAsync($"Patient/{id}/_history/2")).Status);
        Assert.Empty((await server.GetAsync($"Patient?_id={id}")).Matches);
        Assert.Equal(204, (await server.DeleteAsync($"Patient/{id}")).Status);
        Assert.Equal(204, (await server.DeleteAsync("Patient/aldri-vaert")).Status);
    }

    [Fact]
    public async Task A_deleted_resource_can_be_brought_back()
    {
        var id = await server.CreateAsync("Patient", "\"gender\":\"male\"");
        await server.DeleteAsync($"Patient/{id}");
        var back = await server.PutAsync($"Patient/{id}", $$"""{"resourceType":"Patient","id":"{{id}}"}""");

        Assert.Equal((201, "W/\"3\""), (back.Status, back.Header("ETag")));
        Assert.Equal(200, (await server.GetAsync($"Patient/{id}")).Status);
    }

    [Fact]
    public async Task A_history_lists_the_versions_newest_first()
    {
        var id = await server.CreateAsync("Patient", "\"gender\":\"male\"");
        await server.PutAsync($"Patient/{id}", $$"""{"resourceType":"Patient","id":"{{id}}"}""");
        await server.DeleteAsync($"Patient/{id}");
        var history = await server.GetAsync($"Patient/{id}/_history");

        Assert.Equal(("history", 3), (history.Json["type"]!.GetValue<string>(), history.Json["total"]!.GetValue<int>()));
        Assert.Equal(["DELETE", "PUT", "POST"], history.Entries.Select(entry => entry["request"]!["method"]!.GetValue<string>()));
        Assert.Equal(["W/\"3\"", "W/\"2\"", "W/\"1\""], history.Entries.Select(entry => entry["response"]!["etag"]!.GetValue<string>()));
    }

    [Fact]
    public async Task A_reader_who_has_the_version_gets_304()
    {
        var id = await server.CreateAsync("Patient", "\"gender\":\"male\"");

        Assert.Equal(304, (await server.GetAsync($"Patient/{id}", ("If-None-Match", "W/\"1\""))).Status);
        Assert.Equal(200, (await server.GetAsync($"Patient/{id}", ("If-None-Match", "W/\"2\""))).Status);
        Assert.Equal(304, (await server.GetAsync($"Patient/{id}", ("If-Modified-Since", DateTimeOffset.UtcNow.AddSeconds(5).ToString("R")))).Status);
        Assert.Equal(200, (await server.GetAsync($"Patient/{id}", ("If-Modified-Since", "Sat, 01 Jan 2000 00:00:00 GMT"))).Status);
    }

    [Fact]
    public async Task A_conditional_create_creates_once()
    {
        const string body = """{"resourceType":"Organization","identifier":[{"system":"http://example.org/nr","value":"cc-1"}],"name":"A"}""";
        var first = await server.PostAsync("Organization", body, ("If-None-Exist", "identifier=http://example.org/nr|cc-1"));
        var second = await server.PostAsync("Organization", body, ("If-None-Exist", "identifier=http://example.org/nr|cc-1"));

        Assert.Equal((201, 200), (first.Status, second.Status));
        Assert.Equal(first.Json["id"]!.GetValue<string>(), second.Json["id"]!.GetValue<string>());
        await server.PostAsync("Organization", body);
        Assert.Equal((412, "conditional-many-matches"), await OutcomeAsync(body, "identifier=http://example.org/nr|cc-1"));
        Assert.Equal((400, "search-unknown-parameter"), await OutcomeAsync(body, "identifer=http://example.org/nr|cc-1"));
        Assert.Equal((400, "conditional-empty"), await OutcomeAsync(body, ""));
    }

    [Fact]
    public async Task Thirty_two_conditional_creates_at_once_make_one_resource()
    {
        const string body = """{"resourceType":"Organization","identifier":[{"system":"http://example.org/nr","value":"race"}],"name":"A"}""";
        var answers = await Task.WhenAll(Enumerable.Range(0, 32).Select(_ => server.PostAsync("Organization", body, ("If-None-Exist", "identifier=http://example.org/nr|race"))));

        Assert.Single(answers, answer => answer.Status == 201);
        Assert.Single(answers.Select(answer => answer.Json["id"]!.GetValue<string>()).Distinct());
    }

    [Fact]
    public async Task Thirty_two_updates_at_once_give_every_version_once()
    {
        var id = await server.CreateAsync("Patient", "\"gender\":\"male\"");
        var answers = await Task.WhenAll(Enumerable.Range(0, 32).Select(_ => server.PutAsync($"Patient/{id}", $$"""{"resourceType":"Patient","id":"{{id}}"}""")));

        Assert.Equal(Enumerable.Range(2, 32), answers.Select(answer => int.Parse(answer.Json["meta"]!["versionId"]!.GetValue<string>(), System.Globalization.CultureInfo.InvariantCulture)).Order());
    }

    private async Task<(int, string)> OutcomeAsync(string body, string condition)
    {
        var answer = await server.PostAsync("Organization", body, ("If-None-Exist", condition));
        return (answer.Status, answer.Rules[0]);
    }
}
