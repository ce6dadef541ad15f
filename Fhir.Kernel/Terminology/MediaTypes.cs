using System.Buffers;

namespace Fhir.Kernel.Terminology;

/// <summary>
/// Media types with parameters, such as <c>text/plain; charset=UTF-8</c>. https://www.rfc-editor.org/rfc/rfc6838#section-4.2 and
/// https://www.rfc-editor.org/rfc/rfc2045#section-5.1
/// </summary>
internal sealed class MediaTypes : ICodeGrammar
{
    private const int LongestName = 127;

    private static readonly SearchValues<byte> NameStart = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789"u8);
    private static readonly SearchValues<byte> Name = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789!#$&-^_.+"u8);
    private static readonly SearchValues<byte> Token = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789!#$%&'*+-.^_`{|}~"u8);

    public bool IsCode(ReadOnlySpan<byte> text)
    {
        // CapabilityStatement.format, bound to the same value set, allows these three. https://hl7.org/fhir/R4/capabilitystatement-definitions.html#CapabilityStatement.format
        if (text.SequenceEqual("json"u8) || text.SequenceEqual("xml"u8) || text.SequenceEqual("ttl"u8)) return true;
        var end = text.IndexOf((byte)';');
        return IsType(end < 0 ? text : text[..end].TrimEnd((byte)' ')) && (end < 0 || AreParameters(text[(end + 1)..]));
    }

    private static bool IsType(ReadOnlySpan<byte> type)
    {
        var slash = type.IndexOf((byte)'/');
        return slash > 0 && IsName(type[..slash]) && IsName(type[(slash + 1)..]);
    }

    private static bool IsName(ReadOnlySpan<byte> name) =>
        name.Length is > 0 and <= LongestName && NameStart.Contains(name[0]) && !name.ContainsAnyExcept(Name);

    private static bool AreParameters(ReadOnlySpan<byte> text)
    {
        while (true)
        {
            text = text.TrimStart((byte)' ');
            var equals = text.IndexOf((byte)'=');
            if (equals <= 0 || text[..equals].ContainsAnyExcept(Token)) return false;
            var length = ValueLength(text = text[(equals + 1)..]);
            if (length == 0) return false;
            text = text[length..].TrimStart((byte)' ');
            if (text.IsEmpty) return true;
            if (text[0] != ';') return false;
            text = text[1..];
        }
    }

    /// <summary>Of the token or quoted string at the start; 0 when there is none.</summary>
    private static int ValueLength(ReadOnlySpan<byte> text)
    {
        if (!text.StartsWith("\""u8)) return text.IndexOfAnyExcept(Token) is var end and >= 0 ? end : text.Length;
        for (var at = 1; at < text.Length; at++)
        {
            if (text[at] == '\\') at++;
            else if (text[at] == '"') return at + 1;
        }
        return 0;
    }
}
