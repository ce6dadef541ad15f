using System.Buffers;
using System.Text.Json;
using Microsoft.Net.Http.Headers;

namespace Fhir.Server.Transport;

/// <summary>
/// Content that is written to Binary as it is, in its own media type: only FHIR's own two types mean the resource. https://hl7.org/fhir/R4/binary.html#rest
/// </summary>
public static class BinaryBody
{
    /// <summary>Whose access decides over the content; a reference.</summary>
    public const string SecurityContextHeader = "X-Security-Context";

    public static bool IsContent(HttpRequest http, IReadOnlyList<string> path) =>
        ((HttpMethods.IsPost(http.Method) && path is ["Binary"]) || (HttpMethods.IsPut(http.Method) && path is ["Binary", _]))
        && MediaTypeHeaderValue.TryParse(http.ContentType, out var type) && type.MediaType.Value!.ToLowerInvariant() is not (MediaTypes.FhirJson or MediaTypes.FhirXml);

    /// <summary>The resource around the content, as FHIR JSON.</summary>
    public static byte[] Wrap(HttpRequest http, IReadOnlyList<string> path, ReadOnlySpan<byte> content)
    {
        var buffer = new ArrayBufferWriter<byte>(content.Length / 3 * 4 + 512);
        using var writer = new Utf8JsonWriter(buffer);
        writer.WriteStartObject();
        writer.WriteString("resourceType"u8, "Binary");
        if (path is [_, var id]) writer.WriteString("id"u8, id);
        writer.WriteString("contentType"u8, http.ContentType);
        if (http.Headers[SecurityContextHeader].ToString() is { Length: > 0 } context)
        {
            writer.WriteStartObject("securityContext"u8);
            writer.WriteString("reference"u8, context);
            writer.WriteEndObject();
        }
        if (!content.IsEmpty) writer.WriteBase64String("data"u8, content);
        writer.WriteEndObject();
        writer.Flush();
        return buffer.WrittenSpan.ToArray();
    }
}
