using System.Data;
using Fhir.Store.Access;
using Fhir.Store.Engine;
using Npgsql;

namespace Fhir.Store.Postgres;

/// <inheritdoc/>
/// <param name="open">Opens a connection, again when the one before was lost.</param>
internal sealed class PostgresSession(Func<NpgsqlConnection> open) : Session
{
    /// <summary>Searches come in endless shapes; past this many statements the oldest is forgotten.</summary>
    private const int MostStatements = 300;

    /// <summary>One for each database: locks of this kind belong to it. https://www.postgresql.org/docs/15/explicit-locking.html#ADVISORY-LOCKS</summary>
    private const string WriterLock = "SELECT pg_advisory_xact_lock(5064791)";

    private readonly Dictionary<string, PostgresStatement> statements = new(StringComparer.Ordinal);
    private readonly Queue<string> order = new();
    private readonly WaitingRows waiting = new();
    private NpgsqlConnection connection = open();
    private NpgsqlTransaction? reading;
    private PostgresStatement? answering;
    private NpgsqlCommand? running;
    private CancellationToken interrupt;
    private bool hasSavepoint;
    private bool isAsking;

    public override Dialect Dialect => PostgresDialect.Only;

    /// <summary>True inside a writing transaction.</summary>
    public bool IsWriting { get; private set; }

    public bool IsBroken => connection.FullState.HasFlag(ConnectionState.Broken) || connection.State == ConnectionState.Closed;

    public override Statement Prepare(string sql)
    {
        if (statements.TryGetValue(sql, out var statement))
        {
            statement.Reset();
            return statement;
        }
        if (statements.Count >= MostStatements && order.TryDequeue(out var oldest) && statements.Remove(oldest, out var forgotten)) forgotten.Dispose();
        statements[sql] = statement = new PostgresStatement(this, sql);
        order.Enqueue(sql);
        return statement;
    }

    public NpgsqlCommand NewCommand(string sql) => new(sql, connection);

    public override void Execute(string sql)
    {
        MakeRoom(writes: true);
        RunText(sql);
    }

    public override T Interruptible<T>(Func<Session, T> work, CancellationToken cancel)
    {
        cancel.ThrowIfCancellationRequested();
        if (IsWriting) AskInPart();
        (interrupt, isAsking) = (cancel, true);
        using var registration = cancel.Register(() => running?.Cancel());
        try
        {
            var result = work(this);
            if (IsWriting) RunText("RELEASE SAVEPOINT asking");
            return result;
        }
        catch (OperationCanceledException) when (IsWriting)
        {
            RunText("ROLLBACK TO SAVEPOINT asking; RELEASE SAVEPOINT asking");
            throw;
        }
        finally
        {
            (interrupt, isAsking) = (default, false);
        }
    }

    /// <summary>Costs no journey of its own: the driver sends it along with the first statement.</summary>
    public override void BeginReading() => reading = connection.BeginTransaction(IsolationLevel.RepeatableRead);

    public override void BeginWriting()
    {
        waiting.Clear();
        if (IsBroken) Reopen();
        try
        {
            Begin();
        }
        catch (StoreException failure) when (failure.IsTransient && IsBroken)
        {
            // The connection had lain idle and was one to a server that is gone. Nothing is written yet, so it can be begun once more.
            Reopen();
            Begin();
        }
        (IsWriting, hasSavepoint) = (true, false);
    }

    private void Begin()
    {
        using var begin = new NpgsqlBatch(connection) { BatchCommands = { new("BEGIN"), new(WriterLock) } };
        Run(begin, "BEGIN");
    }

    public override void Commit()
    {
        if (IsWriting) CommitWriting();
        else EndReading();
    }

    public override void RollBack()
    {
        waiting.Clear();
        (IsWriting, hasSavepoint) = (false, false);
        try
        {
            answering?.Reset();
            if (!IsBroken) RunText("ROLLBACK");
        }
        catch (Exception failure) when (failure is StoreException or OperationCanceledException or InvalidOperationException or NpgsqlException)
        {
            // The connection is lost, and the server rolls back when it learns of that.
            connection.Close();
        }
    }

    public override void Settle()
    {
        if (!waiting.IsEmpty) MakeRoom(writes: true);
    }

    /// <inheritdoc/>
    /// <remarks>What waits is taken back here; only what has gone to the database needs a savepoint, and gets it then.</remarks>
    public override void BeginPart(bool isSure)
    {
        waiting.BeginPart();
        hasSavepoint = false;
    }

