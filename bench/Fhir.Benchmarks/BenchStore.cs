using Fhir.Profiles;
using Fhir.Store.Access;

namespace Fhir.Benchmarks;

/// <summary>A kind of database that stores are filled in; each filled store is made once below <see cref="Servers.Folder"/> and found there again.</summary>
public abstract class BenchStore
{
    public abstract string Name { get; }

    /// <summary>Patients whose answers are filled in by turns: it decides where rows lie where they lie as they came, and nothing where they lie by key.</summary>
    protected abstract int PatientsInTurn { get; }

    public static BenchStore Named(string name) => name switch
    {
        "sqlite" => new SqliteBenchStore(),
        "postgres" => new PostgresBenchStore(),
        _ => throw new ArgumentException($"There is no store {name}; sqlite or postgres."),
    };

    /// <summary>Whether the database has memory enough to keep what it has read; before anything is served.</summary>
    public virtual void GiveMemory(bool isPlenty)
    {
    }

    /// <summary>An empty store under a name; what was there is gone.</summary>
    public abstract Task<FilledStore> EmptyAsync(string name, CancellationToken cancel);

    /// <summary>A store with so many Observations, <see cref="Observations.PerPatient"/> of each patient.</summary>
    public async Task<FilledStore> FillAsync(int observations, CancellationToken cancel)
    {
        var name = $"{Name}-{observations}";
        var done = Path.Combine(Servers.Folder, $"{name}.complete");
        if (File.Exists(done)) return await FindAsync(name, cancel);
        Directory.CreateDirectory(Servers.Folder);
        var store = await EmptyAsync(name, cancel);
        await Filling.RunAsync(store.Settings, observations, PatientsInTurn, cancel);
        await SettleAsync(store, cancel);
        File.WriteAllText(done, "");
        return store;
    }

    /// <summary>A store to write into: an empty one, or a copy of one that is filled.</summary>
    public async Task<FilledStore> BeginAsync(string name, int stored, CancellationToken cancel) =>
        stored == 0 ? await EmptyAsync(name, cancel) : await CopyAsync(await FillAsync(stored, cancel), name, cancel);

    /// <summary>Gives back the disk that a store takes.</summary>
    public abstract Task DropAsync(FilledStore store, CancellationToken cancel);

    protected abstract Task<FilledStore> CopyAsync(FilledStore store, string name, CancellationToken cancel);

    /// <summary>The Observations of a store in a plain table, made when it is not there.</summary>
    /// <returns>The connection string of its database.</returns>
    public abstract Task<string> PlainAsync(FilledStore store, string name, CancellationToken cancel);

    /// <summary>What creates have left in a store.</summary>
    public abstract StoredRows RowsOf(FilledStore store, int resources);

    /// <summary>Inserts such rows into a store's tables, which are made when there are none.</summary>
    public abstract IRowSink SinkOf(StoredRows rows, FilledStore store);

    protected static void MakeTables(FilledStore store) => FhirStore.Open(store.Settings, ProfilePackages.SearchParameters).Dispose();

    protected abstract Task<FilledStore> FindAsync(string name, CancellationToken cancel);

    /// <summary>What a database does by itself in a quiet hour: checkpoints, statistics.</summary>
    protected abstract Task SettleAsync(FilledStore store, CancellationToken cancel);
}

/// <param name="Settings">To open it in this process.</param>
/// <param name="DataFolder">The server's own.</param>
/// <param name="ServerSettings">To serve it.</param>
/// <param name="BytesOnDisk">Of everything that belongs to it.</param>
public sealed record FilledStore(StoreSettings Settings, string DataFolder, string[] ServerSettings, Func<long> BytesOnDisk)
{
    public Task<ChildServer> ServeAsync(CancellationToken cancel, params string[] more) => Servers.FhirAsync(DataFolder, cancel, [.. ServerSettings, .. more]);
}
