using Fhir.Kernel.Outcome;
using Fhir.Kernel.Search;

namespace Fhir.Store.Access;

/// <summary>
/// The store as one caller may use it: already bound to the caller's <see cref="Permit"/>. What the permit does not cover is refused with 403
/// (<see cref="StoreRules.NotPermitted"/>); included resources it does not cover are left out.
/// </summary>
public interface IPermittedStore
{
    Permit Permit { get; }

    /// <summary>The same store; what is read through it is noted.</summary>
    IPermittedStore Watched(Witness witness);

    /// <summary>The current version; null when the id was never used; a deletion when it is gone.</summary>
    Task<Result<StoredResource?>> ReadAsync(string type, string id, CancellationToken cancel);

    /// <summary>One version; null when there is no such version.</summary>
    Task<Result<StoredResource?>> ReadVersionAsync(string type, string id, long version, CancellationToken cancel);

    /// <summary>One page of matches and what they include. Refuses a cursor that does not belong to the query (400).</summary>
    Task<Result<SearchPage>> SearchAsync(SearchQuery query, CancellationToken cancel);

    /// <summary>The amounts of one code in the matches of a search, oldest first, from the index alone.</summary>
    Task<Result<Series>> SeriesAsync(SeriesQuery query, CancellationToken cancel);

    /// <summary>How a search is done, type by type; none for a type that cannot have matches.</summary>
    Task<Result<IReadOnlyList<SearchExplanation>>> ExplainAsync(SearchQuery query, CancellationToken cancel);

    /// <summary>A text as it may stand in a link: only this store opens it again, for a caller with the same permit.</summary>
    string Seal(string text);

    /// <summary>Null when it was not sealed here, or for another caller.</summary>
    string? Open(string token);

    /// <summary>Versions, newest first; an empty page when the id was never used.</summary>
    Task<Result<HistoryPage>> HistoryAsync(HistoryQuery query, CancellationToken cancel);

    /// <summary>All resources of a type as they were at a moment, in pages of some hundred; reading one page holds nothing for the next.</summary>
    Result<WalkPages> Walk(WalkQuery query);

    /// <summary>
    /// A page of everything about a patient or an encounter. Types that are named must be permitted; unnamed, those that are not are left out. Empty when
    /// there is no such resource. Refuses a cursor that does not belong to the query (400).
    /// </summary>
    Task<Result<RecordPage>> RecordAsync(RecordQuery query, CancellationToken cancel);

    /// <summary>The profiles, tags and security labels of what is current, as the index has them.</summary>
    Task<Result<LabelsInUse>> LabelsAsync(IReadOnlyList<string> types, CancellationToken cancel);

    /// <summary>
    /// All commands or none, in one transaction with their index rows; answered after the commit is on disk. A failure tells which command or
    /// guard stood in the way; <see cref="WriteFailureKind.GuardFailed"/> and <see cref="WriteFailureKind.BasisChanged"/> are worth another try from the start.
    /// </summary>
    Task<WriteResult> WriteAsync(WriteBatch batch, CancellationToken cancel);
}
