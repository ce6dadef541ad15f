namespace Fhir.Store.Access;

/// <param name="Pieces">Read as they are asked for, some hundred resources at a time; to be gone through once.</param>
/// <param name="Next">Cursor of the following page; null on the last.</param>
public sealed record RecordPage(IAsyncEnumerable<IReadOnlyList<RecordEntry>> Pieces, string? Next);

/// <param name="IsReferenced">Not of the compartment itself, but referred to from it.</param>
public sealed record RecordEntry(StoredResource Resource, bool IsReferenced);
