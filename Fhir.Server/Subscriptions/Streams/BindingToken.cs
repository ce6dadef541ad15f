using System.Text.Json;
using System.Text.Json.Serialization;
using Fhir.Store.Access;
using Fhir.Store.Access.Jobs;

namespace Fhir.Server.Subscriptions.Streams;

/// <summary>
/// What a websocket is bound with: which subscriptions, until when, and as whom. It is sealed and not stored, so any process takes it; a socket cannot carry
/// an Authorization header. https://hl7.org/fhir/uv/subscriptions-backport/OperationDefinition-backport-subscription-get-ws-binding-token.html
/// </summary>
/// <param name="Caller">The permit of whoever asked for the token, as text.</param>
public sealed partial record BindingToken(IReadOnlyList<string> Subscriptions, DateTimeOffset Expires, string Caller)
{
    /// <summary>As many as fit into a token that still fits into one frame.</summary>
    public const int MostSubscriptions = 30;

    public static readonly TimeSpan Life = TimeSpan.FromHours(1);

    [JsonIgnore]
    public Permit Permit => PermitText.Read(Caller);

    public static BindingToken For(IReadOnlyList<string> subscriptions, Permit permit, DateTimeOffset now) => new(subscriptions, now + Life, PermitText.Of(permit));

    public string Seal(SubscriptionLog log) => log.Seal(JsonSerializer.Serialize(this, BindingFormat.Default.BindingToken));

    /// <summary>Null for a token that is not ours or has expired.</summary>
    public static BindingToken? Open(string token, SubscriptionLog log, DateTimeOffset now) =>
        log.Unseal(token) is { } text && JsonSerializer.Deserialize(text, BindingFormat.Default.BindingToken) is { } known && known.Expires > now ? known : null;

    [JsonSerializable(typeof(BindingToken))]
    private sealed partial class BindingFormat : JsonSerializerContext;
}
