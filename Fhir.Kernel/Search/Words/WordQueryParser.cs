namespace Fhir.Kernel.Search.Words;

/// <summary>
/// Words side by side are all wanted; <c>OR</c> gives a choice, quotes make a phrase, a star lets a word go on, parentheses group. <c>and</c> may stand
/// between words, as in the specification's own example: <c>(bone OR liver) and metastases</c>. Other punctuation parts words, as it does in what is searched:
/// <c>x-ray</c> is the phrase "x ray", and a sign between blanks is passed over. https://hl7.org/fhir/R4/search.html#content
/// </summary>
internal ref struct WordQueryParser
{
    private const int MaxDepth = 10;
    private const int MaxPhrases = 50;

    private ReadOnlySpan<char> rest;
    private int depth;
    private int phrases;
    private bool isBroken;

    private WordQueryParser(ReadOnlySpan<char> text) => rest = text;

    /// <returns>Null when there is no word, a quote or parenthesis is not closed, or there is too much of it.</returns>
    public static WordQuery? Parse(string text)
    {
        var parser = new WordQueryParser(text);
        return parser.Any() is { } query && parser.rest.IsEmpty ? query : null;
    }

    private WordQuery? Any()
    {
        var parts = new List<WordQuery>();
        do
        {
            if (All() is not { } part) return null;
            parts.Add(part);
        }
        while (TakeOperator("OR", StringComparison.Ordinal));
        return parts is [var only] ? only : new AnyQuery([.. parts]);
    }

    private WordQuery? All()
    {
        var parts = new List<WordQuery>();
        while (!IsAtEnd())
        {
            if (parts.Count > 0 && TakeOperator("and", StringComparison.OrdinalIgnoreCase) && IsAtEnd()) return null;
            var part = One();
            if (isBroken) return null;
            if (part is not null) parts.Add(part);
        }
        return parts.Count switch { 0 => null, 1 => parts[0], _ => new AllQuery([.. parts]) };
    }

    /// <summary>Null where there is no word, and where it is broken off.</summary>
    private WordQuery? One()
    {
        if (rest[0] == '(') return Group();
        if (rest[0] == '"') return Quoted();
        var end = rest.IndexOfAny(" ()\"");
        var word = rest[..(end < 0 ? rest.Length : end)].ToString();
        rest = rest[word.Length..];
        return Phrase(word);
    }

    private WordQuery? Group()
    {
        rest = rest[1..];
        if (++depth > MaxDepth || Any() is not { } inner || rest.IsEmpty || rest[0] != ')') return Broken();
        depth--;
        rest = rest[1..];
        return inner;
    }

    private PhraseQuery? Quoted()
    {
        var end = rest[1..].IndexOf('"');
        if (end < 0) return Broken();
        var text = rest.Slice(1, end).ToString();
        rest = rest[(end + 2)..];
        if (!rest.StartsWith("*")) return Phrase(text);
        rest = rest[1..];
        return Phrase(text + "*");
    }

    /// <summary>What looks like one word may be several: <c>covid-19</c> is a phrase.</summary>
    private PhraseQuery? Phrase(string text)
    {
        if (SearchWords.Of(text) is not { Count: > 0 } words) return null;
        return ++phrases <= MaxPhrases ? new PhraseQuery([.. words], text.EndsWith('*')) : Broken();
    }

    private PhraseQuery? Broken()
    {
        isBroken = true;
        return null;
    }

    /// <summary>Blanks are taken on the way.</summary>
    private bool IsAtEnd()
    {
        rest = rest.TrimStart(' ');
        return rest.IsEmpty || rest[0] == ')' || StartsWithWord("OR", StringComparison.Ordinal);
    }

    private bool TakeOperator(string name, StringComparison comparison)
    {
        rest = rest.TrimStart(' ');
        if (!StartsWithWord(name, comparison)) return false;
        rest = rest[name.Length..].TrimStart(' ');
        return true;
    }

    private readonly bool StartsWithWord(string name, StringComparison comparison) =>
        rest.StartsWith(name, comparison) && (rest.Length == name.Length || rest[name.Length] is ' ' or '(' or ')' or '"');
}
