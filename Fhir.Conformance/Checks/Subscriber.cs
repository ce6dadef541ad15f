using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

using Fhir.Conformance.Engine;
using Fhir.Conformance.EveryServer;
using Fhir.Conformance.Http;
using Fhir.Conformance.Http.Notifications;

namespace Fhir.Conformance.Checks;

/// <summary>
/// A Subscription of a check's own with a channel we can listen to: a rest-hook to ourselves when the target is on this machine or the run has a place that the target can reach, else a
/// websocket, else <c>$events</c>. It is deleted when it is disposed. https://hl7.org/fhir/uv/subscriptions-backport/
/// </summary>
internal sealed class Subscriber : IAsyncDisposable
{
    private const string Extensions = "http://hl7.org/fhir/uv/subscriptions-backport/StructureDefinition/";

    private static readonly TimeSpan ToBecomeActive = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan Between = TimeSpan.FromMilliseconds(250);

    private readonly Probe probe;
    private readonly string reference;
    private readonly INotificationSource source;

    private Subscriber(Probe probe, string reference, INotificationSource source) => (this.probe, this.reference, this.source) = (probe, reference, source);

    /// <summary>The target lists the topic, as the guide wants it listed.</summary>
    public static Claim Topic(string topic) => new(new Words($"temaet {topic}", $"the topic {topic}"), claims => !claims.IsKnown
        || claims.Extensions("Subscription", Extensions + "capabilitystatement-subscriptiontopic-canonical").Any(found => found.Split('|')[0] == topic));

    /// <summary>The subscriber, or why there is none: no channel that both sides have is a precondition that was not met.</summary>
    public static async Task<(Subscriber? Subscriber, Judgement? Problem)> BeginAsync(Probe probe, string topic, CancellationToken cancel)
    {
        var refused = new List<string>();
        var (receiver, deaf) = Receiver(probe);
        if (deaf is not null) return (null, deaf);
        if (receiver is not null)
        {
            if (await CreateAsync(probe, topic, "rest-hook", receiver.Url, refused, cancel) is { } reference) return (new Subscriber(probe, reference, receiver), null);
            await receiver.DisposeAsync();
        }
        if (await CreateAsync(probe, topic, "websocket", null, refused, cancel) is { } created)
        {
            if (await BindAsync(probe, created, cancel) is { } socket) return (new Subscriber(probe, created, socket), null);
            if (probe.Capabilities.HasOperation("Subscription", "events")) return (new Subscriber(probe, created, new EventQuestions(asked => EventsAsync(probe, created, asked))), null);
            await probe.CleanUpAsync(Ask.Delete(created));
            refused.Add("$get-ws-binding-token, $events: -");
        }
        var list = string.Join("; ", refused);
        return (null, Judgement.Skip($"Serveren og testen har ingen kanal felles: {list}.", $"The server and the suite have no channel in common: {list}.") with { Asked = probe.LastAsked });
    }

    /// <summary>Where rest-hooks come to us. Null when the target cannot reach us; a judgement when nothing can be listened to where the run was told to.</summary>
    private static (RestHookReceiver? Receiver, Judgement? Problem) Receiver(Probe probe)
    {
        if (probe.NotifyAt is not { } place) return (probe.IsOnThisMachine ? RestHookReceiver.Open() : null, null);
        if (RestHookReceiver.Open(place) is { } receiver) return (receiver, null);
        return (null, Judgement.Skip($"Testen kunne ikke lytte på port {place.Port} for varsler til {place.Url}.", $"The suite could not listen on port {place.Port} for notifications to {place.Url}."));
    }

