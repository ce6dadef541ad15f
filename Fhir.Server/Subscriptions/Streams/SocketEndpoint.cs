using System.Text.Json;
using Fhir.Kernel.Outcome;
using Fhir.Server.Operability.Load;
using Fhir.Server.Response;
using Fhir.Server.Subscriptions.Dispatch;
using Fhir.Server.Subscriptions.Notifications;
using Fhir.Server.Transport;

namespace Fhir.Server.Subscriptions.Streams;

/// <summary>Where websockets come in. Who calls is told by the token that the client binds with. https://hl7.org/fhir/uv/subscriptions-backport/channels.html#websockets</summary>
public sealed class SocketEndpoint(
    StoreHolder holder, SubscriptionShelf shelf, SubscriptionRecords records, Listening listening, Notifier notifier, ListenerPlaces places, SubscriptionSettings settings,
    Readiness readiness, IHostApplicationLifetime lifetime, TimeProvider clock)
{
    public const string Path = "/websocket";

    /// <summary>The address of the socket that belongs to a FHIR base: <c>ws://localhost:5080/websocket</c>.</summary>
    public static string UrlOf(string baseUrl) => $"ws{baseUrl["http".Length..^FhirRoutes.Base.Length]}{Path}";

    /// <summary>The extension by which a CapabilityStatement tells the address. https://hl7.org/fhir/R4/extension-capabilitystatement-websocket.html</summary>
    public static void WriteClaim(Utf8JsonWriter writer, string baseUrl)
    {
        writer.WriteStartArray("extension"u8);
        writer.WriteStartObject();
        writer.WriteString("url"u8, "http://hl7.org/fhir/StructureDefinition/capabilitystatement-websocket");
        writer.WriteString("valueUri"u8, UrlOf(baseUrl));
        writer.WriteEndObject();
        writer.WriteEndArray();
    }

    public async Task HandleAsync(HttpContext context)
    {
        if (Problem(context) is { } refusal)
        {
            // https://www.rfc-editor.org/rfc/rfc9110#name-426-upgrade-required
            if (refusal.Status == StatusCodes.Status426UpgradeRequired) (context.Response.Headers.Upgrade, context.Response.Headers.Connection) = ("websocket", "Upgrade");
            await RefusalResponse.WriteAsync(context, refusal);
            return;
        }
        using var place = await places.TakeAsync(context);
        if (place is not null) await ServeAsync(context);
    }

    private Refusal? Problem(HttpContext context)
    {
        if (!readiness.IsReady) return new Refusal(503, [TransportRules.NotReady.At(null)]);
        return context.WebSockets.IsWebSocketRequest ? null : new Refusal(426, [SubscriptionRules.UpgradeRequired.At(null)]);
    }

    private async Task ServeAsync(HttpContext context)
    {
        using var socket = await context.WebSockets.AcceptWebSocketAsync();
        RequestPlace.Of(context)?.Leave();
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, lifetime.ApplicationStopping);
        using var session = new SocketSession(socket, holder, shelf, records, listening, notifier, settings, clock);
        await session.RunAsync(stop.Token);
    }
}
