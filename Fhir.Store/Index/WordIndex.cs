using Fhir.Kernel.Elements;
using Fhir.Kernel.Search.Words;

namespace Fhir.Store.Index;

/// <summary>The words of a resource, text by text. https://hl7.org/fhir/R4/search.html#content</summary>
internal sealed class WordIndex
{
    private readonly HashSet<string> seen = new(StringComparer.Ordinal);

    private WordIndex() { }

    /// <summary>What is read of the narrative.</summary>
    public List<List<string>> Narrative { get; } = [];

    /// <summary>Every other text; one that stands in several places is there once.</summary>
    public List<List<string>> Others { get; } = [];

    public static WordIndex Of(Element resource)
    {
        var index = new WordIndex();
        for (var child = resource.FirstChild; child.Exists; child = child.NextSibling) index.Add(child, child.Property!.Name == "text" && !child.IsPrimitive);
        return index;
    }

    private void Add(Element element, bool isNarrative)
    {
        if (element.HasValue) AddText(element, isNarrative);
        for (var child = element.FirstChild; child.Exists; child = child.NextSibling) Add(child, isNarrative && child.Type.Name == "xhtml");
    }

    private void AddText(Element element, bool isNarrative)
    {
        var isMarkup = element.Type.Name == "xhtml";
        if (!isMarkup && element.Type.Name is not ("string" or "markdown") || element.Value is not { } text || !seen.Add(text)) return;
        if (SearchWords.Of(isMarkup ? SearchWords.OfNarrative(text) : text) is { Count: > 0 } words) (isNarrative ? Narrative : Others).Add(words);
    }
}