    /// <summary>The first notification that names the resource, or why none did.</summary>
    public async Task<(Node Notification, Judgement? Problem)> HearOfAsync(string resource, CancellationToken cancel)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        patience.CancelAfter(probe.Limits.NotificationTimeout);
        var heard = 0;
        try
        {
            while (await source.NextAsync(patience.Token) is { } text)
            {
                heard++;
                probe.Heard(source.Channel, reference, text);
                if (Parsed(text) is { Exists: true } told && Focuses(told).Contains(resource)) return (told, null);
            }
        }
        catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
        {
            // Time is up.
        }
        var seconds = probe.Limits.NotificationTimeout.TotalSeconds.ToString("0", CultureInfo.InvariantCulture);
        return (default, Judgement.Fail($"Ikke noe varsel om {resource} over {source.Channel} innen {seconds} s; {Counted.Of(heard, "varsel", "varsler")} om noe annet.",
            $"No notification of {resource} over {source.Channel} within {seconds} s; {Counted.Of(heard, "notification", "notifications")} of something else."));
    }

    public async ValueTask DisposeAsync()
    {
        await source.DisposeAsync();
        await probe.CleanUpAsync(Ask.Delete(reference));
    }

    /// <summary><c>Type/id</c> of what each event of a notification is about.</summary>
    private static IEnumerable<string> Focuses(Node notification) => notification.At("entry.resource.parameter").Where(parameter => parameter.Text("name") == "notification-event")
        .SelectMany(happened => happened.At("part")).Where(part => part.Text("name") == "focus").Select(part => Literal.TypeAndId(part.Text("valueReference.reference")));

    /// <summary>Where it is when it became active; null when the server would not have it, or could not reach us.</summary>
    private static async Task<string?> CreateAsync(Probe probe, string topic, string channel, string? endpoint, List<string> refused, CancellationToken cancel)
    {
        var created = await probe.SendAsync(Ask.Post("Subscription", Json(topic, channel, endpoint)), cancel);
        var reference = OwnResources.ReferenceOf(created);
        if (created.Status != 201 || reference.Length == 0)
        {
            refused.Add($"{channel}: {created.Status}");
            return null;
        }
        var status = "";
        for (var waited = TimeSpan.Zero; waited < ToBecomeActive; waited += Between)
        {
            status = (await probe.GetAsync(reference, cancel)).Json.Text("status");
            if (status == "active") return reference;
            if (status is "error" or "off") break;
            await Task.Delay(Between, cancel);
        }
        refused.Add($"{channel}: {status}");
        await probe.CleanUpAsync(Ask.Delete(reference));
        return null;
    }

    /// <summary>Null when there is no websocket to bind to. The token goes to the target's own host only.</summary>
    private static async Task<NotificationSocket?> BindAsync(Probe probe, string reference, CancellationToken cancel)
    {
        if (!probe.Capabilities.HasOperation("Subscription", "get-ws-binding-token")) return null;
        var answer = await probe.AskInSecretAsync(Ask.Get($"{reference}/$get-ws-binding-token"), cancel);
        string Value(string name) => answer.Json.At("parameter").FirstOrDefault(parameter => parameter.Text("name") == name).Text("value[x]");
        var isAddress = Uri.TryCreate(Value("websocket-url"), UriKind.Absolute, out var url);
        if (answer.Status != 200 || !isAddress || url!.Host != new Uri(probe.BaseUrl).Host || Value("token").Length == 0) return null;
        return await NotificationSocket.ConnectAsync(url, Value("token"), cancel);
    }

    /// <summary>Null while nothing has happened.</summary>
    private static async Task<string?> EventsAsync(Probe probe, string reference, CancellationToken cancel)
    {
        var answer = await probe.GetAsync($"{reference}/$events", cancel);
        return answer.Status == 200 && Focuses(answer.Json).Any() ? answer.Json.Raw : null;
    }

    private static string Json(string topic, string channel, string? endpoint)
    {
        var told = new JsonObject
        {
            ["type"] = channel,
            ["payload"] = Ask.Json,
            ["_payload"] = new JsonObject { ["extension"] = new JsonArray(new JsonObject { ["url"] = Extensions + "backport-payload-content", ["valueCode"] = "id-only" }) },
        };
        if (endpoint is not null) told["endpoint"] = endpoint;
        return new JsonObject
        {
            ["resourceType"] = "Subscription",
            ["meta"] = new JsonObject { ["tag"] = new JsonArray(new JsonObject { ["system"] = OwnResources.TagSystem, ["code"] = "test" }) },
            ["status"] = "requested",
            ["reason"] = "Konformitetstest",
            ["criteria"] = topic,
            ["channel"] = told,
        }.ToJsonString();
    }

    private static Node Parsed(string text)
    {
        try
        {
            using var document = JsonDocument.Parse(text);
            return new Node(document.RootElement.Clone());
        }
        catch (JsonException)
        {
            return default;
        }
    }
}
