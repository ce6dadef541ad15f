namespace Fhir.Server.Subscriptions.Dispatch;

/// <summary>What the processes' own writes tell the dispatcher, and the dispatcher those who wait for events. Other processes are heard by looking.</summary>
public sealed class SubscriptionSignals
{
    private volatile bool isAnybodySubscribed;

    /// <summary>Something was written that may be an event, or a Subscription was.</summary>
    public Signal Written { get; } = new();

    /// <summary>Events were logged.</summary>
    public Signal Logged { get; } = new();

    /// <summary>Set by the dispatcher: without subscriptions an ordinary write wakes nobody.</summary>
    public bool IsAnybodySubscribed
    {
        get => isAnybodySubscribed;
        set => isAnybodySubscribed = value;
    }

    public void Tell(bool isSubscription)
    {
        if (isSubscription || isAnybodySubscribed) Written.Wake();
    }
}
