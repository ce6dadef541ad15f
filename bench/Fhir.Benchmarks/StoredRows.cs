using System.Data.Common;
using System.Globalization;

namespace Fhir.Benchmarks;

/// <param name="KeyColumn">Holds the resource's key: the partition above <see cref="StoredRows.NumberBits"/>, the resource's own number below; -1 when the table has none.</param>
/// <param name="IdColumn">Holds the resource's id; -1 when the table has none.</param>
/// <param name="SequenceColumn">Counts the rows of the table; -1 when nothing does.</param>
public sealed record StoredTable(string Name, string[] Columns, int KeyColumn, int IdColumn, int SequenceColumn);

/// <summary>What creates leave in a database, read without knowing the tables: every row of every table that leads to a resource by its key or its id.</summary>
/// <param name="Resources">For each resource its rows, each with the number of its table.</param>
public sealed record StoredRows(StoredTable[] Tables, (int Table, object?[] Values)[][] Resources)
{
    public const int NumberBits = 36;

    /// <param name="columnsOf">Name of table and column of everything that can be inserted, in order.</param>
    public static StoredRows Read(DbConnection connection, string columnsOf, int resources)
    {
        StoredTable[] tables = [.. Query(connection, columnsOf).GroupBy(row => (string)row[0]!, row => (string)row[1]!).Select(Describe).OfType<StoredTable>()];
        // As they came: by key all of one patient would be written together, into fewer places than the requests write into.
        var inOrder = string.Create(CultureInfo.InvariantCulture, $"SELECT key, id FROM resource ORDER BY key & {(1L << NumberBits) - 1} LIMIT {resources}");
        var keys = Query(connection, inOrder).Select(row => (Key: Convert.ToInt64(row[0], CultureInfo.InvariantCulture), Id: (string)row[1]!));
        return new StoredRows(tables, [.. keys.Select(own => RowsOf(connection, tables, own.Key, own.Id))]);
    }

    public int AverageRows => (int)Resources.Average(rows => rows.Length);

    /// <summary>The values of a row as those of another resource: the partition stays, number, id and sequence are new.</summary>
    public object?[] As((int Table, object?[] Values) row, long number, string id)
    {
        var (table, values) = (Tables[row.Table], (object?[])row.Values.Clone());
        if (table.KeyColumn >= 0) values[table.KeyColumn] = ((long)values[table.KeyColumn]! >> NumberBits << NumberBits) | number;
        if (table.IdColumn >= 0) values[table.IdColumn] = id;
        if (table.SequenceColumn >= 0) values[table.SequenceColumn] = number;
        return values;
    }

    private static StoredTable? Describe(IGrouping<string, string> table)
    {
        string[] columns = [.. table];
        var (key, id) = (Array.FindIndex(columns, column => column is "key" or "resource"), Array.IndexOf(columns, "id"));
        var sequence = Array.IndexOf(columns, "sequence");
        return key >= 0 || (id >= 0 && sequence >= 0) ? new StoredTable(table.Key, columns, key, id, sequence) : null;
    }

    private static (int, object?[])[] RowsOf(DbConnection connection, StoredTable[] tables, long key, string id) =>
    [
        .. tables.SelectMany((table, at) =>
            Query(connection, $"SELECT {string.Join(", ", table.Columns)} FROM {table.Name} WHERE {(table.KeyColumn >= 0 ? $"{table.Columns[table.KeyColumn]} = {key.ToString(CultureInfo.InvariantCulture)}" : $"id = '{id}'")}").Select(row => (at, row))),
    ];

    private static List<object?[]> Query(DbConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        using var reader = command.ExecuteReader();
        var rows = new List<object?[]>();
        while (reader.Read())
        {
            var row = new object?[reader.FieldCount];
            reader.GetValues(row!);
            rows.Add([.. row.Select(value => value is DBNull ? null : value)]);
        }
        return rows;
    }
}
