using System.Net;
using System.Text;

namespace Fhir.Kernel.Search.Words;

/// <summary>The words of a text, folded as <see cref="SearchText"/> folds: runs of letters and digits, everything else parts them.</summary>
public static class SearchWords
{
    /// <summary>In UTF-16 units; the rest of a longer word does not count, on either side of a search.</summary>
    public const int MaxLength = 120;

    public static List<string> Of(string text)
    {
        var words = new List<string>();
        var folded = SearchText.Fold(text);
        for (var start = 0; start < folded.Length;)
        {
            if (!IsPart(folded[start]))
            {
                start++;
                continue;
            }
            var end = start;
            while (end < folded.Length && IsPart(folded[end])) end++;
            words.Add(folded[start..Math.Min(end, start + MaxLength)]);
            start = end;
        }
        return words;
    }

    /// <summary>What people read of a narrative: its text without the markup, with the characters that entities stand for.</summary>
    public static string OfNarrative(string xhtml)
    {
        var text = new StringBuilder(xhtml.Length);
        for (var at = 0; at < xhtml.Length;)
        {
            if (xhtml[at] != '<')
            {
                var next = xhtml.IndexOf('<', at);
                if (next < 0) next = xhtml.Length;
                text.Append(xhtml, at, next - at);
                at = next;
                continue;
            }
            var isComment = xhtml.AsSpan(at).StartsWith("<!--");
            var end = xhtml.IndexOf(isComment ? "-->" : ">", at, StringComparison.Ordinal);
            at = end < 0 ? xhtml.Length : end + (isComment ? 3 : 1);
            text.Append(' ');
        }
        return WebUtility.HtmlDecode(text.ToString());
    }

    /// <summary>Letters outside the basic plane come as two halves.</summary>
    private static bool IsPart(char letter) => char.IsLetterOrDigit(letter) || char.IsSurrogate(letter);
}
