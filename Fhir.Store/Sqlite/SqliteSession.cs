using Fhir.Store.Access;
using Fhir.Store.Engine;
using Fhir.Store.Resources;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Fhir.Store.Sqlite;

/// <inheritdoc/>
internal sealed class SqliteSession : Session
{
    /// <summary>Searches come in endless shapes; past this many statements the oldest is forgotten.</summary>
    private const int MostStatements = 300;

    /// <summary>Some tenths of a millisecond. https://www.sqlite.org/c3ref/progress_handler.html</summary>
    private const int StepsBetweenLooks = 20_000;

    /// <summary>How long another process that writes is waited for.</summary>
    public const int BusyMilliseconds = 10_000;

    /// <summary>The function by which the writer's SQL packs a body. https://www.sqlite.org/appfunc.html</summary>
    public const string Pack = "packed";

    private readonly SqliteConnection connection;
    private readonly sqlite3 handle;
    private readonly Dictionary<string, SqliteStatement> statements = new(StringComparer.Ordinal);
    private readonly Queue<string> order = new();
    private CancellationToken interrupt;
    private bool hasSavepoint;
    private int changesBefore;

    public SqliteSession(SqliteConnection opened)
    {
        (connection, handle) = (opened, opened.Handle ?? throw new InvalidOperationException("The connection is closed."));
        raw.sqlite3_progress_handler(handle, StepsBetweenLooks, _ => interrupt.IsCancellationRequested ? 1 : 0, null);
        raw.sqlite3_create_function(handle, Pack, 1, raw.SQLITE_UTF8 | raw.SQLITE_DETERMINISTIC, null, PackBody);
    }

    // An empty body is a deletion's; as a span it has no address, which SQLite would take for NULL.
    private static void PackBody(sqlite3_context context, object data, sqlite3_value[] arguments)
    {
        var row = raw.sqlite3_value_blob(arguments[0]);
        if (row.IsEmpty) raw.sqlite3_result_zeroblob(context, 0);
        else raw.sqlite3_result_blob(context, StoredBody.Retire(row));
    }

    public override Dialect Dialect => SqliteDialect.Only;

    public override Statement Prepare(string sql)
    {
        if (statements.TryGetValue(sql, out var statement))
        {
            statement.Reset();
            return statement;
        }
        if (statements.Count >= MostStatements && order.TryDequeue(out var oldest) && statements.Remove(oldest, out var forgotten)) forgotten.Dispose();
        statements[sql] = statement = new SqliteStatement(handle, sql);
        order.Enqueue(sql);
        return statement;
    }

    public override void Execute(string sql)
    {
        var code = raw.sqlite3_exec(handle, sql);
        if (code != raw.SQLITE_OK) throw SqliteStatement.Failure(handle, code, sql);
    }

    /// <inheritdoc/>
    /// <remarks>
    /// An interrupt ends at once what is running, and does nothing to a statement that begins a moment later; so a running statement looks now and then by itself, too.
    /// https://www.sqlite.org/c3ref/interrupt.html
    /// </remarks>
    public override T Interruptible<T>(Func<Session, T> work, CancellationToken cancel)
    {
        cancel.ThrowIfCancellationRequested();
        interrupt = cancel;
        using var registration = cancel.Register(() => raw.sqlite3_interrupt(handle));
        try
        {
            return work(this);
        }
        catch (StoreException exception) when (exception.ResultCode == raw.SQLITE_INTERRUPT)
        {
            throw new OperationCanceledException(exception.Message, exception, cancel);
        }
        finally
        {
            interrupt = default;
        }
    }

    public override void BeginReading() => Prepare("BEGIN").Run();

    public override void BeginWriting() => Prepare("BEGIN IMMEDIATE").Run();

    /// <summary>Told after each commit how many pages it has written to the write-ahead log; null for nobody.</summary>
    public Action<int>? Written { get; set; }

    public override void Commit()
    {
        Prepare("COMMIT").Run();
        Written?.Invoke(PagesWritten());
    }

    /// <summary>
    /// Brings what is left of the write-ahead log into the file, so that the next commit writes at its beginning. False when somebody still reads what is in it, or the disk is full: everything
    /// stays as it was. https://www.sqlite.org/c3ref/wal_checkpoint_v2.html
    /// </summary>
    /// <param name="patience">For those who read.</param>
    public bool TryBeginLogAnew(TimeSpan patience)
    {
        raw.sqlite3_busy_timeout(handle, (int)patience.TotalMilliseconds);
        try
        {
            return raw.sqlite3_wal_checkpoint_v2(handle, "main", raw.SQLITE_CHECKPOINT_RESTART, out _, out _) == raw.SQLITE_OK;
        }
        finally
        {
            raw.sqlite3_busy_timeout(handle, BusyMilliseconds);
        }
    }

    /// <summary>Since it was asked for the last time. https://www.sqlite.org/c3ref/c_dbstatus_options.html</summary>
    private int PagesWritten()
    {
        raw.sqlite3_db_status(handle, raw.SQLITE_DBSTATUS_CACHE_WRITE, out var pages, out _, 1);
        return pages;
    }

    /// <inheritdoc/>
    /// <remarks>SQLite rolls back by itself when, for one, the disk is full. https://www.sqlite.org/c3ref/get_autocommit.html</remarks>
    public override void RollBack()
    {
        if (raw.sqlite3_get_autocommit(handle) == 0) Execute("ROLLBACK");
    }

    /// <inheritdoc/>
    /// <remarks>
    /// A savepoint is dear: the old form of every page that is written is kept, and FTS5 writes the words of each part as a segment of its own, which later is merged again.
    /// https://www.sqlite.org/vtab.html#xsavepoint
    /// </remarks>
    public override void BeginPart(bool isSure)
    {
        (hasSavepoint, changesBefore) = (isSure, raw.sqlite3_total_changes(handle));
        if (isSure) Prepare("SAVEPOINT part").Run();
    }

    public override void KeepPart()
    {
        if (hasSavepoint) Prepare("RELEASE part").Run();
    }

    /// <inheritdoc/>
    /// <remarks>Some errors make SQLite end the whole transaction by itself. https://www.sqlite.org/lang_transaction.html#response_to_errors_within_a_transaction</remarks>
    public override void TakeBackPart()
    {
        if (hasSavepoint)
        {
            Prepare("ROLLBACK TO part").Run();
            Prepare("RELEASE part").Run();
        }
        else if (raw.sqlite3_total_changes(handle) != changesBefore || raw.sqlite3_get_autocommit(handle) != 0) throw new PartLostException();
    }

    public override void Dispose()
    {
        foreach (var statement in statements.Values) statement.Dispose();
        statements.Clear();
        connection.Dispose();
    }
}
