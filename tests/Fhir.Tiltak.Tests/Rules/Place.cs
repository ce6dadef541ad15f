using System.Collections.Immutable;
using System.Text.Json.Nodes;

namespace Fhir.Tiltak.Tests.Rules;

/// <summary>Where a node stands in a JSON document: names and indexes from its root.</summary>
internal sealed record Place(ImmutableArray<object> Steps)
{
    public static Place Root { get; } = new([]);

    public JsonNode In(JsonNode document) => Steps.Aggregate(document, (node, step) => step is string name ? node[name]! : node[(int)step]!);

    public Place At(object step) => new(Steps.Add(step));

    /// <summary>Every object below that the test holds for, and its place.</summary>
    public static IEnumerable<(Place Place, JsonObject Node)> Objects(JsonNode? node, Func<JsonObject, bool> holds, Place? at = null)
    {
        at ??= Root;
        if (node is JsonArray items) return items.SelectMany((item, index) => Objects(item, holds, at.At(index)));
        if (node is not JsonObject fields) return [];
        var below = fields.SelectMany(field => Objects(field.Value, holds, at.At(field.Key)));
        return holds(fields) ? below.Prepend((at, fields)) : below;
    }

    /// <summary>The properties of an object that are an element of a definition: one for most, several types for a choice.</summary>
    public static IEnumerable<string> PropertiesOf(JsonObject parent, string name) => name.EndsWith("[x]", StringComparison.Ordinal)
        ? parent.Select(field => field.Key).Where(key => key.StartsWith(name[..^3], StringComparison.Ordinal) && key.Length > name.Length - 3 && char.IsAsciiLetterUpper(key[name.Length - 3])).ToList()
        : parent.ContainsKey(name) ? [name] : [];

    /// <summary>The places that a path without slices leads to, from a root that is an object.</summary>
    public IEnumerable<Place> Follow(JsonNode document, IEnumerable<string> names)
    {
        IEnumerable<Place> places = [this];
        foreach (var name in names) places = places.SelectMany(place => place.Children(document, name)).ToList();
        return places;
    }

    private IEnumerable<Place> Children(JsonNode document, string name)
    {
        if (In(document) is not JsonObject parent) yield break;
        foreach (var property in PropertiesOf(parent, name))
        {
            if (parent[property] is not JsonArray items) yield return At(property);
            else
                for (var index = 0; index < items.Count; index++) yield return At(property).At(index);
        }
    }
}
