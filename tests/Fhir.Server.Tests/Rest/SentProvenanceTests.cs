using System.Text.Json.Nodes;
using Xunit;

namespace Fhir.Server.Tests.Rest;

/// <summary>References must lead somewhere, those of a Provenance as well.</summary>
public sealed class ReferringServer() : RunningServer("--FhirRef:Seed=false", "--FhirRef:ReferentialIntegrity=Reject");

/// <summary>A Provenance in a header, beside what it is about. https://hl7.org/fhir/R4/provenance.html#header</summary>
public sealed class SentProvenanceTests(ReferringServer server) : IClassFixture<ReferringServer>
{
    private const string Provenance = """{"resourceType":"Provenance","recorded":"2024-01-01T10:00:00Z","agent":[{"who":{"display":"A system"}}]}""";
    private const string NewName = """[{"op":"replace","path":"/name","value":"C"}]""";

    private static string Body(string id, string name = "A") => $$"""{"resourceType":"Organization","id":"{{id}}","name":"{{name}}"}""";

    private static (string, string) Sent(string provenance = Provenance) => ("X-Provenance", provenance);

    private async Task<IReadOnlyList<string>> AboutAsync(string id)
    {
        var found = await server.GetAsync($"Provenance?target=Organization/{id}");
        return [.. found.Entries.Select(entry => Assert.Single(entry["resource"]!["target"]!.AsArray())!["reference"]!.GetValue<string>()).Order(StringComparer.Ordinal)];
    }

    [Fact]
    public async Task What_is_created_updated_or_patched_gets_a_provenance_about_the_version_that_comes_of_it()
    {
        var id = Guid.NewGuid().ToString();
        var made = await server.PutAsync($"Organization/{id}", Body(id), Sent());
        var updated = await server.PutAsync($"Organization/{id}", Body(id, "B"), Sent());
        var matched = await server.PutAsync($"Organization/{id}", Body(id, "B"), Sent(), ("If-Match", "W/\"2\""));
        var listed = await server.PutAsync($"Organization/{id}", Body(id, "B"), Sent(), ("If-Match", "W/\"3\", W/\"9\""));
        var conditional = await server.PutAsync($"Organization?_id={id}", Body(id, "B"), Sent());
        var patched = await server.SendAsync("PATCH", $"Organization/{id}", NewName, "application/json-patch+json", Sent());

        Assert.Equal([201, 200, 200, 200, 200, 200], new[] { made, updated, matched, listed, conditional, patched }.Select(answer => answer.Status));
        Assert.Equal(Enumerable.Range(1, 6).Select(version => $"Organization/{id}/_history/{version}"), await AboutAsync(id));
    }

    [Fact]
    public async Task A_provenance_of_a_create_knows_the_id_that_is_given()
    {
        var created = await server.PostAsync("Organization", """{"resourceType":"Organization","name":"A"}""", Sent());
        var id = created.Json["id"]!.GetValue<string>();
        var stored = (await server.GetAsync($"Provenance?target=Organization/{id}")).Entries.Single()["resource"]!;

        Assert.Equal(201, created.Status);
        Assert.Equal([$"Organization/{id}/_history/1"], await AboutAsync(id));
        Assert.Equal(("A system", "1"), (stored["agent"]![0]!["who"]!["display"]!.GetValue<string>(), stored["meta"]!["versionId"]!.GetValue<string>()));
    }

    [Fact]
    public async Task What_is_deleted_and_brought_back_counts_on()
    {
        var id = Guid.NewGuid().ToString();
        await server.PutAsync($"Organization/{id}", Body(id));
        await server.DeleteAsync($"Organization/{id}");

        Assert.Equal(201, (await server.PutAsync($"Organization/{id}", Body(id), Sent())).Status);
        Assert.Equal([$"Organization/{id}/_history/3"], await AboutAsync(id));
    }

    [Fact]
    public async Task A_conditional_create_that_finds_something_makes_nothing()
    {
        var id = await server.CreateAsync("Organization", "\"name\":\"A\"");
        var found = await server.PostAsync("Organization", """{"resourceType":"Organization","name":"A"}""", Sent(), ("If-None-Exist", $"_id={id}"));

        Assert.Equal((200, 0), (found.Status, (await AboutAsync(id)).Count));
    }

