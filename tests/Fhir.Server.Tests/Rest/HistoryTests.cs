using Xunit;

namespace Fhir.Server.Tests.Rest;

/// <summary>https://hl7.org/fhir/R4/http.html#history</summary>
public sealed class HistoryTests(RunningServer server) : IClassFixture<RunningServer>
{
    private static string Named(string id, string name, string type = "Organization") => $$"""{"resourceType":"{{type}}","id":"{{id}}","name":"{{name}}"}""";

    /// <summary>A version each of a create by PUT, an update and a deletion.</summary>
    private async Task<string> OrganizationAsync()
    {
        var id = Guid.NewGuid().ToString();
        await server.PutAsync($"Organization/{id}", Named(id, "A"));
        await server.PutAsync($"Organization/{id}", Named(id, "B"));
        await server.DeleteAsync($"Organization/{id}");
        return id;
    }

    private static string[] Texts(Answer answer, string part, string name) => [.. answer.Entries.Select(entry => entry[part]?[name]?.GetValue<string>() ?? "")];

    [Fact]
    public async Task Each_version_tells_the_request_that_made_it_and_its_answer()
    {
        var id = await OrganizationAsync();
        var history = await server.GetAsync($"Organization/{id}/_history");

        Assert.Equal(("history", 3), (history.Json["type"]!.GetValue<string>(), history.Json["total"]!.GetValue<int>()));
        Assert.Equal(["DELETE", "PUT", "PUT"], Texts(history, "request", "method"));
        Assert.Equal([$"Organization/{id}", $"Organization/{id}", $"Organization/{id}"], Texts(history, "request", "url"));
        Assert.Equal(["204 No Content", "200 OK", "201 Created"], Texts(history, "response", "status"));
        Assert.Equal(["W/\"3\"", "W/\"2\"", "W/\"1\""], Texts(history, "response", "etag"));
        Assert.All(Texts(history, "response", "lastModified"), time => Assert.True(DateTimeOffset.TryParse(time, out _)));
        Assert.All(history.Entries, entry => Assert.Equal($"{server.Base}/Organization/{id}", entry["fullUrl"]!.GetValue<string>()));
        Assert.Equal(["", "B", "A"], Texts(history, "resource", "name"));
        Assert.Equal($"{server.Base}/Organization/{id}/_history", history.Link("self"));
    }

    [Fact]
    public async Task The_first_version_of_a_create_tells_of_a_post()
    {
        var id = await server.CreateAsync("Organization", "\"name\":\"A\"");
        var entry = (await server.GetAsync($"Organization/{id}/_history")).Entries.Single();

        Assert.Equal(("POST", "Organization"), (entry["request"]!["method"]!.GetValue<string>(), entry["request"]!["url"]!.GetValue<string>()));
        Assert.Equal($"{server.Base}/Organization/{id}/_history/1", entry["response"]!["location"]!.GetValue<string>());
    }

    [Fact]
    public async Task A_patch_is_told_as_a_patch_and_what_is_brought_back_as_created_anew()
    {
        const string patch = """[{"op":"replace","path":"/name","value":"B"}]""";
        var id = await server.CreateAsync("Organization", "\"name\":\"A\"");
        await server.SendAsync("PATCH", $"Organization/{id}", patch, "application/json-patch+json");
        await server.PostAsync("", $$"""{"resourceType":"Bundle","type":"transaction","entry":[{"resource":{"resourceType":"Binary","contentType":"application/json-patch+json","data":"{{Convert.ToBase64String(System.Text.Encoding.UTF8.GetBytes(patch))}}"},"request":{"method":"PATCH","url":"Organization/{{id}}"} } ] }""");
        await server.DeleteAsync($"Organization/{id}");
        await server.PutAsync($"Organization/{id}", Named(id, "C"));

        foreach (var url in (string[])[$"Organization/{id}/_history", "Organization/_history?_count=5", "_history?_count=5"])
        {
            var history = await server.GetAsync(url);
            Assert.Equal(["PUT", "DELETE", "PATCH", "PATCH", "POST"], Texts(history, "request", "method"));
            Assert.Equal(["201 Created", "204 No Content", "200 OK", "200 OK", "201 Created"], Texts(history, "response", "status"));
            Assert.Equal($"Organization/{id}", Texts(history, "request", "url")[2]);
        }
    }

