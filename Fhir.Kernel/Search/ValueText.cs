using System.Text;

namespace Fhir.Kernel.Search;

/// <summary>Splitting at separators that no backslash stands before. https://hl7.org/fhir/R4/search.html#escaping</summary>
internal static class ValueText
{
    /// <summary>The pieces still carry their escapes, so that they can be split again at another separator.</summary>
    public static List<string> Split(string text, char separator)
    {
        var pieces = new List<string>();
        var start = 0;
        for (var at = 0; at < text.Length; at++)
        {
            if (text[at] == '\\') at++;
            else if (text[at] == separator)
            {
                pieces.Add(text[start..at]);
                start = at + 1;
            }
        }
        pieces.Add(text[start..]);
        return pieces;
    }

    /// <summary>False for a backslash that stands before none of the characters it escapes: such a value is illegal.</summary>
    public static bool IsEscaped(string text)
    {
        for (var at = 0; at < text.Length; at++)
            if (text[at] == '\\' && (++at == text.Length || text[at] is not (',' or '|' or '$' or '\\'))) return false;
        return true;
    }

    /// <summary><c>\,</c> <c>\|</c> <c>\$</c> and <c>\\</c> become the character; any other backslash, which no parameter comes with, stays.</summary>
    public static string Unescape(string text)
    {
        if (!text.Contains('\\', StringComparison.Ordinal)) return text;
        var plain = new StringBuilder(text.Length);
        for (var at = 0; at < text.Length; at++)
        {
            if (text[at] == '\\' && at + 1 < text.Length && text[at + 1] is ',' or '|' or '$' or '\\') at++;
            plain.Append(text[at]);
        }
        return plain.ToString();
    }
}
