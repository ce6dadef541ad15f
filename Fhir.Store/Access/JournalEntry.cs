namespace Fhir.Store.Access;

/// <summary>One version as the store's journal tells of it.</summary>
/// <param name="Sequence">From 1, rising in the order of commits; an entry is seen only after all before it.</param>
/// <param name="Time">meta.lastUpdated of the version, or when it was deleted.</param>
public sealed record JournalEntry(long Sequence, DateTimeOffset Time, string Type, string Id, long Version, WriteMethod Method)
{
    public bool IsDeletion => Method == WriteMethod.Delete;
}
