using System.Text;

namespace Fhir.Kernel.Validation.Rules;

/// <summary>Names of concepts are compared without regard to case and blanks: neither changes what is meant.</summary>
internal static class DisplayText
{
    private const int Longest = 512;

    public static bool AreSame(string known, ReadOnlySpan<byte> written)
    {
        Span<char> chars = stackalloc char[Longest];
        if (written.Length > Longest) return AreSame(known.AsSpan(), Encoding.UTF8.GetString(written));
        return AreSame(known.AsSpan(), chars[..Encoding.UTF8.GetChars(written, chars)]);
    }

    private static bool AreSame(ReadOnlySpan<char> left, ReadOnlySpan<char> right)
    {
        while (true)
        {
            var first = NextWord(ref left);
            var second = NextWord(ref right);
            if (!first.Equals(second, StringComparison.OrdinalIgnoreCase)) return false;
            if (first.IsEmpty) return true;
        }
    }

    private static ReadOnlySpan<char> NextWord(ref ReadOnlySpan<char> text)
    {
        text = text.TrimStart();
        var end = 0;
        while (end < text.Length && !char.IsWhiteSpace(text[end])) end++;
        var word = text[..end];
        text = text[end..];
        return word;
    }
}
