using Xunit;

namespace Fhir.Server.Tests.Rest;

/// <summary>Updates and deletions by a search. https://hl7.org/fhir/R4/http.html#cond-update and https://hl7.org/fhir/R4/http.html#3.1.0.7.1</summary>
public sealed class ConditionalTests(RunningServer server) : IClassFixture<RunningServer>
{
    private const string System = "http://example.org/nr";

    private static string Url(string tag) => $"Organization?identifier={System}|{tag}";

    private static string Organization(string tag, string name, string? id = null) =>
        $$"""{"resourceType":"Organization",{{(id is null ? "" : $"\"id\":\"{id}\",")}}"identifier":[{"system":"{{System}}","value":"{{tag}}"}],"name":"{{name}}"}""";

    private static string NewTag() => Guid.NewGuid().ToString("N");

    [Fact]
    public async Task Without_a_match_a_conditional_update_creates()
    {
        var tag = NewTag();
        var answer = await server.PutAsync(Url(tag), Organization(tag, "A"));

        Assert.Equal(201, answer.Status);
        Assert.Equal($"{server.Base}/Organization/{answer.Json["id"]}/_history/1", answer.Header("Location"));
    }

    [Fact]
    public async Task Without_a_match_the_clients_id_is_taken()
    {
        var tag = NewTag();

        Assert.Equal((201, tag), await IdAsync(server.PutAsync(Url(tag), Organization(tag, "A", tag))));
    }

    [Fact]
    public async Task Without_a_match_an_id_of_another_resource_is_409_and_that_resource_untouched()
    {
        var (tag, taken) = (NewTag(), NewTag());
        await server.PutAsync($"Organization/{taken}", Organization("annen", "B", taken));
        var answer = await server.PutAsync(Url(tag), Organization(tag, "A", taken));

        Assert.Equal((409, "conditional-id-taken"), (answer.Status, answer.Rules[0]));
        Assert.Equal("B", (await server.GetAsync($"Organization/{taken}")).Json["name"]!.GetValue<string>());
    }

    [Fact]
    public async Task One_match_is_updated_whether_the_id_is_given_or_not()
    {
        var tag = NewTag();
        var id = (await server.PutAsync(Url(tag), Organization(tag, "A"))).Json["id"]!.GetValue<string>();

        Assert.Equal((200, id), await IdAsync(server.PutAsync(Url(tag), Organization(tag, "B"))));
        Assert.Equal((200, id), await IdAsync(server.PutAsync(Url(tag), Organization(tag, "C", id))));
        Assert.Equal("W/\"3\"", (await server.GetAsync($"Organization/{id}")).Header("ETag"));
    }

    [Fact]
    public async Task An_id_that_is_not_the_matchs_is_400()
    {
        var tag = NewTag();
        await server.PutAsync(Url(tag), Organization(tag, "A"));
        var answer = await server.PutAsync(Url(tag), Organization(tag, "B", "annen-id"));

        Assert.Equal((400, "resource-id-mismatch"), (answer.Status, answer.Rules[0]));
        Assert.Equal(404, (await server.GetAsync("Organization/annen-id")).Status);
    }

    [Fact]
    public async Task Several_matches_are_412_and_nothing_is_written()
    {
        var tag = NewTag();
        await server.PostAsync("Organization", Organization(tag, "A"));
        await server.PostAsync("Organization", Organization(tag, "B"));

        Assert.Equal((412, "conditional-many-matches"), await RuleAsync(server.PutAsync(Url(tag), Organization(tag, "C"))));
        Assert.Equal((412, "conditional-many-matches"), await RuleAsync(server.DeleteAsync(Url(tag))));
        Assert.Equal(2, (await server.GetAsync(Url(tag))).Matches.Count);
    }

    [Theory]
    [InlineData("PUT", "Organization", 400, "conditional-empty")]
    [InlineData("DELETE", "Organization", 400, "conditional-empty")]
    [InlineData("DELETE", "Organization?_format=json", 400, "conditional-empty")]
    [InlineData("DELETE", "Organization?identifer=x", 400, "search-unknown-parameter")]
    [InlineData("PUT", "Organization?name:ukjent=x", 400, "search-unknown-modifier")]
    public async Task A_condition_that_says_nothing_or_is_misspelt_is_refused(string method, string url, int status, string rule) =>
        Assert.Equal((status, rule), await RuleAsync(server.SendAsync(method, url, method == "PUT" ? Organization("x", "X") : null)));

