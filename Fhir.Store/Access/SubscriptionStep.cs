namespace Fhir.Store.Access;

/// <summary>One thing the dispatcher found in the journal: a Subscription that came into force or ended, or an event.</summary>
public sealed record SubscriptionStep(SubscriptionChange? Change, SubscriptionEvent? Event)
{
    public static implicit operator SubscriptionStep(SubscriptionChange change) => new(change, null);

    public static implicit operator SubscriptionStep(SubscriptionEvent happened) => new(null, happened);
}
