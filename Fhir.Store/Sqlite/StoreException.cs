using SQLitePCL;

namespace Fhir.Store.Sqlite;

/// <summary>The database failed: the disk is full, the file is damaged, or the SQL is wrong. Nothing a caller did.</summary>
public sealed class StoreException : Exception
{
    public StoreException() { }

    public StoreException(string message) : base(message) { }

    public StoreException(string message, Exception inner) : base(message, inner) { }

    /// <summary>SQLite's result code; 0 when it is not SQLite that speaks. https://www.sqlite.org/rescode.html</summary>
    public int ResultCode { get; private init; }

    internal static StoreException Of(sqlite3 database, int code, string sql) =>
        new($"SQLite {code}: {raw.sqlite3_errmsg(database).utf8_to_string()} in: {sql}") { ResultCode = code };
}
