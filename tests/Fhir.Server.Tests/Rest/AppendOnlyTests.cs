using System.Text.Json.Nodes;
using Fhir.Server.Tests.Bulk;
using Xunit;

namespace Fhir.Server.Tests.Rest;

/// <summary>A log of access that can be changed afterwards proves nothing: AuditEvents are created and read, and that is all. https://hl7.org/fhir/R4/http.html#delete</summary>
public sealed class AppendOnlyTests(ImportServer server) : IClassFixture<ImportServer>
{
    private const string Rule = "store-append-only";

    private static string Event(string more = "") =>
        $$"""{"resourceType":"AuditEvent"{{more}},"type":{"system":"http://terminology.hl7.org/CodeSystem/audit-event-type","code":"rest"},"recorded":"2026-11-20T09:00:00Z","outcome":"0","agent":[{"requestor":true,"altId":"klient"}],"source":{"observer":{"display":"x"} } }""";

    private static string Altered(string id) => Event($",\"id\":\"{id}\",\"language\":\"nb\"");

    private async Task<string> StoredAsync()
    {
        var answer = await server.PostAsync("AuditEvent", Event());
        Assert.True(answer.Status == 201, answer.Text);
        return answer.Json["id"]!.GetValue<string>();
    }

    [Theory]
    [InlineData("PUT", "AuditEvent/{0}", "GET,HEAD,OPTIONS")]
    [InlineData("PUT", "AuditEvent/en-ny", "GET,HEAD,OPTIONS")]
    [InlineData("PUT", "AuditEvent?_id={0}", "GET,HEAD,OPTIONS,POST")]
    [InlineData("PATCH", "AuditEvent/{0}", "GET,HEAD,OPTIONS")]
    [InlineData("PATCH", "AuditEvent?_id={0}", "GET,HEAD,OPTIONS,POST")]
    [InlineData("DELETE", "AuditEvent/{0}", "GET,HEAD,OPTIONS")]
    [InlineData("DELETE", "AuditEvent?_id={0}", "GET,HEAD,OPTIONS,POST")]
    [InlineData("POST", "AuditEvent/{0}/$meta-add", "OPTIONS")]
    [InlineData("POST", "AuditEvent/{0}/$meta-delete", "OPTIONS")]
    public async Task Every_way_to_change_or_remove_one_is_405_with_its_reason_and_what_may_be_done(string method, string address, string allowed)
    {
        var id = await StoredAsync();
        var url = string.Format(System.Globalization.CultureInfo.InvariantCulture, address, id);
        var (body, type) = method == "PATCH" ? ("""[{"op":"add","path":"/language","value":"nb"}]""", "application/json-patch+json")
            : (url.Contains('$', StringComparison.Ordinal) ? """{"resourceType":"Parameters","parameter":[{"name":"meta","valueMeta":{"tag":[{"code":"x"}]} }]}""" : Altered(id), "application/fhir+json");

        var answer = await server.SendAsync(method, url, method == "DELETE" ? null : body, type);

        Assert.Equal((405, allowed, Rule), (answer.Status, answer.Header("Allow"), answer.Rules[0]));
        Assert.Equal(allowed, (await server.SendAsync("OPTIONS", url.Split('?')[0])).Header("Allow"));
        await AssertUntouchedAsync(id);
        Assert.Equal(404, (await server.GetAsync("AuditEvent/en-ny")).Status);
    }

