using System.Collections.Immutable;

using Fhir.Conformance.Engine;
using Fhir.Conformance.Http;

namespace Fhir.Conformance.Checks;

/// <summary>A search with all its pages.</summary>
/// <param name="Problem">Why the search could not be read to its end; null when it could.</param>
public sealed record Pages(ImmutableArray<Answer> All, Judgement? Problem)
{
    public Answer First => All[0];

    public IEnumerable<Node> Matches => All.SelectMany(page => Searchset.Matches(page.Json));

    public IEnumerable<Node> Included => All.SelectMany(page => Searchset.Included(page.Json));

    public bool HasMatch(Node resource) => Matches.Any(match => match.Reference == resource.Reference);
}
