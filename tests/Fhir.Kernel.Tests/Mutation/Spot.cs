using System.Text.Json.Nodes;
using Fhir.Kernel.Definitions;
using Fhir.Kernel.Elements;

namespace Fhir.Kernel.Tests.Mutation;

/// <summary>One element of a draft: what the parser knows of it, and the JSON that may be broken.</summary>
/// <param name="Element">Of the unbroken resource.</param>
/// <param name="Parent">The object it stands in; null for the root.</param>
/// <param name="Index">Among its repetitions; null where the element does not repeat.</param>
/// <param name="Node">Null for a primitive that has only extensions.</param>
internal sealed record Spot(Element Element, JsonObject? Parent, string Name, int? Index, JsonNode? Node)
{
    public string Type => Element.Type.Name;

    public bool IsPrimitive => Element.IsPrimitive;

    public PropertyInfo Property => Element.Property!;

    public JsonObject Object => (JsonObject)Node!;

    /// <summary>FHIRPath, as issues say it.</summary>
    public string Place => Element.Path;

    public string ParentPlace => Element.Parent.Path;

    /// <summary><c>Patient.name.given</c>: without the places in lists.</summary>
    public string PlainPath => System.Text.RegularExpressions.Regex.Replace(Place, @"\[\d+\]", "");

    public bool Has(string name) => Element.Child(name).Exists;

    /// <param name="names">With spaces between; those with an exclamation mark must be missing.</param>
    public bool HasAll(string names) => names.Split(' ', StringSplitOptions.RemoveEmptyEntries).All(name => name[0] == '!' ? !Has(name[1..]) : Has(name));

    /// <summary>Whether it is the only repetition, or does not repeat.</summary>
    public bool IsAlone => Element.Parent.ChildrenNamed(Property.Name).Count() == 1;

    public void Put(JsonNode? value)
    {
        if (Index is { } at) Parent![Name]!.AsArray()[at] = value;
        else Parent![Name] = value;
    }

    /// <summary>Takes the whole element away, repetitions and extensions too.</summary>
    public void Remove()
    {
        Parent!.Remove(Name);
        Parent.Remove("_" + Name);
    }

    /// <summary>Gives the property another name where it stands.</summary>
    public void Rename(string name)
    {
        var at = Parent!.IndexOf(Name);
        var value = Parent[Name];
        Parent.RemoveAt(at);
        Parent.Insert(at, name, value);
    }

    public override string ToString() => Place;

    /// <summary>Every element of a resource beside the JSON it was read from, the root first.</summary>
    public static List<Spot> All(Document document, JsonObject root)
    {
        var spots = new List<Spot> { new(document.Root, null, "", null, root) };
        AddBelow(document.Root, root, spots);
        return spots;
    }

    private static void AddBelow(Element element, JsonObject node, List<Spot> spots)
    {
        var counts = new Dictionary<ushort, int>();
        foreach (var child in element.Children)
        {
            var property = child.Property!;
            var nth = counts[property.Id] = counts.GetValueOrDefault(property.Id, -1) + 1;
            var spot = new Spot(child, node, property.JsonName, property.IsList ? nth : null, At(node[property.JsonName], property, nth));
            spots.Add(spot);
            if (Below(spot, node, nth) is { } below) AddBelow(child, below, spots);
        }
    }

    private static JsonObject? Below(Spot spot, JsonObject node, int nth) =>
        (spot.IsPrimitive ? At(node["_" + spot.Name], spot.Property, nth) : spot.Node) as JsonObject;

    private static JsonNode? At(JsonNode? value, PropertyInfo property, int nth) => property.IsList ? value?.AsArray().ElementAtOrDefault(nth) : value;
}
