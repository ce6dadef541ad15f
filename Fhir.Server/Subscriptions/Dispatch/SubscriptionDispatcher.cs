using Fhir.Server.Transport;

namespace Fhir.Server.Subscriptions.Dispatch;

/// <summary>
/// Follows the journal and sees to deliveries, in one process at a time: whoever holds the lease. Another takes over when the lease has run out, at the
/// place in the journal and at the numbers where the first stopped.
/// </summary>
public sealed partial class SubscriptionDispatcher(
    StoreHolder holder, JournalFollower follower, DeliveryRound round, SubscriptionSignals signals, SubscriptionSettings settings, Readiness readiness,
    TimeProvider clock, ILogger<SubscriptionDispatcher> log) : BackgroundService
{
    /// <summary>How often is looked for what other processes wrote, and for what is due.</summary>
    private static readonly TimeSpan Pace = TimeSpan.FromMilliseconds(500);

    /// <summary>After a failure (the database is away, the disk is full) the next look: a log that fills up helps nobody.</summary>
    private static readonly TimeSpan Rest = TimeSpan.FromSeconds(5);

    /// <summary>How long a server that stops waits for endpoints to answer.</summary>
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(5);

    private static readonly TimeSpan Cleaning = TimeSpan.FromHours(1);

    private readonly string name = Guid.NewGuid().ToString();
    private CancellationTokenSource? term;
    private DateTimeOffset renewAt;
    private DateTimeOffset cleanAt;
    private DateTimeOffset resumeAt;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            while (!stoppingToken.IsCancellationRequested)
            {
                var woken = signals.Written.Next;
                if (readiness.IsReady) await RoundAsync(stoppingToken);
                await Signal.WaitAsync(woken, Pace, clock, stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // To stop is nothing unusual.
        }
        await LeaveAsync();
    }

    private async Task RoundAsync(CancellationToken cancel)
    {
        if (clock.GetUtcNow() < resumeAt) return;
        try
        {
            if (!await HoldAsync(cancel)) return;
            bool? isMore = true;
            while (isMore == true) isMore = await follower.StepAsync(name, cancel);
            if (isMore is null) await LoseAsync();
            else round.Begin(term!.Token);
            if (term is not null) await CleanAsync(cancel);
        }
        catch (Exception failure) when (!cancel.IsCancellationRequested)
        {
            LogFailed(failure);
            resumeAt = clock.GetUtcNow() + Rest;
            // What is in memory may be ahead of what was written down.
            await LoseAsync();
        }
    }

    private async Task<bool> HoldAsync(CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        if (term is not null && now < renewAt) return true;
        if (!await holder.Store.Subscriptions.HoldAsync(name, now, settings.Lease, cancel))
        {
            await LoseAsync();
            return false;
        }
        renewAt = now + settings.Lease / 3;
        if (term is not null) return true;
        await follower.LoadAsync(cancel);
        term = new CancellationTokenSource();
        return true;
    }

    private async Task LoseAsync()
    {
        if (term is null) return;
        await term.CancelAsync();
        await round.FinishAsync();
        round.Forget();
        term.Dispose();
        term = null;
    }

    private async Task CleanAsync(CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        if (now < cleanAt) return;
        cleanAt = now + Cleaning;
        await holder.Store.Subscriptions.ForgetAsync(now - settings.Keep, cancel);
    }

    private async Task LeaveAsync()
    {
        if (term is null) return;
        // What an endpoint is just taking is better noted than sent again.
        await Task.WhenAny(round.FinishAsync(), Task.Delay(Grace, clock, CancellationToken.None));
        await LoseAsync();
        try
        {
            await holder.Store.Subscriptions.ReleaseAsync(name, CancellationToken.None);
        }
        catch (Exception failure)
        {
            // The lease runs out by itself.
            LogFailed(failure);
        }
    }

    public override void Dispose()
    {
        term?.Dispose();
        base.Dispose();
    }

    [LoggerMessage(LogLevel.Error, "The subscriptions could not be dispatched")]
    private partial void LogFailed(Exception failure);
}
