using Fhir.Server.Transport;
using Fhir.Store.Access;

namespace Fhir.Server.Jobs;

/// <summary>
/// Goes on with the index that an older program left, for as long as it takes, while the server is used. Of several processes on the database one does it; the others
/// ask each second whether it still does.
/// </summary>
public sealed partial class IndexRenewer(StoreHolder holder, Readiness readiness, TimeProvider clock, ILogger<IndexRenewer> log) : BackgroundService
{
    private static readonly TimeSpan Pace = TimeSpan.FromSeconds(1);

    private long told = -1;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested && !await IsRenewedAsync(stoppingToken))
            await Task.Delay(Pace, clock, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    /// <summary>Nothing becomes stale while the store is open: once done it is done.</summary>
    private async Task<bool> IsRenewedAsync(CancellationToken stop)
    {
        if (!readiness.IsReady) return false;
        try
        {
            return await holder.Store.Renewal.RunAsync(Tell, stop);
        }
        catch (Exception failure) when (!stop.IsCancellationRequested)
        {
            LogTrouble(failure);
            return false;
        }
        catch (Exception) when (stop.IsCancellationRequested)
        {
            // The place is kept with the last portion.
            return true;
        }
    }

    /// <summary>A line at the start, at every tenth and at the end.</summary>
    private void Tell(ReindexState state)
    {
        var tenth = state.IsDone ? 10 : Math.Min(9, 10 * state.Done / Math.Max(1, state.Total));
        if (tenth == told) return;
        told = tenth;
        if (state.IsDone) LogDone(state.Done);
        else LogGoing(state.Done, Math.Max(state.Done, state.Total));
    }

    [LoggerMessage(LogLevel.Information, "The index of another program is being renewed: {Done} of {Total} resources; searches that need it are refused with 503")]
    private partial void LogGoing(long done, long total);

    [LoggerMessage(LogLevel.Information, "The index is renewed: {Done} resources")]
    private partial void LogDone(long done);

    [LoggerMessage(LogLevel.Error, "The index cannot be renewed; trying again")]
    private partial void LogTrouble(Exception failure);
}
