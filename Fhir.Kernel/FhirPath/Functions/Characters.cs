using System.Text;

namespace Fhir.Kernel.FhirPath.Functions;

/// <summary>Text measured in Unicode characters; without surrogates that is what .NET counts, and then it is asked.</summary>
internal static class Characters
{
    public static int Count(string text) => IsPlain(text) ? text.Length : text.EnumerateRunes().Count();

    public static int IndexOf(string text, string part)
    {
        var index = text.IndexOf(part, StringComparison.Ordinal);
        return index <= 0 || IsPlain(text) ? index : Count(text[..index]);
    }

    /// <summary>Where the part begins last; the end of the text for an empty part, -1 when it is not there.</summary>
    public static int LastIndexOf(string text, string part)
    {
        if (part.Length == 0) return Count(text);
        var index = text.LastIndexOf(part, StringComparison.Ordinal);
        return index <= 0 || IsPlain(text) ? index : Count(text[..index]);
    }

    /// <summary>The order of Unicode characters, which is not that of UTF-16: surrogates stand for what comes after U+FFFF. https://hl7.org/fhirpath/N1/#comparison</summary>
    public static int Compare(string left, string right)
    {
        var same = left.AsSpan().CommonPrefixLength(right);
        if (same == left.Length || same == right.Length) return left.Length.CompareTo(right.Length);
        var (first, second) = (left[same], right[same]);
        return char.IsSurrogate(first) == char.IsSurrogate(second) ? first.CompareTo(second) : char.IsSurrogate(first) ? 1 : -1;
    }

    /// <summary>Null when the start lies outside; a length of zero or less is the empty string.</summary>
    public static string? Substring(string text, int start, int length)
    {
        if (start < 0 || start >= Count(text)) return null;
        var first = Offset(text, 0, start);
        return text[first..Offset(text, first, Math.Max(0, length))];
    }

    /// <summary>The separator before, between and after all characters.</summary>
    public static string Surround(string text, string separator)
    {
        var result = new StringBuilder(separator);
        foreach (var rune in text.EnumerateRunes()) result.Append(rune).Append(separator);
        return result.ToString();
    }

    private static bool IsPlain(string text) => !text.AsSpan().ContainsAnyInRange('\uD800', '\uDFFF');

    /// <summary>Where <paramref name="count"/> characters after <paramref name="from"/> end.</summary>
    private static int Offset(string text, int from, int count)
    {
        if (IsPlain(text)) return (int)Math.Min(text.Length, from + (long)count);
        var at = from;
        for (; count > 0 && at < text.Length; count--) at += char.IsHighSurrogate(text[at]) && at + 1 < text.Length && char.IsLowSurrogate(text[at + 1]) ? 2 : 1;
        return at;
    }
}
