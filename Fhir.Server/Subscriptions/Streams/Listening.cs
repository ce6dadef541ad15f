using Fhir.Server.Subscriptions.Dispatch;
using Fhir.Server.Subscriptions.Notifications;
using Fhir.Store.Access;

namespace Fhir.Server.Subscriptions.Streams;

/// <summary>
/// Tells one client that listens what happens: the events after a number, in order, and heartbeats when the subscription has them and nothing else
/// was told for so long. Ends with the Subscription, or when its time is over.
/// </summary>
public sealed class Listening(SubscriptionShelf shelf, SubscriptionRecords records, EventFeed feed, Notifier notifier, SubscriptionCounts counts, TimeProvider clock)
{
    /// <summary>A Subscription may change while nothing is told; this often it is looked at.</summary>
    private static readonly TimeSpan LongestLook = TimeSpan.FromSeconds(2);

    /// <param name="after">The number of the last event the client has.</param>
    /// <param name="store">Bound to the client.</param>
    /// <param name="mostEvents">In one notification; null for what the subscription says.</param>
    public async Task RunAsync(string id, long after, IPermittedStore store, int? mostEvents, DateTimeOffset until, Tell tell, CancellationToken cancel)
    {
        var told = clock.GetUtcNow();
        while (clock.GetUtcNow() < until && await shelf.CurrentAsync(id, cancel) is { Subscription.IsLive: true } owned)
        {
            var look = Earliest(until, clock.GetUtcNow() + LongestLook, owned.Subscription.Heartbeat is { } period ? told + period : until);
            var state = await feed.WaitAsync(id, state => owned.Subscription.Status == SubscriptionStatus.Active && state.Events > after, look, cancel);
            if (owned.Subscription.Status != SubscriptionStatus.Active) continue;
            var events = records.Events(id, after + 1, state.Events, mostEvents ?? owned.Subscription.MaxCount);
            if (events.Count > 0 && await notifier.EventsAsync(owned, events, store, cancel) is { IsValue: true, Value: var notification })
            {
                await tell("event-notification", events[^1].Number, notification, cancel);
                after = events[^1].Number;
            }
            else if (owned.Subscription.Heartbeat is { } due && clock.GetUtcNow() >= told + due) await tell("heartbeat", null, notifier.Heartbeat(owned, state), cancel);
            else
            {
                // What cannot be told yet is looked at again like everything else.
                if (events.Count > 0) await Task.Delay(LongestLook, clock, cancel);
                continue;
            }
            counts.AddTaken();
            told = clock.GetUtcNow();
        }
    }

    private static DateTimeOffset Earliest(params ReadOnlySpan<DateTimeOffset> times)
    {
        var earliest = times[0];
        foreach (var time in times)
            if (time < earliest) earliest = time;
        return earliest;
    }
}
