using Fhir.Server.Subscriptions.Dispatch;
using Fhir.Store.Access;

namespace Fhir.Server.Subscriptions.Streams;

/// <summary>Waits for the events of a subscription. What this process logs is heard at once, what another one does by looking.</summary>
public sealed class EventFeed(SubscriptionRecords records, SubscriptionSignals signals, TimeProvider clock)
{
    private static readonly TimeSpan Pace = TimeSpan.FromMilliseconds(500);

    /// <summary>Looks until the condition holds or the time is over; asked at least once.</summary>
    /// <param name="isEnough">Told how the subscription stands.</param>
    public async Task<SubscriptionState> WaitAsync(string id, Func<SubscriptionState, bool> isEnough, DateTimeOffset until, CancellationToken cancel)
    {
        while (true)
        {
            var woken = signals.Logged.Next;
            var (state, left) = (records.StateOf(id), until - clock.GetUtcNow());
            if (isEnough(state) || left <= TimeSpan.Zero) return state;
            await Signal.WaitAsync(woken, left < Pace ? left : Pace, clock, cancel);
        }
    }
}
