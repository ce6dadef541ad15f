using Fhir.Store.Access;

namespace Fhir.Store.Search;

/// <summary>How many bytes the bodies of one page may have together, matches and what they include: a page is held in memory as a whole.</summary>
internal sealed class PageBudget(long bytes)
{
    private long left = bytes;

    public bool IsSpent => left < 0;

    /// <summary>False when there is no room for it.</summary>
    public bool Take(StoredResource resource) => (left -= resource.Json.Length) >= 0;
}
