using System.Text;
using Fhir.Store.Access;
using Fhir.Store.Engine;
using SQLitePCL;

namespace Fhir.Store.Sqlite;

/// <summary>
/// It runs on SQLite's own functions rather than ADO.NET, whose objects cost about as much per row as SQLite's work.
/// </summary>
internal sealed class SqliteStatement : Statement
{
    private const int MostOnStack = 768;

    private readonly sqlite3 database;
    private readonly sqlite3_stmt statement;

    public SqliteStatement(sqlite3 database, string sql)
    {
        this.database = database;
        var code = raw.sqlite3_prepare_v3(database, sql, raw.SQLITE_PREPARE_PERSISTENT, out statement);
        if (code != raw.SQLITE_OK) throw Failure(database, code, sql);
    }

    public override Statement Bind(int parameter, long value)
    {
        Check(raw.sqlite3_bind_int64(statement, parameter, value));
        return this;
    }

    public override Statement Bind(int parameter, double value)
    {
        Check(raw.sqlite3_bind_double(statement, parameter, value));
        return this;
    }

    /// <summary>With its length, so that a NUL in the text does not end it.</summary>
    public override Statement Bind(int parameter, string value)
    {
        if (value.Length > MostOnStack / 3) return BindText(parameter, Encoding.UTF8.GetBytes(value));
        Span<byte> text = stackalloc byte[MostOnStack];
        return BindText(parameter, text[..Encoding.UTF8.GetBytes(value, text)]);
    }

    public override Statement Bind(int parameter, ReadOnlySpan<byte> blob)
    {
        Check(blob.IsEmpty ? raw.sqlite3_bind_zeroblob(statement, parameter, 0) : raw.sqlite3_bind_blob(statement, parameter, blob));
        return this;
    }

    private SqliteStatement BindText(int parameter, ReadOnlySpan<byte> text)
    {
        // An empty span has no address, which SQLite would take for NULL.
        Check(text.IsEmpty ? raw.sqlite3_bind_text(statement, parameter, "") : raw.sqlite3_bind_text(statement, parameter, text));
        return this;
    }

    public override Statement BindNull(int parameter)
    {
        Check(raw.sqlite3_bind_null(statement, parameter));
        return this;
    }

    public override bool Step()
    {
        var code = raw.sqlite3_step(statement);
        if (code == raw.SQLITE_ROW) return true;
        Reset();
        return code == raw.SQLITE_DONE ? false : throw Failure(database, code, raw.sqlite3_sql(statement).utf8_to_string());
    }

    public override long Long(int column) => raw.sqlite3_column_int64(statement, column);

    public override double Double(int column) => raw.sqlite3_column_double(statement, column);

    public override string Text(int column) => Encoding.UTF8.GetString(raw.sqlite3_column_blob(statement, column));

    public override byte[] Blob(int column) => raw.sqlite3_column_blob(statement, column).ToArray();

    public override bool IsNull(int column) => raw.sqlite3_column_type(statement, column) == raw.SQLITE_NULL;

    public override object? Value(int column) => raw.sqlite3_column_type(statement, column) switch
    {
        raw.SQLITE_INTEGER => Long(column),
        raw.SQLITE_FLOAT => Double(column),
        raw.SQLITE_TEXT => Text(column),
        _ => null,
    };

    public override int ColumnCount => raw.sqlite3_column_count(statement);

    public override void Reset()
    {
        _ = raw.sqlite3_reset(statement);
    }

    public override void Dispose() => statement.Dispose();

    private void Check(int code)
    {
        if (code != raw.SQLITE_OK) throw Failure(database, code, raw.sqlite3_sql(statement).utf8_to_string());
    }

    internal static StoreException Failure(sqlite3 database, int code, string sql) =>
        new($"SQLite {code}: {raw.sqlite3_errmsg(database).utf8_to_string()} in: {sql}") { ResultCode = code, IsOutOfRoom = IsOutOfRoom(code) };

    // What SQLite says when the disk, a quota or the file's largest size is reached; other errors of reading and writing are damage.
    private static bool IsOutOfRoom(int code) => (code & 0xff) == raw.SQLITE_FULL
        || code is raw.SQLITE_IOERR_WRITE or raw.SQLITE_IOERR_FSYNC or raw.SQLITE_IOERR_TRUNCATE or raw.SQLITE_IOERR_SHMSIZE;
}
