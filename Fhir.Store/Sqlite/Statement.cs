using System.Text;
using SQLitePCL;

namespace Fhir.Store.Sqlite;

/// <summary>
/// A prepared statement of one <see cref="Session"/>. Parameters and columns are counted as SQLite counts them: parameters from 1, columns from 0.
/// It runs on SQLite's own functions rather than ADO.NET, whose objects cost about as much per row as SQLite's work.
/// </summary>
internal sealed class Statement : IDisposable
{
    private const int MostOnStack = 768;

    private readonly sqlite3 database;
    private readonly sqlite3_stmt statement;

    public Statement(sqlite3 database, string sql)
    {
        this.database = database;
        var code = raw.sqlite3_prepare_v3(database, sql, raw.SQLITE_PREPARE_PERSISTENT, out statement);
        if (code != raw.SQLITE_OK) throw StoreException.Of(database, code, sql);
    }

    public Statement Bind(int parameter, long value)
    {
        Check(raw.sqlite3_bind_int64(statement, parameter, value));
        return this;
    }

    public Statement Bind(int parameter, double value)
    {
        Check(raw.sqlite3_bind_double(statement, parameter, value));
        return this;
    }

    /// <summary>With its length, so that a NUL in the text does not end it.</summary>
    public Statement Bind(int parameter, string value)
    {
        if (value.Length > MostOnStack / 3) return BindText(parameter, Encoding.UTF8.GetBytes(value));
        Span<byte> text = stackalloc byte[MostOnStack];
        return BindText(parameter, text[..Encoding.UTF8.GetBytes(value, text)]);
    }

    public Statement Bind(int parameter, ReadOnlySpan<byte> blob)
    {
        Check(blob.IsEmpty ? raw.sqlite3_bind_zeroblob(statement, parameter, 0) : raw.sqlite3_bind_blob(statement, parameter, blob));
        return this;
    }

    private Statement BindText(int parameter, ReadOnlySpan<byte> text)
    {
        // An empty span has no address, which SQLite would take for NULL.
        Check(text.IsEmpty ? raw.sqlite3_bind_text(statement, parameter, "") : raw.sqlite3_bind_text(statement, parameter, text));
        return this;
    }

    public Statement BindNull(int parameter)
    {
        Check(raw.sqlite3_bind_null(statement, parameter));
        return this;
    }

    /// <summary>True while there is a row; the statement is reset when there is none.</summary>
    public bool Step()
    {
        var code = raw.sqlite3_step(statement);
        if (code == raw.SQLITE_ROW) return true;
        Reset();
        return code == raw.SQLITE_DONE ? false : throw StoreException.Of(database, code, raw.sqlite3_sql(statement).utf8_to_string());
    }

    /// <summary>Runs a statement that gives no rows.</summary>
    public void Run()
    {
        if (Step()) Reset();
    }

    public long? ReadLong()
    {
        if (!Step()) return null;
        var value = IsNull(0) ? (long?)null : Long(0);
        Reset();
        return value;
    }

    public string? ReadText()
    {
        if (!Step()) return null;
        var value = IsNull(0) ? null : Text(0);
        Reset();
        return value;
    }

    public long Long(int column) => raw.sqlite3_column_int64(statement, column);

    public double Double(int column) => raw.sqlite3_column_double(statement, column);

    public string Text(int column) => Encoding.UTF8.GetString(raw.sqlite3_column_blob(statement, column));

    public byte[] Blob(int column) => raw.sqlite3_column_blob(statement, column).ToArray();

    public bool IsNull(int column) => raw.sqlite3_column_type(statement, column) == raw.SQLITE_NULL;

    /// <summary>The value whatever its type: long, double, string, or null.</summary>
    public object? Value(int column) => raw.sqlite3_column_type(statement, column) switch
    {
        raw.SQLITE_INTEGER => Long(column),
        raw.SQLITE_FLOAT => Double(column),
        raw.SQLITE_TEXT => Text(column),
        _ => null,
    };

    public int ColumnCount => raw.sqlite3_column_count(statement);

    public void Reset()
    {
        _ = raw.sqlite3_reset(statement);
    }

    public void Dispose() => statement.Dispose();

    private void Check(int code)
    {
        if (code != raw.SQLITE_OK) throw StoreException.Of(database, code, raw.sqlite3_sql(statement).utf8_to_string());
    }
}
