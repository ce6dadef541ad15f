namespace Fhir.Store.Access;

/// <summary>One page of a search.</summary>
/// <param name="Matches">In the order asked for.</param>
/// <param name="Included">What <c>_include</c> and <c>_revinclude</c> brought, each once and none that is also a match.</param>
/// <param name="Total">All matches, whatever the page; null when it was not asked for and not free.</param>
/// <param name="Next">Cursor of the following page; null on the last.</param>
/// <param name="Previous">Cursor of the page before; null on the first.</param>
public sealed record SearchPage(IReadOnlyList<StoredResource> Matches, IReadOnlyList<StoredResource> Included, long? Total, string? Next, string? Previous);

/// <param name="PageSize">Versions on a page, at least 1.</param>
/// <param name="Since"><c>_since</c>: only versions made at this instant or later.</param>
/// <param name="Cursor">From <see cref="HistoryPage.Next"/>; null is the first page.</param>
public sealed record HistoryQuery(string Type, string Id, int PageSize, DateTimeOffset? Since, string? Cursor);

/// <param name="Versions">Newest first, deletions included.</param>
/// <param name="Total">All versions the query covers.</param>
public sealed record HistoryPage(IReadOnlyList<StoredResource> Versions, long Total, string? Next);