    [Fact]
    public async Task Type_and_system_histories_list_every_version_in_the_order_of_commits_page_by_page()
    {
        var first = await OrganizationAsync();
        await server.PutAsync($"Location/{first}", Named(first, "L", "Location"));
        var second = await OrganizationAsync();
        foreach (var (url, expected) in ((string, int)[])[("Organization/_history", 6), ("_history", 7)])
        {
            var (seen, versions) = (new List<string>(), new HashSet<string>());
            for (var next = (string?)$"{url}?_count=2"; next is not null && seen.Count < 500;)
            {
                var page = await server.GetAsync(next);
                Assert.True(page.Entries.Count <= 2, page.Text);
                seen.AddRange(page.Entries.Select(entry => $"{entry["request"]!["url"]} {entry["response"]!["etag"]}"));
                versions.UnionWith(page.Entries.Select(entry => $"{entry["fullUrl"]} {entry["response"]!["etag"]}"));
                next = page.Link("next");
            }

            var own = seen.Where(line => line.Contains(first, StringComparison.Ordinal) || line.Contains(second, StringComparison.Ordinal)).ToList();
            Assert.Equal(expected, own.Count);
            Assert.Equal(seen.Count, versions.Count);
            Assert.Equal([$"Organization/{second} W/\"3\"", $"Organization/{second} W/\"2\"", $"Organization/{second} W/\"1\""], own.Take(3));
        }
    }

    [Fact]
    public async Task Since_takes_what_was_made_then_or_later()
    {
        var id = await OrganizationAsync();
        var whole = await server.GetAsync($"Organization/{id}/_history");
        var second = Texts(whole, "response", "lastModified")[1];
        var since = await server.GetAsync($"Organization/{id}/_history?_since={second.Replace("+", "%2B", StringComparison.Ordinal)}");

        Assert.Equal(Texts(whole, "response", "lastModified").Count(time => DateTimeOffset.Parse(time, null) >= DateTimeOffset.Parse(second, null)), since.Entries.Count);
        Assert.Contains("_since=", since.Link("self"));
        Assert.Empty((await server.GetAsync("Organization/_history?_since=2999-01-01")).Entries);
    }

    [Fact]
    public async Task At_takes_what_was_current_in_the_time()
    {
        var id = await server.CreateAsync("Organization", "\"name\":\"A\"");

        Assert.Single((await server.GetAsync($"Organization/{id}/_history?_at=2999-01-01")).Entries);
        Assert.Empty((await server.GetAsync($"Organization/{id}/_history?_at=1999")).Entries);
        Assert.Empty((await server.GetAsync("_history?_at=1999")).Entries);
        Assert.Contains((await server.GetAsync("Organization/_history?_at=2999-01-01")).Entries, entry => entry["resource"]!["id"]!.GetValue<string>() == id);
    }

    /// <summary>"See notes on date searching": https://hl7.org/fhir/R4/http.html#history</summary>
    [Theory]
    [InlineData("eq1999", 0)]
    [InlineData("gt1999", 1)]
    [InlineData("ge1999-05", 1)]
    [InlineData("sa2999", 1)]
    [InlineData("lt1999", 0)]
    [InlineData("eb2999", 1)]
    [InlineData("le2999-01-01T00:00:00Z", 1)]
    public async Task At_may_have_a_prefix(string at, int count)
    {
        var id = await server.CreateAsync("Organization", "\"name\":\"A\"");
        var typed = await server.GetAsync($"Organization/_history?_at={at}&_count=1000");

        Assert.Equal(count, (await server.GetAsync($"Organization/{id}/_history?_at={at}")).Entries.Count);
        Assert.Equal(count, typed.Entries.Count(entry => entry["resource"]?["id"]?.GetValue<string>() == id));
    }

    [Theory]
    [InlineData("ne2020")]
    [InlineData("ap2020")]
    [InlineData("xx2020")]
    [InlineData("gt")]
    public async Task At_that_is_no_one_time_is_refused(string at)
    {
        var answer = await server.GetAsync($"Organization/_history?_at={at}");

        Assert.Equal((400, "parameter-invalid"), (answer.Status, answer.Rules[0]));
    }

