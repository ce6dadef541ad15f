using System.Globalization;
using Fhir.Profiles;
using Xunit;

namespace Fhir.Server.Tests.Rest;

/// <summary>What a person sees in a browser, and what those who run the server look at.</summary>
public sealed class PagesTests(RunningServer server) : IClassFixture<RunningServer>
{
    [Theory]
    [InlineData("/?lang=nb", "lang=\"nb\"", "Tiltakene")]
    [InlineData("/?lang=en", "lang=\"en\"", "The measures")]
    public async Task The_start_page_shows_every_tiltak_in_both_languages(string path, string language, string heading)
    {
        var page = await server.GetAsync(server.Http.BaseAddress + path[1..]);

        Assert.Equal((200, "text/html; charset=utf-8"), (page.Status, page.Header("Content-Type")));
        Assert.Contains(language, page.Text);
        Assert.Contains(heading, page.Text);
        Assert.All(TiltakCatalog.All, tiltak => Assert.Contains($"id=\"{tiltak.Slug}\"", page.Text));
        Assert.Contains("width=device-width", page.Text);
    }

    [Fact]
    public async Task Every_profile_of_the_list_can_be_opened()
    {
        var list = await server.GetAsync(server.Http.BaseAddress + "profiles");
        var links = list.Text.Split("href=\"").Skip(1).Select(part => part.Split('"')[0]).Where(link => link.StartsWith("/profiles/", StringComparison.Ordinal)).ToList();

        Assert.True(links.Count > 50);
        foreach (var link in links.Where(link => link.Contains("StructureDefinition", StringComparison.Ordinal)))
            Assert.Equal(200, (await server.GetAsync(server.Http.BaseAddress + link[1..])).Status);
    }

    [Theory]
    [InlineData("profiles/finnes-ikke/StructureDefinition/a")]
    [InlineData("profiles/basis/StructureDefinition/a")]
    public async Task A_profile_that_is_not_there_is_404(string path) => Assert.Equal(404, (await server.GetAsync(server.Http.BaseAddress + path)).Status);

    [Theory]
    [InlineData("profiles/finnes-ikke/StructureDefinition/a?lang=en", "nb", "en")]
    [InlineData("profiles/finnes-ikke/StructureDefinition/a?lang=nb", "en", "nb")]
    [InlineData("guide/finnes-ikke?lang=en", null, "en")]
    [InlineData("guide/finnes-ikke", "en", "en")]
    [InlineData("guide/finnes-ikke?lang=sv", "en", "en")]
    [InlineData("finnes/ikke?lang=en", "nb", "en")]
    public async Task What_a_page_answers_in_JSON_is_in_the_language_that_was_chosen_too(string path, string? preferred, string language)
    {
        var answer = await server.GetAsync(server.Http.BaseAddress + path, [.. preferred is null ? [] : new[] { ("Accept-Language", preferred) }]);

        Assert.Equal(404, answer.Status);
        Assert.StartsWith(language == "en" ? "There is nothing at" : "Det er ingenting på", answer.Json["issue"]![0]!["details"]!["text"]!.GetValue<string>());
    }

    [Theory]
    [InlineData("profiles?lang=en", "nb", "DELETE is not supported")]
    [InlineData("profiles?lang=nb", "en", "DELETE er ikke støttet")]
    [InlineData("profiles", "nb;q=0.5, en", "DELETE is not supported")]
    public async Task A_page_that_is_not_written_to_says_so_in_the_language_that_was_chosen_too(string path, string preferred, string told)
    {
        var answer = await server.SendAsync("DELETE", server.Http.BaseAddress + path, null, "", ("Accept-Language", preferred));

        Assert.Equal(405, answer.Status);
        Assert.StartsWith(told, answer.Json["issue"]![0]!["details"]!["text"]!.GetValue<string>());
    }

    [Fact]
    public async Task A_browser_sees_a_resource_as_a_page_with_links()
    {
        var id = await server.CreateAsync("Patient", "\"name\":[{\"family\":\"<script>alert(1)</script>\"}],\"managingOrganization\":{\"reference\":\"Organization/x\"}");
        var page = await server.GetAsync($"Patient/{id}", ("Accept", "text/html,application/xhtml+xml,*/*;q=0.8"));

        Assert.Equal("text/html; charset=utf-8", page.Header("Content-Type"));
        Assert.Contains("<a href=\"/fhir/Organization/x\">Organization/x</a>", page.Text);
        Assert.DoesNotContain("<script>", page.Text);
        Assert.Contains("_format=json", page.Text);
        Assert.Contains("_format=xml", page.Text);
    }

    [Theory]
    [InlineData("fhir/Patient")]
    [InlineData("fhir/Patient?_format=html")]
    [InlineData("fhir/finnes-ikke")]
    [InlineData("")]
    [InlineData("openapi.json")]
    [InlineData("metrics")]
    [InlineData("health/live")]
    [InlineData("finnes/ikke")]
    public async Task Every_answer_keeps_browsers_from_guessing_framing_and_telling(string path)
    {
        var answer = await server.GetAsync(server.Http.BaseAddress + path);

        Assert.Equal(("nosniff", "DENY", "no-referrer"), (answer.Header("X-Content-Type-Options"), answer.Header("X-Frame-Options"), answer.Header("Referrer-Policy")));
        if (answer.Header("Content-Type").StartsWith("text/html", StringComparison.Ordinal)) Assert.Contains("default-src 'none'", answer.Header("Content-Security-Policy"));
    }

    [Theory]
    [InlineData("health/live", "live")]
    [InlineData("health/ready", "ready")]
    public async Task Health_is_told_in_plain_text(string path, string text) => Assert.Equal((200, text), await TextAsync(path));

    [Fact]
    public async Task Metrics_count_requests_by_interaction_and_status_and_nothing_else()
    {
        await server.GetAsync("Patient/hemmelig-navn");
        var metrics = await server.GetAsync(server.Http.BaseAddress + "metrics");

        Assert.Contains("fhirref_http_request_duration_seconds_count{interaction=\"read\",status=\"404\"}", metrics.Text);
        Assert.DoesNotContain("hemmelig", metrics.Text);
    }

    [Fact]
    public async Task Metrics_count_commits_and_the_writes_in_them()
    {
        var before = await CommittedAsync();
        await server.CreateAsync("Organization", "\"name\":\"Fjordlandet\"");
        var after = await CommittedAsync();

        Assert.InRange(after.Commits, before.Commits + 1, double.MaxValue);
        Assert.InRange(after.Requests, before.Requests + 1, double.MaxValue);
        Assert.InRange(after.Commits, 1, after.Requests);
    }

    private async Task<(double Commits, double Requests)> CommittedAsync()
    {
        var lines = (await server.GetAsync(server.Http.BaseAddress + "metrics")).Text.Split('\n');
        return (Value("fhirref_store_commits_total "), Value("fhirref_store_committed_requests_total "));

        double Value(string name) => double.Parse(Assert.Single(lines, line => line.StartsWith(name, StringComparison.Ordinal))[name.Length..], CultureInfo.InvariantCulture);
    }

    private async Task<(int, string)> TextAsync(string path)
    {
        var answer = await server.GetAsync(server.Http.BaseAddress + path);
        return (answer.Status, answer.Text);
    }
}