    [Fact]
    public async Task The_type_of_the_address_and_of_the_resource_must_agree() =>
        Assert.Equal((400, "resource-type-mismatch"), await RuleAsync(server.PutAsync(Url(NewTag()), """{"resourceType":"Patient"}""")));

    [Theory]
    [InlineData("W/\"1\"", 200)]
    [InlineData("W/\"4\"", 412)]
    public async Task If_match_and_a_condition_may_stand_together(string ifMatch, int status)
    {
        var tag = NewTag();
        await server.PutAsync(Url(tag), Organization(tag, "A"));

        Assert.Equal(status, (await server.PutAsync(Url(tag), Organization(tag, "B"), ("If-Match", ifMatch))).Status);
    }

    [Fact]
    public async Task Sixteen_conditional_updates_at_once_make_one_resource()
    {
        var tag = NewTag();
        var answers = await Task.WhenAll(Enumerable.Range(0, 16).Select(at => server.PutAsync(Url(tag), Organization(tag, $"N{at}"))));

        Assert.Single(answers, answer => answer.Status == 201);
        Assert.Equal(15, answers.Count(answer => answer.Status == 200));
        Assert.Single((await server.GetAsync(Url(tag))).Matches);
    }

    [Fact]
    public async Task A_conditional_deletion_takes_the_one_match_and_is_content_with_none()
    {
        var tag = NewTag();
        var id = (await server.PutAsync(Url(tag), Organization(tag, "A"))).Json["id"]!.GetValue<string>();

        Assert.Equal(204, (await server.DeleteAsync(Url(tag))).Status);
        Assert.Equal(410, (await server.GetAsync($"Organization/{id}")).Status);
        Assert.Equal(204, (await server.DeleteAsync(Url(tag))).Status);
    }

    [Fact]
    public async Task Who_prefers_an_outcome_gets_one_for_a_deletion()
    {
        var id = await server.CreateAsync("Organization", "\"name\":\"A\"");
        var deleted = await server.DeleteAsync($"Organization/{id}", ("Prefer", "return=OperationOutcome"));
        var nothing = await server.DeleteAsync(Url(NewTag()), ("Prefer", "return=OperationOutcome"));

        Assert.Equal((200, "resource-deletion"), (deleted.Status, deleted.Rules[0]));
        Assert.Equal((200, "resource-deletion-nothing"), (nothing.Status, nothing.Rules[0]));
    }

    [Fact]
    public async Task A_batch_takes_each_conditional_entry_on_its_own()
    {
        var tag = NewTag();
        var answer = await server.PostAsync("", $$"""
            {"resourceType":"Bundle","type":"batch","entry":[
             {"resource":{{Organization(tag, "A")}},"request":{"method":"PUT","url":"{{Url(tag)}}"} },
             {"resource":{{Organization(tag, "B")}},"request":{"method":"PUT","url":"{{Url(tag)}}"} },
             {"request":{"method":"DELETE","url":"{{Url(tag)}}"} },
             {"resource":{{Organization(tag, "C")}},"request":{"method":"POST","url":"Organization","ifNoneExist":"identifier={{System}}|{{tag}}"} }]}
            """);

        Assert.Equal(["201 Created", "200 OK", "204 No Content", "201 Created"], answer.Entries.Select(entry => entry["response"]!["status"]!.GetValue<string>()));
    }

    [Theory]
    [InlineData("POST", "Organization", ",\"ifNoneExist\":\"identifier=http://example.org/nr|{0}\"")]
    [InlineData("PUT", "Organization?identifier=http://example.org/nr|{0}", "")]
    public async Task Two_entries_that_would_create_under_one_condition_are_refused_in_a_transaction(string method, string url, string more)
    {
        var tag = NewTag();
        var entry = $$"""{"resource":{{Organization(tag, "A")}},"request":{"method":"{{method}}","url":"{{string.Format(null, url, tag)}}"{{string.Format(null, more, tag)}} } }""";
        var answer = await server.PostAsync("", $$"""{"resourceType":"Bundle","type":"transaction","entry":[{{entry}},{{entry}}]}""");

        Assert.Equal((400, "bundle-entry-duplicate"), (answer.Status, answer.Rules[0]));
        Assert.Empty((await server.GetAsync(Url(tag))).Matches);
    }

