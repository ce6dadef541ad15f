using System.Text.Json;
using System.Text.Json.Serialization;
using Fhir.Server.Subscriptions.Channels;

namespace Fhir.Server.Subscriptions;

/// <summary>
/// The values of a channel's headers, kept beside the Subscription. They belong to the endpoint they were given for: whoever sends a mask for another
/// endpoint does not get them.
/// </summary>
public sealed partial record SubscriptionSecrets(string Endpoint, IReadOnlyList<string> Headers)
{
    public static SubscriptionSecrets None { get; } = new("", []);

    /// <summary>Reads what <see cref="ToText"/> wrote; nothing for an empty text.</summary>
    public static SubscriptionSecrets Of(string? aside) => string.IsNullOrEmpty(aside) ? None : JsonSerializer.Deserialize(aside, SecretFormat.Default.SubscriptionSecrets)!;

    public string ToText() => Headers.Count == 0 ? "" : JsonSerializer.Serialize(this, SecretFormat.Default.SubscriptionSecrets);

    /// <summary>The whole header that a mask stands for; null when none is known.</summary>
    public string? Find(string name, string endpoint) => endpoint != Endpoint ? null
        : Headers.FirstOrDefault(header => ChannelHeaders.Parse(header) is { } known && known.Name.Equals(name, StringComparison.OrdinalIgnoreCase));

    [JsonSerializable(typeof(SubscriptionSecrets))]
    private sealed partial class SecretFormat : JsonSerializerContext;
}
