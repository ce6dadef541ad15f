using Fhir.Server.Subscriptions.Streams;
using Fhir.Server.Transport;
using Fhir.Store.Access;

namespace Fhir.Server.Subscriptions;

/// <summary>How far subscriptions have come, and what was logged for them. Whoever asks has read the Subscription first.</summary>
public sealed class SubscriptionRecords(StoreHolder holder)
{
    /// <summary>One that the dispatcher has not come to yet has had no events.</summary>
    public SubscriptionState StateOf(string id) =>
        holder.Store.Subscriptions.StateOf(id) ?? new SubscriptionState(id, 0, IsLive: true, 0, 0, 0, DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch);

    public string Seal(BindingToken token) => token.Seal(holder.Store.Subscriptions);

    public IReadOnlyList<SubscriptionEvent> Events(string id, long first, long last, int most) => holder.Store.Subscriptions.Events(id, first, last, most);
}
