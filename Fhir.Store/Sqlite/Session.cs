using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Fhir.Store.Sqlite;

/// <summary>One open connection with the statements prepared on it. Used by one thread at a time.</summary>
internal sealed class Session : IDisposable
{
    /// <summary>Searches come in endless shapes; past this many statements the oldest is forgotten.</summary>
    private const int MostStatements = 300;

    private readonly SqliteConnection connection;
    private readonly sqlite3 handle;
    private readonly Dictionary<string, Statement> statements = new(StringComparer.Ordinal);
    private readonly Queue<string> order = new();

    public Session(SqliteConnection opened) => (connection, handle) = (opened, opened.Handle ?? throw new InvalidOperationException("The connection is closed."));

    /// <summary>The statement for a text, reset and prepared only the first time. Its parameters keep the values of the last use.</summary>
    public Statement Prepare(string sql)
    {
        if (statements.TryGetValue(sql, out var statement))
        {
            statement.Reset();
            return statement;
        }
        if (statements.Count >= MostStatements && order.TryDequeue(out var oldest) && statements.Remove(oldest, out var forgotten)) forgotten.Dispose();
        statements[sql] = statement = new Statement(handle, sql);
        order.Enqueue(sql);
        return statement;
    }

    /// <summary>Runs a text of one or many statements without parameters, once.</summary>
    public void Execute(string sql)
    {
        var code = raw.sqlite3_exec(handle, sql);
        if (code != raw.SQLITE_OK) throw StoreException.Of(handle, code, sql);
    }

    /// <summary>
    /// Runs reading work that the token may break off in the middle of a statement. https://www.sqlite.org/c3ref/interrupt.html
    /// </summary>
    public T Interruptible<T>(Func<Session, T> work, CancellationToken cancel)
    {
        cancel.ThrowIfCancellationRequested();
        using var registration = cancel.Register(() => raw.sqlite3_interrupt(handle));
        try
        {
            return work(this);
        }
        catch (StoreException exception) when (exception.ResultCode == raw.SQLITE_INTERRUPT)
        {
            throw new OperationCanceledException(exception.Message, exception, cancel);
        }
    }

    public void Dispose()
    {
        foreach (var statement in statements.Values) statement.Dispose();
        statements.Clear();
        connection.Dispose();
    }
}
