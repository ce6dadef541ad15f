using System.Buffers;
using System.Text.Json;
using Fhir.Store.Access;
using Fhir.Store.Access.Operations;

namespace Fhir.Tiltak.Journaldokumenter;

/// <summary>The searchset that <c>$docref</c> answers.</summary>
internal static class DocRefAnswer
{
    public static ReadOnlyMemory<byte> Of(SearchPage page, OperationRequest request, TimeProvider clock)
    {
        var buffer = new ArrayBufferWriter<byte>(4096);
        using var writer = new Utf8JsonWriter(buffer);
        writer.WriteStartObject();
        writer.WriteString("resourceType"u8, "Bundle"u8);
        writer.WriteString("id"u8, Guid.CreateVersion7(clock.GetUtcNow()).ToString());
        writer.WriteString("type"u8, "searchset"u8);
        writer.WriteNumber("total"u8, page.Matches.Count);
        if (page.Matches.Count > 0)
        {
            writer.WriteStartArray("entry"u8);
            foreach (var match in page.Matches) Write(match, request.BaseUrl, writer);
            writer.WriteEndArray();
        }
        writer.WriteEndObject();
        writer.Flush();
        return buffer.WrittenMemory;
    }

    private static void Write(StoredResource match, string baseUrl, Utf8JsonWriter writer)
    {
        writer.WriteStartObject();
        writer.WriteString("fullUrl"u8, $"{baseUrl}/{match.Reference}");
        writer.WritePropertyName("resource"u8);
        writer.WriteRawValue(DocumentUrls.Absolute(match.Type, match.Json, baseUrl).Span, skipInputValidation: true);
        writer.WriteStartObject("search"u8);
        writer.WriteString("mode"u8, "match"u8);
        writer.WriteEndObject();
        writer.WriteEndObject();
    }
}
