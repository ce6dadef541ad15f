using Xunit;

namespace Fhir.Server.Tests.Rest;

/// <summary>Nobody is told how searches are done.</summary>
public sealed class SilentServer() : RunningServer("--FhirRef:Seed=false", "--FhirRef:Search:Explain=false", "--FhirRef:Search:MaxChainLength=1");

/// <summary>docs/explain.md</summary>
public sealed class ExplainTests(TwoPatientsServer server) : IClassFixture<TwoPatientsServer>
{
    private static IReadOnlyList<string> Rules(Answer answer) =>
        [.. Outcome(answer).Select(issue => issue["details"]!["coding"]![0]!["code"]!.GetValue<string>())];

    private static IEnumerable<System.Text.Json.Nodes.JsonNode> Outcome(Answer answer) =>
        answer.Entries.Where(entry => entry["search"]!["mode"]!.GetValue<string>() == "outcome").SelectMany(entry => entry["resource"]!["issue"]!.AsArray()).Select(issue => issue!);

    [Theory]
    [InlineData("Observation?patient=a&status=final", "explain-values explain-values explain-lead explain-partition explain-sql")]
    [InlineData("Observation?status:not=final", "explain-not-values explain-walk explain-sql")]
    [InlineData("Observation?device:missing=true&subject:missing=false", "explain-missing explain-present explain-lead explain-sql")]
    [InlineData("Observation?subject:Patient.family=alm", "explain-chain explain-values explain-lead explain-sql")]
    [InlineData("Patient?_has:Observation:subject:status=final", "explain-has explain-values explain-lead explain-sql")]
    [InlineData("Patient/a/Observation", "explain-compartment explain-lead explain-sql")]
    [InlineData("Patient", "explain-walk explain-sql")]
    [InlineData("Observation?patient=nobody", "explain-nothing")]
    [InlineData("?_type=Patient,Device&_id=a", "explain-values explain-lead explain-partition explain-sql")]
    public async Task A_search_tells_how_it_was_understood_and_done(string url, string expected)
    {
        var plain = await server.GetAsync(url);
        var answer = await server.GetAsync($"{url}{(url.Contains('?', StringComparison.Ordinal) ? '&' : '?')}_explain=true");
        var rules = Rules(answer);

        Assert.Equal(plain.Matches, answer.Matches);
        Assert.Equal(expected, string.Join(' ', rules.Take(expected.Split(' ').Length)));
        Assert.True(expected == "explain-nothing" || rules.Contains("explain-plan") && rules.Contains("explain-cost"), answer.Text);
        Assert.All(Outcome(answer), issue => Assert.Equal("information", issue["severity"]!.GetValue<string>()));
    }

    [Fact]
    public async Task It_shows_no_values_and_speaks_the_callers_language()
    {
        var answer = await server.SendAsync("POST", "Patient/_search", "identifier=urn:oid:1.2|13818512345&family=Hemmelig&_explain=true", "application/x-www-form-urlencoded", ("Accept-Language", "en"));
        var texts = string.Join('\n', Outcome(answer).Select(issue => issue["details"]!["text"]!.GetValue<string>()));

        Assert.DoesNotContain("13818512345", texts);
        Assert.DoesNotContain("emmelig", texts, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("Patient: 'identifier' (token) must have at least one of 1 values in Patient.identifier", texts);
        Assert.Contains("token_by_code", texts);
    }

    [Fact]
    public async Task Many_types_are_cut_and_pages_go_on()
    {
        var answer = await server.GetAsync("?_count=3&_explain=true");

        Assert.Contains("explain-more", Rules(answer));
        Assert.Equal(3, (await server.GetAsync(answer.Link("next")!.Replace("_explain=true", "_explain=false", StringComparison.Ordinal))).Matches.Count);
        Assert.Empty(Rules(await server.GetAsync("Patient?_explain=false")));
    }
}

/// <summary>The settings of searching.</summary>
public sealed class SearchSettingTests(SilentServer server) : IClassFixture<SilentServer>
{
    [Fact]
    public async Task Where_explaining_is_off_it_says_only_that()
    {
        var answer = await server.GetAsync("Patient?_explain=true");

        Assert.Contains("explain-off", answer.Text);
        Assert.DoesNotContain("SELECT", answer.Text);
    }

    [Fact]
    public async Task A_chain_has_as_many_links_as_the_setting_says()
    {
        Assert.Equal(200, (await server.GetAsync("Observation?subject:Patient.name=a")).Status);
        Assert.Equal("search-limit-chain", (await server.GetAsync("Observation?subject:Patient.organization.name=a")).Rules[0]);
    }
}
