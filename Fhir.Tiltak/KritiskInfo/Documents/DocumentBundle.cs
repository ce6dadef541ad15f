using System.Buffers;
using System.Text.Json;
using Fhir.Kernel.Json;

namespace Fhir.Tiltak.KritiskInfo.Documents;

/// <summary>Writes a Bundle of type document. https://hl7.org/fhir/R4/documents.html</summary>
internal static class DocumentBundle
{
    /// <param name="head">Writes what comes before the identifier: id, meta and language.</param>
    /// <param name="front">The Composition's address, and what writes it.</param>
    public static ReadOnlyMemory<byte> Write(string id, DateTimeOffset now, Action<Utf8JsonWriter> head, (string Url, Action<Utf8JsonWriter> Write) front, DocumentGraph graph)
    {
        var buffer = new ArrayBufferWriter<byte>(1 << 16);
        using (var writer = new Utf8JsonWriter(buffer, FhirJsonWriter.Options))
        {
            writer.WriteStartObject();
            writer.WriteString("resourceType"u8, "Bundle"u8);
            writer.WriteString("id"u8, id);
            head(writer);
            WriteIdentifier(writer, id);
            writer.WriteString("type"u8, "document"u8);
            writer.WriteString("timestamp"u8, FhirInstant.Of(now));
            writer.WriteStartArray("entry"u8);
            WriteEntry(writer, front.Url, front.Write);
            foreach (var entry in graph.Entries.Where(entry => entry.FullUrl != front.Url))
                WriteEntry(writer, entry.FullUrl, to => JsonWriter.Write(entry.Resource, to, DocumentEdit.Of(entry, graph)));
            writer.WriteEndArray();
            writer.WriteEndObject();
        }
        return buffer.WrittenMemory;
    }

    /// <summary>An identifier that is an uuid.</summary>
    public static void WriteIdentifier(Utf8JsonWriter writer, string uuid)
    {
        writer.WriteStartObject("identifier"u8);
        writer.WriteString("system"u8, "urn:ietf:rfc:3986"u8);
        writer.WriteString("value"u8, $"urn:uuid:{uuid}");
        writer.WriteEndObject();
    }

    private static void WriteEntry(Utf8JsonWriter writer, string fullUrl, Action<Utf8JsonWriter> write)
    {
        writer.WriteStartObject();
        writer.WriteString("fullUrl"u8, fullUrl);
        writer.WritePropertyName("resource"u8);
        write(writer);
        writer.WriteEndObject();
    }
}
