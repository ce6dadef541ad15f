using Microsoft.Data.Sqlite;

namespace Fhir.Benchmarks;

/// <param name="KeyColumn">Holds the resource's key: the partition above <see cref="StoredRows.NumberBits"/>, the resource's own number below.</param>
/// <param name="IdColumn">Holds the resource's id; -1 when the table has none.</param>
public sealed record StoredTable(string Name, string[] Columns, int KeyColumn, int IdColumn)
{
    public string Insert => $"INSERT INTO {Name} ({string.Join(", ", Columns)}) VALUES ({string.Join(", ", Columns.Select(_ => "?"))})";
}

/// <summary>What creates leave in a database, read without knowing the tables: every row of every table that leads to a resource by its key.</summary>
/// <param name="Schema">The statements that make the same tables and indexes.</param>
/// <param name="Resources">For each resource its rows, each with the number of its table.</param>
public sealed record StoredRows(string[] Schema, StoredTable[] Tables, (int Table, object?[] Values)[][] Resources)
{
    public const int NumberBits = 36;

    public static StoredRows Read(string database, int resources)
    {
        using var connection = new SqliteConnection($"Data Source={database};Pooling=False");
        connection.Open();
        string[] schema = [.. Query(connection, "SELECT sql FROM sqlite_master WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite_%'").Select(row => (string)row[0]!)];
        StoredTable[] tables = [.. Query(connection, "SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name").Select(row => Describe(connection, (string)row[0]!)).OfType<StoredTable>()];
        var keys = Query(connection, $"SELECT key FROM resource LIMIT {resources}").Select(row => (long)row[0]!);
        return new StoredRows(schema, tables, [.. keys.Select(key => RowsOf(connection, tables, key))]);
    }

    private static StoredTable? Describe(SqliteConnection connection, string table)
    {
        // Generated columns are hidden in the sense of table_xinfo.
        string[] columns = [.. Query(connection, $"SELECT name FROM pragma_table_xinfo('{table}') WHERE hidden = 0").Select(row => (string)row[0]!)];
        var key = Array.FindIndex(columns, column => column is "key" or "resource");
        return key < 0 ? null : new StoredTable(table, columns, key, Array.IndexOf(columns, "id"));
    }

    private static (int, object?[])[] RowsOf(SqliteConnection connection, StoredTable[] tables, long key) =>
    [
        .. tables.SelectMany((table, at) =>
            Query(connection, $"SELECT {string.Join(", ", table.Columns)} FROM {table.Name} WHERE {table.Columns[table.KeyColumn]} = {key}").Select(row => (at, row))),
    ];

    private static List<object?[]> Query(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        using var reader = command.ExecuteReader();
        var rows = new List<object?[]>();
        while (reader.Read())
        {
            var row = new object?[reader.FieldCount];
            reader.GetValues(row!);
            rows.Add(row);
        }
        return rows;
    }
}
