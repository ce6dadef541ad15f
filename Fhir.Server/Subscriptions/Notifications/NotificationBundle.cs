using System.Text.Json;
using Fhir.Server.Response;
using Fhir.Store.Access;

namespace Fhir.Server.Subscriptions.Notifications;

/// <summary>An event with what the subscriber may see of it.</summary>
/// <param name="Resource">The version that made the event; null when it is not sent along or may not be read. A deletion is a version without content.</param>
/// <param name="Context">What the topic says goes along.</param>
public sealed record ToldEvent(SubscriptionEvent Event, StoredResource? Resource, IReadOnlyList<StoredResource> Context);

/// <summary>
/// The Bundle of type history that every notification is: first the status, then, with full resources, what happened.
/// https://hl7.org/fhir/uv/subscriptions-backport/StructureDefinition-backport-subscription-notification-r4.html
/// </summary>
public static class NotificationBundle
{
    /// <param name="status">Without events: they are filled in from <paramref name="events"/>.</param>
    /// <returns>FHIR JSON in UTF-8.</returns>
    public static byte[] ToBytes(StatusReport status, NotificationContent content, IReadOnlyList<ToldEvent> events, string baseUrl, DateTimeOffset now)
    {
        var id = Guid.CreateVersion7(now).ToString();
        var report = status with
        {
            Topic = content == NotificationContent.Empty ? null : status.Topic,
            Events = [.. events.Select(told => Reported(told, content, baseUrl))],
        };
        using var bundle = new BundleWriter("history", now);
        bundle.Timestamp(now);
        bundle.Entry($"urn:uuid:{id}", StatusParameters.ToBytes(report, id), writer => Exchange(writer, "GET", $"{status.SubscriptionUrl}/$status", 200));
        if (content == NotificationContent.FullResource) WriteResources(bundle, events, baseUrl);
        return bundle.ToBytes();
    }

    private static ReportedEvent Reported(ToldEvent told, NotificationContent content, string baseUrl) => content == NotificationContent.Empty
        ? new(told.Event, null, [])
        : new(told.Event, $"{baseUrl}/{told.Event.Type}/{told.Event.Id}", [.. told.Context.Select(resource => $"{baseUrl}/{resource.Reference}")]);

    private static void WriteResources(BundleWriter bundle, IReadOnlyList<ToldEvent> events, string baseUrl)
    {
        foreach (var resource in events.Select(told => told.Resource).OfType<StoredResource>())
            bundle.Entry($"{baseUrl}/{resource.Reference}", resource.Json.Span, writer => Change(writer, resource));
        foreach (var resource in events.SelectMany(told => told.Context).DistinctBy(resource => resource.Reference))
            bundle.Entry($"{baseUrl}/{resource.Reference}", resource.Json.Span, writer => Exchange(writer, "GET", resource.Reference, 200));
    }

    private static void Change(Utf8JsonWriter writer, StoredResource resource)
    {
        var (method, url, status) = VersionRequest.Of(resource);
        Request(writer, method, url);
        BundleWriter.Response(writer, new FhirResponse(status) { Version = resource.Version, LastModified = resource.LastUpdated }, default);
    }

    private static void Exchange(Utf8JsonWriter writer, string method, string url, int status)
    {
        Request(writer, method, url);
        BundleWriter.Response(writer, new FhirResponse(status), default);
    }

    private static void Request(Utf8JsonWriter writer, string method, string url)
    {
        writer.WriteStartObject("request"u8);
        writer.WriteString("method"u8, method);
        writer.WriteString("url"u8, url);
        writer.WriteEndObject();
    }
}
