namespace Fhir.Server.Subscriptions;

/// <summary>The codes of a Subscription as FHIR writes them.</summary>
public static class SubscriptionCodes
{
    public const string Extensions = "http://hl7.org/fhir/uv/subscriptions-backport/StructureDefinition/";

    public static readonly string[] Channels = ["rest-hook", "websocket"];

    public static string Code(this SubscriptionStatus status) => status.ToString().ToLowerInvariant();

    public static string Code(this NotificationContent content) => content switch
    {
        NotificationContent.Empty => "empty",
        NotificationContent.IdOnly => "id-only",
        _ => "full-resource",
    };

    public static SubscriptionStatus? Status(string? code) => code switch
    {
        "requested" => SubscriptionStatus.Requested,
        "active" => SubscriptionStatus.Active,
        "error" => SubscriptionStatus.Error,
        "off" => SubscriptionStatus.Off,
        _ => null,
    };

    public static NotificationContent? Content(string? code) => code switch
    {
        "empty" => NotificationContent.Empty,
        "id-only" => NotificationContent.IdOnly,
        "full-resource" => NotificationContent.FullResource,
        _ => null,
    };

    public static ChannelType? Channel(string? code) => code switch
    {
        "rest-hook" => ChannelType.RestHook,
        "websocket" => ChannelType.WebSocket,
        _ => null,
    };
}
