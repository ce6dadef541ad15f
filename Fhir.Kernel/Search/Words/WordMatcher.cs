using Fhir.Kernel.Elements;

namespace Fhir.Kernel.Search.Words;

/// <summary>Whether a resource holds words, looked for text by text. https://hl7.org/fhir/R4/search.html#content</summary>
internal static class WordMatcher
{
    /// <param name="isNarrative"><c>_text</c>: only in the narrative. Otherwise in every text of the resource, the narrative included.</param>
    public static bool Matches(WordQuery query, Element resource, bool isNarrative) =>
        Matches(query, [.. (isNarrative ? Narrative(resource) : Texts(resource)).Select(SearchWords.Of)]);

    private static bool Matches(WordQuery query, List<List<string>> texts) => query switch
    {
        AllQuery all => all.Parts.All(part => Matches(part, texts)),
        AnyQuery any => any.Parts.Any(part => Matches(part, texts)),
        PhraseQuery phrase => texts.Any(words => Enumerable.Range(0, Math.Max(0, words.Count - phrase.Words.Length + 1)).Any(at => IsAt(phrase, words, at))),
        _ => throw new InvalidOperationException($"There is no query {query.GetType().Name}."),
    };

    private static bool IsAt(PhraseQuery phrase, List<string> words, int at)
    {
        for (var number = 0; number < phrase.Words.Length; number++)
        {
            var (wanted, found) = (phrase.Words[number], words[at + number]);
            var mayGoOn = phrase.IsPrefix && number == phrase.Words.Length - 1;
            if (mayGoOn ? !found.StartsWith(wanted, StringComparison.Ordinal) : found != wanted) return false;
        }
        return true;
    }

    private static IEnumerable<string> Narrative(Element resource) =>
        resource.Child("text") is { Exists: true } text && text.ValueOf("div") is { } div ? [SearchWords.OfNarrative(div)] : [];

    private static IEnumerable<string> Texts(Element element)
    {
        if (element.Value is { } value)
        {
            if (element.Type.Name is "string" or "markdown") yield return value;
            if (element.Type.Name == "xhtml") yield return SearchWords.OfNarrative(value);
        }
        for (var child = element.FirstChild; child.Exists; child = child.NextSibling)
            foreach (var text in Texts(child)) yield return text;
    }
}
