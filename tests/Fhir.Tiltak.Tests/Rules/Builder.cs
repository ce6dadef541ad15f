using System.Text.Json.Nodes;
using Fhir.Kernel.Definitions;
using Fhir.Kernel.Json;

namespace Fhir.Tiltak.Tests.Rules;

/// <summary>Makes elements out of a snapshot that no example has: what is fixed and what is required, and else as little as may be.</summary>
internal sealed class Builder(StructureDefinition definition)
{
    private readonly Dictionary<string, ElementDefinition> rows = definition.Snapshot.Where(row => row.Id is not null).ToDictionary(row => row.Id!);

    public ElementDefinition? Row(string id) => rows.GetValueOrDefault(id);

    /// <summary>Whether the element is an array in JSON, which its first definition decides.</summary>
    public bool Repeats(string id) => Row(id) is { Base.Max: var max } && max is not ("0" or "1");

    /// <summary>The property that holds the element: <c>valueQuantity</c> for <c>value[x]</c>.</summary>
    public string Property(string id, string? type = null)
    {
        var name = id[(id.LastIndexOf('.') + 1)..].Split(':')[0];
        return name.EndsWith("[x]", StringComparison.Ordinal) ? name[..^3] + Capital(type ?? Row(id)?.Types.FirstOrDefault()?.Code ?? "string") : name;
    }

    /// <param name="towards">The id of an element within that must be there too; null for none.</param>
    public JsonNode Build(string id, string? towards = null)
    {
        var row = Row(id);
        if (row is { Fixed.Exists: true }) return Json(row.Fixed);
        if (row is { Pattern.Exists: true } && towards is null) return Json(row.Pattern);
        var type = row?.Types.FirstOrDefault()?.Code ?? "BackboneElement";
        if (DefinitionsPack.Core.Schema.FindType(type) is { IsResource: true }) return Resource(type, row);
        if (char.IsAsciiLetterLower(type[0]) || type.StartsWith("http", StringComparison.Ordinal)) return Primitive(type);
        var built = row is { Pattern.Exists: true } ? Json(row.Pattern).AsObject() : [];
        foreach (var child in ChildrenOf(id).Where(child => IsNeeded(child, towards))) Put(built, child, Build(child, Within(towards, child) ? towards : null));
        if (type == "Extension" && row is { Types: [{ Profiles: [var profile] }] }) built["url"] = profile;
        if (built.Count == 0 || (type == "Extension" && built.Count == 1)) Fill(built, type);
        return built;
    }

    private static JsonObject Resource(string type, ElementDefinition? row)
    {
        var resource = new JsonObject { ["resourceType"] = type is "Resource" or "DomainResource" ? "Basic" : type };
        if (row is { Types: [{ Profiles: [var profile, ..] }, ..] }) resource["meta"] = new JsonObject { ["profile"] = new JsonArray(profile) };
        return resource;
    }

    public void Put(JsonObject parent, string id, JsonNode value)
    {
        var property = Property(id);
        if (!Repeats(id)) parent[property] = value;
        else if (parent[property] is JsonArray items) items.Add(value);
        else parent[property] = new JsonArray(value);
    }

    public static JsonNode Sample(string type) => char.IsAsciiLetterLower(type[0]) ? Primitive(type) : Filled(type);

    public static string Capital(string type) => char.ToUpperInvariant(type[0]) + type[1..];

    private static JsonObject Filled(string type)
    {
        var built = new JsonObject();
        Fill(built, type);
        return built;
    }

    // An unknown extension is a warning, so nothing else is wrong with what has nothing else.
    private static void Fill(JsonObject built, string type)
    {
        if (type == "Extension") built["url"] ??= "https://example.org/unknown";
        var (name, value) = type switch
        {
            "CodeableConcept" => ("text", JsonValue.Create("x")),
            "Reference" => ("display", JsonValue.Create("x")),
            "Quantity" => ("value", JsonValue.Create(1)),
            "Extension" => ("valueString", JsonValue.Create("x")),
            "Coding" => ("display", JsonValue.Create("x")),
            "Address" => ("postalCode", JsonValue.Create("x")),
            "Identifier" => ("value", JsonValue.Create("x")),
            "Period" => ("start", JsonValue.Create("2026-01-01")),
            _ => ("", null),
        };
        if (value is not null) built[name] = value;
        else built["extension"] = new JsonArray(Filled("Extension"));
    }

    private static bool Within(string? towards, string id) => towards == id || towards?.StartsWith(id + ".", StringComparison.Ordinal) == true;

    private bool IsNeeded(string child, string? towards) => Within(towards, child) || Row(child) is { Max: not "0" } row && (row.Fixed.Exists || row.Pattern.Exists || (row.Min > 0 && !HasSlices(child)));

    private bool HasSlices(string id) => rows.Keys.Any(other => other.StartsWith(id + ":", StringComparison.Ordinal));

    // Of an unsliced child and its slices, the one on the way counts; else the unsliced one and the slices that are required.
    private List<string> ChildrenOf(string id) =>
        [.. rows.Keys.Where(other => other.StartsWith(id + ".", StringComparison.Ordinal) && !other[(id.Length + 1)..].Contains('.'))];

    private static JsonNode Json(Kernel.Elements.Element element) => element.Child("extension").Exists || element.FirstChild.Exists ? JsonNode.Parse(JsonWriter.ToBytes(element))! : Literal(element);

    private static JsonNode Literal(Kernel.Elements.Element element) => element.Type.Name switch
    {
        "boolean" => JsonValue.Create(element.Value == "true"),
        "integer" or "positiveInt" or "unsignedInt" or "decimal" => JsonNode.Parse(element.Value!)!,
        _ => JsonValue.Create(element.Value!),
    };

    private static JsonValue Primitive(string type) => type switch
    {
        "boolean" => JsonValue.Create(true),
        "integer" or "positiveInt" or "unsignedInt" or "decimal" => JsonValue.Create(1),
        "date" => JsonValue.Create("2026-01-01"),
        "dateTime" or "instant" => JsonValue.Create("2026-01-01T12:00:00+01:00"),
        "time" => JsonValue.Create("12:00:00"),
        "uri" or "url" or "canonical" => JsonValue.Create("https://example.org/x"),
        "base64Binary" => JsonValue.Create("eA=="),
        _ => JsonValue.Create("x"),
    };
}
