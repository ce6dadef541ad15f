using System.Buffers;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using Fhir.Kernel.Json;
using Fhir.Kernel.Outcome;

namespace Fhir.Server.Response;

/// <summary>Writes a Bundle around resources that already are JSON, without reading them again. https://hl7.org/fhir/R4/bundle.html</summary>
public sealed class BundleWriter : IDisposable
{
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };

    private readonly ArrayBufferWriter<byte> buffer = new(4096);
    private readonly Utf8JsonWriter writer;
    private bool hasEntries;

    public BundleWriter(string type, DateTimeOffset now)
    {
        writer = new Utf8JsonWriter(buffer, Options);
        writer.WriteStartObject();
        writer.WriteString("resourceType"u8, "Bundle");
        writer.WriteString("id"u8, Guid.CreateVersion7(now).ToString());
        writer.WriteStartObject("meta"u8);
        writer.WriteString("lastUpdated"u8, FhirInstant.Of(now));
        writer.WriteEndObject();
        writer.WriteString("type"u8, type);
    }

    public void Timestamp(DateTimeOffset time) => writer.WriteString("timestamp"u8, FhirInstant.Of(time));

    public void Total(long total) => writer.WriteNumber("total"u8, total);

    public void Links(IEnumerable<(string Relation, string Url)> links)
    {
        writer.WriteStartArray("link"u8);
        foreach (var (relation, url) in links)
        {
            writer.WriteStartObject();
            writer.WriteString("relation"u8, relation);
            writer.WriteString("url"u8, url);
            writer.WriteEndObject();
        }
        writer.WriteEndArray();
    }

    /// <param name="json">The resource; empty for an entry without one (a deletion in a history, a response without body).</param>
    /// <param name="rest">Writes what follows the resource: search, request, response.</param>
    public void Entry(string? fullUrl, ReadOnlySpan<byte> json, Action<Utf8JsonWriter> rest)
    {
        OpenEntry(fullUrl);
        if (!json.IsEmpty)
        {
            writer.WritePropertyName("resource"u8);
            writer.WriteRawValue(json, skipInputValidation: true);
        }
        rest(writer);
        writer.WriteEndObject();
    }

    /// <summary>An entry that says something about the search itself. https://hl7.org/fhir/R4/search.html#errors</summary>
    public void OutcomeEntry(IReadOnlyList<Issue> issues, Language language)
    {
        OpenEntry(null);
        writer.WritePropertyName("resource"u8);
        OperationOutcomeWriter.Write(issues, language, writer);
        SearchMode(writer, "outcome");
        writer.WriteEndObject();
    }

    public static void SearchMode(Utf8JsonWriter writer, string mode)
    {
        writer.WriteStartObject("search"u8);
        writer.WriteString("mode"u8, mode);
        writer.WriteEndObject();
    }

    /// <summary>The response of a batch or transaction entry, or of a version in a history.</summary>
    public static void Response(Utf8JsonWriter writer, FhirResponse response, Language language)
    {
        writer.WriteStartObject("response"u8);
        writer.WriteString("status"u8, StatusLine(response.Status));
        if (response.Location is { } location) writer.WriteString("location"u8, location);
        if (response.Version is { } version) writer.WriteString("etag"u8, $"W/\"{version.ToString(CultureInfo.InvariantCulture)}\"");
        if (response.LastModified is { } modified) writer.WriteString("lastModified"u8, FhirInstant.Of(modified));
        if (response.Outcome is { } issues)
        {
            writer.WritePropertyName("outcome"u8);
            OperationOutcomeWriter.Write(issues, language, writer);
        }
        writer.WriteEndObject();
    }

    /// <summary>Hands over what is written so far, so that a long Bundle is never whole in memory.</summary>
    public async Task DrainAsync(Stream to, CancellationToken cancel)
    {
        await writer.FlushAsync(cancel);
        await to.WriteAsync(buffer.WrittenMemory, cancel);
        buffer.ResetWrittenCount();
    }

    /// <summary>The Bundle, or what of it has not been drained.</summary>
    public byte[] ToBytes()
    {
        if (hasEntries) writer.WriteEndArray();
        writer.WriteEndObject();
        writer.Flush();
        return buffer.WrittenSpan.ToArray();
    }

    public void Dispose() => writer.Dispose();

    private void OpenEntry(string? fullUrl)
    {
        if (!hasEntries) writer.WriteStartArray("entry"u8);
        hasEntries = true;
        writer.WriteStartObject();
        if (fullUrl is not null) writer.WriteString("fullUrl"u8, fullUrl);
    }

    private static string StatusLine(int status) =>
        $"{status.ToString(CultureInfo.InvariantCulture)} {Microsoft.AspNetCore.WebUtilities.ReasonPhrases.GetReasonPhrase(status)}".TrimEnd();
}
