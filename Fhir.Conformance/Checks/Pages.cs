using System.Collections.Immutable;

using Fhir.Conformance.Engine;
using Fhir.Conformance.Http;

namespace Fhir.Conformance.Checks;

/// <summary>A search with all its pages.</summary>
/// <param name="Problem">Why the search could not be read to its end; null when it could.</param>
public sealed record Pages(ImmutableArray<Answer> All, Judgement? Problem)
{
    /// <summary>False when there are more pages than the run reads: how many resources a page holds is the server's choice.</summary>
    public bool IsWhole { get; init; } = true;

    public Answer First => All[0];

    public IEnumerable<Node> Matches => All.SelectMany(page => Searchset.Matches(page.Json));

    public IEnumerable<Node> Included => All.SelectMany(page => Searchset.Included(page.Json));

    public bool HasMatch(Node resource) => Matches.Any(match => match.Reference == resource.Reference);

    /// <summary>The resource that fulfils the search is among the matches; a search that was not read to its end cannot tell that it is not.</summary>
    public Judgement? Lacks(Node resource, string nb, string en)
    {
        if (HasMatch(resource)) return null;
        return IsWhole
            ? Judgement.Fail($"{resource.Reference} {nb}, men var ikke blant de {Matches.Count()} treffene.", $"{resource.Reference} {en} but was not among the {Matches.Count()} matches.")
            : Unread;
    }

    /// <summary>What can only be said of a search that was read to its end.</summary>
    public Judgement? UnlessWhole => IsWhole ? null : Unread;

    private Judgement Unread => Judgement.Skip($"Søket har flere enn {All.Length} sider; resten ble ikke lest.", $"The search has more than {All.Length} pages; the rest was not read.");
}
