using SQLitePCL;

namespace Fhir.Benchmarks;

/// <summary>Prepared statements on SQLite's own functions, with the pragmas of the store's writer.</summary>
public sealed class SqliteRowSink : IRowSink
{
    private readonly sqlite3 database;
    private readonly sqlite3_stmt[] inserts;
    private readonly sqlite3_stmt begin;
    private readonly sqlite3_stmt commit;

    /// <param name="file">A store's database, with its tables.</param>
    public SqliteRowSink(StoredRows rows, string file)
    {
        Check(raw.sqlite3_open(file, out database));
        Check(raw.sqlite3_exec(database, "PRAGMA busy_timeout = 10000; PRAGMA synchronous = FULL; PRAGMA temp_store = MEMORY; PRAGMA trusted_schema = OFF;"));
        Check(raw.sqlite3_exec(database, "PRAGMA journal_mode = WAL; PRAGMA wal_autocheckpoint = 16000; PRAGMA cache_size = -65536;"));
        inserts = [.. rows.Tables.Select(table => Prepare($"INSERT INTO {table.Name} ({string.Join(", ", table.Columns)}) VALUES ({string.Join(", ", table.Columns.Select(_ => "?"))})"))];
        (begin, commit) = (Prepare("BEGIN IMMEDIATE"), Prepare("COMMIT"));
    }

    public void Begin() => Step(begin);

    public void Insert(int table, object?[] values)
    {
        for (var at = 0; at < values.Length; at++) Bind(inserts[table], at + 1, values[at]);
        Step(inserts[table]);
    }

    public void Commit() => Step(commit);

    public void Dispose()
    {
        foreach (var statement in inserts) statement.Dispose();
        begin.Dispose();
        commit.Dispose();
        database.Dispose();
    }

    private void Bind(sqlite3_stmt statement, int parameter, object? value) => Check(value switch
    {
        long number => raw.sqlite3_bind_int64(statement, parameter, number),
        double number => raw.sqlite3_bind_double(statement, parameter, number),
        string text => raw.sqlite3_bind_text(statement, parameter, text),
        byte[] blob => raw.sqlite3_bind_blob(statement, parameter, blob),
        _ => raw.sqlite3_bind_null(statement, parameter),
    });

    private sqlite3_stmt Prepare(string sql)
    {
        Check(raw.sqlite3_prepare_v3(database, sql, raw.SQLITE_PREPARE_PERSISTENT, out var statement));
        return statement;
    }

    private void Step(sqlite3_stmt statement)
    {
        var code = raw.sqlite3_step(statement);
        raw.sqlite3_reset(statement);
        if (code is not (raw.SQLITE_DONE or raw.SQLITE_ROW)) Check(code);
    }

    private void Check(int code)
    {
        if (code != raw.SQLITE_OK) throw new InvalidOperationException($"SQLite {code}: {raw.sqlite3_errmsg(database).utf8_to_string()}");
    }
}
