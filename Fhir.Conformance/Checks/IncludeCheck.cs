using Fhir.Conformance.Engine;
using Fhir.Conformance.Http;

namespace Fhir.Conformance.Checks;

/// <summary>Asks for the resources the matches refer to: each that is referred to literally must come along, marked as included. https://hl7.org/fhir/R4/search.html#include</summary>
public static class IncludeCheck
{
    /// <param name="include">The value of <c>_include</c>: <c>DiagnosticReport:result</c>.</param>
    /// <param name="path">Where the references stand: <c>result</c>.</param>
    /// <param name="within">The term that narrows the search to one patient.</param>
    public static Check Of(string requirement, DataKind kind, string include, string path, Term within) =>
        new(requirement, (probe, cancel) => RunAsync(probe, kind, include, path, within, cancel))
        {
            Claims = [Claim.Interaction(kind.Type, "search-type"), Claim.Search(kind.Type, within.Name), Included(kind.Type, include)],
        };

    private static Claim Included(string type, string include) => new(
        new Words($"_include={include}", $"_include={include}"),
        claims => !claims.IsKnown || claims.Includes(type).Any(listed => listed == include || listed == "*"
            || listed.StartsWith(include + ":", StringComparison.Ordinal)));

    private static async Task<Judgement> RunAsync(Probe probe, DataKind kind, string include, string path, Term within, CancellationToken cancel)
    {
        var found = await probe.FindAsync(kind, cancel);
        if (found.IsEmpty) return probe.NoData(kind);
        var withReference = found.Where(resource => References(probe, resource, path).Any());
        if (SearchCheck.Choose(withReference, [within]) is not var (sample, query, _)) return SearchCheck.NoValues(kind, [within]);

        var pages = await probe.SearchAsync($"{kind.Type}?{query}&_include={Uri.EscapeDataString(include)}&_count=100", cancel);
        if (pages.Problem is { } problem) return problem;
        var wanted = References(probe, sample, path).ToHashSet();
        if (pages.Included.Any(resource => wanted.Contains(resource.Reference))) return Judgement.Pass;
        return pages.UnlessWhole ?? Judgement.Fail(
            $"Svaret har {pages.Included.Count()} ressurser med search.mode = include, men ingen av dem {sample.Reference} viser til i {path}: {string.Join(", ", wanted.Take(3))}.",
            $"The answer has {pages.Included.Count()} resources with search.mode = include but none of those {sample.Reference} refers to in {path}: {string.Join(", ", wanted.Take(3))}.");
    }

    private static IEnumerable<string> References(Probe probe, Node resource, string path) => resource.At(path).Select(place => place.Text("reference"))
        .Where(reference => Literal.Is(reference) && probe.IsOnTarget(reference)).Select(Literal.TypeAndId);
}
