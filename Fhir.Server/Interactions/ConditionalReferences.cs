using Fhir.Kernel.Elements;

namespace Fhir.Server.Interactions;

/// <summary>A reference that is a search: <c>Patient?identifier=...</c>.</summary>
public readonly record struct ConditionalReference(string Text, string Type, string Query, Element Element);

/// <summary>Finds the conditional references of a transaction entry. https://hl7.org/fhir/R4/http.html#trules</summary>
public static class ConditionalReferences
{
    public static IEnumerable<ConditionalReference> In(Element resource)
    {
        var open = new Stack<Element>([resource]);
        while (open.TryPop(out var element))
        {
            foreach (var child in element.Children) open.Push(child);
            if (element.Property is not { Name: "reference", Owner.Name: "Reference" } || element.Value is not { } text) continue;
            var question = text.IndexOf('?', StringComparison.Ordinal);
            if (question > 0 && element.Document.Schema.FindType(text.AsSpan(0, question)) is { IsResource: true } type)
                yield return new ConditionalReference(text, type.Name, text[(question + 1)..], element);
        }
    }
}
