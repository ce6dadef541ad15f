using System.Text.Json.Nodes;

namespace Fhir.Tiltak.Provesvar.Mapping;

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

    public static JsonObject Resource(string type, string profile) =>
        new JsonObject { ["resourceType"] = type }.Set("meta", new JsonObject { ["profile"] = new JsonArray(profile) });

    public static JsonObject Coding(string system, string code, string? display = null) => new JsonObject { ["system"] = system, ["code"] = code }.Set("display", display);

    public static JsonObject Concept(JsonObject? coding, string? text = null) => new JsonObject().Set("coding", coding is null ? null : Array(coding)).Set("text", text);

    public static JsonObject Identifier(string system, string value, string? use = null) => new JsonObject().Set("use", use).Set("system", system).Set("value", value);

    public static JsonObject Reference(string reference, string? display = null) => new JsonObject { ["reference"] = reference }.Set("display", display);

    public static JsonObject Extension(string url, string property, JsonNode value) => new JsonObject { ["url"] = url }.Set(property, value);

    public static JsonObject? Extension(string url, string property, string? value) => value is null ? null : Extension(url, property, JsonValue.Create(value)!);

    public static JsonObject Annotation(string text) => new() { ["text"] = text };

    /// <summary>What stands where a value must be and none is known.</summary>
    public static JsonObject Absent(string reason = "unknown") => new JsonObject().Set("extension", Array(Extension(AbsentReason, "valueCode", reason)));
}
