using System.Collections.Concurrent;
using Xunit;

namespace Fhir.Server.Tests.Claims;

/// <summary>
/// The CapabilityStatement is taken apart line by line and each line is tried against the running server: a line that nobody tries fails as a line that does not
/// work. https://hl7.org/fhir/R4/http.html#capabilities
/// </summary>
public sealed class ClaimedVersusTriedTests(ClaimedServer server, ITestOutputHelper output) : IClassFixture<ClaimedServer>
{
    private static readonly string[] Searches = ["searchParam", "searchInclude", "searchRevInclude"];

    [Fact]
    public async Task Every_line_of_the_capability_statement_is_tried_and_works()
    {
        var claims = Statement.Claims((await server.GetAsync("metadata")).Json);
        var tried = new ConcurrentDictionary<Claim, string?>();
        await Parallel.ForEachAsync(claims.GroupBy(claim => claim.Of), new ParallelOptions { MaxDegreeOfParallelism = 4 }, async (group, _) =>
        {
            foreach (var claim in group.Where(claim => !Searches.Contains(claim.Property))) tried[claim] = await TryAsync(claim, claims);
            foreach (var (claim, problem) in await new SearchTries(server).TryAsync([.. group.Where(claim => Searches.Contains(claim.Property))])) tried[claim] = problem;
        });

        var wrong = tried.Where(pair => pair.Value is not null).Select(pair => $"{pair.Key}: {pair.Value}").Order(StringComparer.Ordinal).ToList();
        Report(claims, wrong.Count);
        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
        Assert.Equal(claims.Count, tried.Count);
        Assert.True(claims.Count > 5000, $"only {claims.Count} claims were found");
    }

    [Fact]
    public async Task What_is_not_claimed_of_a_type_is_not_served_either()
    {
        Assert.DoesNotContain(Statement.Claims((await server.GetAsync("metadata")).Json), claim => claim.Of == "Parameters");
        Assert.Equal("http-type-not-stored", (await server.PostAsync("Parameters", """{"resourceType":"Parameters"}""")).Rules[0]);
        Assert.Equal("http-type-not-stored", (await server.GetAsync("Parameters")).Rules[0]);
    }

    [Fact]
    public async Task The_statement_is_a_valid_one()
    {
        var outcome = await server.PostAsync("CapabilityStatement/$validate", (await server.GetAsync("metadata")).Text);

        Assert.Equal([], outcome.Json["issue"]!.AsArray().Where(issue => issue!["severity"]!.GetValue<string>() is "error" or "fatal").Select(issue => issue!.ToJsonString()));
    }

    [Theory]
    [InlineData("mode=full", 200, true)]
    [InlineData("mode=normative", 200, false)]
    [InlineData("mode=annet", 400, false)]
    public async Task The_mode_says_which_part_is_wanted(string query, int status, bool hasTrialUse)
    {
        var answer = await server.GetAsync($"metadata?{query}");

        Assert.Equal(status, answer.Status);
        Assert.Equal(hasTrialUse, answer.Text.Contains("\"type\":\"MedicationStatement\"", StringComparison.Ordinal));
        if (status == 200) Assert.Contains("\"type\":\"Observation\"", answer.Text);
    }

    private Task<string?> TryAsync(Claim claim, IReadOnlyList<Claim> all) => claim.Property == "operation"
        ? new OperationTries(server).TryAsync(claim)
        : claim.Of == "system" ? new SystemTries(server).TryAsync(claim, all) : new InteractionTries(server).TryAsync(claim);

    private void Report(IReadOnlyList<Claim> claims, int wrong)
    {
        foreach (var group in claims.GroupBy(claim => claim.Property).OrderBy(group => group.Key, StringComparer.Ordinal)) output.WriteLine($"{group.Key}: {group.Count()}");
        output.WriteLine($"claimed versus tried: {claims.Count - wrong} of {claims.Count}");
        File.WriteAllLines(Path.Combine(AppContext.BaseDirectory, "claimed-versus-tried.txt"), [.. claims.Select(claim => claim.ToString()), $"{claims.Count - wrong} of {claims.Count}"]);
    }
}