    public override void KeepPart()
    {
        waiting.KeepPart();
        hasSavepoint = false;
    }

    public override void TakeBackPart()
    {
        answering?.Reset();
        waiting.TakeBackPart();
        if (hasSavepoint) RunText("ROLLBACK TO SAVEPOINT part");
        hasSavepoint = false;
    }

    public override void Dispose()
    {
        foreach (var statement in statements.Values) statement.Dispose();
        statements.Clear();
        connection.Dispose();
    }

    /// <summary>Runs a statement now; what waits goes first.</summary>
    public NpgsqlDataReader Execute(PostgresStatement statement, NpgsqlCommand command, bool writes)
    {
        MakeRoom(writes);
        interrupt.ThrowIfCancellationRequested();
        running = command;
        var reader = command.ExecuteReader();
        answering = statement;
        return reader;
    }

    /// <summary>Lets the values that are bound now wait for the next read or commit.</summary>
    public void Wait(LaterRows rows, PostgresStatement statement) => waiting.Add(rows, statement.Parameters);

    public void Closed(PostgresStatement statement)
    {
        if (answering == statement) (answering, running) = (null, null);
    }

    public Exception Failed(NpgsqlException failure, string sql)
    {
        (answering, running) = (null, null);
        return PostgresFailure.IsCancelled(failure) ? new OperationCanceledException(failure.Message, failure, interrupt) : PostgresFailure.Of(failure, sql);
    }

    /// <summary>
    /// Frees the connection and carries out what waits. A part that writes for itself gets a savepoint first, so that it can be taken back; not while it asks, whatever the
    /// question looks like: that savepoint would end with the question's own.
    /// </summary>
    private void MakeRoom(bool writes)
    {
        answering?.TakeIn();
        if (!IsWriting) return;
        Run(waiting.TakeKept());
        if (!waiting.IsInPart || isAsking) return;
        if (!hasSavepoint && (writes || waiting.HasPart)) RunText("SAVEPOINT part");
        hasSavepoint |= writes || waiting.HasPart;
        Run(waiting.TakePart());
    }

    /// <summary>A question that is broken off spoils the transaction down to a savepoint.</summary>
    private void AskInPart()
    {
        MakeRoom(writes: false);
        RunText("SAVEPOINT asking");
    }

    private void CommitWriting()
    {
        answering?.Reset();
        using var batch = BatchOf(waiting.TakeKept());
        batch.BatchCommands.Add(new NpgsqlBatchCommand("COMMIT"));
        Run(batch, "COMMIT");
        (IsWriting, hasSavepoint) = (false, false);
    }

    private void EndReading()
    {
        var ending = reading;
        reading = null;
        try
        {
            answering?.Reset();
            ending?.Commit();
            ending?.Dispose();
        }
        catch (Exception failure) when (failure is NpgsqlException or StoreException or OperationCanceledException or InvalidOperationException or ObjectDisposedException)
        {
            // Nothing was written, and what was read has been read. The connection is not to be used again.
            connection.Close();
        }
    }

    /// <summary>Several questions in one journey.</summary>
    public NpgsqlBatch NewBatch()
    {
        MakeRoom(writes: false);
        return new NpgsqlBatch(connection);
    }

    private void Run(List<LaterRows> rows)
    {
        if (rows.Count == 0) return;
        using var batch = BatchOf(rows);
        Run(batch, rows[0].Sql);
    }

    private NpgsqlBatch BatchOf(List<LaterRows> rows)
    {
        var batch = new NpgsqlBatch(connection);
        foreach (var each in rows) batch.BatchCommands.Add(each.ToCommand());
        return batch;
    }

    private static void Run(NpgsqlBatch batch, string sql)
    {
        try
        {
            batch.ExecuteNonQuery();
        }
        catch (NpgsqlException failure)
        {
            throw PostgresFailure.Of(failure, sql);
        }
    }

    private void RunText(string sql)
    {
        try
        {
            using var command = new NpgsqlCommand(sql, connection);
            command.ExecuteNonQuery();
        }
        catch (NpgsqlException failure)
        {
            throw PostgresFailure.Of(failure, sql);
        }
    }

    private void Reopen()
    {
        Dispose();
        order.Clear();
        connection = open();
    }
}
