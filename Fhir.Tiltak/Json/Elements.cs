using Fhir.Kernel.Elements;

namespace Fhir.Tiltak.Json;

/// <summary>Reads what FHIR keeps in codings, identifiers and extensions.</summary>
internal static class Elements
{
    /// <summary>The extension with this url; missing when there is none.</summary>
    public static Element Extension(this Element element, string url)
    {
        foreach (var extension in element.ChildrenNamed("extension"))
            if (extension.ValueOf("url") == url) return extension;
        return default;
    }

    public static IEnumerable<Element> Extensions(this Element element, string url) => element.All("extension").Where(extension => extension.ValueOf("url") == url);

    /// <summary>The value of a part of a complex extension.</summary>
    public static Element Part(this Element extension, string url) => extension.Extension(url).Child("value");

    public static bool IsTrue(this Element element) => element.Value == "true";

    /// <summary>The first code of a concept in this system; null when it has none.</summary>
    public static string? CodeIn(this Element concept, string system) =>
        concept.All("coding").FirstOrDefault(coding => coding.ValueOf("system") == system).ValueOf("code");

    /// <summary>The value of the first identifier in this system.</summary>
    public static string? IdentifierIn(this Element resource, string system) =>
        resource.All("identifier").FirstOrDefault(identifier => identifier.ValueOf("system") == system).ValueOf("value");

    public static string? ReferenceTo(this Element element, string name) => element.Child(name).ValueOf("reference");

    /// <summary>The children of a name as a list: the element's own enumerator lives on the stack.</summary>
    public static List<Element> All(this Element element, string name)
    {
        var all = new List<Element>();
        foreach (var child in element.ChildrenNamed(name)) all.Add(child);
        return all;
    }

    /// <summary>Every reference below a resource, as it is written.</summary>
    public static IEnumerable<string> References(this Element element)
    {
        for (var child = element.FirstChild; child.Exists; child = child.NextSibling)
        {
            if (child.Type.Name == "Reference" && child.ValueOf("reference") is { } reference) yield return reference;
            foreach (var inner in child.References()) yield return inner;
        }
    }
}
