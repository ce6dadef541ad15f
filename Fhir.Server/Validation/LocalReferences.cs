using Fhir.Kernel.Elements;
using Fhir.Server.Transport;

namespace Fhir.Server.Validation;

/// <summary>A literal reference to a resource of this server, and the element that says it.</summary>
/// <param name="Version">Of a reference to one version; null for the current one.</param>
public readonly record struct LocalReference(string Type, string Id, string? Version, Element Element);

/// <summary>Finds literal references to this server in a document: relative ones, and absolute ones below its own base. https://hl7.org/fhir/R4/references.html#literal</summary>
public static class LocalReferences
{
    public static IEnumerable<LocalReference> In(Document document, string ownBase)
    {
        foreach (var element in Elements(document.Root))
        {
            if (element.Property is { Name: "reference", Owner.Name: "Reference" } && Parse(element, ownBase) is { } reference) yield return reference;
        }
    }

    private static IEnumerable<Element> Elements(Element root)
    {
        var open = new Stack<Element>([root]);
        while (open.TryPop(out var element))
        {
            yield return element;
            foreach (var child in element.Children) open.Push(child);
        }
    }

    private static LocalReference? Parse(Element element, string ownBase)
    {
        var text = element.Value ?? "";
        if (text.StartsWith(ownBase + "/", StringComparison.Ordinal)) text = text[(ownBase.Length + 1)..];
        var parts = text.Split('/');
        var isVersioned = parts is [_, _, "_history", _];
        if (!isVersioned && parts.Length != 2) return null;
        return element.Document.Schema.FindType(parts[0]) is { IsResource: true } && ResourceId.IsValid(parts[1]) ? new LocalReference(parts[0], parts[1], isVersioned ? parts[3] : null, element) : null;
    }
}
