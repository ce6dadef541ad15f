using Xunit;

namespace Fhir.Server.Tests.Rest;

/// <summary>https://hl7.org/fhir/R4/http.html#concurrency and https://www.rfc-editor.org/rfc/rfc9110#section-13.1</summary>
public sealed class PreconditionTests(RunningServer server) : IClassFixture<RunningServer>
{
    private const string Replace = """[{"op":"replace","path":"/name","value":"C"}]""";

    private static string Body(string id, string name) => $$"""{"resourceType":"Organization","id":"{{id}}","name":"{{name}}"}""";

    private static string Entry(string id, string condition) =>
        $$"""{"resource":{{Body(id, "C")}},"request":{"method":"PUT","url":"Organization/{{id}}",{{condition}} } }""";

    private static string Bundle(string type, params string[] entries) => $$"""{"resourceType":"Bundle","type":"{{type}}","entry":[{{string.Join(',', entries)}}]}""";

    /// <summary>An organization at version 2.</summary>
    private async Task<string> StoredAsync()
    {
        var id = Guid.NewGuid().ToString();
        await server.PutAsync($"Organization/{id}", Body(id, "A"));
        await server.PutAsync($"Organization/{id}", Body(id, "B"));
        return id;
    }

    [Theory]
    [InlineData("W/\"2\"", 200)]
    [InlineData("\"2\"", 200)]
    [InlineData(" W/\"2\" ", 200)]
    [InlineData("*", 200)]
    [InlineData("W/\"1\"", 412)]
    [InlineData("W/\"0\"", 412)]
    [InlineData("W/\"3\"", 412)]
    [InlineData("W/\"abc\"", 412)]
    [InlineData("\"\"", 412)]
    [InlineData("2a", 400)]
    [InlineData("W/", 400)]
    [InlineData("W/\"1\", W/\"2\"", 200)]
    [InlineData("\"2\",\"1\"", 200)]
    [InlineData(", W/\"2\" ,,", 200)]
    [InlineData("\"a,b\", W/\"2\"", 200)]
    [InlineData("W/\"1\", W/\"3\"", 412)]
    [InlineData("\"1,2\"", 412)]
    [InlineData("W/\"1\", *", 400)]
    [InlineData("W/\"2\", 2a", 400)]
    [InlineData("W/\"2\" W/\"1\"", 400)]
    [InlineData("\"2", 400)]
    [InlineData(",", 400)]
    public async Task If_match_is_a_tag_that_is_held_to_the_current_version(string tag, int status)
    {
        var (put, patched, deleted) = (await StoredAsync(), await StoredAsync(), await StoredAsync());

        Assert.Equal(status, (await server.PutAsync($"Organization/{put}", Body(put, "C"), ("If-Match", tag))).Status);
        Assert.Equal(status, (await server.SendAsync("PATCH", $"Organization/{patched}", Replace, "application/json-patch+json", ("If-Match", tag))).Status);
        Assert.Equal(status == 200 ? 204 : status, (await server.DeleteAsync($"Organization/{deleted}", ("If-Match", tag))).Status);
    }

    [Theory]
    [InlineData("*")]
    [InlineData("W/\"1\"")]
    public async Task What_is_not_there_matches_nothing(string tag)
    {
        var id = Guid.NewGuid().ToString();

        Assert.Equal(412, (await server.PutAsync($"Organization/{id}", Body(id, "A"), ("If-Match", tag))).Status);
        Assert.Equal(404, (await server.GetAsync($"Organization/{id}")).Status);
    }

    [Fact]
    public async Task What_is_deleted_is_no_version_that_any_tag_means()
    {
        var id = await StoredAsync();
        await server.DeleteAsync($"Organization/{id}");

        Assert.Equal(412, (await server.PutAsync($"Organization/{id}", Body(id, "C"), ("If-Match", "*"))).Status);
        Assert.Equal(410, (await server.GetAsync($"Organization/{id}")).Status);
    }

