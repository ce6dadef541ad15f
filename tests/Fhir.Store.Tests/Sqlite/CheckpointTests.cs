using Fhir.Store.Engine;
using Fhir.Store.Sqlite;

namespace Fhir.Store.Tests;

/// <summary>The write-ahead log is brought into the file while it is being written to. https://www.sqlite.org/wal.html#ckpt</summary>
public sealed class CheckpointTests : IDisposable
{
    /// <summary>Of the log: a page of the file and what leads it. https://www.sqlite.org/fileformat2.html#the_write_ahead_log</summary>
    private const long FrameBytes = 4096 + 24;

    private const int PagesOfOne = 500;
    private const int Many = SqliteCheckpointer.MostPages * 5 / PagesOfOne;

    private readonly string folder = Directory.CreateTempSubdirectory("fhir-checkpoint-").FullName;

    private string Log => Path.Combine(folder, "a.db-wal");

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task What_was_written_is_in_the_file_before_the_log_is_long()
    {
        using var database = new SqliteDatabase($"Data Source={Path.Combine(folder, "a.db")}");
        using var writer = Begun(database);
        for (var at = 0; at < 10; at++) Write(writer);

        Assert.True(new FileInfo(Log).Length < SqliteCheckpointer.MostPages * FrameBytes);
        await Until.HoldsAsync("most of the pages in the file", () => new FileInfo(database.FilePath).Length > 3_000 * 4096L);
    }

    [Fact]
    public void A_log_that_is_written_to_without_rest_has_an_end()
    {
        using var database = new SqliteDatabase($"Data Source={Path.Combine(folder, "a.db")}");
        using var writer = Begun(database);
        for (var at = 0; at < Many; at++) Write(writer);

        Assert.True(new FileInfo(Log).Length < SqliteCheckpointer.MostPages * FrameBytes * 2, $"The log has {new FileInfo(Log).Length} bytes.");
        Assert.Equal(Many, database.Read(session => session.Prepare("SELECT count(*) FROM t").ReadLong()));
    }

    [Fact]
    public void What_a_reader_looks_at_is_not_written_over()
    {
        using var database = new SqliteDatabase($"Data Source={Path.Combine(folder, "a.db")}");
        using var writer = Begun(database);
        Write(writer);
        database.Read(reader =>
        {
            reader.BeginReading();
            Assert.Equal(1, reader.Prepare("SELECT count(*) FROM t").ReadLong());
            for (var at = 0; at < SqliteCheckpointer.MostPages * 2 / PagesOfOne; at++) Write(writer);
            Assert.Equal(1, reader.Prepare("SELECT count(*) FROM t WHERE length(body) > 0").ReadLong());
            reader.Commit();
            return 0;
        });
        Assert.Equal(1 + SqliteCheckpointer.MostPages * 2 / PagesOfOne, database.Read(session => session.Prepare("SELECT count(*) FROM t WHERE length(body) > 0").ReadLong()));
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