    [Theory]
    [InlineData("""{"resourceType":"Provenance","recorded":"2024-01-01T10:00:00Z"}""", 422, null)]
    [InlineData("""{"resourceType":"Provenance","recorded":"2024-01-01T10:00:00Z","agent":[{"who":{"reference":"Organization/nobody"}}]}""", 422, "reference-not-on-server")]
    [InlineData("""{"resourceType":"Provenance","target":[{"reference":"Patient/1"}],"recorded":"2024-01-01T10:00:00Z","agent":[{"who":{"display":"x"}}]}""", 400, "provenance-header-target")]
    [InlineData("""{"resourceType":"Basic","code":{"text":"x"}}""", 400, "provenance-header-type")]
    [InlineData("""{"resourceType":"Provenance","unknown":1}""", 400, null)]
    [InlineData("""{"resourceType":"Provenance",""", 400, null)]
    [InlineData("Provenance", 400, null)]
    [InlineData("<Provenance xmlns='http://hl7.org/fhir'/>", 400, null)]
    [InlineData("", 400, null)]
    [InlineData($"{Provenance},{Provenance}", 400, null)]
    public async Task A_provenance_that_would_not_be_stored_lets_nothing_be_stored(string provenance, int status, string? rule)
    {
        var id = Guid.NewGuid().ToString();
        var refused = await server.PutAsync($"Organization/{id}", Body(id), Sent(provenance));

        Assert.Equal(status, refused.Status);
        Assert.True(rule is null ? refused.Rules.Count > 0 : refused.Rules[0] == rule, refused.Text);
        Assert.Equal(404, (await server.GetAsync($"Organization/{id}")).Status);
    }

    [Fact]
    public async Task What_is_not_stored_leaves_no_provenance()
    {
        var id = Guid.NewGuid().ToString();
        await server.PutAsync($"Organization/{id}", Body(id));

        Assert.Equal(412, (await server.PutAsync($"Organization/{id}", Body(id), Sent(), ("If-Match", "W/\"7\""))).Status);
        Assert.Equal(422, (await server.PutAsync($"Organization/{id}", Body(id).Replace("\"name\":\"A\"", "\"active\":true", StringComparison.Ordinal), Sent())).Status);
        Assert.Empty(await AboutAsync(id));
    }

    [Theory]
    [InlineData("DELETE", "Organization/p", null)]
    [InlineData("DELETE", "Organization?_id=p", null)]
    [InlineData("POST", "", """{"resourceType":"Bundle","type":"transaction"}""")]
    [InlineData("POST", "", """{"resourceType":"Bundle","type":"batch"}""")]
    [InlineData("POST", "$validate", """{"resourceType":"Basic","code":{"text":"x"}}""")]
    public async Task It_has_its_place_beside_one_resource_that_is_written(string method, string url, string? body)
    {
        var refused = await server.SendAsync(method, url, body, "application/fhir+json", Sent());
        var later = await server.SendAsync(method, url, body, "application/fhir+json", Sent(), ("Prefer", "respond-async"));

        Assert.Equal((400, "provenance-header-misplaced"), (refused.Status, refused.Rules[0]));
        Assert.Equal(400, later.Status);
        Assert.Equal(200, (await server.GetAsync("metadata", Sent())).Status);
    }

    [Fact]
    public async Task Writes_at_once_each_get_a_provenance_of_their_own_version()
    {
        var id = Guid.NewGuid().ToString();
        var answers = await Task.WhenAll(Enumerable.Range(0, 12).Select(number => server.PutAsync($"Organization/{id}", Body(id, $"N{number}"), Sent())));

        Assert.All(answers, answer => Assert.True(answer.Status is 200 or 201, answer.Text));
        Assert.Equal(Enumerable.Range(1, 12).Select(version => $"Organization/{id}/_history/{version}").Order(StringComparer.Ordinal), await AboutAsync(id));
    }

    [Fact]
    public async Task The_address_in_an_answer_is_that_of_the_resource()
    {
        var created = await server.PostAsync("Organization", """{"resourceType":"Organization","name":"A"}""", Sent(), ("Prefer", "return=minimal"));
        var history = await server.GetAsync("_history?_count=2");

        Assert.Matches("/Organization/[^/]+/_history/1$", created.Header("Location"));
        Assert.Equal(["Organization", "Provenance"], history.Entries.Select(entry => entry["resource"]!["resourceType"]!.GetValue<string>()).Order(StringComparer.Ordinal));
        Assert.Single(history.Entries.Select(entry => JsonNode.Parse(entry["resource"]!.ToJsonString())!["meta"]!["lastUpdated"]!.GetValue<string>()).Distinct());
    }
}
