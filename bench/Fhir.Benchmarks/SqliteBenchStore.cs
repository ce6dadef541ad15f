using Fhir.Store.Access;
using Microsoft.Data.Sqlite;

namespace Fhir.Benchmarks;

/// <summary>One file a store, in a data folder of its own.</summary>
public sealed class SqliteBenchStore : BenchStore
{
    public override string Name => "sqlite";

    /// <summary>Rows lie by key whatever the order; with all patients in turn each commit would write every page of the file anew, for hours.</summary>
    protected override int PatientsInTurn => 50;

    public override Task<FilledStore> EmptyAsync(string name, CancellationToken cancel)
    {
        var folder = Path.Combine(Servers.Folder, name);
        if (Directory.Exists(folder)) Directory.Delete(folder, recursive: true);
        Directory.CreateDirectory(folder);
        return FindAsync(name, cancel);
    }

    public override Task DropAsync(FilledStore store, CancellationToken cancel)
    {
        Directory.Delete(store.DataFolder, recursive: true);
        return Task.CompletedTask;
    }

    public static string FileOf(FilledStore store) => Path.Combine(store.DataFolder, "fhirref.db");

    public override async Task<string> PlainAsync(FilledStore store, string name, CancellationToken cancel)
    {
        var file = Path.Combine(Servers.Folder, $"{name}.db");
        if (!File.Exists(file)) PlainBodies.Write(await PlainBodies.ReadAsync(store, cancel), file);
        return $"Data Source={file};Mode=ReadOnly";
    }

    public override StoredRows RowsOf(FilledStore store, int resources)
    {
        using var connection = new SqliteConnection($"Data Source={FileOf(store)};Pooling=False");
        connection.Open();
        // Generated columns are hidden in the sense of table_xinfo.
        return StoredRows.Read(connection, "SELECT t.name, c.name FROM sqlite_master t, pragma_table_xinfo(t.name) c WHERE t.type = 'table' AND c.hidden = 0 ORDER BY t.name, c.cid", resources);
    }

    public override IRowSink SinkOf(StoredRows rows, FilledStore store)
    {
        MakeTables(store);
        return new SqliteRowSink(rows, FileOf(store));
    }

    protected override async Task<FilledStore> CopyAsync(FilledStore store, string name, CancellationToken cancel)
    {
        var copy = await EmptyAsync(name, cancel);
        await SettleAsync(store, cancel);
        File.Copy(FileOf(store), FileOf(copy));
        PageCache.Settle(FileOf(copy));
        PageCache.Forget(FileOf(store));
        return copy;
    }

    protected override Task<FilledStore> FindAsync(string name, CancellationToken cancel)
    {
        var folder = Path.Combine(Servers.Folder, name);
        return Task.FromResult(new FilledStore(new StoreSettings { ConnectionString = $"Data Source={Path.Combine(folder, "fhirref.db")}" }, folder, [],
            () => new DirectoryInfo(folder).EnumerateFiles("fhirref.db*").Sum(file => file.Length)));
    }

    protected override async Task SettleAsync(FilledStore store, CancellationToken cancel)
    {
        await using var connection = new SqliteConnection($"Data Source={FileOf(store)};Pooling=False");
        await connection.OpenAsync(cancel);
        await using var command = connection.CreateCommand();
        command.CommandText = "PRAGMA wal_checkpoint(TRUNCATE);";
        await command.ExecuteNonQueryAsync(cancel);
    }
}
