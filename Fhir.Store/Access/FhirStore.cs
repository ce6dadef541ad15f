using System.Collections.Immutable;
using System.Security.Cryptography;
using Fhir.Kernel.Definitions;
using Fhir.Kernel.Search;
using Fhir.Store.Access.Jobs;
using Fhir.Store.Engine;
using Fhir.Store.Index;
using Fhir.Store.Postgres;
using Fhir.Store.Resources;
using Fhir.Store.Schema;
using Fhir.Store.Search;
using Fhir.Store.Sqlite;

namespace Fhir.Store.Access;

/// <summary>
/// The store of one server: opened once, then handed out bound to each caller's permit. Opening brings the schema up to date. A commit that was
/// answered survives a power cut.
/// </summary>
public sealed class FhirStore : IDisposable
{
    private readonly Database database;
    private readonly Session writer;
    private readonly WriteQueue queue;
    private readonly StoreParts parts;
    private readonly IndexRebuild rebuild;
    private readonly Journal journal;
    private readonly StoreSettings settings;

    private FhirStore(Database database, Session writer, SearchParameterSet known, StoreSettings settings)
    {
        (this.database, this.writer, this.settings) = (database, writer, settings);
        var names = Names.Load(writer, known);
        var partitions = PartitionRule.Of(DefinitionsPack.Core.Compartments.First(compartment => compartment.Code == "Patient"), known);
        var resources = new ResourceStore(names);
        var standing = database.StandingOf(writer);
        var seal = new CursorSeal(CursorKey(writer));
        var searcher = new Searcher(names, resources, partitions, new VersionedReferences(known, resources), seal, settings);
        var preparation = new WritePreparation(known, names, partitions, writer.Dialect);
        rebuild = new IndexRebuild(writer, standing, preparation, known, names);
        IndexState.BringUpToDate(writer, rebuild, known, names, settings.RenewedAtOnce);
        var meter = new StoreMeter(settings.Meter);
        queue = new WriteQueue(writer, standing, new BatchWriter(writer, standing, names, preparation, searcher, settings, meter), settings, meter, LastTime(writer));
        journal = new Journal(names);
        Parameters = new ParameterIndexing(database, queue, standing, names, preparation);
        Reindexing = new Reindexing(database, queue, standing, names, preparation, Parameters, settings.Clock);
        Renewal = new IndexRenewal(database, Reindexing, Parameters, known, names, settings.Clock);
        Jobs = new JobStore(database, queue, settings.Clock);
        parts = new StoreParts(settings, database, resources, searcher, preparation, queue, seal, new HistoryReader(names, resources, journal, settings), names, known, partitions, meter, Renewal);
        Subscriptions = new SubscriptionLog(database, queue, seal);
    }

    /// <summary>What the server writes on its own account beside a caller's write; see <see cref="WriteBatch.Notes"/>.</summary>
    public StoreNotes Notes(params ImmutableArray<WriteCommand> commands) => new(parts, commands);

    /// <summary>Opens the database, or makes it. Throws <see cref="StoreException"/> when it cannot be used.</summary>
    /// <param name="known">The parameters that resources are indexed by.</param>
    public static FhirStore Open(StoreSettings settings, SearchParameterSet known)
    {
        Database database = settings.Provider == StoreProvider.Postgres ? new PostgresDatabase(settings) : new SqliteDatabase(settings);
        Session? writer = null;
        try
        {
            writer = database.OpenWriter();
            Migrations.Run(writer, settings.Clock);
            return new FhirStore(database, writer, known, settings);
        }
        catch
        {
            writer?.Dispose();
            database.Dispose();
            throw;
        }
    }

    /// <summary>Whether opening would find a store rather than make one. A database that is no file is taken to be there.</summary>
    public static bool IsThere(StoreSettings settings)
    {
        if (settings.Provider == StoreProvider.Postgres) return true;
        using var database = new SqliteDatabase(settings);
        return File.Exists(database.FilePath);
    }

    /// <summary>Work that outlives its request, shared by every process on the database.</summary>
    public JobStore Jobs { get; }

    /// <summary>Search parameters that were written to the server.</summary>
    public ParameterIndexing Parameters { get; }

    /// <summary>The index made anew bit by bit, while everybody reads and writes.</summary>
    public Reindexing Reindexing { get; }

    /// <summary>The rows of an older program, made anew while the store is used.</summary>
    public IndexRenewal Renewal { get; }

    /// <summary>True until the first version of anything is stored; a store whose resources are all deleted is not empty.</summary>
    public bool IsEmpty => Ask("SELECT NOT EXISTS (SELECT 1 FROM directory)") == 1;

