using Fhir.Server.Subscriptions.Channels;
using Fhir.Server.Subscriptions.Notifications;
using Fhir.Server.Transport;
using Fhir.Store.Access;

namespace Fhir.Server.Subscriptions.Dispatch;

/// <summary>
/// What is due to one rest-hook: the handshake, the next events in their order, or a heartbeat. An event counts as delivered when the endpoint has taken
/// it; one that was taken just before the process died is sent again, under the same number.
/// https://hl7.org/fhir/uv/subscriptions-backport/channels.html#rest-hook
/// </summary>
public sealed class RestHookDelivery(
    StoreHolder holder, RestHookClient client, Notifier notifier, StatusWriter statuses, SubscriptionSettings settings, SubscriptionCounts counts, TimeProvider clock)
{
    /// <summary>What the server cannot tell yet waits as long as after so many failures.</summary>
    private const int WaitsAs = 3;

    public bool IsDue(OwnedSubscription owned, SubscriptionState state, DateTimeOffset now) => now >= state.DueAt && owned.Subscription.Status switch
    {
        SubscriptionStatus.Requested => true,
        SubscriptionStatus.Active => state.Delivered < state.Events || IsHeartbeatDue(owned, state, now),
        _ => false,
    };

    /// <returns>The version of the Subscription that was written meanwhile; null when none was.</returns>
    public async Task<long?> DeliverAsync(OwnedSubscription owned, SubscriptionState state, CancellationToken cancel)
    {
        if (owned.Subscription.Status == SubscriptionStatus.Requested) return await HandshakeAsync(owned, state, cancel);
        if (state.Delivered < state.Events) return await SendEventsAsync(owned, state, cancel);
        return await SettleAsync(owned, state, state.Delivered, await PostAsync(owned, notifier.Heartbeat(owned, state), cancel));
    }

    private static bool IsHeartbeatDue(OwnedSubscription owned, SubscriptionState state, DateTimeOffset now) =>
        owned.Subscription.Heartbeat is { } period && now >= state.SentAt + period;

    private async Task<long?> HandshakeAsync(OwnedSubscription owned, SubscriptionState state, CancellationToken cancel)
    {
        var problem = await PostAsync(owned, notifier.Handshake(owned, state), cancel);
        if (problem is not null) return await FailAsync(owned, problem);
        await holder.Store.Subscriptions.DeliveredAsync(owned.Id, state.Delivered, clock.GetUtcNow(), CancellationToken.None);
        return await statuses.WriteAsync(owned, SubscriptionStatus.Active, null, CancellationToken.None);
    }

    private async Task<long?> SendEventsAsync(OwnedSubscription owned, SubscriptionState state, CancellationToken cancel)
    {
        var events = holder.Store.Subscriptions.Events(owned.Id, state.Delivered + 1, state.Events, owned.Subscription.MaxCount);
        // Older than what is kept: the gap in the numbers tells the subscriber.
        if (events.Count == 0) return await SettleAsync(owned, state, state.Events, null);
        var notification = await notifier.EventsAsync(owned, events, cancel);
        if (!notification.IsValue) return await WaitAsync(owned, state);
        return await SettleAsync(owned, state, events[^1].Number, await PostAsync(owned, notification.Value, cancel));
    }

    /// <summary>That the server cannot tell it yet is no failure of the endpoint's.</summary>
    private async Task<long?> WaitAsync(OwnedSubscription owned, SubscriptionState state)
    {
        await holder.Store.Subscriptions.PostponeAsync(owned.Id, state.Attempts, clock.GetUtcNow() + Backoff.After(WaitsAs, settings, Random.Shared.NextDouble()), CancellationToken.None);
        return null;
    }

    private async Task<string?> PostAsync(OwnedSubscription owned, Notification notification, CancellationToken cancel)
    {
        var headers = SubscriptionSecrets.Of(owned.Owner.Aside).Headers;
        var problem = await client.PostAsync(owned.Subscription.Endpoint!, headers, notification.Body, notification.ContentType, owned.Subscription.Timeout, cancel);
        if (problem is null) counts.AddTaken();
        else counts.AddFailed();
        return problem;
    }

    // Once the endpoint has answered, that is noted, whatever else is given up.
    private async Task<long?> SettleAsync(OwnedSubscription owned, SubscriptionState state, long number, string? problem)
    {
        var (now, log) = (clock.GetUtcNow(), holder.Store.Subscriptions);
        if (problem is null) await log.DeliveredAsync(owned.Id, number, now, CancellationToken.None);
        else if (state.Attempts + 1 >= settings.MaxAttempts) return await FailAsync(owned, problem);
        else await log.PostponeAsync(owned.Id, state.Attempts + 1, now + Backoff.After(state.Attempts + 1, settings, Random.Shared.NextDouble()), CancellationToken.None);
        return null;
    }

    private async Task<long?> FailAsync(OwnedSubscription owned, string problem)
    {
        counts.AddError();
        return await statuses.WriteAsync(owned, SubscriptionStatus.Error, problem, CancellationToken.None);
    }
}
