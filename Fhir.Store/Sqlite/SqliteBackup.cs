using System.Globalization;
using Fhir.Kernel.Outcome;
using Fhir.Store.Access;
using Fhir.Store.Engine;
using Fhir.Store.Schema;
using Microsoft.Data.Sqlite;

namespace Fhir.Store.Sqlite;

/// <summary>Copies of a database file. https://www.sqlite.org/lang_vacuum.html#vacuuminto</summary>
internal static class SqliteBackup
{
    private const string Unfinished = ".unfinished";

    public static Result<BackupReport> Save(string database, string file)
    {
        if (!File.Exists(database)) return Refuse(BackupRules.Missing, database);
        if (File.Exists(file)) return Refuse(BackupRules.Exists, file);
        return Written(file, unfinished =>
        {
            using (var session = Open(database, SqliteOpenMode.ReadWrite)) session.Prepare("VACUUM INTO ?").Bind(1, unfinished).Run();
        });
    }

    public static Result<BackupReport> Verify(string file)
    {
        if (!File.Exists(file)) return Refuse(BackupRules.Missing, file);
        try
        {
            using var session = Open(file, SqliteOpenMode.ReadOnly);
            if (session.Prepare("PRAGMA integrity_check(1)").ReadText() is var verdict && verdict != "ok") return Refuse(BackupRules.Damaged, file, verdict ?? "");
            var report = Read(session, file);
            var known = Migrations.Of(session.Dialect)[^1].Number;
            return report.SchemaVersion > known ? Refuse(BackupRules.TooNew, file, Text(report.SchemaVersion), Text(known)) : report;
        }
        catch (Exception damage) when (damage is StoreException or SqliteException)
        {
            return Refuse(BackupRules.Damaged, file, damage.Message);
        }
    }

    public static Result<BackupReport> Restore(string file, string database, bool replaces)
    {
        if (Verify(file) is { Refusal: { } damaged }) return damaged;
        if (File.Exists(database) && !replaces) return Refuse(BackupRules.Exists, database);
        if (File.Exists(database) && IsInUse(database)) return Refuse(BackupRules.InUse, database);
        return Written(database, unfinished =>
        {
            File.Copy(file, unfinished);
            if (File.Exists(database)) SetAside(database);
        });
    }

    /// <summary>Lets a file be made under another name, checks it, and gives it its own once it is on disk.</summary>
    private static Result<BackupReport> Written(string file, Action<string> write)
    {
        var unfinished = file + Unfinished;
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            File.Delete(unfinished);
            write(unfinished);
            using (var handle = File.OpenHandle(unfinished, FileMode.Open, FileAccess.ReadWrite)) RandomAccess.FlushToDisk(handle);
            var verified = Verify(unfinished);
            if (verified.IsValue) File.Move(unfinished, file);
            return verified;
        }
        catch (Exception failure) when (failure is StoreException or SqliteException or IOException or UnauthorizedAccessException)
        {
            return Refuse(BackupRules.NotWritten, file, failure.Message);
        }
        finally
        {
            if (File.Exists(unfinished)) File.Delete(unfinished);
        }
    }

    /// <summary>
    /// Leaving the write-ahead log needs the file to oneself, so it fails while another connection is open, and it folds the log into the file. A file
    /// that cannot be read at all is nobody's.
    /// </summary>
    private static bool IsInUse(string database)
    {
        try
        {
            using var session = Open(database, SqliteOpenMode.ReadWrite);
            session.Execute("PRAGMA busy_timeout = 0; PRAGMA locking_mode = EXCLUSIVE");
            return session.Prepare("PRAGMA journal_mode = DELETE").ReadText() != "delete";
        }
        catch (StoreException failure)
        {
            return (failure.ResultCode & 0xff) is SQLitePCL.raw.SQLITE_BUSY or SQLitePCL.raw.SQLITE_LOCKED;
        }
    }

    /// <summary>What was there may be wanted after all.</summary>
    private static void SetAside(string database)
    {
        var mark = DateTimeOffset.UtcNow.ToString("yyyyMMdd'T'HHmmssfff", CultureInfo.InvariantCulture);
        foreach (var end in new[] { "", "-wal", "-shm" })
            if (File.Exists(database + end)) File.Move(database + end, $"{database}.replaced-{mark}{end}");
    }

    private static BackupReport Read(Session session, string file) => new(
        Number(session, "SELECT max(number) FROM schema_version"),
        Number(session, "SELECT coalesce(max(sequence), 0) FROM journal"),
        Number(session, "SELECT count(*) FROM resource WHERE is_deleted = 0"),
        Number(session, "SELECT (SELECT count(*) FROM resource) + (SELECT count(*) FROM version)"),
        new FileInfo(file).Length);

    private static long Number(Session session, string sql) => session.Prepare(sql).ReadLong() ?? 0;

    private static SqliteSession Open(string file, SqliteOpenMode mode)
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = file, Mode = mode, Pooling = false }.ToString());
        connection.Open();
        var session = new SqliteSession(connection);
        session.Execute("PRAGMA busy_timeout = 10000; PRAGMA trusted_schema = OFF;");
        return session;
    }

    private static Refusal Refuse(Rule rule, params string[] arguments) => Refusal.BadRequest(rule.At(null, arguments));

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);
}
