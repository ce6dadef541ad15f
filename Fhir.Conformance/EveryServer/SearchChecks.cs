using System.Globalization;

using Fhir.Conformance.Checks;
using Fhir.Conformance.Engine;
using Fhir.Conformance.Http;

namespace Fhir.Conformance.EveryServer;

/// <summary>Search on any type. https://hl7.org/fhir/R4/search.html</summary>
internal static class SearchChecks
{
    private const string Unknown = "fhirref-ukjent";
    private const string Id = "_id";
    private const string LastUpdated = "_lastUpdated";

    public static readonly Group Group = new("CORE-SRCH", "core", new Words("Søk", "Search"),
    [
        Searching("CORE-SRCH-001", "", sample => $"{sample.ResourceType}?_count=5", (_, answer) => Expect.Searchset(answer)),
        Searching("CORE-SRCH-002", Id, ById, (_, answer) => Expect.Searchset(answer)
            ?? Expect.That(Searchset.Link(answer.Json, "self").Contains("_id=", StringComparison.Ordinal),
            $"Self-lenken har ikke med _id, som ble brukt: «{Searchset.Link(answer.Json, "self")}».", $"The self link lacks _id, which was used: '{Searchset.Link(answer.Json, "self")}'.")),
        Searching("CORE-SRCH-003", Id, ById, (_, answer) => Expect.Searchset(answer) ?? HasFullUrls(answer.Json)),
        Searching("CORE-SRCH-004", Id, ById, (sample, answer) => Expect.Searchset(answer)
            ?? Expect.That(Searchset.Matches(answer.Json).Select(match => match.Reference).SequenceEqual([sample.Reference]),
                $"Søk på _id ga {Given(answer)}; ventet nøyaktig {sample.Reference}.", $"The search by _id gave {Given(answer)}; expected exactly {sample.Reference}.")),
        new Check("CORE-SRCH-005", LastUpdatedAsync) { Claims = [AnySample.Search(Id), AnySample.Search(LastUpdated)] },
        Searching("CORE-SRCH-006", "", sample => $"{sample.ResourceType}?_count=1", (_, answer) => Expect.Searchset(answer)
            ?? Expect.That(Searchset.Matches(answer.Json).Count() <= 1, $"Siden har {Searchset.Matches(answer.Json).Count()} treff; _count ba om 1.",
                $"The page has {Searchset.Matches(answer.Json).Count()} matches; _count asked for 1.")),
        new Check("CORE-SRCH-007", PagingChecks.RepeatsNothingAsync) { Claims = [AnySample.Somewhere("search-type")] },
        new Check("CORE-SRCH-008", PagingChecks.LosesNothingAsync) { Claims = [AnySample.Somewhere("search-type")] },
        new Check("CORE-SRCH-009", ByPostAsync) { Claims = [AnySample.Search(Id)] },
        Searching("CORE-SRCH-010", Id, sample => $"{ById(sample)}&{Unknown}=1", IgnoresUnknown),
        Searching("CORE-SRCH-011", Id, sample => $"{ById(sample)}&{Unknown}=1", (_, answer) => Expect.Refused(answer), new Header("Prefer", "handling=strict")),
        Searching("CORE-SRCH-012", Id, sample => $"{sample.ResourceType}?_id:{Unknown}={sample.Id}", (_, answer) => Expect.Refused(answer)),
        Searching("CORE-SRCH-013", LastUpdated, sample => $"{sample.ResourceType}?_lastUpdated=2024-13-45", (_, answer) => Expect.Refused(answer)),
        Searching("CORE-SRCH-014", Id, sample => $"{sample.ResourceType}?_id={ReadChecks.UnknownId}", (_, answer) => Expect.Searchset(answer)
            ?? Expect.That(!Searchset.Matches(answer.Json).Any() && answer.Json.Text("total") is "" or "0",
                $"Et søk uten treff ga {Given(answer)} og total «{answer.Json.Text("total")}».", $"A search without hits gave {Given(answer)} and the total '{answer.Json.Text("total")}'.")),
    ]);

    private static string ById(Node sample) => $"{sample.ResourceType}?_id={Uri.EscapeDataString(sample.Id)}";

