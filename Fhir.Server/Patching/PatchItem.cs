using System.Text.Json.Nodes;
using Fhir.Kernel.Definitions;
using Fhir.Kernel.Elements;

namespace Fhir.Server.Patching;

/// <summary>
/// One repetition of a property in FHIR JSON. A primitive is two things there: its value, and under the name with an underscore its id and extensions, and
/// lists of the two run side by side. https://hl7.org/fhir/R4/json.html#primitive
/// </summary>
/// <param name="Extra">What stands under the name with an underscore; null for everything but primitives.</param>
public sealed record PatchItem(JsonNode? Value, JsonNode? Extra)
{
    public static List<PatchItem> Of(JsonObject owner, PropertyInfo property)
    {
        var (values, extras) = (owner[property.JsonName], property.Type.IsPrimitive ? owner[Under(property)] : null);
        if (values is null && extras is null) return [];
        if (!property.IsList) return [new PatchItem(values, extras)];
        var count = Math.Max((values as JsonArray)?.Count ?? 0, (extras as JsonArray)?.Count ?? 0);
        return [.. Enumerable.Range(0, count).Select(at => new PatchItem(At(values, at), At(extras, at)))];
    }

    /// <summary>Puts the items in the property's place; none takes it away.</summary>
    public static void Put(JsonObject owner, PropertyInfo property, IReadOnlyList<PatchItem> items)
    {
        Put(owner, property.JsonName, property.IsList, [.. items.Select(item => item.Value)]);
        if (property.Type.IsPrimitive) Put(owner, Under(property), property.IsList, [.. items.Select(item => item.Extra)]);
    }

    /// <summary>The object of an element; a primitive's is the one with its extensions, made when it has none.</summary>
    public static JsonObject ObjectOf(Element element, JsonObject root)
    {
        if (element.IsRoot) return root;
        var (owner, property) = (ObjectOf(element.Parent, root), element.Property!);
        var items = Of(owner, property);
        var place = PlaceOf(element);
        if (!element.IsPrimitive) return (JsonObject)items[place].Value!;
        if (items[place].Extra is JsonObject known) return known;

        var made = new JsonObject();
        items[place] = items[place] with { Extra = made };
        Put(owner, property, items);
        return made;
    }

    /// <summary>How many siblings of the same property stand before the element.</summary>
    public static int PlaceOf(Element element)
    {
        var place = 0;
        foreach (var sibling in element.Parent.Children)
        {
            if (sibling == element) return place;
            if (ReferenceEquals(sibling.Property, element.Property)) place++;
        }
        return place;
    }

    private static void Put(JsonObject owner, string name, bool isList, JsonNode?[] nodes)
    {
        // A node has one owner: those that stay are let go of first.
        if (owner[name] is JsonArray list) list.Clear();
        if (Array.TrueForAll(nodes, node => node is null)) owner.Remove(name);
        else if (isList) owner[name] = new JsonArray(nodes);
        else if (!ReferenceEquals(owner[name], nodes[0])) owner[name] = nodes[0];
    }

    private static JsonNode? At(JsonNode? list, int index) => list is JsonArray array && index < array.Count ? array[index] : null;

    private static string Under(PropertyInfo property) => "_" + property.JsonName;
}