    [Fact]
    public async Task The_reason_is_told_in_both_languages()
    {
        var issue = (await server.DeleteAsync("AuditEvent/x")).Json["issue"]![0]!;

        Assert.Equal("not-supported", $"{issue["code"]}");
        Assert.Contains("AuditEvent kan verken endres eller slettes", issue.ToJsonString(), StringComparison.Ordinal);
        Assert.Contains("AuditEvent can be neither changed nor deleted", issue.ToJsonString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("PUT", "AuditEvent/{0}")]
    [InlineData("PUT", "AuditEvent?_id={0}")]
    [InlineData("PATCH", "AuditEvent/{0}")]
    [InlineData("PATCH", "AuditEvent?_id={0}")]
    [InlineData("DELETE", "AuditEvent/{0}")]
    [InlineData("DELETE", "AuditEvent?_id={0}")]
    [InlineData("DELETE", "/AuditEvent/{0}")]
    public async Task In_a_bundle_it_is_no_other(string method, string address)
    {
        var id = await StoredAsync();
        var (batch, transaction) = (await server.PostAsync("", Bundle("batch", id, method, address)), await server.PostAsync("", Bundle("transaction", id, method, address)));

        Assert.Equal(200, batch.Status);
        Assert.StartsWith("201", $"{batch.Entries[0]["response"]!["status"]}", StringComparison.Ordinal);
        Assert.StartsWith("405", $"{batch.Entries[1]["response"]!["status"]}", StringComparison.Ordinal);
        Assert.Contains(Rule, batch.Entries[1].ToJsonString(), StringComparison.Ordinal);
        // 405 would be about the address that the transaction was sent to.
        Assert.Equal((400, Rule), (transaction.Status, transaction.Rules[0]));
        Assert.Equal("Bundle.entry[1]", $"{transaction.Json["issue"]![0]!["expression"]![0]}");
        await AssertUntouchedAsync(id);
        Assert.Single((await server.GetAsync($"Basic?code=m{id}")).Matches);   // the batch's, not the transaction's
    }

    private static string Bundle(string type, string id, string method, string address) => new JsonObject
    {
        ["resourceType"] = "Bundle",
        ["type"] = type,
        ["entry"] = new JsonArray(
            Entry("POST", "Basic", $$$"""{"resourceType":"Basic","code":{"coding":[{"code":"m{{{id}}}"}]} }"""),
            Entry(method, string.Format(System.Globalization.CultureInfo.InvariantCulture, address, id), method switch
            {
                "DELETE" => null,
                "PATCH" => """{"resourceType":"Parameters","parameter":[{"name":"operation","part":[{"name":"type","valueCode":"delete"},{"name":"path","valueString":"AuditEvent.outcome"}]}]}""",
                _ => Altered(id),
            })),
    }.ToJsonString();

    private static JsonObject Entry(string method, string url, string? resource)
    {
        var entry = new JsonObject { ["request"] = new JsonObject { ["method"] = method, ["url"] = url } };
        if (resource is not null) entry["resource"] = JsonNode.Parse(resource);
        return entry;
    }

    [Fact]
    public async Task An_import_brings_new_ones_and_replaces_none()
    {
        var (there, fresh) = (await StoredAsync(), $"ny-{Guid.NewGuid():N}");
        var manifest = await server.ImportAsync($"{Altered(there)}\n{Altered(fresh)}\n{Event()}");

        Assert.Equal((2, 0, 0, 1), Counts(manifest));
        Assert.Contains(Rule, Assert.Single(await server.LinesAsync(manifest, "error")).ToJsonString(), StringComparison.Ordinal);
        Assert.Equal("nb", $"{(await server.GetAsync($"AuditEvent/{fresh}")).Json["language"]}");
        await AssertUntouchedAsync(there);
    }

    [Fact]
    public async Task An_import_of_what_is_there_word_for_word_leaves_it_alone()
    {
        var (id, other) = ($"to-{Guid.NewGuid():N}", $"to-{Guid.NewGuid():N}");
        Assert.Equal((1, 0, 0, 0), Counts(await server.ImportAsync(Event($",\"id\":\"{id}\""))));
        var exported = (await server.GetAsync($"AuditEvent/{id}")).Text;

        Assert.Equal((1, 0, 2, 0), Counts(await server.ImportAsync($"{Event($",\"id\":\"{id}\"")}\n{exported}\n{Altered(other)}")));
        await AssertUntouchedAsync(id);
    }

    private static (int Created, int Updated, int Skipped, int Failed) Counts(JsonNode manifest)
    {
        var counts = manifest["extension"]!["https://fhirref.example/no/import"]!;
        return (counts["created"]!.GetValue<int>(), counts["updated"]!.GetValue<int>(), counts["skipped"]!.GetValue<int>(), counts["failed"]!.GetValue<int>());
    }

    [Theory]
    [InlineData("update", Rule)]
    [InlineData("delete", Rule)]
    [InlineData("create", null)]
    public async Task Who_asks_beforehand_is_told_the_same(string mode, string? rule)
    {
        var id = await StoredAsync();

        var verdict = await server.PostAsync($"AuditEvent/{id}/$validate?mode={mode}", mode == "delete" ? """{"resourceType":"Parameters"}""" : Altered(id));

        Assert.Equal(200, verdict.Status);
        Assert.Equal(rule, verdict.Rules.FirstOrDefault(said => said == Rule));
    }

    [Fact]
    public async Task The_capability_statement_and_the_description_of_the_api_claim_no_more()
    {
        var claimed = (await server.GetAsync("metadata")).Json["rest"]![0]!["resource"]!.AsArray().Single(resource => $"{resource!["type"]}" == "AuditEvent")!;
        Assert.Equal(["create", "history-instance", "history-type", "read", "search-type", "vread"], claimed["interaction"]!.AsArray().Select(interaction => $"{interaction!["code"]}").Order(StringComparer.Ordinal));
        Assert.Equal(("versioned", "false", "true", "false", "not-supported"),
            ($"{claimed["versioning"]}", $"{claimed["updateCreate"]}", $"{claimed["conditionalCreate"]}", $"{claimed["conditionalUpdate"]}", $"{claimed["conditionalDelete"]}"));
        Assert.DoesNotContain(claimed["operation"]!.AsArray(), operation => $"{operation!["name"]}".StartsWith("meta-", StringComparison.Ordinal));

        var described = (await server.GetAsync(server.Http.BaseAddress + "openapi.json")).Json;
        foreach (var (path, methods) in described["paths"]!.AsObject().Where(path => path.Key.StartsWith("/{type}", StringComparison.Ordinal)))
            foreach (var (method, operation) in methods!.AsObject())
            {
                var types = TypesOf(described, operation!);
                var isRewriting = method is "put" or "patch" or "delete" || path.Contains("$meta-", StringComparison.Ordinal);
                Assert.Equal((true, !isRewriting), (types.Contains("Patient"), types.Contains("AuditEvent")));
            }
    }

    private static List<string> TypesOf(JsonNode document, JsonNode operation) => operation["parameters"]!.AsArray()
        .Select(parameter => document["components"]!["parameters"]![$"{parameter!["$ref"]}".Split('/')[^1]]!).Single(parameter => $"{parameter["name"]}" == "type")["schema"]!["enum"]!.AsArray().Select(type => $"{type}").ToList();

    [Fact]
    public async Task A_search_parameter_that_comes_later_finds_what_is_in_the_log()
    {
        var (id, code) = (await StoredAsync(), $"k{Guid.NewGuid():N}"[..12]);
        var parameter = $$"""{"resourceType":"SearchParameter","id":"{{code}}","url":"https://fhirref.example/test/{{code}}","name":"Recorded","status":"active","description":"x","code":"{{code}}","base":["AuditEvent"],"type":"date","expression":"AuditEvent.recorded"}""";

        var stored = await server.PutAsync($"SearchParameter/{code}", parameter);
        Assert.True(stored.Status == 201, stored.Text);

        Assert.Contains($"AuditEvent/{id}", (await server.GetAsync($"AuditEvent?{code}=2026-11-20&_id={id}")).Matches);
        await AssertUntouchedAsync(id);
    }

    private async Task AssertUntouchedAsync(string id)
    {
        var read = await server.GetAsync($"AuditEvent/{id}");
        Assert.Equal((200, "W/\"1\"", false), (read.Status, read.Header("ETag"), read.Json.AsObject().ContainsKey("language")));
        Assert.Null(read.Json["meta"]!["tag"]);
        Assert.Single((await server.GetAsync($"AuditEvent/{id}/_history")).Entries);
    }
}
