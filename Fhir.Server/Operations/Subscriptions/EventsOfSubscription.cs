using System.Globalization;
using Fhir.Kernel.Elements;
using Fhir.Kernel.Json;
using Fhir.Kernel.Outcome;
using Fhir.Kernel.Search;
using Fhir.Server.Operations.Terminology;
using Fhir.Server.Response;
using Fhir.Server.Subscriptions;
using Fhir.Server.Subscriptions.Notifications;
using Fhir.Server.Subscriptions.Streams;
using Fhir.Server.Subscriptions.Topics;
using Fhir.Server.Transport;
using Fhir.Server.Validation;
using Fhir.Store.Access;

namespace Fhir.Server.Operations.Subscriptions;

/// <summary>
/// Subscription/[id]/$events: what happened, by number, as a notification Bundle. At most <see cref="Most"/> events in one answer, the first ones; the
/// status in it tells how many there are. Resources are those the caller may read. https://hl7.org/fhir/uv/subscriptions-backport/OperationDefinition-backport-subscription-events.html
/// </summary>
public sealed class EventsOfSubscription(
    SubscriptionRecords records, EventFeed feed, EventTeller teller, TopicSet topics, WriteValidator reader, SearchParameterSet parameters, TimeProvider clock)
{
    public const int Most = 100;

    public async Task<FhirResponse> HandleAsync(FhirRequest request, IPermittedStore store, CancellationToken cancel)
    {
        var asked = EventsRequest.Read(request, reader);
        if (asked.Refusal is { } unreadable) return FhirResponse.Refuse(unreadable);
        var (stored, refused) = await SubscriptionFinder.OneAsync(request.Id, store, cancel);
        return refused ?? await AnswerAsync(request, asked.Value, stored!, store, cancel);
    }

    private async Task<FhirResponse> AnswerAsync(FhirRequest request, EventsRequest asked, StoredResource stored, IPermittedStore store, CancellationToken cancel)
    {
        // What is stored was parsed before it was stored.
        var resource = JsonParser.Parse(stored.Json, parameters.Schema).Document!.Root;
        var (topic, content) = (topics.Find(resource.ValueOf("criteria") ?? ""), asked.Content ?? ContentOf(resource));
        var state = await feed.WaitAsync(stored.Id, now => now.Events >= Math.Max(asked.First, 1), clock.GetUtcNow() + asked.Wait, cancel);
        var told = await teller.TellAsync(records.Events(stored.Id, asked.First, asked.Last, Most), topic, content, store, cancel);
        if (told.Refusal is { } later) return FhirResponse.Refuse(later);
        var report = new StatusReport($"{request.BaseUrl}/{stored.Reference}", resource.ValueOf("criteria"), resource.ValueOf("status") ?? "", "query-event", state.Events, resource.ValueOf("error"));
        return FhirResponse.OfJson(NotificationBundle.ToBytes(report, content, told.Value, request.BaseUrl, clock.GetUtcNow()));
    }

    private static NotificationContent ContentOf(Element resource)
    {
        foreach (var extension in resource.Child("channel").Child("payload").ChildrenNamed("extension"))
            if (SubscriptionCodes.Content(extension.Child("value").Value) is { } content) return content;
        return NotificationContent.Empty;
    }
}
