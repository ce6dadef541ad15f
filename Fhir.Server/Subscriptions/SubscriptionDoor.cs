using Fhir.Server.Subscriptions.Dispatch;
using Fhir.Store.Access;

namespace Fhir.Server.Subscriptions;

/// <summary>What a store's writes have to do with subscriptions: Subscriptions pass the gate, and whoever waits for events hears of the rest.</summary>
public sealed class SubscriptionDoor(SubscriptionGate gate, SubscriptionSignals signals, SubscriptionLog log)
{
    /// <inheritdoc cref="SubscriptionGate.Admit"/>
    public (WriteBatch Batch, WriteFailure? Failure) Admit(WriteBatch batch, Permit permit) => gate.Admit(batch, permit, log.OwnerOf);

    public void Tell(WriteBatch stored) => signals.Tell(isSubscription: stored.Commands.Any(command => command.Type == "Subscription"));
}