    [Fact]
    public async Task A_patch_under_any_version_lands_on_the_one_there_is_however_many_write()
    {
        var id = await StoredAsync();
        var tries = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => server.SendAsync("PATCH", $"Organization/{id}", Replace, "application/json-patch+json", ("If-Match", "*"))));

        Assert.All(tries, answer => Assert.Equal(200, answer.Status));
        Assert.Equal("W/\"10\"", (await server.GetAsync($"Organization/{id}")).Header("ETag"));
    }

    [Theory]
    [InlineData("*", 412, "update-exists-already")]
    [InlineData("W/\"2\"", 400, "if-none-match-invalid")]
    public async Task If_none_match_lets_a_put_create_and_says_nothing_else(string tag, int status, string rule)
    {
        var id = await StoredAsync();
        var refused = await server.PutAsync($"Organization/{id}", Body(id, "C"), ("If-None-Match", tag));
        var inTransaction = await server.PostAsync("", Bundle("transaction", Entry(id, $"\"ifNoneMatch\":\"{tag.Replace("\"", "\\\"", StringComparison.Ordinal)}\"")));

        Assert.Equal((status, rule), (refused.Status, refused.Rules[0]));
        Assert.Equal((status, rule), (inTransaction.Status, inTransaction.Rules[0]));
        Assert.Equal("W/\"2\"", (await server.GetAsync($"Organization/{id}")).Header("ETag"));
    }

    [Fact]
    public async Task If_none_match_holds_for_a_conditional_update_and_for_what_a_transaction_creates()
    {
        var (id, free) = (await StoredAsync(), Guid.NewGuid().ToString());
        var conditional = await server.PutAsync($"Organization?_id={id}", Body(id, "C"), ("If-None-Match", "*"));
        var created = await server.PostAsync("", Bundle("transaction", Entry(free, "\"ifNoneMatch\":\"*\"")));

        Assert.Equal((412, "update-exists-already"), (conditional.Status, conditional.Rules[0]));
        Assert.Equal("201 Created", created.Entries.Single()["response"]!["status"]!.GetValue<string>());
    }

    [Fact]
    public async Task Who_has_a_version_is_not_sent_it_again()
    {
        var id = await StoredAsync();
        var unchanged = await server.GetAsync($"Organization/{id}/_history/1", ("If-None-Match", "W/\"1\""));
        var other = await server.GetAsync($"Organization/{id}/_history/1", ("If-None-Match", "W/\"2\""));

        Assert.Equal((304, "", "W/\"1\""), (unchanged.Status, unchanged.Text, unchanged.Header("ETag")));
        Assert.Equal((200, "A"), (other.Status, other.Json["name"]!.GetValue<string>()));
    }

    [Theory]
    [InlineData("_summary=text", "meta")]
    [InlineData("_elements=active", "meta")]
    public async Task Of_a_version_a_part_can_be_asked_for_and_the_part_says_so(string query, string there)
    {
        var part = await server.GetAsync($"Organization/{await StoredAsync()}/_history/1?{query}");

        Assert.Equal("SUBSETTED", part.Json[there]!["tag"]![0]!["code"]!.GetValue<string>());
        Assert.Null(part.Json["name"]);
        Assert.Equal(400, (await server.GetAsync($"Organization/{await StoredAsync()}/_history/1?_summary=none")).Status);
    }

    /// <summary>"To ensure that the incomplete resource is not accidentally used to overwrite a complete resource": https://hl7.org/fhir/R4/search.html#summary</summary>
    [Theory]
    [InlineData("PUT", "Organization/{0}")]
    [InlineData("PUT", "Organization?_id={0}")]
    [InlineData("transaction", "Organization/{0}")]
    [InlineData("transaction", "Organization?_id={0}")]
    public async Task What_was_read_in_part_does_not_replace_the_whole(string way, string url)
    {
        var id = await StoredAsync();
        var part = (await server.GetAsync($"Organization/{id}?_elements=active")).Text;
        var answer = way == "PUT"
            ? await server.PutAsync(string.Format(null, url, id), part)
            : await server.PostAsync("", Bundle(way, $$"""{"resource":{{part}},"request":{"method":"PUT","url":"{{string.Format(null, url, id)}}"} }"""));

        Assert.Equal((422, "resource-partial"), (answer.Status, answer.Rules[0]));
        Assert.Equal("B", (await server.GetAsync($"Organization/{id}")).Json["name"]!.GetValue<string>());
    }
}
