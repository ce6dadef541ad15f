using System.Diagnostics;
using System.Text;
using Fhir.Kernel.Definitions;
using Fhir.Kernel.Elements;
using Fhir.Kernel.Json;
using Fhir.Profiles;
using Fhir.Store.Access;

namespace Fhir.Benchmarks;

/// <summary>Fills a store with Observations through the store itself, in process.</summary>
public static class Filling
{
    private const int BatchSize = 500;

    /// <param name="inTurn">Patients whose answers come by turns.</param>
    public static async Task RunAsync(StoreSettings settings, int observations, int inTurn, CancellationToken cancel)
    {
        var (clock, before) = (Stopwatch.StartNew(), Environment.CpuUsage.TotalTime);
        using (var store = FhirStore.Open(settings, ProfilePackages.SearchParameters)) await FillAsync(store.Bind(Permit.Open), observations, inTurn, cancel);
        Report.Print($"{observations} Observations stored in {clock.Elapsed.TotalSeconds:F0} s, {observations / clock.Elapsed.TotalSeconds:F0}/s; {(Environment.CpuUsage.TotalTime - before).TotalMicroseconds / observations:F0} us of this process's processor time each");
    }

    /// <summary>Two batches at a time: one is prepared while the other is written.</summary>
    private static async Task FillAsync(IPermittedStore store, int observations, int inTurn, CancellationToken cancel)
    {
        var patients = observations / Observations.PerPatient;
        var batches = Enumerable.Range(0, (patients + BatchSize - 1) / BatchSize).Select(batch => (First: batch * BatchSize, IsPatients: true))
            .Concat(Enumerable.Range(0, (observations + BatchSize - 1) / BatchSize).Select(batch => (First: batch * BatchSize, IsPatients: false)));
        await Parallel.ForEachAsync(batches, new ParallelOptions { MaxDegreeOfParallelism = 2, CancellationToken = cancel }, async (batch, stop) =>
            await WriteAsync(store, [.. Enumerable.Range(batch.First, Math.Min(BatchSize, (batch.IsPatients ? patients : observations) - batch.First)).Select(number => batch.IsPatients
                ? (WriteCommand)new UpdateCommand(Parse(Observations.Patient(number), $"benk-{number}"), $"benk-{number}", null)
                : new CreateCommand(Parse(Observations.Stored(number, Math.Min(inTurn, patients)), null), Guid.CreateVersion7().ToString()))], stop));
    }

    private static Element Parse(byte[] json, string? id)
    {
        if (id is not null) json = [.. "{\"id\":\""u8, .. Encoding.UTF8.GetBytes(id), .. "\","u8, .. json.AsSpan(1)];
        return JsonParser.Parse(json, DefinitionsPack.Core.Schema).Document!.Root;
    }

    private static async Task WriteAsync(IPermittedStore store, WriteCommand[] commands, CancellationToken cancel)
    {
        var result = await store.WriteAsync(new WriteBatch([.. commands]), cancel);
        if (!result.IsStored) throw new InvalidOperationException($"{result.Failure.Refusal}");
    }
}
