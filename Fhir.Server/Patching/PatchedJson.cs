using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Fhir.Server.Patching;

/// <summary>A changed resource as bytes again: decimals as they were written.</summary>
public static class PatchedJson
{
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static byte[] ToBytes(JsonObject resource)
    {
        var buffer = new ArrayBufferWriter<byte>(1024);
        using (var writer = new Utf8JsonWriter(buffer, Options)) resource.WriteTo(writer);
        return buffer.WrittenSpan.ToArray();
    }
}
