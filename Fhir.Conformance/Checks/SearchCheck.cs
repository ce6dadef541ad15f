using System.Collections.Immutable;

using Fhir.Conformance.Engine;
using Fhir.Conformance.Http;

namespace Fhir.Conformance.Checks;

/// <summary>Searches for a resource that was found before, with values taken from it: it must be among the matches, and nothing else than what matches.</summary>
public static class SearchCheck
{
    public static Check Of(string requirement, DataKind kind, params Term[] terms) =>
        new(requirement, (probe, cancel) => RunAsync(probe, kind, terms, query => Ask.Get($"{kind.Type}?{query}&_count=100"), cancel))
        {
            Claims = [.. ClaimsOf(kind, terms)],
        };

    /// <summary>The same search by GET and by POST gives the same resources. https://hl7.org/fhir/R4/http.html#search</summary>
    public static Check ByPost(string requirement, DataKind kind, params Term[] terms) =>
        new(requirement, (probe, cancel) => ByPostAsync(probe, kind, terms, cancel)) { Claims = [.. ClaimsOf(kind, terms)] };

    /// <summary>A search whose values must never stand in a URL: only by POST.</summary>
    public static Check OnlyByPost(string requirement, DataKind kind, params Term[] terms) =>
        new(requirement, (probe, cancel) => RunAsync(probe, kind, terms, query => Ask.SearchByPost(kind.Type, query), cancel))
        {
            Claims = [.. ClaimsOf(kind, terms)],
        };

    /// <summary>The first resource that has a value for every term, with the query it gives; null when there is none.</summary>
    internal static (Node Sample, string Query, ImmutableArray<string> Values)? Choose(IEnumerable<Node> found, IReadOnlyList<Term> terms)
    {
        foreach (var sample in found)
        {
            var values = terms.Select(term => term.ValueOf(sample)).ToImmutableArray();
            if (!values.Contains("")) return (sample, Query(terms, values), values);
        }
        return null;
    }

    internal static Judgement NoValues(DataKind kind, IEnumerable<Term> terms)
    {
        var names = string.Join(", ", terms.Select(term => term.Name).Distinct());
        return Judgement.Skip($"Fant ingen {kind.Name.Nb} med verdi for {names}.", $"Found no {kind.Name.En} with a value for {names}.");
    }

    private static async Task<Judgement> RunAsync(Probe probe, DataKind kind, Term[] terms, Func<string, Ask> ask, CancellationToken cancel)
    {
        var found = await probe.FindAsync(kind, cancel);
        if (found.IsEmpty) return probe.NoData(kind);
        if (Choose(found, terms) is not var (sample, query, values)) return NoValues(kind, terms);

        var pages = await probe.SearchAsync(ask(query), cancel);
        return (pages.Problem ?? Stranger(pages, kind, terms, values) ?? Missing(pages, sample)).OrPass();
    }

    private static async Task<Judgement> ByPostAsync(Probe probe, DataKind kind, Term[] terms, CancellationToken cancel)
    {
        var found = await probe.FindAsync(kind, cancel);
        if (found.IsEmpty) return probe.NoData(kind);
        if (Choose(found, terms) is not var (sample, query, _)) return NoValues(kind, terms);

        var byGet = await probe.SearchAsync($"{kind.Type}?{query}&_count=100", cancel);
        if (byGet.Problem is { } problem) return problem;
        var byPost = await probe.SearchAsync(Ask.SearchByPost(kind.Type, $"{query}&_count=100"), cancel);
        return (byPost.Problem ?? Missing(byPost, sample) ?? byGet.UnlessWhole ?? byPost.UnlessWhole ?? Same(Ids(byGet), Ids(byPost))).OrPass();
    }

    private static Judgement? Missing(Pages pages, Node sample) => pages.Lacks(sample, "oppfyller søket", "fulfils the search");

    private static Judgement? Same(HashSet<string> byGet, HashSet<string> byPost)
    {
        var differing = byGet.Except(byPost).Concat(byPost.Except(byGet)).Take(3).ToList();
        return Expect.That(differing.Count == 0,
            $"GET ga {byGet.Count} treff og POST [type]/_search {byPost.Count}; bare det ene ga {string.Join(", ", differing)}.",
            $"GET gave {byGet.Count} matches and POST [type]/_search {byPost.Count}; only one of them gave {string.Join(", ", differing)}.");
    }

    private static Judgement? Stranger(Pages pages, DataKind kind, Term[] terms, ImmutableArray<string> values)
    {
        foreach (var match in pages.Matches)
        {
            if (match.ResourceType != kind.Type) return Judgement.Fail($"{match.Reference} er ikke {kind.Type}.", $"{match.Reference} is not {kind.Type}.");
            var broken = terms.Where((term, at) => !term.Matches(match, values[at])).FirstOrDefault();
            if (broken is not null)
            {
                var asked = $"{broken.Parameter}={values[Array.IndexOf(terms, broken)]}";
                return Judgement.Fail($"{match.Reference} var blant treffene, men oppfyller ikke {asked}.",
                    $"{match.Reference} was among the matches but does not fulfil {asked}.");
            }
        }
        return null;
    }

    private static HashSet<string> Ids(Pages pages) => [.. pages.Matches.Select(match => match.Reference)];

    private static string Query(IReadOnlyList<Term> terms, ImmutableArray<string> values) =>
        string.Join('&', terms.Select((term, at) => $"{term.Parameter}={Uri.EscapeDataString(values[at])}"));

    private static IEnumerable<Claim> ClaimsOf(DataKind kind, IEnumerable<Term> terms) =>
        terms.Select(term => term.Name).Distinct().Select(name => Claim.Search(kind.Type, name)).Prepend(Claim.Interaction(kind.Type, "search-type"));
}
