using System.Globalization;

using Fhir.Conformance.Checks;
using Fhir.Conformance.Engine;
using Fhir.Conformance.Http;

namespace Fhir.Conformance.EveryServer;

/// <summary>Search on any type. https://hl7.org/fhir/R4/search.html</summary>
internal static class SearchChecks
{
    private const string Unknown = "fhirref-ukjent";

    public static readonly Group Group = new("CORE-SRCH", "core", new Words("Søk", "Search"),
    [
        Searching("CORE-SRCH-001", sample => $"{sample.ResourceType}?_count=5", (_, answer) => Expect.Searchset(answer)),
        Searching("CORE-SRCH-002", ById, (_, answer) => Expect.Searchset(answer)
            ?? Expect.That(Searchset.Link(answer.Json, "self").Contains("_id=", StringComparison.Ordinal),
            "Bundle har ingen self-lenke med parameterne som ble brukt.", "The Bundle has no self link with the parameters that were used.")),
        Searching("CORE-SRCH-003", ById, (_, answer) => Expect.Searchset(answer) ?? HasFullUrls(answer.Json)),
        Searching("CORE-SRCH-004", ById, (sample, answer) => Expect.Searchset(answer)
            ?? Expect.That(Searchset.Matches(answer.Json).Select(match => match.Reference).SequenceEqual([sample.Reference]),
                $"Søk på _id ga ikke nøyaktig {sample.Reference}.", $"The search by _id did not give exactly {sample.Reference}.")),
        new Check("CORE-SRCH-005", LastUpdatedAsync) { Claims = [AnySample.Somewhere("search-type")] },
        Searching("CORE-SRCH-006", sample => $"{sample.ResourceType}?_count=1", (_, answer) => Expect.Searchset(answer)
            ?? Expect.That(Searchset.Matches(answer.Json).Count() <= 1, "Siden har flere treff enn _count ba om.",
                "The page has more matches than _count asked for.")),
        new Check("CORE-SRCH-007", PagingChecks.RepeatsNothingAsync) { Claims = [AnySample.Somewhere("search-type")] },
        new Check("CORE-SRCH-008", PagingChecks.LosesNothingAsync) { Claims = [AnySample.Somewhere("search-type")] },
        new Check("CORE-SRCH-009", ByPostAsync) { Claims = [AnySample.Somewhere("search-type")] },
        Searching("CORE-SRCH-010", sample => $"{ById(sample)}&{Unknown}=1", IgnoresUnknown),
        Searching("CORE-SRCH-011", sample => $"{ById(sample)}&{Unknown}=1", (_, answer) => Expect.Refused(answer), new Header("Prefer", "handling=strict")),
        Searching("CORE-SRCH-012", sample => $"{sample.ResourceType}?_id:{Unknown}={sample.Id}", (_, answer) => Expect.Refused(answer)),
        Searching("CORE-SRCH-013", sample => $"{sample.ResourceType}?_lastUpdated=2024-13-45", (_, answer) => Expect.Refused(answer)),
        Searching("CORE-SRCH-014", sample => $"{sample.ResourceType}?_id={ReadChecks.UnknownId}", (_, answer) => Expect.Searchset(answer)
            ?? Expect.That(!Searchset.Matches(answer.Json).Any() && answer.Json.Text("total") is "" or "0",
                "Et søk uten treff ga likevel treff.", "A search without hits gave matches all the same.")),
    ]);

    private static string ById(Node sample) => $"{sample.ResourceType}?_id={Uri.EscapeDataString(sample.Id)}";

    private static Check Searching(string requirement, Func<Node, string> query, Func<Node, Answer, Judgement?> problem, params Header[] headers) =>
        new(requirement, async (probe, cancel) =>
        {
            var sample = await AnySample.FindAsync(probe, "search-type", cancel);
            if (!sample.Exists) return AnySample.None;
            return problem(sample, await probe.SendAsync(Ask.Get(query(sample)) with { Headers = [.. headers] }, cancel)).OrPass();
        })
        { Claims = [AnySample.Somewhere("search-type")] };

    // https://hl7.org/fhir/R4/bundle.html#bundle-unique
    private static Judgement? HasFullUrls(Node bundle)
    {
        var wrong = bundle.At("entry").Where(entry => entry["resource"].Id.Length > 0 && !IsUrlOf(entry.Text("fullUrl"), entry["resource"]))
            .Select(entry => entry["resource"].Reference).Take(3).ToList();
        return Expect.That(wrong.Count == 0, $"Uten absolutt fullUrl som slutter på type og id: {string.Join(", ", wrong)}.",
            $"Without an absolute fullUrl that ends in type and id: {string.Join(", ", wrong)}.");
    }

    private static bool IsUrlOf(string url, Node resource) =>
        url.Contains("://", StringComparison.Ordinal) && url.EndsWith($"/{resource.Reference}", StringComparison.Ordinal);

    private static async Task<Judgement> LastUpdatedAsync(Probe probe, CancellationToken cancel)
    {
        var sample = await AnySample.FindAsync(probe, "search-type", cancel);
        if (TimeSpanned.Of(sample.Text("meta.lastUpdated")) is not { } updated) return AnySample.None;

        var from = await probe.GetAsync($"{ById(sample)}&_lastUpdated=ge{Uri.EscapeDataString(sample.Text("meta.lastUpdated"))}", cancel);
        var after = await probe.GetAsync($"{ById(sample)}&_lastUpdated=gt{updated.Start.UtcDateTime.AddSeconds(2).ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture)}", cancel);
        return (Expect.Searchset(from) ?? Expect.Searchset(after)
            ?? Expect.That(Searchset.Matches(from.Json).Any(), $"{sample.Reference} kom ikke med fra og med sitt eget tidspunkt.",
                $"{sample.Reference} was left out from its own time on.")
            ?? Expect.That(!Searchset.Matches(after.Json).Any(), $"{sample.Reference} kom med etter sitt eget tidspunkt.",
                $"{sample.Reference} came along after its own time.")).OrPass();
    }

    private static async Task<Judgement> ByPostAsync(Probe probe, CancellationToken cancel)
    {
        var sample = await AnySample.FindAsync(probe, "search-type", cancel);
        if (!sample.Exists) return AnySample.None;
        var answer = await probe.SendAsync(Ask.SearchByPost(sample.ResourceType, $"_id={Uri.EscapeDataString(sample.Id)}"), cancel);
        return (Expect.Searchset(answer) ?? Expect.That(Searchset.Matches(answer.Json).Any(match => match.Reference == sample.Reference),
            $"POST _search på _id ga ikke {sample.Reference}.", $"POST _search by _id did not give {sample.Reference}.")).OrPass();
    }

    private static Judgement? IgnoresUnknown(Node sample, Answer answer) => Expect.Searchset(answer)
        ?? Expect.That(Searchset.Matches(answer.Json).Any(match => match.Reference == sample.Reference),
            "Søket ga ikke treffet det skulle når den ukjente parameteren overses.",
                "The search did not give the match it should when the unknown parameter is ignored.")
        ?? Expect.That(!Searchset.Link(answer.Json, "self").Contains(Unknown, StringComparison.Ordinal),
            "Self-lenken har med en parameter som ikke ble brukt.", "The self link carries a parameter that was not used.");
}
