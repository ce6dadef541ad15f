using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Fhir.Tiltak.Legemiddelliste;

/// <summary>The pieces that documents and lists are put together from.</summary>
internal static class FhirJson
{
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static JsonObject Resource(string type, string? id, string? profile)
    {
        var resource = new JsonObject { ["resourceType"] = type };
        if (id is not null) resource["id"] = id;
        if (profile is not null) resource["meta"] = new JsonObject { ["profile"] = new JsonArray(profile) };
        return resource;
    }

    public static JsonObject Coding(string system, string code, string? display = null)
    {
        var coding = new JsonObject { ["system"] = system, ["code"] = code };
        if (display is not null) coding["display"] = display;
        return coding;
    }

    public static JsonObject Concept(string system, string code, string? display = null) => new() { ["coding"] = new JsonArray(Coding(system, code, display)) };

    public static JsonObject Identifier(string system, string value) => new() { ["system"] = system, ["value"] = value };

    public static JsonObject Reference(string reference) => new() { ["reference"] = reference };

    public static JsonObject Extension(string url, string property, JsonNode value) => new() { ["url"] = url, [property] = value };

    /// <summary>A parameter of an answer, or a part of one.</summary>
    public static JsonObject Parameter(string name, string property, JsonNode value) => new() { ["name"] = name, [property] = value };

    public static JsonObject Parameters(IEnumerable<JsonNode> parameters) =>
        new() { ["resourceType"] = "Parameters", ["parameter"] = new JsonArray([.. parameters]) };

    /// <summary>An entry of a transaction.</summary>
    public static JsonObject Entry(string fullUrl, JsonObject resource, string method, string url) => new()
    {
        ["fullUrl"] = fullUrl,
        ["resource"] = resource,
        ["request"] = new JsonObject { ["method"] = method, ["url"] = url },
    };

    /// <summary>FHIR JSON in UTF-8; numbers as they were read.</summary>
    public static byte[] ToBytes(JsonNode node)
    {
        var buffer = new ArrayBufferWriter<byte>(4096);
        using (var writer = new Utf8JsonWriter(buffer, Options)) node.WriteTo(writer);
        return buffer.WrittenSpan.ToArray();
    }

    public static JsonObject Parse(ReadOnlySpan<byte> json) => JsonNode.Parse(json)!.AsObject();

    /// <summary>Every reference below the node, rewritten; one that <paramref name="rewrite"/> leaves alone stays.</summary>
    public static void Rewrite(JsonNode? node, Func<string, string> rewrite)
    {
        if (node is JsonArray items)
            foreach (var item in items) Rewrite(item, rewrite);
        if (node is not JsonObject properties) return;
        // In FHIR only a Reference has a text property of this name, but for Consent and contracts, which are not in these documents.
        if (properties["reference"] is JsonValue reference && reference.TryGetValue<string>(out var text)) properties["reference"] = rewrite(text);
        foreach (var (name, value) in properties.ToList())
            if (name != "reference") Rewrite(value, rewrite);
    }
}
