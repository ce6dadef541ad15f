using System.Diagnostics;
using Fhir.Store.Access;
using Npgsql;

namespace Fhir.Benchmarks;

/// <summary>One database a store, in the bench's own <see cref="PostgresCluster"/>.</summary>
public sealed class PostgresBenchStore : BenchStore
{
    public override string Name => "postgres";

    /// <summary>All: rows lie as they came until they are clustered, and this is the order that is farthest from that of their keys.</summary>
    protected override int PatientsInTurn => int.MaxValue / Observations.PerPatient;

    public override void GiveMemory(bool isPlenty) => PostgresCluster.Restart(isPlenty ? PostgresCluster.SharedBuffers : PostgresCluster.FewSharedBuffers);

    public override async Task<FilledStore> EmptyAsync(string name, CancellationToken cancel)
    {
        await DropAsync(name, cancel);
        await RunAsync("postgres", $"CREATE DATABASE \"{name}\"", cancel);
        return await FindAsync(name, cancel);
    }

    public override Task DropAsync(FilledStore store, CancellationToken cancel) => DropAsync(NameOf(store), cancel);

    public override async Task<string> PlainAsync(FilledStore store, string name, CancellationToken cancel)
    {
        var (plain, done) = (PostgresCluster.Running.ConnectionString(name), Path.Combine(Servers.Folder, $"{name}.complete"));
        if (File.Exists(done)) return plain;
        await EmptyAsync(name, cancel);
        PlainBodies.WritePostgres(await PlainBodies.ReadAsync(store, cancel), plain);
        await File.WriteAllTextAsync(done, "", cancel);
        return plain;
    }

    public override StoredRows RowsOf(FilledStore store, int resources)
    {
        using var connection = new NpgsqlConnection(store.Settings.ConnectionString);
        connection.Open();
        // Not the words, as on SQLite, which keeps no rows of them that could be read.
        return StoredRows.Read(connection, """
            SELECT table_name::text, column_name::text FROM information_schema.columns
            WHERE table_schema = 'public' AND is_generated = 'NEVER' AND table_name <> 'words' ORDER BY table_name, ordinal_position
            """, resources);
    }

    public override IRowSink SinkOf(StoredRows rows, FilledStore store)
    {
        MakeTables(store);
        return new PostgresRowSink(rows, store.Settings.ConnectionString);
    }

    protected override async Task<FilledStore> CopyAsync(FilledStore store, string name, CancellationToken cancel)
    {
        await DropAsync(name, cancel);
        await RunAsync("postgres", $"CREATE DATABASE \"{name}\" TEMPLATE \"{NameOf(store)}\" STRATEGY FILE_COPY", cancel);
        return await FindAsync(name, cancel);
    }

    protected override Task<FilledStore> FindAsync(string name, CancellationToken cancel)
    {
        var connection = PostgresCluster.Running.ConnectionString(name);
        var folder = Path.Combine(Servers.Folder, name);
        Directory.CreateDirectory(folder);
        return Task.FromResult(new FilledStore(new StoreSettings { Provider = StoreProvider.Postgres, ConnectionString = connection }, folder,
            ["--FhirRef:Store:Provider", "postgres", "--FhirRef:Store:ConnectionString", connection], () => SizeOf(name)));
    }

    /// <summary>As <c>fhirref cluster</c> leaves it.</summary>
    protected override async Task SettleAsync(FilledStore store, CancellationToken cancel)
    {
        var (watch, bytes) = (Stopwatch.StartNew(), 0L);
        await StoreClustering.RunAsync(store.Settings.ConnectionString, report => bytes = report.DoneBytes, StoreClustering.Patience, cancel);
        Report.Print($"{Name}: tables of {bytes >> 20} MB laid in order in {watch.Elapsed.TotalSeconds:F0} s");
        await RunAsync(NameOf(store), "VACUUM (ANALYZE); CHECKPOINT", cancel);
    }

    private static string NameOf(FilledStore store) => new NpgsqlConnectionStringBuilder(store.Settings.ConnectionString).Database!;

    private static async Task DropAsync(string name, CancellationToken cancel)
    {
        NpgsqlConnection.ClearAllPools();
        await RunAsync("postgres", $"DROP DATABASE IF EXISTS \"{name}\" WITH (FORCE)", cancel);
    }

    private static long SizeOf(string name)
    {
        using var connection = new NpgsqlConnection(PostgresCluster.Running.ConnectionString(name));
        connection.Open();
        using var command = new NpgsqlCommand("SELECT pg_database_size(current_database())", connection);
        return (long)command.ExecuteScalar()!;
    }

    private static async Task RunAsync(string database, string sql, CancellationToken cancel)
    {
        await using var connection = new NpgsqlConnection(PostgresCluster.Running.ConnectionString(database));
        await connection.OpenAsync(cancel);
        foreach (var statement in sql.Split(';'))
        {
            await using var command = new NpgsqlCommand(statement, connection) { CommandTimeout = 600 };
            await command.ExecuteNonQueryAsync(cancel);
        }
    }
}
