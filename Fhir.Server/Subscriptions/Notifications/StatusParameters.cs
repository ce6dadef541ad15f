using System.Buffers;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using Fhir.Kernel.Json;
using Fhir.Store.Access;

namespace Fhir.Server.Subscriptions.Notifications;

/// <summary>What a status tells: R5's SubscriptionStatus as R4 Parameters.</summary>
/// <param name="Type">Code of https://hl7.org/fhir/R4B/valueset-subscription-notification-type.html</param>
/// <param name="Topic">Null when it is not told, as in an empty notification.</param>
/// <param name="Error">Subscription.error; null when there is none.</param>
public sealed record StatusReport(string SubscriptionUrl, string? Topic, string Status, string Type, long EventsSinceStart, string? Error)
{
    public IReadOnlyList<ReportedEvent> Events { get; init; } = [];
}

/// <param name="Focus">Absolute address; null in an empty notification.</param>
/// <param name="Context">Absolute addresses of what goes along.</param>
public sealed record ReportedEvent(SubscriptionEvent Event, string? Focus, IReadOnlyList<string> Context);

/// <summary>Writes a status. https://hl7.org/fhir/uv/subscriptions-backport/StructureDefinition-backport-subscription-status-r4.html</summary>
public static class StatusParameters
{
    private const string Profile = SubscriptionCodes.Extensions + "backport-subscription-status-r4";

    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <returns>FHIR JSON in UTF-8.</returns>
    public static byte[] ToBytes(StatusReport report, string id)
    {
        var buffer = new ArrayBufferWriter<byte>(1024);
        using (var writer = new Utf8JsonWriter(buffer, Options)) Write(report, id, writer);
        return buffer.WrittenSpan.ToArray();
    }

    private static void Write(StatusReport report, string id, Utf8JsonWriter writer)
    {
        writer.WriteStartObject();
        writer.WriteString("resourceType"u8, "Parameters");
        writer.WriteString("id"u8, id);
        writer.WriteStartObject("meta"u8);
        writer.WriteStartArray("profile"u8);
        writer.WriteStringValue(Profile);
        writer.WriteEndArray();
        writer.WriteEndObject();
        writer.WriteStartArray("parameter"u8);
        WriteReference("subscription", report.SubscriptionUrl, writer);
        if (report.Topic is { } topic) WriteValue("topic", "valueCanonical", topic, writer);
        WriteValue("status", "valueCode", report.Status, writer);
        WriteValue("type", "valueCode", report.Type, writer);
        WriteValue("events-since-subscription-start", "valueString", Number(report.EventsSinceStart), writer);
        foreach (var happened in report.Events) WriteEvent(happened, writer);
        if (report.Error is { } error) WriteError(error, writer);
        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    private static void WriteEvent(ReportedEvent happened, Utf8JsonWriter writer)
    {
        writer.WriteStartObject();
        writer.WriteString("name"u8, "notification-event");
        writer.WriteStartArray("part"u8);
        WriteValue("event-number", "valueString", Number(happened.Event.Number), writer);
        WriteValue("timestamp", "valueInstant", FhirInstant.Of(happened.Event.Time), writer);
        if (happened.Focus is { } focus) WriteReference("focus", focus, writer);
        foreach (var context in happened.Context) WriteReference("additional-context", context, writer);
        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    private static void WriteError(string error, Utf8JsonWriter writer)
    {
        writer.WriteStartObject();
        writer.WriteString("name"u8, "error");
        writer.WriteStartObject("valueCodeableConcept"u8);
        writer.WriteString("text"u8, error);
        writer.WriteEndObject();
        writer.WriteEndObject();
    }

    private static void WriteValue(string name, string property, string value, Utf8JsonWriter writer)
    {
        writer.WriteStartObject();
        writer.WriteString("name"u8, name);
        writer.WriteString(property, value);
        writer.WriteEndObject();
    }

    private static void WriteReference(string name, string reference, Utf8JsonWriter writer)
    {
        writer.WriteStartObject();
        writer.WriteString("name"u8, name);
        writer.WriteStartObject("valueReference"u8);
        writer.WriteString("reference"u8, reference);
        writer.WriteEndObject();
        writer.WriteEndObject();
    }

    private static string Number(long number) => number.ToString(CultureInfo.InvariantCulture);
}
