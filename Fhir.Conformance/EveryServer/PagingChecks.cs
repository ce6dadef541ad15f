using System.Globalization;

using Fhir.Conformance.Checks;
using Fhir.Conformance.Engine;
using Fhir.Conformance.Http;

namespace Fhir.Conformance.EveryServer;

/// <summary>Pages of one search, read through their next links. https://hl7.org/fhir/R4/http.html#paging</summary>
internal static class PagingChecks
{
    private const int MaxPages = 30;
    private const int PageSize = 3;

    /// <summary>A type with no more than this can be read to its end, even by pages that hold one resource each.</summary>
    private const int FewEnough = 24;

    private static readonly Judgement TooLittle = Judgement.Skip(
        $"Fant ingen ressurstype med flere enn {PageSize} ressurser å bla i.", $"Found no resource type with more than {PageSize} resources to page through.");

    public static async Task<Judgement> RepeatsNothingAsync(Probe probe, CancellationToken cancel)
    {
        var (type, _) = await ChooseAsync(probe, cancel);
        if (type.Length == 0) return TooLittle;
        var (pages, problem, _) = await ReadAsync(probe, type, cancel);
        if (problem is not null) return problem;
        var repeated = pages.SelectMany((page, at) => Searchset.Matches(page).Select(match => (match.Reference, Page: at + 1))).GroupBy(match => match.Reference)
            .FirstOrDefault(group => group.Count() > 1);
        var numbers = string.Join(", ", repeated?.Select(match => match.Page.ToString(CultureInfo.InvariantCulture)) ?? []);
        return Expect.That(repeated is null, $"{repeated?.Key} kom mer enn én gang (side {numbers}).", $"{repeated?.Key} came more than once (page {numbers}).").OrPass();
    }

    /// <summary>What was found of the type before must be on the pages. A total is held against them only when the target says that it counted.</summary>
    public static async Task<Judgement> LosesNothingAsync(Probe probe, CancellationToken cancel)
    {
        var (type, known) = await ChooseAsync(probe, cancel);
        if (type.Length == 0) return TooLittle;
        var (pages, problem, isWhole) = await ReadAsync(probe, type, cancel);
        if (problem is not null) return problem;
        var seen = pages.SelectMany(Searchset.Matches).Select(match => match.Reference).ToHashSet();
        var lost = known.Select(resource => resource.Reference).FirstOrDefault(reference => !seen.Contains(reference));
        if (!isWhole) return Expect.That(seen.Count > Searchset.Matches(pages[0]).Count(), "Sidene etter den første ga ingen nye treff.", "The pages after the first gave no new matches.").OrPass();
        return (Expect.That(lost is null, $"{lost} finnes, men kom ikke på noen av de {pages.Count} sidene.", $"{lost} exists but came on none of the {pages.Count} pages.")
            ?? Counted(pages[0], seen.Count)).OrPass();
    }

    // https://hl7.org/fhir/R4/search.html#total: without accurate the total may be an estimate.
    private static Judgement? Counted(Node first, int seen)
    {
        var isCounted = Searchset.Link(first, "self").Contains("_total=accurate", StringComparison.Ordinal) && first.Has("total");
        return Expect.That(!isCounted || first.Text("total") == seen.ToString(CultureInfo.InvariantCulture),
            $"Sidene ga {seen} treff; Bundle.total er {first.Text("total")}.", $"The pages gave {seen} matches; Bundle.total is {first.Text("total")}.");
    }

    /// <summary>A type with several pages and what was found of it: one that can be read to its end if there is one. No type when none has enough.</summary>
    private static async Task<(string Type, IReadOnlyList<Node> Known)> ChooseAsync(Probe probe, CancellationToken cancel)
    {
        var chosen = (Type: "", Known: (IReadOnlyList<Node>)[]);
        foreach (var type in CoreKinds.AnyType.Where(type => probe.Capabilities.HasInteraction(type, "search-type")))
        {
            var found = await probe.FindAsync(CoreKinds.All(type), cancel);
            if (found.Length is > PageSize and <= FewEnough) return (type, found);
            if (found.Length > PageSize && chosen.Type.Length == 0) chosen = (type, found);
        }
        return chosen;
    }

    private static async Task<(List<Node> Bundles, Judgement? Problem, bool IsWhole)> ReadAsync(Probe probe, string type, CancellationToken cancel)
    {
        var bundles = new List<Node>();
        var next = $"{type}?_count={PageSize}&_total=accurate";
        for (; next.Length > 0 && bundles.Count < MaxPages; next = Searchset.Link(bundles[^1], "next"))
        {
            var answer = await probe.GetAsync(next, cancel);
            if (Expect.Searchset(answer) is { } problem) return (bundles, problem, false);
            bundles.Add(answer.Json);
        }
        return (bundles, null, next.Length == 0);
    }
}
