using System.Buffers;

namespace Fhir.Kernel.Terminology;

/// <summary>
/// Well-formed language tags: <c>nb</c>, <c>nb-NO</c>, <c>zh-Hans-CN</c>, <c>de-CH-1996</c>, <c>x-private</c>. Whether the subtags are registered is not
/// looked up, except that a primary subtag of four letters or more is refused: none is registered. https://www.rfc-editor.org/rfc/rfc5646#section-2.1
/// </summary>
internal sealed class LanguageTags : ICodeGrammar
{
    private static readonly SearchValues<byte> Letters = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"u8);
    private static readonly SearchValues<byte> Digits = SearchValues.Create("0123456789"u8);
    private static readonly SearchValues<byte> Alphanumerics = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789"u8);

    /// <summary>Section 2.2.8: registered before the grammar and not made by it.</summary>
    private static readonly CodeIndex Grandfathered = new(
        [
            "en-GB-oed", "i-ami", "i-bnn", "i-default", "i-enochian", "i-hak", "i-klingon", "i-lux", "i-mingo", "i-navajo", "i-pwn", "i-tao", "i-tay",
            "i-tsu", "sgn-BE-FR", "sgn-BE-NL", "sgn-CH-DE",
        ],
        ignoresCase: true);

    public bool IsCode(ReadOnlySpan<byte> text)
    {
        if (Grandfathered.Contains(text)) return true;
        var tags = new Subtags(text);
        if (!tags.Next()) return false;
        if (IsSingleton(tags.Current, 'x')) return tags.Next() && IsPrivate(ref tags);
        if (tags.Current.Length is < 2 or > 3 || tags.Current.ContainsAnyExcept(Letters)) return false;
        return !tags.Next() || IsAfterLanguage(ref tags);
    }

    /// <summary>Extended language, script, region and variants, each at its place or not at all; then extensions.</summary>
    private static bool IsAfterLanguage(ref Subtags tags)
    {
        for (var extended = 0; extended < 3 && IsAll(tags.Current, Letters, 3, 3); extended++)
            if (!tags.Next()) return true;
        if (IsAll(tags.Current, Letters, 4, 4) && !tags.Next()) return true;
        if ((IsAll(tags.Current, Letters, 2, 2) || IsAll(tags.Current, Digits, 3, 3)) && !tags.Next()) return true;
        while (IsVariant(tags.Current))
            if (!tags.Next()) return true;
        return IsExtensions(ref tags);
    }

    private static bool IsVariant(ReadOnlySpan<byte> tag) =>
        IsAll(tag, Alphanumerics, 5, 8) || (IsAll(tag, Alphanumerics, 4, 4) && Digits.Contains(tag[0]));

    private static bool IsExtensions(ref Subtags tags)
    {
        while (true)
        {
            if (!IsAll(tags.Current, Alphanumerics, 1, 1)) return false;
            if (IsSingleton(tags.Current, 'x')) return tags.Next() && IsPrivate(ref tags);
            var count = 0;
            while (true)
            {
                if (!tags.Next()) return count > 0;
                if (!IsAll(tags.Current, Alphanumerics, 2, 8)) break;
                count++;
            }
            if (count == 0) return false;
        }
    }

    private static bool IsPrivate(ref Subtags tags)
    {
        do
        {
            if (!IsAll(tags.Current, Alphanumerics, 1, 8)) return false;
        }
        while (tags.Next());
        return true;
    }

    private static bool IsSingleton(ReadOnlySpan<byte> tag, char letter) => tag.Length == 1 && (tag[0] | 0x20) == letter;

    private static bool IsAll(ReadOnlySpan<byte> tag, SearchValues<byte> letters, int min, int max) =>
        tag.Length >= min && tag.Length <= max && !tag.ContainsAnyExcept(letters);

    private ref struct Subtags(ReadOnlySpan<byte> text)
    {
        private ReadOnlySpan<byte> rest = text;
        private bool isEnd;

        public ReadOnlySpan<byte> Current { get; private set; }

        /// <summary>An empty subtag, as in <c>nb-</c>, is one that no rule takes.</summary>
        public bool Next()
        {
            if (isEnd)
            {
                Current = default;
                return false;
            }
            var hyphen = rest.IndexOf((byte)'-');
            isEnd = hyphen < 0;
            Current = isEnd ? rest : rest[..hyphen];
            rest = isEnd ? default : rest[(hyphen + 1)..];
            return true;
        }
    }
}
