using Fhir.Server.Transport;
using Fhir.Store.Access;

namespace Fhir.Server.Definitions;

/// <summary>
/// Brings what the store holds into force: all of it when the server starts, and then what other processes on the same database have written, which is
/// looked for every second.
/// </summary>
public sealed partial class DefinitionWatch(StoreHolder holder, LiveDefinitions definitions, LiveParameters parameters, Readiness readiness, TimeProvider clock, ILogger<DefinitionWatch> log) : BackgroundService
{
    /// <summary>Contract: in force on other processes within 2 s.</summary>
    private static readonly TimeSpan Pace = TimeSpan.FromSeconds(1);

    private string? stamp;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Pace, clock);
        // Ends the timer instead of throwing out of it: to stop is nothing unusual.
        using var stop = stoppingToken.Register(timer.Dispose);
        while (await timer.WaitForNextTickAsync(CancellationToken.None))
        {
            if (readiness.IsReady) await LookAsync(stoppingToken);
        }
    }

    /// <summary>Reads every resource whose version is not the one in force.</summary>
    public async Task LoadAsync(CancellationToken cancel)
    {
        stamp = Stamp();
        foreach (var type in LiveDefinitions.Types) await LoadAsync(type, cancel);
        await LoadParametersAsync(cancel);
    }

    private string Stamp() => holder.Store.StampOf([.. LiveDefinitions.Types, LiveParameters.Type]);

    private async Task LoadParametersAsync(CancellationToken cancel)
    {
        var (known, present) = (parameters.Versions, holder.Store.VersionsOf(LiveParameters.Type).ToDictionary(pair => pair.Id, pair => pair.Version));
        await parameters.ApplyAsync(holder.Store, await ReadAsync(LiveParameters.Type, present, known, cancel), cancel);
        await parameters.RemoveAsync(holder.Store, [.. known.Keys.Where(id => !present.ContainsKey(id))], cancel);
    }

    private async Task LookAsync(CancellationToken cancel)
    {
        try
        {
            if (Stamp() != stamp) await LoadAsync(cancel);
            await parameters.CatchUpAsync(holder.Store, cancel);
        }
        catch (Exception failure) when (!cancel.IsCancellationRequested)
        {
            LogFailed(failure);
        }
        catch (Exception) when (cancel.IsCancellationRequested)
        {
            // The store is being closed.
        }
    }

    private async Task LoadAsync(string type, CancellationToken cancel)
    {
        var (known, present) = (definitions.VersionsOf(type), holder.Store.VersionsOf(type).ToDictionary(pair => pair.Id, pair => pair.Version));
        definitions.Apply(await ReadAsync(type, present, known, cancel));
        definitions.Remove(type, known.Keys.Where(id => !present.ContainsKey(id)));
    }

    private async Task<List<StoredResource>> ReadAsync(string type, Dictionary<string, long> present, IReadOnlyDictionary<string, long> known, CancellationToken cancel)
    {
        var store = holder.Store.Bind(Permit.Open);
        var read = new List<StoredResource>();
        foreach (var (id, version) in present)
        {
            if (known.GetValueOrDefault(id) >= version) continue;
            if ((await store.ReadAsync(type, id, cancel)).Value is { } resource) read.Add(resource);
        }
        return read;
    }

    [LoggerMessage(LogLevel.Error, "The definitions of other processes cannot be read")]
    private partial void LogFailed(Exception failure);
}
