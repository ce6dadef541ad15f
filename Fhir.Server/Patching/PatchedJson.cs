using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Fhir.Server.Patching;

/// <summary>From bytes to what can be changed and back: decimals stay as they were written.</summary>
public static class PatchedJson
{
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    // What is stored was held to the limits when it came; what is read here is only ever that.
    private static readonly JsonDocumentOptions Stored = new() { MaxDepth = 1000 };

    /// <summary>A stored resource, or a part of a parsed one, ready to be changed.</summary>
    public static JsonObject Read(ReadOnlySpan<byte> json) => JsonNode.Parse(json, null, Stored)!.AsObject();

    public static byte[] ToBytes(JsonObject resource)
    {
        var buffer = new ArrayBufferWriter<byte>(1024);
        using (var writer = new Utf8JsonWriter(buffer, Options)) resource.WriteTo(writer);
        return buffer.WrittenSpan.ToArray();
    }
}
