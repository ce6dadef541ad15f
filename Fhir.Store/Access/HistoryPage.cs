using Fhir.Kernel.Search;

namespace Fhir.Store.Access;

/// <summary>A history of one resource, of a type, or of everything. https://hl7.org/fhir/R4/http.html#history</summary>
/// <param name="Type">Null: of every type.</param>
/// <param name="Id">Null: of every resource of the type.</param>
/// <param name="PageSize">Versions on a page, at least 1.</param>
public sealed record HistoryQuery(string? Type, string? Id, int PageSize)
{
    /// <summary><c>_since</c>: only versions made at this instant or later.</summary>
    public DateTimeOffset? Since { get; init; }

    /// <summary><c>_at</c>: only versions that were the current ones at some time in the range; a deletion counts when it happened in it.</summary>
    public TimeRange? At { get; init; }

    /// <summary>From <see cref="HistoryPage.Next"/>; null is the first page.</summary>
    public string? Cursor { get; init; }
}

/// <param name="Versions">Newest first, deletions included.</param>
/// <param name="Total">All versions the query covers; null when counting them would cost more than the page.</param>
public sealed record HistoryPage(IReadOnlyList<StoredResource> Versions, long? Total, string? Next);
