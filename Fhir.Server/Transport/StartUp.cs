using System.Diagnostics;
using Fhir.Kernel.Outcome;
using Fhir.Kernel.Validation;
using Fhir.Server.Definitions;
using Fhir.Server.Interactions;
using Fhir.Server.Validation;
using Fhir.Store.Access;
using Fhir.Tiltak;
using Fhir.Tiltak.Seed;

namespace Fhir.Server.Transport;

/// <summary>
/// What happens between "listening" and "ready": the store is opened and the synthetic story is stored, through the same transaction and the same
/// validation as anyone's. A server that cannot get ready says why and stays unready.
/// </summary>
public sealed partial class StartUp(
    StoreHolder holder, HostSettings settings, WriteValidator validator, Transaction transaction, FhirRoutes routes, RouteTable table, FhirRouter router, DefinitionWatch watch, Readiness readiness,
    IServiceProvider services, ILogger<StartUp> log) : BackgroundService
{
    /// <summary>Written in the same commit as the story, so that half a story cannot pass for one.</summary>
    public const string SeedMarker = "seed";

    protected override Task ExecuteAsync(CancellationToken stoppingToken) => Task.Run(() => GetReadyAsync(stoppingToken), stoppingToken);

    private async Task GetReadyAsync(CancellationToken cancel)
    {
        var clock = Stopwatch.StartNew();
        try
        {
            router.Use(routes.All);
            table.Fill(routes.All);
            await OpenStoreAsync(cancel);
            await watch.LoadAsync(cancel);
            if (await SeedAsync(cancel) is { } refusal)
            {
                readiness.Fail($"the synthetic data were refused: {refusal}");
                LogRefused($"{refusal}");
                return;
            }
            WarmUp();
            readiness.Ready();
            LogReady(clock.ElapsedMilliseconds);
            if (ListenAddresses.Bound(services) is [var address, ..]) Console.Out.Write(Greeting.Of(address));
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            readiness.Fail(failure.GetType().Name);
            LogFailed(failure);
        }
    }

    /// <summary>A database that other machines carry may come up after the server.</summary>
    private async Task OpenStoreAsync(CancellationToken cancel)
    {
        while (true)
        {
            try
            {
                holder.Open();
                return;
            }
            catch (StoreException away) when (away.IsTransient)
            {
                LogWaiting(away.Message);
                await Task.Delay(TimeSpan.FromSeconds(2), cancel);
            }
        }
    }

    private async Task<Refusal?> SeedAsync(CancellationToken cancel)
    {
        var isWanted = settings.Seed ?? (holder.IsEmbedded && holder.Store.IsEmpty);
        if (!isWanted || holder.Store.HasMarker(SeedMarker)) return null;

        var story = validator.ReadJson(SeedTransaction.ToJson());
        return story.Refusal ?? await transaction.StoreAsync(story.Value, "https://fhirref.example/fhir", SeedMarker, holder.Bind(Permit.Open), cancel);
    }

    // The first caller should not wait for what every caller needs.
    private void WarmUp() => validator.ReadJson("""{"resourceType":"Patient"}"""u8.ToArray());

    [LoggerMessage(LogLevel.Warning, "The database is not there yet: {Reason}")]
    private partial void LogWaiting(string reason);

    [LoggerMessage(LogLevel.Information, "Ready after {Milliseconds} ms")]
    private partial void LogReady(long milliseconds);

    [LoggerMessage(LogLevel.Critical, "The synthetic data were refused: {Reason}")]
    private partial void LogRefused(string reason);

    [LoggerMessage(LogLevel.Critical, "The server cannot get ready")]
    private partial void LogFailed(Exception failure);
}
