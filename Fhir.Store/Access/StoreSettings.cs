using System.Diagnostics.Metrics;

namespace Fhir.Store.Access;

/// <summary>How the store is opened.</summary>
public sealed record StoreSettings
{
    public StoreProvider Provider { get; init; } = StoreProvider.Sqlite;

    /// <summary>ADO.NET's form: <c>Data Source=data/fhirref.db</c>, or <c>Host=db1,db2;Database=fhir;Target Session Attributes=primary</c>.</summary>
    public required string ConnectionString { get; init; }

    /// <summary>The name of the store's activities for whoever listens to them.</summary>
    public const string ActivitySourceName = "FhirRef.Store";

    /// <summary>Where the store measures itself.</summary>
    public Meter Meter { get; init; } = new("FhirRef.Store");

    public TimeProvider Clock { get; init; } = TimeProvider.System;

    /// <summary>Refuses references that lead nowhere and deletions of what is referred to.</summary>
    public bool KeepsReferences { get; init; }

    /// <summary>A store with no more resources than this gets an older program's index made anew while it is opened; a larger one, while it is used.</summary>
    public int RenewedAtOnce { get; init; } = 2000;

    /// <summary>Requests in one commit at most.</summary>
    public int GroupRequests { get; init; } = 256;

    /// <summary>Bytes of resources after which a group is committed.</summary>
    public long GroupBytes { get; init; } = 8 << 20;

    /// <summary>
    /// How long a group takes further requests, unless the last commit took longer. One that lasts keeps all it holds waiting; committed, those are answered, and what they ask for next is prepared while the next group is written.
    /// </summary>
    public TimeSpan GroupTime { get; init; } = TimeSpan.FromMilliseconds(30);

    /// <summary>How long at most, however long the last commit took.</summary>
    public TimeSpan LongGroupTime { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>
    /// Pages of 4 kB that SQLite's write-ahead log grows by before they are brought into the file, beside the writer; the log has some four times as many at most, or what a reader that lasts keeps it at.
    /// </summary>
    public int CheckpointPages { get; init; } = 4_000;

    /// <summary>Requests that may wait for the writer.</summary>
    public int QueueLength { get; init; } = 2048;

    /// <summary>How long a request waits for room in a full queue before it is told to come back.</summary>
    public TimeSpan QueuePatience { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>Connections of a PostgreSQL store that searches and histories run on, each on a thread of its own; single reads have as many.</summary>
    public int Readers { get; init; } = 16;

    /// <summary>How long a search may take.</summary>
    public TimeSpan SearchPatience { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>How long a guard's search may take; everybody's writes wait meanwhile.</summary>
    public TimeSpan GuardPatience { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>How far the matches of one type are counted for <c>_total=estimate</c>.</summary>
    public long MostCounted { get; init; } = 10_000;

    /// <summary>Resources that the newest of each group may come to, since they are one answer; a search that would bring more is refused.</summary>
    public int MaxNewest { get; init; } = 5000;

    /// <summary>Included resources on one page; a search that would bring more is refused.</summary>
    public int MaxIncluded { get; init; } = 5000;

    /// <summary>Bytes of the resources on one page, included ones too; a search that would bring more is refused, a page of a history ends there.</summary>
    public long MaxPageBytes { get; init; } = 64 << 20;
}
