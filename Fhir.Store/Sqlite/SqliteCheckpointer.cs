using Fhir.Store.Access;
using Microsoft.Data.Sqlite;

namespace Fhir.Store.Sqlite;

/// <summary>
/// Brings pages from the write-ahead log into the file, on a thread and a connection of its own, while the writer goes on. The log can begin anew only when all of it is in the file, which
/// with a writer that never rests it never is; so at <see cref="MostPages"/> the writer brings over by itself what is left, and that is little. See ADR 35.
/// </summary>
/// <remarks>https://www.sqlite.org/wal.html#avoiding_excessively_large_wal_files</remarks>
internal sealed class SqliteCheckpointer(Func<SqliteSession> open, int pages) : IDisposable
{
    /// <summary>From this length of the log on the writer checkpoints after its commits, until the log begins anew.</summary>
    public int MostPages => 4 * pages;

    private readonly AutoResetEvent wanted = new(false);
    private Thread? thread;
    private volatile bool isClosed;
    private int written;

    /// <summary>Called by the writer after a commit, with the pages it has written to the log.</summary>
    public void Written(int more)
    {
        written += more;
        if (written < pages) return;
        written = 0;
        if (thread is null)
        {
            thread = new Thread(Run) { Name = "store checkpoints", IsBackground = true };
            thread.Start();
        }
        wanted.Set();
    }

    /// <summary>After a checkpoint that is going on.</summary>
    public void Dispose()
    {
        if (isClosed) return;
        isClosed = true;
        wanted.Set();
        thread?.Join();
        wanted.Dispose();
    }

    private void Run()
    {
        SqliteSession? session = null;
        while (wanted.WaitOne() && !isClosed)
        {
            try
            {
                session ??= open();
                session.Prepare("PRAGMA wal_checkpoint(PASSIVE)").ReadLong();
            }
            catch (Exception failure) when (failure is StoreException or SqliteException)
            {
                // On a full disk for one, or with no connection to be had: everything stays in the log, and the writer meets the same.
            }
        }
        session?.Dispose();
    }
}