    [Theory]
    [InlineData("Organization/{0}/_history?_count=0", 0)]
    [InlineData("Organization/{0}/_history?_summary=count", 0)]
    [InlineData("Organization/{0}/_history?_count=2", 2)]
    [InlineData("Organization/{0}/_history?_elements=active", 3)]
    public async Task The_form_of_the_answer_can_be_chosen(string url, int entries)
    {
        var answer = await server.GetAsync(string.Format(null, url, await OrganizationAsync()));

        Assert.Equal((entries, 3), (answer.Entries.Count, answer.Json["total"]!.GetValue<int>()));
        if (url.Contains("_elements", StringComparison.Ordinal)) Assert.Equal(("", "SUBSETTED"), (Texts(answer, "resource", "name")[1], answer.Entries[1]["resource"]!["meta"]!["tag"]![0]!["code"]!.GetValue<string>()));
    }

    [Fact]
    public async Task Xml_and_head_go_with_a_history_as_with_a_read()
    {
        var id = await OrganizationAsync();

        Assert.Contains("<type value=\"history\"", (await server.GetAsync($"Organization/{id}/_history?_format=xml")).Text);
        Assert.Equal((200, ""), await HeadAsync($"Organization/{id}/_history"));
        Assert.Equal((200, ""), await HeadAsync("_history"));
    }

    [Theory]
    [InlineData("_since=0001")]
    [InlineData("_since=0001-01-01T00:00:00%2B14:00")]
    [InlineData("_since=9999-12-31T23:59:59-14:00")]
    [InlineData("_at=0001")]
    [InlineData("_at=9999")]
    public async Task The_ends_of_time_are_times_too(string query)
    {
        var id = await OrganizationAsync();
        foreach (var url in (string[])[$"Organization/{id}/_history", "Organization/_history", "_history"]) Assert.Equal(200, (await server.GetAsync($"{url}?{query}")).Status);
    }

    [Theory]
    [InlineData("Organization/{0}/_history?_count=x", 400, "parameter-invalid")]
    [InlineData("Organization/{0}/_history?_since=i-fjor", 400, "parameter-invalid")]
    [InlineData("Organization/_history?_at=2024-13", 400, "parameter-invalid")]
    [InlineData("_history?_at=2024&_at=2025", 400, "parameter-invalid")]
    [InlineData("_history?_list=1", 400, "history-list-not-supported")]
    [InlineData("_history?_cursor=x", 400, "store-cursor-invalid")]
    [InlineData("_history?_summary=alt", 400, "search-summary-value")]
    [InlineData("Organization/aldri-vaert/_history", 404, "resource-not-found")]
    [InlineData("Organization/aldri-vaert/_history?_since=2020", 404, "resource-not-found")]
    [InlineData("Ukjent/_history", 404, "http-type-unknown")]
    public async Task What_cannot_be_listed_is_refused(string url, int status, string rule)
    {
        var answer = await server.GetAsync(string.Format(null, url, await OrganizationAsync()));

        Assert.Equal((status, rule), (answer.Status, answer.Rules[0]));
    }

    [Fact]
    public async Task An_unknown_parameter_is_refused_when_handling_is_strict_only()
    {
        Assert.Equal(200, (await server.GetAsync("_history?ukjent=1&_count=1")).Status);
        Assert.Equal(400, (await server.GetAsync("_history?ukjent=1", ("Prefer", "handling=strict"))).Status);
    }

    [Fact]
    public async Task A_cursor_of_one_history_does_not_open_another()
    {
        await OrganizationAsync();
        var next = (await server.GetAsync("Organization/_history?_count=1")).Link("next")!;

        Assert.Equal(400, (await server.GetAsync(next.Replace("/Organization/", "/Patient/", StringComparison.Ordinal))).Status);
        Assert.Equal(400, (await server.GetAsync(next.Replace("/Organization/", "/", StringComparison.Ordinal))).Status);
    }

    [Fact]
    public async Task A_batch_may_ask_for_a_history()
    {
        var id = await OrganizationAsync();
        var answer = await server.PostAsync("", $$$"""{"resourceType":"Bundle","type":"batch","entry":[{"request":{"method":"GET","url":"Organization/{{{id}}}/_history"}}]}""");

        Assert.Equal("history", answer.Entries.Single()["resource"]!["type"]!.GetValue<string>());
    }

    private async Task<(int, string)> HeadAsync(string url)
    {
        var answer = await server.SendAsync("HEAD", url);
        return (answer.Status, answer.Text);
    }
}
