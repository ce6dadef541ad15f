using System.Buffers;
using System.Collections.Frozen;
using System.Text;

namespace Fhir.Kernel.Search;

/// <summary>
/// Folds a text to what a string search compares: lower case, accents gone, white space one blank. The Norwegian letters are letters and not
/// accents, so they are spelt out as in passports (æ ae, ø oe, å aa; the Swedish ä and ö likewise): "Åse" and "Aase" are found by either
/// spelling and by "Aa", and "As" does not find them. A sigma is one letter, at the end of a word too. https://hl7.org/fhir/R4/search.html#string
/// </summary>
public static class SearchText
{
    private const string Accented =
        "aàáâãāăąǎạảấầẩẫậắằẳẵặ cçćĉċč dďđð eèéêëēĕėęěẹẻẽếềểễệ gĝğġģǥǧ hĥħ iìíîïĩīĭįıỉị jĵ kķĸǩ lĺļľŀł nñńņňŉŋ "
        + "oòóôõōŏőơọỏốồổỗộớờởỡợ rŕŗř sśŝşšș tţťŧț uùúûüũūŭůűųưụủứừửữự wŵ yýÿŷỳỵỷỹ zźżžǯʒ "
        + "αά εέ ηή ιίϊΐ οό σς υύϋΰ ωώ";

    private static readonly FrozenDictionary<char, string> Letters = Spellings().ToFrozenDictionary(pair => pair.Letter, pair => pair.Spelling);

    private static readonly SearchValues<char> Plain = SearchValues.Create("abcdefghijklmnopqrstuvwxyz0123456789.,-'/()&+:;_@#");

    public static string Fold(string text)
    {
        if (!text.AsSpan().ContainsAnyExcept(Plain)) return text;
        var folded = new StringBuilder(text.Length + 8);
        foreach (var letter in text) Append(folded, letter);
        return folded.ToString().TrimEnd(' ');
    }

    /// <summary>By code points, as stores compare, and not by halves of them.</summary>
    public static int Compare(string left, string right)
    {
        var at = left.AsSpan().CommonPrefixLength(right);
        if (at == left.Length || at == right.Length) return left.Length.CompareTo(right.Length);
        // Halves of letters past U+FFFF have the numbers of none; what they make comes after all others.
        var (isHalf, isOtherHalf) = (char.IsSurrogate(left[at]), char.IsSurrogate(right[at]));
        return isHalf == isOtherHalf ? left[at].CompareTo(right[at]) : isHalf ? 1 : -1;
    }

    private static void Append(StringBuilder folded, char letter)
    {
        if (char.IsWhiteSpace(letter) || char.IsControl(letter))
        {
            if (folded.Length > 0 && folded[^1] != ' ') folded.Append(' ');
        }
        else if (letter == '\u030A' && folded.Length > 0 && folded[^1] == 'a') folded.Append('a');
        else if (letter == '\u0308' && folded.Length > 0 && folded[^1] is 'a' or 'o') folded.Append('e');
        else if (letter is not (>= '\u0300' and <= '\u036F' or '\uFFFF' or '\uFFFE'))
        {
            var lower = char.ToLowerInvariant(letter);
            if (lower >= 128 && Letters.TryGetValue(lower, out var spelling)) folded.Append(spelling);
            else folded.Append(lower);
        }
    }

    private static IEnumerable<(char Letter, string Spelling)> Spellings() =>
        Accented.Split(' ').SelectMany(group => group.Skip(1).Select(letter => (letter, group[..1]))).Concat(
        [
            ('æ', "ae"), ('ä', "ae"), ('ǽ', "ae"), ('ø', "oe"), ('ö', "oe"), ('ǿ', "oe"), ('å', "aa"), ('œ', "oe"), ('ß', "ss"), ('þ', "th"), ('ĳ', "ij"),
        ]);
}