    /// <param name="parameter">What the target must claim to be asked; empty for nothing beyond search.</param>
    private static Check Searching(string requirement, string parameter, Func<Node, string> query, Func<Node, Answer, Judgement?> problem, params Header[] headers) =>
        new(requirement, async (probe, cancel) =>
        {
            var sample = parameter.Length == 0 ? await AnySample.FindAsync(probe, "search-type", cancel) : await AnySample.SearchableAsync(probe, parameter, cancel);
            if (!sample.Exists) return AnySample.None;
            return problem(sample, await probe.SendAsync(Ask.Get(query(sample)) with { Headers = [.. headers] }, cancel)).OrPass();
        })
        { Claims = [parameter.Length == 0 ? AnySample.Somewhere("search-type") : AnySample.Search(parameter)] };

    private static string Given(Answer answer) => Searchset.Matches(answer.Json).Take(3).Select(match => match.Reference).ToList() is { Count: > 0 } given ? string.Join(", ", given) : "-";

    // What tells of the search itself needs no address. https://hl7.org/fhir/R4/bundle.html#bundle-unique
    private static Judgement? HasFullUrls(Node bundle)
    {
        var wrong = bundle.At("entry").Where(entry => entry["resource"].Id.Length > 0 && entry.Text("search.mode") != "outcome" && !IsUrlOf(entry.Text("fullUrl"), entry["resource"]))
            .Select(entry => $"{entry["resource"].Reference} ({(entry.Text("fullUrl") is { Length: > 0 } url ? url : "-")})").Take(3).ToList();
        return Expect.That(wrong.Count == 0, $"Uten absolutt fullUrl som slutter på type og id: {string.Join(", ", wrong)}.",
            $"Without an absolute fullUrl that ends in type and id: {string.Join(", ", wrong)}.");
    }

    private static bool IsUrlOf(string url, Node resource) =>
        url.Contains("://", StringComparison.Ordinal) && url.EndsWith($"/{resource.Reference}", StringComparison.Ordinal);

    private static async Task<Judgement> LastUpdatedAsync(Probe probe, CancellationToken cancel)
    {
        var sample = await AnySample.SearchableAsync(probe, LastUpdated, cancel);
        if (TimeSpanned.Of(sample.Text("meta.lastUpdated")) is not { } updated) return AnySample.None;

        var from = await probe.GetAsync($"{ById(sample)}&_lastUpdated=ge{Uri.EscapeDataString(sample.Text("meta.lastUpdated"))}", cancel);
        var after = await probe.GetAsync($"{ById(sample)}&_lastUpdated=gt{updated.Start.UtcDateTime.AddSeconds(2).ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture)}", cancel);
        return (Expect.Searchset(from) ?? Expect.Searchset(after)
            ?? Expect.That(from, Searchset.Matches(from.Json).Any(), $"{sample.Reference} kom ikke med fra og med sitt eget tidspunkt.",
                $"{sample.Reference} was left out from its own time on.")
            ?? Expect.That(after, !Searchset.Matches(after.Json).Any(), $"{sample.Reference} kom med etter sitt eget tidspunkt.",
                $"{sample.Reference} came along after its own time.")).OrPass();
    }

    private static async Task<Judgement> ByPostAsync(Probe probe, CancellationToken cancel)
    {
        var sample = await AnySample.SearchableAsync(probe, Id, cancel);
        if (!sample.Exists) return AnySample.None;
        var answer = await probe.SendAsync(Ask.SearchByPost(sample.ResourceType, $"_id={Uri.EscapeDataString(sample.Id)}"), cancel);
        return (Expect.Searchset(answer) ?? Expect.That(Searchset.Matches(answer.Json).Any(match => match.Reference == sample.Reference),
            $"POST _search på _id ga {Given(answer)}; ventet {sample.Reference}.", $"POST _search by _id gave {Given(answer)}; expected {sample.Reference}.")).OrPass();
    }

    private static Judgement? IgnoresUnknown(Node sample, Answer answer) => Expect.Searchset(answer)
        ?? Expect.That(Searchset.Matches(answer.Json).Any(match => match.Reference == sample.Reference),
            $"Søket ga {Given(answer)}; ventet {sample.Reference} når {Unknown} overses.",
                $"The search gave {Given(answer)}; expected {sample.Reference} when {Unknown} is ignored.")
        ?? Expect.That(!Searchset.Link(answer.Json, "self").Contains(Unknown, StringComparison.Ordinal),
            $"Self-lenken har med {Unknown}, som ikke ble brukt: «{Searchset.Link(answer.Json, "self")}».", $"The self link carries {Unknown}, which was not used: '{Searchset.Link(answer.Json, "self")}'.");
}
