using Npgsql;

namespace Fhir.Benchmarks;

/// <summary>The rows of a group by binary COPY, a table at a time, which is the quickest way into PostgreSQL.</summary>
public sealed class PostgresRowSink : IRowSink
{
    private readonly NpgsqlConnection connection;
    private readonly StoredRows rows;
    private readonly List<object?[]>[] waiting;
    private NpgsqlTransaction? transaction;

    /// <param name="connectionString">Of a store's database, with its tables.</param>
    public PostgresRowSink(StoredRows rows, string connectionString)
    {
        (this.rows, connection) = (rows, new NpgsqlConnection(connectionString));
        waiting = [.. rows.Tables.Select(_ => new List<object?[]>())];
        connection.Open();
    }

    public void Begin() => transaction = connection.BeginTransaction();

    public void Insert(int table, object?[] values) => waiting[table].Add(values);

    public void Commit()
    {
        for (var at = 0; at < waiting.Length; at++) Copy(rows.Tables[at], waiting[at]);
        transaction!.Commit();
        transaction.Dispose();
    }

    public void Dispose() => connection.Dispose();

    private void Copy(StoredTable table, List<object?[]> values)
    {
        if (values.Count == 0) return;
        using var copy = connection.BeginBinaryImport($"COPY {table.Name} ({string.Join(", ", table.Columns)}) FROM STDIN (FORMAT BINARY)");
        foreach (var row in values) copy.WriteRow(row!);
        copy.Complete();
        values.Clear();
    }
}