    /// <summary>Deletions come first, whatever the order of the entries. https://hl7.org/fhir/R4/http.html#trules</summary>
    [Theory]
    [InlineData("Organization/{0}")]
    [InlineData("Organization?identifier=http://example.org/nr|{0}")]
    public async Task What_a_transaction_deletes_is_not_there_when_its_conditional_create_looks_for_it(string deleted)
    {
        var tag = NewTag();
        await server.PutAsync($"Organization/{tag}", Organization(tag, "A", tag));
        var answer = await server.PostAsync("", $$"""
            {"resourceType":"Bundle","type":"transaction","entry":[
              {"fullUrl":"urn:uuid:c0ffee00-0000-4000-8000-000000000001","resource":{{Organization(tag, "B")}},"request":{"method":"POST","url":"Organization","ifNoneExist":"identifier={{System}}|{{tag}}"} },
              {"resource":{"resourceType":"Organization","name":"Del","partOf":{"reference":"urn:uuid:c0ffee00-0000-4000-8000-000000000001"} },"request":{"method":"POST","url":"Organization"} },
              {"request":{"method":"DELETE","url":"{{string.Format(null, deleted, tag)}}"} }]}
            """);

        Assert.Equal(["201 Created", "201 Created", "204 No Content"], answer.Entries.Select(entry => entry["response"]!["status"]!.GetValue<string>()));
        var part = (await server.GetAsync(answer.Entries[1]["response"]!["location"]!.GetValue<string>())).Json;
        var whole = await server.GetAsync(part["partOf"]!["reference"]!.GetValue<string>());
        Assert.Equal((200, "B"), (whole.Status, whole.Json["name"]!.GetValue<string>()));
        Assert.Equal(410, (await server.GetAsync($"Organization/{tag}")).Status);
    }

    [Fact]
    public async Task What_a_transaction_deletes_besides_does_not_make_its_conditional_create_create()
    {
        var (tag, other) = (NewTag(), NewTag());
        foreach (var id in new[] { tag, other }) await server.PutAsync($"Organization/{id}", Organization(id, "A", id));
        var answer = await server.PostAsync("", $$"""
            {"resourceType":"Bundle","type":"transaction","entry":[
              {"resource":{{Organization(tag, "B")}},"request":{"method":"POST","url":"Organization","ifNoneExist":"identifier={{System}}|{{tag}}"} },
              {"request":{"method":"DELETE","url":"Organization/{{other}}"} }]}
            """);

        Assert.Equal(["200 OK", "204 No Content"], answer.Entries.Select(entry => entry["response"]!["status"]!.GetValue<string>()));
        Assert.Equal("A", (await server.GetAsync($"Organization/{tag}")).Json["name"]!.GetValue<string>());
    }

    [Fact]
    public async Task A_conditional_update_in_a_transaction_keeps_the_same_rules()
    {
        var (tag, taken) = (NewTag(), NewTag());
        await server.PutAsync($"Organization/{taken}", Organization("annen", "B", taken));
        var answer = await server.PostAsync("", $$"""
            {"resourceType":"Bundle","type":"transaction","entry":[{"resource":{{Organization(tag, "A", taken)}},"request":{"method":"PUT","url":"{{Url(tag)}}"} }]}
            """);

        Assert.Equal((409, "conditional-id-taken"), (answer.Status, answer.Rules[0]));
    }

    private static async Task<(int, string)> IdAsync(Task<Answer> sent)
    {
        var answer = await sent;
        return (answer.Status, answer.Json["id"]!.GetValue<string>());
    }

    private static async Task<(int, string)> RuleAsync(Task<Answer> sent)
    {
        var answer = await sent;
        return (answer.Status, answer.Rules[0]);
    }
}
