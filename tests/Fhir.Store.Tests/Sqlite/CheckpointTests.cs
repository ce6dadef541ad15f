using System.Buffers.Binary;
using System.Diagnostics;
using Fhir.Store.Access;
using Fhir.Store.Engine;
using Fhir.Store.Sqlite;

namespace Fhir.Store.Tests;

/// <summary>The write-ahead log is brought into the file while it is being written to. https://www.sqlite.org/wal.html#ckpt</summary>
public sealed class CheckpointTests : IDisposable
{
    /// <summary>Of the log: a page of the file and what leads it. https://www.sqlite.org/fileformat2.html#the_write_ahead_log</summary>
    private const long FrameBytes = 4096 + 24;

    private const int Checkpoint = 400;
    private const int PagesOfOne = 50;
    private const int MostPages = 4 * Checkpoint;

    private readonly string folder = Directory.CreateTempSubdirectory("fhir-checkpoint-").FullName;

    private string Log => Path.Combine(folder, "a.db-wal");

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task What_was_written_is_in_the_file_before_the_log_is_long()
    {
        using var database = Database();
        using var writer = Begun(database);
        for (var at = 0; at < 10; at++) Write(writer);

        Assert.True(new FileInfo(Log).Length < MostPages * FrameBytes);
        await Until.HoldsAsync("most of the pages in the file", () => new FileInfo(database.FilePath).Length > 300 * 4096L);
    }

    [Fact]
    public void A_log_that_is_written_to_without_rest_begins_anew_again_and_again()
    {
        using var database = Database();
        using var writer = Begun(database);
        Write(writer);
        var (first, written, waited) = (TimesBegun(), 1, Stopwatch.StartNew());
        for (; TimesBegun() < first + 3; written++)
        {
            Assert.True(waited.Elapsed < Until.Limit, $"The log has {new FileInfo(Log).Length} bytes after {written} writes.");
            Write(writer);
        }
        Assert.Equal(written, database.Read(session => session.Prepare("SELECT count(*) FROM t").ReadLong()));
    }

    [Fact]
    public async Task A_log_begins_anew_though_at_every_moment_somebody_reads()
    {
        using var database = Database();
        using var writer = Begun(database);
        Write(writer);
        using var done = new CancellationTokenSource();
        var readers = Enumerable.Range(0, 4).Select(_ => Task.Factory.StartNew(() => ReadAgainAndAgain(database, done.Token), TaskCreationOptions.LongRunning)).ToArray();
        var (first, written, waited) = (TimesBegun(), 1, Stopwatch.StartNew());
        for (; TimesBegun() < first + 3; written++)
        {
            Assert.True(waited.Elapsed < Until.Limit, $"The log has {new FileInfo(Log).Length} bytes after {written} writes.");
            Write(writer);
        }
        await done.CancelAsync();
        await Task.WhenAll(readers);

        Assert.InRange(new FileInfo(Log).Length, MostPages * FrameBytes, 3 * MostPages * FrameBytes);
        Assert.Equal(written, database.Read(session => session.Prepare("SELECT count(*) FROM t").ReadLong()));
    }

    private static void ReadAgainAndAgain(SqliteDatabase database, CancellationToken done)
    {
        while (!done.IsCancellationRequested)
            database.Read(reader =>
            {
                reader.BeginReading();
                var before = reader.Prepare("SELECT count(*) FROM t").ReadLong();
                Thread.Sleep(3);
                Assert.Equal(before, reader.Prepare("SELECT count(*) FROM t WHERE length(body) > 0").ReadLong());
                reader.Commit();
                return 0;
            });
    }

    [Fact]
    public void What_a_reader_looks_at_is_not_written_over()
    {
        using var database = Database();
        using var writer = Begun(database);
        Write(writer);
        database.Read(reader =>
        {
            reader.BeginReading();
            Assert.Equal(1, reader.Prepare("SELECT count(*) FROM t").ReadLong());
            for (var at = 0; at < MostPages * 2 / PagesOfOne; at++) Write(writer);
            Assert.Equal(1, reader.Prepare("SELECT count(*) FROM t WHERE length(body) > 0").ReadLong());
            reader.Commit();
            return 0;
        });
        Assert.Equal(1 + MostPages * 2 / PagesOfOne, database.Read(session => session.Prepare("SELECT count(*) FROM t WHERE length(body) > 0").ReadLong()));
    }

    private SqliteDatabase Database() => new(new StoreSettings { ConnectionString = $"Data Source={Path.Combine(folder, "a.db")}", CheckpointPages = Checkpoint });

    /// <summary>How often the log has been begun. https://www.sqlite.org/fileformat2.html#the_write_ahead_log</summary>
    private uint TimesBegun()
    {
        using var log = new FileStream(Log, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        var header = new byte[16];
        log.ReadExactly(header);
        return BinaryPrimitives.ReadUInt32BigEndian(header.AsSpan(12));
    }

    [Fact]
    public async Task A_connection_that_cannot_be_had_is_asked_for_again_and_ends_no_process()
    {
        var asked = 0;
        using var checkpointer = new SqliteCheckpointer(() => Interlocked.Increment(ref asked) < 0 ? null! : throw new StoreException("There is none."), 1);
        using var database = Database();
        using var writer = (SqliteSession)Begun(database);
        await Until.HoldsAsync("a second attempt", () =>
        {
            checkpointer.Written(writer, 1);
            return Volatile.Read(ref asked) >= 2;
        });
    }

    private static Session Begun(SqliteDatabase database)
    {
        var writer = database.OpenWriter();
        writer.Execute("CREATE TABLE t (id INTEGER PRIMARY KEY, body BLOB NOT NULL)");
        return writer;
    }

    private static void Write(Session writer)
    {
        writer.BeginWriting();
        writer.Prepare("INSERT INTO t (body) VALUES (randomblob(?))").Bind(1, PagesOfOne * 4096L).Run();
        writer.Commit();
    }
}
