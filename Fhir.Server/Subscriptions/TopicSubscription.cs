using System.Collections.Immutable;
using Fhir.Kernel.Search;
using Fhir.Server.Subscriptions.Topics;

namespace Fhir.Server.Subscriptions;

/// <summary>A Subscription as the server understands it. https://hl7.org/fhir/uv/subscriptions-backport/StructureDefinition-backport-subscription.html</summary>
public sealed record TopicSubscription
{
    public required string Id { get; init; }

    public required long Version { get; init; }

    public required SubscriptionStatus Status { get; init; }

    public required SubscriptionTopic Topic { get; init; }

    public required ChannelType Channel { get; init; }

    /// <summary>All that speak of the type of a change must hold.</summary>
    public ImmutableArray<SearchQuery> Filters { get; init; } = [];

    /// <summary>Null for a channel that is read from.</summary>
    public Uri? Endpoint { get; init; }

    public bool IsXml { get; init; }

    public required NotificationContent Content { get; init; }

    /// <summary>Null when the subscriber asked for no heartbeat.</summary>
    public TimeSpan? Heartbeat { get; init; }

    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>Events in one notification at most.</summary>
    public int MaxCount { get; init; } = 1;

    /// <summary>Null for no end.</summary>
    public DateTimeOffset? End { get; init; }

    public bool IsLive => Status != SubscriptionStatus.Off;

    public bool HasEnded(DateTimeOffset time) => End is { } end && time >= end;
}

/// <summary>https://hl7.org/fhir/R4/valueset-subscription-status.html</summary>
public enum SubscriptionStatus
{
    Requested,
    Active,
    Error,
    Off,
}

/// <summary>https://hl7.org/fhir/R4/valueset-subscription-channel-type.html</summary>
public enum ChannelType
{
    RestHook,
    WebSocket,
}

/// <summary>https://hl7.org/fhir/uv/subscriptions-backport/ValueSet-backport-content-value-set.html</summary>
public enum NotificationContent
{
    Empty,
    IdOnly,
    FullResource,
}
