using Fhir.Store.Access;
using Npgsql;

namespace Fhir.Store.Postgres;

/// <summary>
/// Lays the rows of every table whose key begins with the patient in the order of that key, table by table, or partition by partition where there are such. PostgreSQL puts new rows where there
/// is room, so a record written over years lies in as many pages as it has rows; after this it lies in few. See ADR 11.
/// </summary>
/// <remarks>https://www.postgresql.org/docs/15/sql-cluster.html</remarks>
internal sealed class Clustering(string connectionString)
{
    /// <summary>For the lock that nobody else may hold. Short, since whoever comes after it waits as long.</summary>
    private const string LockPatience = "500ms";

    /// <summary>Tables hold one row a resource, version or value of it; whatever the key's column is called, it begins with the patient's number.</summary>
    private const string Tables = """
        SELECT c.oid::regclass::text, i.indexrelid::regclass::text, pg_table_size(c.oid)
        FROM pg_index i JOIN pg_class c ON c.oid = i.indrelid JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum = i.indkey[0]
        WHERE i.indisprimary AND c.relkind = 'r' AND c.relnamespace = (SELECT oid FROM pg_namespace WHERE nspname = current_schema())
          AND a.attname IN ('key', 'resource') AND EXISTS (SELECT 1 FROM pg_attribute p WHERE p.attrelid = c.oid AND p.attname = 'partition' AND NOT p.attisdropped)
        ORDER BY 3, 1
        """;

    /// <param name="told">After each table, with the bytes of those that are done and of all.</param>
    /// <param name="patience">How long each table's lock is tried for.</param>
    /// <exception cref="StoreException">The database is away, is no store, has no room, or somebody holds a table for longer than the patience.</exception>
    public async Task<ClusterReport> RunAsync(Action<ClusterReport>? told, TimeSpan patience, CancellationToken cancel)
    {
        try
        {
            await using var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(connectionString) { CommandTimeout = 0, Pooling = false }.ConnectionString);
            await connection.OpenAsync(cancel).ConfigureAwait(false);
            await ExecuteAsync(connection, $"SET lock_timeout = '{LockPatience}'; SET maintenance_work_mem = '256MB'; SET client_min_messages = warning", cancel).ConfigureAwait(false);
            var tables = await TablesAsync(connection, cancel).ConfigureAwait(false);
            if (tables.Count == 0) throw new StoreException("There is no store in this database.");
            var report = new ClusterReport(0, 0, tables.Sum(table => table.Bytes));
            foreach (var table in tables)
            {
                await ClusterAsync(connection, table, patience, cancel).ConfigureAwait(false);
                report = report with { Tables = report.Tables + 1, DoneBytes = report.DoneBytes + table.Bytes };
                told?.Invoke(report);
            }
            return report;
        }
        catch (NpgsqlException failure)
        {
            cancel.ThrowIfCancellationRequested();
            throw PostgresFailure.Of(failure, "CLUSTER");
        }
    }

    /// <summary>What is written anew has to be looked through once, before an index alone answers for it.</summary>
    private static async Task ClusterAsync(NpgsqlConnection connection, Table table, TimeSpan patience, CancellationToken cancel)
    {
        for (var (end, pause) = (DateTime.UtcNow + patience, TimeSpan.FromMilliseconds(200)); ; pause = pause < TimeSpan.FromSeconds(5) ? pause * 2 : pause)
            try
            {
                await ExecuteAsync(connection, $"CLUSTER {table.Name} USING {table.Index}", cancel).ConfigureAwait(false);
                break;
            }
            catch (PostgresException held) when (held.SqlState == PostgresErrorCodes.LockNotAvailable && DateTime.UtcNow + pause < end)
            {
                await Task.Delay(pause, cancel).ConfigureAwait(false);
            }
        await ExecuteAsync(connection, "SET lock_timeout = 0", cancel).ConfigureAwait(false);
        await ExecuteAsync(connection, $"VACUUM (ANALYZE) {table.Name}", cancel).ConfigureAwait(false);
        await ExecuteAsync(connection, $"SET lock_timeout = '{LockPatience}'", cancel).ConfigureAwait(false);
    }

    /// <summary>The small ones first: who is waited for is known before much is done.</summary>
    private static async Task<List<Table>> TablesAsync(NpgsqlConnection connection, CancellationToken cancel)
    {
        var tables = new List<Table>();
        await using var command = new NpgsqlCommand(Tables, connection);
        await using var rows = await command.ExecuteReaderAsync(cancel).ConfigureAwait(false);
        while (await rows.ReadAsync(cancel).ConfigureAwait(false)) tables.Add(new(rows.GetString(0), rows.GetString(1).Split('.')[^1], rows.GetInt64(2)));
        return tables;
    }

    private static async Task ExecuteAsync(NpgsqlConnection connection, string sql, CancellationToken cancel)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync(cancel).ConfigureAwait(false);
    }

    private sealed record Table(string Name, string Index, long Bytes);
}
