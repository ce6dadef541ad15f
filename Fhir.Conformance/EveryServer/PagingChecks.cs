using Fhir.Conformance.Checks;
using Fhir.Conformance.Engine;
using Fhir.Conformance.Http;

namespace Fhir.Conformance.EveryServer;

/// <summary>Pages of one search, read through their next links. https://hl7.org/fhir/R4/http.html#paging</summary>
internal static class PagingChecks
{
    private const int Pages = 8;
    private const int PageSize = 3;

    private static readonly Judgement TooLittle = Judgement.Skip(
        $"Fant ingen ressurstype med flere enn {PageSize} ressurser å bla i.", $"Found no resource type with more than {PageSize} resources to page through.");

    public static async Task<Judgement> RepeatsNothingAsync(Probe probe, CancellationToken cancel)
    {
        var type = await TypeWithPagesAsync(probe, cancel);
        if (type is null) return TooLittle;
        var (pages, problem, _) = await ReadAsync(probe, type, cancel);
        if (problem is not null) return problem;
        var repeated = pages.SelectMany(Searchset.Matches).GroupBy(match => match.Reference).FirstOrDefault(group => group.Count() > 1);
        return Expect.That(repeated is null, $"{repeated?.Key} kom på mer enn én side.", $"{repeated?.Key} came on more than one page.").OrPass();
    }

    public static async Task<Judgement> LosesNothingAsync(Probe probe, CancellationToken cancel)
    {
        var type = await TypeWithPagesAsync(probe, cancel);
        if (type is null) return TooLittle;
        var (pages, problem, isWhole) = await ReadAsync(probe, type, cancel);
        if (problem is not null) return problem;
        var total = pages[0].Text("total");
        var seen = pages.SelectMany(Searchset.Matches).Select(match => match.Reference).Distinct().Count();
        var atLeast = isWhole && int.TryParse(total, out var count) ? count : Math.Min(pages.Count * PageSize, PageSize + 1);
        return Expect.That(seen >= atLeast, $"Sidene ga {seen} treff; ventet minst {atLeast}.",
            $"The pages gave {seen} matches; expected at least {atLeast}.").OrPass();
    }

    private static async Task<string?> TypeWithPagesAsync(Probe probe, CancellationToken cancel)
    {
        foreach (var type in CoreKinds.AnyType.Where(type => probe.Capabilities.HasInteraction(type, "search-type")))
            if ((await probe.FindAsync(CoreKinds.All(type), cancel)).Length > PageSize) return type;
        return null;
    }

    private static async Task<(List<Node> Bundles, Judgement? Problem, bool IsWhole)> ReadAsync(Probe probe, string type, CancellationToken cancel)
    {
        var bundles = new List<Node>();
        var next = $"{type}?_count={PageSize}";
        for (; next.Length > 0 && bundles.Count < Pages; next = Searchset.Link(bundles[^1], "next"))
        {
            var answer = await probe.GetAsync(next, cancel);
            if (Expect.Searchset(answer) is { } problem) return (bundles, problem, false);
            bundles.Add(answer.Json);
        }
        return (bundles, null, next.Length == 0);
    }
}
