using System.Text.Json;

namespace Fhir.Conformance.Http;

/// <summary>
/// A place in a JSON answer that may not exist. Asking a missing place for anything gives nothing, never an exception: a foreign server's JSON has
/// any shape. Checks read with this rather than with the kernel's elements because a check on one element must still work when another is illegal.
/// </summary>
public readonly struct Node
{
    private readonly JsonElement? element;

    public Node(JsonElement element) => this.element = element;

    public bool Exists => element is not null;

    /// <summary>The JSON text of the place; empty when it is missing.</summary>
    public string Raw => element?.GetRawText() ?? "";

    public string ResourceType => Text("resourceType");

    public string Id => Text("id");

    /// <summary><c>Patient/1</c>; empty without type and id.</summary>
    public string Reference => Id.Length > 0 ? $"{ResourceType}/{Id}" : "";

    /// <summary>The value of a primitive as written (numbers keep their digits); empty for anything else.</summary>
    public string Value => element switch
    {
        { ValueKind: JsonValueKind.String } text => TextOf(text),
        { ValueKind: JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False } primitive => primitive.GetRawText(),
        _ => "",
    };

    public bool IsObject => element is { ValueKind: JsonValueKind.Object };

    /// <summary>The property of an object; missing when there is none of the name.</summary>
    public Node this[string name] =>
        element is { ValueKind: JsonValueKind.Object } self && self.TryGetProperty(name, out var child) ? new Node(child) : default;

    /// <summary>The first value at the path, such as <c>subject.identifier.value</c>; empty when there is none.</summary>
    public string Text(string path) => First(path).Value;

    public Node First(string path) => At(path).FirstOrDefault();

    public bool Has(string path) => At(path).Any();

    /// <summary>
    /// Every place a path leads to, arrays opened on the way: <c>code.coding.system</c>. A last letter group <c>[x]</c> stands for any type of a
    /// choice element: <c>value[x]</c> finds valueQuantity.
    /// </summary>
    public IEnumerable<Node> At(string path)
    {
        IEnumerable<Node> places = [this];
        foreach (var name in path.Split('.'))
            places = places.SelectMany(place => place.Step(name));
        return places;
    }

    /// <summary>The items of an array; the place itself when it is no array; nothing when it is missing.</summary>
    public IEnumerable<Node> Items() => element switch
    {
        null => [],
        { ValueKind: JsonValueKind.Array } array => array.EnumerateArray().Select(item => new Node(item)),
        _ => [this],
    };

    // A lone surrogate (\ud800) is well-formed JSON but no text.
    private static string TextOf(JsonElement element)
    {
        try
        {
            return element.GetString()!;
        }
        catch (InvalidOperationException)
        {
            return "\uFFFD";
        }
    }

    private IEnumerable<Node> Step(string name) =>
        name.EndsWith("[x]", StringComparison.Ordinal) ? Choices(name[..^3]) : this[name].Items();

    private IEnumerable<Node> Choices(string stem) => element is { ValueKind: JsonValueKind.Object } self
        ? self.EnumerateObject().Where(property => IsChoice(property.Name, stem)).SelectMany(property => new Node(property.Value).Items())
        : [];

    private static bool IsChoice(string name, string stem) =>
        name.Length > stem.Length && name.StartsWith(stem, StringComparison.Ordinal) && char.IsUpper(name[stem.Length]);

    public override string ToString() => Raw;
}
