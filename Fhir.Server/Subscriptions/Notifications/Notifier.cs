using Fhir.Kernel.Json;
using Fhir.Kernel.Outcome;
using Fhir.Kernel.Search;
using Fhir.Kernel.Xml;
using Fhir.Server.Subscriptions.Dispatch;
using Fhir.Server.Transport;
using Fhir.Store.Access;

namespace Fhir.Server.Subscriptions.Notifications;

/// <summary>A notification as it goes out.</summary>
public sealed record Notification(ReadOnlyMemory<byte> Body, bool IsXml)
{
    public string ContentType => IsXml ? MediaTypes.FhirXml : MediaTypes.FhirJson;
}

/// <summary>Makes the notifications of a subscription, in the format and with the content it asked for.</summary>
public sealed class Notifier(EventTeller teller, SubscriptionShelf shelf, SearchParameterSet parameters, TimeProvider clock)
{
    /// <summary>https://hl7.org/fhir/R4B/subscriptionstatus.html#handshake</summary>
    public Notification Handshake(OwnedSubscription owned, SubscriptionState state) => Plain(owned, "handshake", state.Events);

    public Notification Heartbeat(OwnedSubscription owned, SubscriptionState state) => Plain(owned, "heartbeat", state.Events);

    /// <inheritdoc cref="EventsAsync(OwnedSubscription, IReadOnlyList{SubscriptionEvent}, IPermittedStore, CancellationToken)"/>
    public Task<Result<Notification>> EventsAsync(OwnedSubscription owned, IReadOnlyList<SubscriptionEvent> events, CancellationToken cancel) => EventsAsync(owned, events, shelf.Bind(owned), cancel);

    /// <param name="events">At least one, in order; the last one's number is what the subscriber counts by.</param>
    /// <param name="store">Bound to whoever is told; else to the owner.</param>
    /// <returns>Or the refusal to come back later; see <see cref="EventTeller"/>.</returns>
    public async Task<Result<Notification>> EventsAsync(OwnedSubscription owned, IReadOnlyList<SubscriptionEvent> events, IPermittedStore store, CancellationToken cancel)
    {
        var subscription = owned.Subscription;
        var told = await teller.TellAsync(events, subscription.Topic, subscription.Content, store, cancel);
        return told.Refusal is { } later ? later : Make(owned, "event-notification", events[^1].Number, told.Value);
    }

    private Notification Plain(OwnedSubscription owned, string type, long eventsSinceStart) => Make(owned, type, eventsSinceStart, []);

    private Notification Make(OwnedSubscription owned, string type, long eventsSinceStart, IReadOnlyList<ToldEvent> events)
    {
        var subscription = owned.Subscription;
        var report = new StatusReport(owned.Url, subscription.Topic.Url, subscription.Status.Code(), type, eventsSinceStart, null);
        var json = NotificationBundle.ToBytes(report, subscription.Content, events, owned.BaseUrl, clock.GetUtcNow());
        return subscription.IsXml ? new(XmlFormatWriter.ToBytes(JsonParser.Parse(json, parameters.Schema).Document!.Root), IsXml: true) : new(json, IsXml: false);
    }
}
