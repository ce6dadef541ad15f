using System.Collections.Concurrent;
using Fhir.Server.Transport;
using Fhir.Store.Access;

namespace Fhir.Server.Subscriptions.Dispatch;

/// <summary>
/// Sees to every subscription that something is due to. One thing at a time is under way for a subscription, so its order holds; one that is slow keeps
/// nobody else waiting.
/// </summary>
public sealed partial class DeliveryRound(
    StoreHolder holder, JournalFollower follower, RestHookDelivery restHooks, StatusWriter statuses, SubscriptionSignals signals, TimeProvider clock, ILogger<DeliveryRound> log) : IDisposable
{
    private const int MostAtOnce = 32;

    private readonly SemaphoreSlim room = new(MostAtOnce);
    private readonly ConcurrentDictionary<string, Task> busy = new();

    // The version the server itself wrote, until the journal has brought it into force.
    private readonly ConcurrentDictionary<string, long> awaited = new();

    public void Begin(CancellationToken cancel)
    {
        // Asked before the states are read: a state that is read while its last work ends would be old.
        var (now, underWay) = (clock.GetUtcNow(), busy.Keys.ToHashSet());
        foreach (var state in holder.Store.Subscriptions.Live())
        {
            if (underWay.Contains(state.Id) || !follower.InForce.TryGetValue(state.Id, out var owned) || IsAwaited(owned) || owned.Subscription.Version != state.Version) continue;
            if (owned.Subscription.HasEnded(now)) Start(owned, token => statuses.WriteAsync(owned, SubscriptionStatus.Off, null, token), cancel);
            else if (owned.Subscription.Channel == ChannelType.WebSocket) Activate(owned, cancel);
            else if (restHooks.IsDue(owned, state, now)) Start(owned, token => restHooks.DeliverAsync(owned, state, token), cancel);
        }
    }

    /// <summary>Ends when nothing is under way any more.</summary>
    public Task FinishAsync() => Task.WhenAll(busy.Values);

    public void Forget() => awaited.Clear();

    public void Dispose() => room.Dispose();

    // There is nobody to ask: the handshake comes when a client binds.
    private void Activate(OwnedSubscription owned, CancellationToken cancel)
    {
        if (owned.Subscription.Status == SubscriptionStatus.Requested) Start(owned, token => statuses.WriteAsync(owned, SubscriptionStatus.Active, null, token), cancel);
    }

    private bool IsAwaited(OwnedSubscription owned)
    {
        if (!awaited.TryGetValue(owned.Id, out var version)) return false;
        if (owned.Subscription.Version < version) return true;
        awaited.TryRemove(owned.Id, out _);
        return false;
    }

    private void Start(OwnedSubscription owned, Func<CancellationToken, Task<long?>> work, CancellationToken cancel)
    {
        var begin = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        busy[owned.Id] = RunAsync(begin.Task, owned, work, cancel);
        begin.SetResult();
    }

    private async Task RunAsync(Task begin, OwnedSubscription owned, Func<CancellationToken, Task<long?>> work, CancellationToken cancel)
    {
        await begin;
        try
        {
            await room.WaitAsync(cancel);
            try
            {
                if (await work(cancel) is { } version) awaited[owned.Id] = version;
            }
            finally
            {
                room.Release();
            }
        }
        catch (OperationCanceledException) when (cancel.IsCancellationRequested)
        {
            // The server stops, or another dispatches now: what was under way is sent again.
        }
        catch (Exception failure)
        {
            LogFailed(owned.Id, failure);
        }
        finally
        {
            busy.TryRemove(owned.Id, out _);
            signals.Written.Wake();
        }
    }

    [LoggerMessage(LogLevel.Error, "Subscription {Id} could not be seen to")]
    private partial void LogFailed(string id, Exception failure);
}
