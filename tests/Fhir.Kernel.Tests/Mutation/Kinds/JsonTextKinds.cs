using System.Text;
using System.Text.Json.Nodes;
using Fhir.Kernel.Elements;

namespace Fhir.Kernel.Tests.Mutation.Kinds;

/// <summary>Texts that are no JSON, no UTF-8, or too much. https://hl7.org/fhir/R4/json.html</summary>
internal static class JsonTextKinds
{
    public static IReadOnlyList<MutationKind> All { get; } =
    [
        Bytes("byte that is no UTF-8", "encoding-utf8", json => [.. json[..(json.Length / 2)], 0xC3, .. json[(json.Length / 2)..]]),
        Bytes("byte order mark", "encoding-bom", json => [0xEF, 0xBB, 0xBF, .. json]),
        Bytes("nothing", "document-empty", _ => " \n"u8.ToArray()),
        Text("text cut off", "json-malformed", json => json[..^2]),
        Text("text after the end", "json-malformed", json => json + "{}"),
        Text("comment", "json-malformed", json => "// en pasient\n" + json),
        Text("comma too many", "json-malformed", json => json[..^1] + ",}"),
        Text("comma missing", "json-malformed", json => json.Replace(",", " ")),
        Text("single quotes", "json-malformed", json => json.Replace("\"resourceType\"", "'resourceType'")),
        Text("property without quotes", "json-malformed", json => json.Replace("\"resourceType\"", "resourceType")),
        Text("line break in a string", "json-malformed", json => json.Replace("\"resourceType\":\"", "\"resourceType\":\"\n")),
        Text("list of resources", "json-not-an-object", json => $"[{json}]"),
        Text("string", "json-not-an-object", _ => "\"Patient\""),
        Number("number that is none", "NaN"), Number("number with zeros before it", "007"), Number("number without a whole part", ".5"), Number("number with a plus", "+1"),
        MutationKind.At("half a surrogate pair", spot => spot.Type == "string" && spot.Node is not null, spot =>
        {
            spot.Put("HALVT");
            return new("encoding-surrogate", spot.Place);
        }).Then(json => json.Replace("HALVT", "a\\uD83D")),
        MutationKind.At("property twice", spot => spot.Node is not null && !spot.Element.IsResource && spot.Index is null, spot =>
        {
            spot.Rename("TVILLING");
            spot.Parent!["TVILLING2"] = spot.Node!.DeepClone();
            return new("json-duplicate-property", spot.ParentPlace) { Mark = spot.Name };
        }).Then((json, expected) => json.Replace("TVILLING2", expected.Mark).Replace("TVILLING", expected.Mark)),
        Limited("more bytes than allowed", "limit-bytes", json => new ParseLimits(MaxBytes: json.Length - 1)),
        Limited("more elements than allowed", "limit-elements", _ => new ParseLimits(MaxElements: 3)),
        new("string longer than allowed", draft => draft.Mutant(Longer(draft)) with { Limits = new ParseLimits(MaxStringBytes: 10_000) }),
        new("deeper than allowed", draft => draft.Spots[0].Element.Type.IsA("DomainResource") ? draft.Mutant(Deeper(draft)) : null),
    ];

    private static MutationKind Bytes(string name, string rule, Func<byte[], byte[]> damage) =>
        new("json: " + name, draft => new Mutant(damage(draft.Subject.Json.ToArray()), new Expected(rule)));

    private static MutationKind Text(string name, string rule, Func<string, string> damage) =>
        Bytes(name, rule, json => Encoding.UTF8.GetBytes(damage(Encoding.UTF8.GetString(Draft.Bytes(JsonNode.Parse(json)!)))));

    private static MutationKind Number(string name, string spelling) => MutationKind.At("json: " + name, spot => spot.Type is "integer" or "decimal" or "positiveInt" && spot.Node is not null, spot =>
    {
        spot.Put("TALL");
        return new("json-malformed");
    }).Then(json => json.Replace("\"TALL\"", spelling));

    private static MutationKind Limited(string name, string rule, Func<byte[], ParseLimits> limits) =>
        new(name, draft => new Mutant(draft.Subject.Json.ToArray(), new Expected(rule)) { Limits = limits(draft.Subject.Json.ToArray()) });

    private static Expected Longer(Draft draft)
    {
        draft.Root["id"] = new string('a', 20_000);
        return new("limit-string", draft.Subject.Type);
    }

    private static Expected Deeper(Draft draft)
    {
        JsonNode extension = new JsonObject { ["url"] = "a", ["valueString"] = "b" };
        for (var level = 0; level < ParseLimits.Default.MaxDepth; level++) extension = new JsonObject { ["url"] = "a", ["extension"] = new JsonArray(extension) };
        draft.Root["extension"] = new JsonArray(extension);
        return new("limit-depth");
    }
}
