using System.Diagnostics;
using Fhir.Kernel.Definitions;
using Fhir.Kernel.Json;
using Fhir.Kernel.Search;
using Fhir.Store.Access;

namespace Fhir.Benchmarks;

/// <summary>A store with a number of Observations, written by the store itself, in process. Made once in a folder and found there again.</summary>
public static class FilledStore
{
    private const int BatchSize = 500;

    /// <returns>The file of the database, in a data folder of its own.</returns>
    public static async Task<string> MakeAsync(string folder, int observations, CancellationToken cancel)
    {
        var (file, done) = (Path.Combine(folder, "fhirref.db"), Path.Combine(folder, "complete"));
        if (File.Exists(done)) return file;
        if (Directory.Exists(folder)) Directory.Delete(folder, recursive: true);
        Directory.CreateDirectory(folder);

        var clock = Stopwatch.StartNew();
        using (var store = FhirStore.Open(new StoreSettings { ConnectionString = $"Data Source={file}" }, SearchParameterSet.R4))
            for (var at = 0; at < observations; at += BatchSize) await WriteAsync(store.Bind(Permit.Open), at, Math.Min(BatchSize, observations - at), cancel);
        Report.Print($"{observations} Observations stored in {clock.Elapsed.TotalSeconds:F0} s");
        File.WriteAllText(done, "");
        return file;
    }

    private static async Task WriteAsync(IPermittedStore store, int first, int count, CancellationToken cancel)
    {
        var commands = Enumerable.Range(first, count).Select(number =>
            (WriteCommand)new CreateCommand(JsonParser.Parse(Observations.Variation(number), DefinitionsPack.Core.Schema).Document!.Root, Guid.CreateVersion7().ToString()));
        var result = await store.WriteAsync(new WriteBatch([.. commands]), cancel);
        if (!result.IsStored) throw new InvalidOperationException($"{result.Failure.Refusal}");
    }
}
