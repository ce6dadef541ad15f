using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Fhir.Tiltak.Json;

/// <summary>The data types of FHIR as JSON. What is null or empty is left out, since FHIR has no empty elements. https://hl7.org/fhir/R4/json.html</summary>
internal static class FhirJson
{
    private const string AbsentReason = "http://hl7.org/fhir/StructureDefinition/data-absent-reason";

    public static JsonObject Set(this JsonObject target, string name, JsonNode? value)
    {
        if (value is null or JsonArray { Count: 0 } or JsonObject { Count: 0 }) return target;
        target[name] = value.Parent is null ? value : value.DeepClone();
        return target;
    }

    public static JsonObject SetAll(this JsonObject target, string name, IEnumerable<JsonNode?> values) => target.Set(name, Array(values));

    public static JsonArray Array(params IEnumerable<JsonNode?> values)
    {
        var array = new JsonArray();
        foreach (var value in values)
            if (value is not null and not JsonObject { Count: 0 }) array.Add(value.Parent is null ? value : value.DeepClone());
        return array;
    }

    public static JsonObject Resource(string type, string profile) => Resource(type, null, profile);

    public static JsonObject Resource(string type, string? id, string? profile) =>
        new JsonObject { ["resourceType"] = type }.Set("id", id).Set("meta", profile is null ? null : new JsonObject { ["profile"] = new JsonArray(profile) });

    public static JsonObject Coding(string system, string code, string? display = null) => new JsonObject { ["system"] = system, ["code"] = code }.Set("display", display);

    public static JsonObject Concept(JsonObject? coding, string? text = null) => new JsonObject().Set("coding", coding is null ? null : Array(coding)).Set("text", text);

    /// <summary>A concept of one coding.</summary>
    public static JsonObject Coded(string system, string code, string? display = null) => Concept(Coding(system, code, display));

    public static JsonObject Identifier(string system, string value, string? use = null) => new JsonObject().Set("use", use).Set("system", system).Set("value", value);

    public static JsonObject Reference(string reference, string? display = null) => new JsonObject { ["reference"] = reference }.Set("display", display);

    public static JsonObject Extension(string url, string property, JsonNode value) => new JsonObject { ["url"] = url }.Set(property, value);

    [return: NotNullIfNotNull(nameof(value))]
    public static JsonObject? Extension(string url, string property, string? value) => value is null ? null : Extension(url, property, JsonValue.Create(value)!);

    public static JsonObject Annotation(string text) => new() { ["text"] = text };

    /// <summary>What stands where a value must be and none is known.</summary>
    public static JsonObject Absent(string reason = "unknown") => new JsonObject().Set("extension", Array(Extension(AbsentReason, "valueCode", reason)));

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
        using (var writer = new Utf8JsonWriter(buffer, FhirJsonWriter.Options)) node.WriteTo(writer);
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
