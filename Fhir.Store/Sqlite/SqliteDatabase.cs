using System.Collections.Concurrent;
using Fhir.Store.Access;
using Fhir.Store.Engine;
using Fhir.Store.Resources;
using Microsoft.Data.Sqlite;

namespace Fhir.Store.Sqlite;

/// <summary>
/// The database file and its connections. Everything SQLite wants to be told is told here: write-ahead log, so that readers never wait for the
/// writer; synchronous=FULL, so that a commit that was answered survives a power cut. https://www.sqlite.org/pragma.html#pragma_synchronous
/// </summary>
internal sealed class SqliteDatabase : Database
{
    private readonly string connectionString;

    // The one that was used last goes first: after a commit each session must read its pages anew, so the fewer take part the better.
    private readonly ConcurrentStack<SqliteSession> idle = [];
    private int idleCount;
    private volatile bool isClosed;
    private readonly SqliteCheckpointer checkpointer;

    public SqliteDatabase(StoreSettings settings)
    {
        // Connections are held here, and private ones: ADO.NET's own pool would only keep the file open after us.
        var builder = new SqliteConnectionStringBuilder(settings.ConnectionString) { Pooling = false };
        if (builder.DataSource is "" or ":memory:" || builder.Mode == SqliteOpenMode.Memory)
            throw new StoreException("The store must be a file: memory does not survive the process.");
        connectionString = builder.ToString();
        FilePath = Path.GetFullPath(builder.DataSource);
        DispatcherLease = new LeaseFile($"{FilePath}-lease");
        checkpointer = new SqliteCheckpointer(Open, settings.CheckpointPages);
    }

    public string FilePath { get; }

    public override ILease? DispatcherLease { get; }

    /// <summary>Of the file and its write-ahead log.</summary>
    public long Bytes => new[] { FilePath, $"{FilePath}-wal" }.Select(path => new FileInfo(path)).Where(file => file.Exists).Sum(file => file.Length);

    public override Session OpenWriter()
    {
        if (Path.GetDirectoryName(FilePath) is { Length: > 0 } folder) Directory.CreateDirectory(folder);
        var session = Open();
        session.Execute("PRAGMA journal_mode = WAL; PRAGMA wal_autocheckpoint = 0; PRAGMA cache_size = -65536;");
        session.Written = pages => checkpointer.Written(session, pages);
        if (session.Prepare("PRAGMA journal_mode").ReadText() is not "wal")
            throw new StoreException("SQLite cannot use a write-ahead log here; is the file on a network disk?");
        return session;
    }

    /// <inheritdoc/>
    /// <remarks>SQLite answers on the calling thread.</remarks>
    public override Task<T> ReadAsync<T>(Func<Session, T> read, CancellationToken cancel)
    {
        cancel.ThrowIfCancellationRequested();
        return Task.FromResult(Read(read));
    }

    public override T Read<T>(Func<Session, T> read)
    {
        var session = Take();
        try
        {
            var result = read(session);
            Return(session);
            return result;
        }
        catch
        {
            // A statement that was broken off keeps the state it read from being let go of.
            session.Dispose();
            throw;
        }
    }

    public override Task<StoredResource?> ReadCurrentAsync(ResourceStore resources, string type, string id, CancellationToken cancel) =>
        ReadAsync(session => resources.Read(session, type, id), cancel);

    public override Standing StandingOf(Session writer) => new AskedStanding(writer);

    public override void Dispose()
    {
        isClosed = true;
        checkpointer.Dispose();
        while (idle.TryPop(out var session)) session.Dispose();
    }

    private SqliteSession Take()
    {
        if (!idle.TryPop(out var session)) return OpenReader();
        Interlocked.Decrement(ref idleCount);
        return session;
    }

    /// <summary>Without a mapping of the file: see ADR 34. https://www.sqlite.org/mmap.html</summary>
    private SqliteSession OpenReader()
    {
        var session = Open();
        session.Execute("PRAGMA query_only = ON; PRAGMA mmap_size = 0; PRAGMA cache_size = -16384;");
        return session;
    }

    private SqliteSession Open()
    {
        var connection = new SqliteConnection(connectionString);
        try
        {
            connection.Open();
            var session = new SqliteSession(connection);
            session.Execute($"PRAGMA busy_timeout = {SqliteSession.BusyMilliseconds}; PRAGMA synchronous = FULL; PRAGMA temp_store = MEMORY; PRAGMA trusted_schema = OFF;");
            return session;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    private void Return(SqliteSession session)
    {
        if (isClosed || Interlocked.Increment(ref idleCount) > Environment.ProcessorCount * 4)
        {
            if (!isClosed) Interlocked.Decrement(ref idleCount);
            session.Dispose();
        }
        else idle.Push(session);
    }
}
