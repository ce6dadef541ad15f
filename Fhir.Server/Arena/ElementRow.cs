using Fhir.Kernel.Elements;

namespace Fhir.Server.Arena;

/// <summary>What a profile says of one element. https://hl7.org/fhir/R4/elementdefinition.html</summary>
/// <param name="element">In the differential.</param>
/// <param name="whole">The same in the snapshot, where what the profile leaves as it was stands too; missing when there is no snapshot.</param>
internal sealed class ElementRow(Element element, Element whole)
{
    /// <summary>Below the resource, with the slice: <c>identifier:FNR.value</c>. Empty for the resource itself.</summary>
    public string Name { get; } = Below(element.ValueOf("id") ?? element.ValueOf("path") ?? "");

    public bool IsRoot => Name.Length == 0;

    /// <summary>Empty when nobody says it.</summary>
    public string Count { get; } = (element.ValueOf("min") ?? whole.ValueOf("min"), element.ValueOf("max") ?? whole.ValueOf("max")) is ({ } min, { } max) ? $"{min}..{max}" : "";

    /// <summary>Types, and for references and extensions the canonicals of what is wanted.</summary>
    public IReadOnlyList<(string Type, IReadOnlyList<string> Profiles)> Types { get; } = [.. Repeated(element, "type").Select(type =>
        (type.ValueOf("code") ?? "", (IReadOnlyList<string>)[.. Repeated(type, "profile").Concat(Repeated(type, "targetProfile")).Select(one => one.Value!)]))];

    public string? Meaning { get; } = element.ValueOf("short") ?? element.ValueOf("definition");

    public bool IsMustSupport { get; } = element.ValueOf("mustSupport") == "true";

    /// <summary>The value that the element always has; null when it may have others, or is not a simple one.</summary>
    public string? Always { get; } = ValueOf(element, "fixed") ?? ValueOf(element, "pattern");

    public string? ValueSet { get; } = element.Child("binding").ValueOf("valueSet");

    public IReadOnlyList<Element> Rules { get; } = [.. element.ChildrenNamed("constraint")];

    private static List<Element> Repeated(Element element, string name) => [.. element.ChildrenNamed(name)];

    private static string Below(string id) => id.IndexOf('.', StringComparison.Ordinal) is >= 0 and var at ? id[(at + 1)..] : "";

    private static string? ValueOf(Element element, string name)
    {
        var value = element.Child(name);
        if (!value.Exists || value.HasValue) return value.Value;
        var coding = value.Child("coding") is { Exists: true } first ? first : value;
        return coding.ValueOf("code") is { } code ? coding.ValueOf("system") is { } system ? $"{system}|{code}" : code : value.ValueOf("text");
    }
}