    /// <summary>Commits and requests in them since the store was opened: how large the groups are.</summary>
    public (long Commits, long Requests) Committed => queue.Committed;

    /// <summary>Bytes of the database file and its log; null where the database is no file.</summary>
    public long? FileBytes => (database as SqliteDatabase)?.Bytes;

    /// <summary>Writes that wait for the writer.</summary>
    public int Waiting => queue.Waiting;

    /// <summary>False after a write that found the disk full, until one is stored again.</summary>
    public bool HasRoom => queue.HasRoom;

    /// <summary>The events of topic-based subscriptions and how far each has been delivered.</summary>
    public SubscriptionLog Subscriptions { get; }

    /// <summary>Whether a batch with this <see cref="WriteBatch.Marker"/> was ever stored.</summary>
    public bool HasMarker(string name) => database.Read(session => session.Prepare("SELECT 1 FROM marker WHERE name = ?").Bind(1, name).ReadLong() == 1);

    /// <summary>Changes whenever a resource of the types is written or deleted, by whatever process; costs one look at an index for each type.</summary>
    public string StampOf(IReadOnlyList<string> types) => database.Read(session => string.Join(' ', types.Select(type => parts.Resources.Stamp(session, type))));

    /// <summary>Id and version of every resource of a type that is not deleted.</summary>
    public IReadOnlyList<(string Id, long Version)> VersionsOf(string type) => database.Read(session => parts.Resources.Versions(session, type));

    /// <summary>The sequence of the last version that was committed; 0 when there is none.</summary>
    public long LastSequence => Ask("SELECT coalesce(max(sequence), 0) FROM journal")!.Value;

    /// <summary>What was committed after a place in the journal, oldest first. For whoever follows the store: no version is missed and none comes twice.</summary>
    public IReadOnlyList<JournalEntry> ReadJournal(long after, int most) => database.Read(session => journal.After(session, after, most));

    /// <summary>The store as the holder of the permit may use it.</summary>
    public IPermittedStore Bind(Permit permit) => new PermittedStore(parts, permit);

    /// <summary>
    /// A moment for a <see cref="WalkQuery"/>: what was answered before this was called was written by then, what is written from now on is later.
    /// </summary>
    public async Task<DateTimeOffset> MomentAsync(CancellationToken cancel)
    {
        // What was written in this very millisecond must come to lie before the moment.
        await Task.Delay(TimeSpan.FromMilliseconds(2), settings.Clock, cancel).ConfigureAwait(false);
        return (await queue.TimeAsync(cancel).ConfigureAwait(false)).AddMilliseconds(-1);
    }

    /// <summary>Makes the index anew from the resources, in one transaction; searches see the old one until it is done.</summary>
    /// <param name="ownBase">The base of this server, below which absolute references are local.</param>
    public Task ReindexAsync(string? ownBase, CancellationToken cancel) => queue.RunAsync(_ => rebuild.Run(ownBase), cancel);

    /// <summary>Waits for the writes that are queued, then closes.</summary>
    public void Dispose()
    {
        queue.Dispose();
        database.Dispose();
        writer.Dispose();
    }

    internal StoreParts Parts => parts;

    private long? Ask(string sql) => database.Read(session => session.Prepare(sql).ReadLong());

    /// <summary>Time goes on where it was, also when the clock was set back meanwhile.</summary>
    private static DateTimeOffset LastTime(Session session) =>
        TimeRange.ToTime(session.Prepare("SELECT time FROM journal ORDER BY sequence DESC LIMIT 1").ReadLong() ?? 0);

    private static byte[] CursorKey(Session session)
    {
        session.Prepare("INSERT INTO secret (name, value) VALUES ('cursor', ?) ON CONFLICT DO NOTHING")
            .Bind(1, RandomNumberGenerator.GetBytes(CursorSeal.KeyBytes)).Run();
        var statement = session.Prepare("SELECT value FROM secret WHERE name = 'cursor'");
        statement.Step();
        var key = statement.Blob(0);
        statement.Reset();
        return key;
    }
}

/// <summary>What every bound store shares.</summary>
internal sealed record StoreParts(
    StoreSettings Settings, Database Database, ResourceStore Resources, Searcher Searcher, WritePreparation Preparation, WriteQueue Queue, CursorSeal Seal,
    HistoryReader History, Names Names, SearchParameterSet Known, PartitionRule Partitions, StoreMeter Meter, IndexRenewal Renewal);
