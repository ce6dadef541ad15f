namespace Fhir.Kernel.Terminology;

/// <summary>
/// What a user has typed: every word of it must begin a word of the display or of one designation, or begin the code. Case does not count.
/// https://hl7.org/fhir/R4/valueset-operation-expand.html
/// </summary>
internal readonly struct TextFilter
{
    private const int MostWords = 16;

    private readonly string[]? words;

    private TextFilter(string[] words) => this.words = words;

    /// <summary>Null, and text without any word, lets everything through.</summary>
    public static TextFilter Of(string? text) => text is null ? default : new([.. Words(text).Take(MostWords)]);

    public bool Matches(Concept concept) => words is not { Length: > 0 } || Matches(concept.Code, concept.Display, concept.Designations);

    public bool Matches(ExpandedConcept concept) => words is not { Length: > 0 } || Matches(concept.Code, concept.Display, concept.Designations);

    private bool Matches(string code, string? display, IEnumerable<Designation> designations)
    {
        var whole = words!;
        if (whole.Length == 1 && code.StartsWith(whole[0], StringComparison.OrdinalIgnoreCase)) return true;
        return Matches(display) || designations.Any(designation => MatchesAll(designation.Value, whole));

        bool Matches(string? text) => text is not null && MatchesAll(text, whole);
    }

    private static bool MatchesAll(string text, string[] words)
    {
        var present = Words(text);
        return Array.TrueForAll(words, word => Array.Exists(present, candidate => candidate.StartsWith(word, StringComparison.OrdinalIgnoreCase)));
    }

    private static string[] Words(string text)
    {
        var letters = text.ToCharArray();
        for (var at = 0; at < letters.Length; at++)
            if (!char.IsLetterOrDigit(letters[at])) letters[at] = ' ';
        return new string(letters).Split(' ', StringSplitOptions.RemoveEmptyEntries);
    }
}
