using System.Buffers;
using System.Text.Json;
using Fhir.Kernel.Elements;
using Fhir.Kernel.Json;
using Fhir.Kernel.Outcome;

namespace Fhir.Tiltak.Hjemmeoppfolging.Upload;

/// <summary>The batch-response of an upload: an entry for each that was sent, by its fullUrl, in the same order.</summary>
public sealed class SubmitWriter : IDisposable
{
    private readonly ArrayBufferWriter<byte> output = new(4096);
    private readonly Utf8JsonWriter writer;
    private readonly Language language;

    public SubmitWriter(Language language)
    {
        this.language = language;
        writer = new Utf8JsonWriter(output, FhirJsonWriter.Options);
        writer.WriteStartObject();
        writer.WriteString("resourceType"u8, "Bundle");
        writer.WriteString("type"u8, "batch-response");
        writer.WriteStartArray("entry"u8);
    }

    /// <param name="response">Of the transaction the entry was stored by.</param>
    public void Stored(string fullUrl, Element response)
    {
        writer.WriteStartObject();
        writer.WriteString("fullUrl"u8, fullUrl);
        writer.WritePropertyName("response"u8);
        JsonWriter.Write(response, writer);
        writer.WriteEndObject();
    }

    public void Ignored(string fullUrl, Issue issue) => Answer(fullUrl, "200 OK", [issue]);

    /// <param name="fullUrl">Null when the entry has none.</param>
    public void Refused(string? fullUrl, Refusal refusal) => Answer(fullUrl, $"{refusal.Status} {Reason(refusal.Status)}", refusal.Issues);

    public ReadOnlyMemory<byte> ToBytes()
    {
        writer.WriteEndArray();
        writer.WriteEndObject();
        writer.Flush();
        return output.WrittenMemory;
    }

    public void Dispose() => writer.Dispose();

    private void Answer(string? fullUrl, string status, IReadOnlyList<Issue> issues)
    {
        writer.WriteStartObject();
        if (fullUrl is not null) writer.WriteString("fullUrl"u8, fullUrl);
        writer.WriteStartObject("response"u8);
        writer.WriteString("status"u8, status);
        writer.WritePropertyName("outcome"u8);
        OperationOutcomeWriter.Write(issues, language, writer);
        writer.WriteEndObject();
        writer.WriteEndObject();
    }

    private static string Reason(int status) => status switch
    {
        400 => "Bad Request",
        403 => "Forbidden",
        404 => "Not Found",
        409 => "Conflict",
        412 => "Precondition Failed",
        422 => "Unprocessable Entity",
        503 => "Service Unavailable",
        507 => "Insufficient Storage",
        _ => "Error",
    };
}
