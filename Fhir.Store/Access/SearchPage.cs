using System.Collections.Immutable;

namespace Fhir.Store.Access;

/// <summary>One page of a search.</summary>
/// <param name="Matches">In the order asked for.</param>
/// <param name="Included">What <c>_include</c> and <c>_revinclude</c> brought, each once and none that is also a match.</param>
/// <param name="Total">All matches, whatever the page; null when it was not asked for and not free.</param>
/// <param name="Next">Cursor of the following page; null on the last.</param>
/// <param name="Previous">Cursor of the page before; null on the first.</param>
public sealed record SearchPage(IReadOnlyList<StoredResource> Matches, IReadOnlyList<StoredResource> Included, long? Total, string? Next, string? Previous)
{
    /// <summary>What is said of the page by headers of the answer.</summary>
    public ImmutableArray<KeyValuePair<string, string>> Notes { get; init; } = [];
}
