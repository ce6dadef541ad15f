namespace Fhir.Store.Access;

/// <summary>How far the telling of one subscription has come.</summary>
/// <param name="Version">The version of the Subscription that events are matched with.</param>
/// <param name="IsLive">Events are looked for: the subscription is requested, active or in error, but not off.</param>
/// <param name="Events">The number of the last event; numbers begin at 1, without gaps.</param>
/// <param name="Delivered">The number of the last event the subscriber has taken.</param>
/// <param name="Attempts">Failures since something was last taken.</param>
/// <param name="DueAt">Nothing is sent before.</param>
/// <param name="SentAt">When something was last taken; the epoch when nothing ever was.</param>
public sealed record SubscriptionState(
    string Id, long Version, bool IsLive, long Events, long Delivered, int Attempts, DateTimeOffset DueAt, DateTimeOffset SentAt);

/// <summary>Something a subscriber asked to be told of. The number is its own in its subscription and never given again.</summary>
/// <param name="Number">0 until the event is logged.</param>
/// <param name="Type">With <paramref name="Id"/> and <paramref name="Version"/>: the version of a resource that made the event.</param>
public sealed record SubscriptionEvent(string Subscription, long Number, DateTimeOffset Time, string Type, string Id, long Version, WriteMethod Method);

/// <summary>A version of a Subscription that has come into force, or has ended the subscription.</summary>
public sealed record SubscriptionChange(string Id, long Version, SubscriptionFate Fate);

public enum SubscriptionFate
{
    /// <summary>Events are looked for.</summary>
    Live,

    /// <summary>No events are looked for; what was logged stays.</summary>
    Off,

    /// <summary>The Subscription was deleted, and what was logged goes with it.</summary>
    Gone,
}
