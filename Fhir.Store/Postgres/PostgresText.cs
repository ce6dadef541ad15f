using System.Security.Cryptography;
using System.Text;

namespace Fhir.Store.Postgres;

/// <summary>
/// Texts as PostgreSQL can hold them: no NUL and no half of a surrogate pair. https://www.postgresql.org/docs/15/datatype-character.html
/// </summary>
internal static class PostgresText
{
    /// <summary>Characters that an index holds of a text: its entries, of which one holds two texts, must stay below a third of a page.
    /// https://www.postgresql.org/docs/15/btree-implementation.html</summary>
    public const int Kept = 330;

    /// <summary>UTF-16 units up to which a text is indexed as it is.</summary>
    private const int MostIndexed = 400;

    /// <summary>A character that stands for nothing takes the place of what cannot be held.</summary>
    public static string Of(string text)
    {
        if (!text.AsSpan().ContainsAnyInRange('\uD800', '\uDFFF') && !text.Contains('\0')) return text;
        var held = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes()) held.Append(rune.Value == 0 ? Rune.ReplacementChar.ToString() : rune.ToString());
        return held.ToString();
    }

    /// <summary>A long text with its end as a hash: equal when the texts are equal, and in order by what is kept of it.</summary>
    public static string Indexed(string text)
    {
        if (text.Length <= MostIndexed) return text;
        return $"{text.AsSpan(0, Kept)}#{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))}";
    }

    /// <summary>PostgreSQL counts characters where .NET counts UTF-16 units.</summary>
    public static string Beginning(string text)
    {
        var (end, count) = (0, 0);
        foreach (var rune in text.EnumerateRunes())
        {
            if (count++ == Kept) break;
            end += rune.Utf16SequenceLength;
        }
        return text[..end];
    }
}
