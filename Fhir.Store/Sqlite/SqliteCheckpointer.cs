using Fhir.Store.Access;
using Microsoft.Data.Sqlite;

namespace Fhir.Store.Sqlite;

/// <summary>
/// Brings pages from the write-ahead log into the file, on a thread and a connection of its own, while the writer goes on. The log can begin anew only when all of it is in the file and nobody
/// reads what is in it, which with a writer that never rests it never is; so at <see cref="MostPages"/> the writer itself brings over what is left, and that is little, waits a moment for those who
/// read, and begins it anew. See ADR 35.
/// </summary>
/// <remarks>https://www.sqlite.org/wal.html#avoiding_excessively_large_wal_files</remarks>
internal sealed class SqliteCheckpointer(Func<SqliteSession> open, int pages) : IDisposable
{
    /// <summary>For those who read what is in the log. Who reads for longer is waited for again a checkpoint's pages later.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(250);

    /// <summary>At this length the log begins anew, when nobody reads for long.</summary>
    public int MostPages => 4 * pages;

    private readonly AutoResetEvent wanted = new(false);
    private Thread? thread;
    private volatile bool isClosed;
    private volatile bool isAtWork;
    private int sinceCheckpoint;
    private long length;
    private long beginsAnewAt = 4L * pages;

    /// <summary>Called by the writer after a commit, with the pages it has written to the log.</summary>
    public void Written(SqliteSession writer, int more)
    {
        length += more;
        sinceCheckpoint += more;
        if (length >= beginsAnewAt) BeginAnew(writer);
        else if (sinceCheckpoint >= pages) Checkpoint();
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

    /// <summary>Not while the thread is at it: one at a time may, and what it brings over need not be waited for.</summary>
    private void BeginAnew(SqliteSession writer)
    {
        if (isAtWork) return;
        if (writer.TryBeginLogAnew(Patience)) (length, beginsAnewAt) = (0, MostPages);
        else beginsAnewAt = length + pages;
    }

    private void Checkpoint()
    {
        (sinceCheckpoint, isAtWork) = (0, true);
        if (thread is null)
        {
            thread = new Thread(Run) { Name = "store checkpoints", IsBackground = true };
            thread.Start();
        }
        wanted.Set();
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
            isAtWork = false;
        }
        session?.Dispose();
    }
}
