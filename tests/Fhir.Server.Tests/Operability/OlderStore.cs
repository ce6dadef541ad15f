using Fhir.Kernel.Definitions;
using Fhir.Kernel.Json;
using Fhir.Kernel.Search;
using Fhir.Profiles;
using Fhir.Store.Access;
using Xunit;

namespace Fhir.Server.Tests.Operability;

/// <summary>A store that an older program filled, with more than is renewed while it is opened.</summary>
internal sealed class OlderStore : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("fhirref-renewal-").FullName;

    private StoreSettings Settings => new() { ConnectionString = $"Data Source={Path.Combine(folder, "fhirref.db")}" };

    /// <summary>Resources in it, and in the first portion that is renewed.</summary>
    public int Resources => Settings.RenewedAtOnce + 100;

    public const int Portion = 100;

    /// <summary>What makes a server open it.</summary>
    public string Setting => $"--FhirRef:Store:ConnectionString={Settings.ConnectionString}";

    /// <param name="known">The parameters of the older program.</param>
    /// <param name="resource">The resource with a number.</param>
    public async Task FillAsync(SearchParameterSet known, Func<int, string> resource)
    {
        using var older = FhirStore.Open(Settings, known);
        foreach (var chunk in Enumerable.Range(0, Resources).Chunk(300))
            Assert.True((await older.Bind(Permit.Open).WriteAsync(new WriteBatch([.. chunk.Select(number => Put(resource(number)))]), TestContext.Current.CancellationToken)).IsStored);
    }

    /// <summary>Another process, which has renewed a portion. It has a clock that is ahead: to others it is alive until it says that it is done.</summary>
    public async Task<FhirStore> BeginRenewalAsync()
    {
        using var stop = new CancellationTokenSource();
        var other = FhirStore.Open(Settings with { Clock = new AheadClock() }, ProfilePackages.SearchParameters);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => other.Renewal.RunAsync(state =>
        {
            if (state.Done == Portion) stop.Cancel();
        }, stop.Token));
        return other;
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private static UpdateCommand Put(string json)
    {
        var resource = JsonParser.Parse(System.Text.Encoding.UTF8.GetBytes(json), DefinitionsPack.Core.Schema).Document!.Root;
        return new UpdateCommand(resource, resource.ValueOf("id")!, null);
    }

    private sealed class AheadClock : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => base.GetUtcNow().AddHours(1);
    }
}
