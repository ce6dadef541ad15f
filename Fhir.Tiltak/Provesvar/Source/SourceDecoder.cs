using System.Text;
using System.Text.RegularExpressions;
using System.Text.Unicode;
using Fhir.Kernel.Outcome;

namespace Fhir.Tiltak.Provesvar.Source;

/// <summary>
/// The bytes of a message as text. Systems declare encodings that they do not use, so what is declared is tried, and what the bytes show decides: a byte order mark,
/// zeros between the letters, or UTF-8 that only UTF-8 can be. What is nothing else is windows-1252, which ISO-8859-1 is a part of. https://www.w3.org/TR/xml/#sec-guessing
/// </summary>
internal static partial class SourceDecoder
{
    private const int DeclarationLength = 200;

    /// <param name="charset">Of the Content-Type; null when it named none.</param>
    /// <param name="issues">Gets a warning when the text is encoded otherwise than it says.</param>
    public static string Decode(ReadOnlySpan<byte> bytes, string? charset, List<Issue> issues)
    {
        var declared = Declared(bytes) ?? charset;
        var (encoding, mark) = Actual(bytes, declared);
        if (declared is not null && !AreSame(declared, encoding)) issues.Add(SvarrapportRules.EncodingDeclared.At(null, declared, Name(encoding)));
        // Some send the whole of a buffer, with zeros behind the message.
        return encoding.GetString(bytes[mark..]).TrimStart('\uFEFF', ' ', '\t', '\r', '\n').TrimEnd('\0');
    }

    private static (Encoding Encoding, int Mark) Actual(ReadOnlySpan<byte> bytes, string? declared) => bytes switch
    {
        [0xFF, 0xFE, 0, 0, ..] => (Encoding.UTF32, 4),
        [0, 0, 0xFE, 0xFF, ..] => (BigUtf32, 4),
        [0xEF, 0xBB, 0xBF, ..] => (Utf8.IsValid(bytes) ? Encoding.UTF8 : Windows, 3),
        [0xFF, 0xFE, ..] => (Encoding.Unicode, 2),
        [0xFE, 0xFF, ..] => (Encoding.BigEndianUnicode, 2),
        [not 0, 0, not 0, 0, ..] => (Encoding.Unicode, 0),
        [0, not 0, 0, not 0, ..] => (Encoding.BigEndianUnicode, 0),
        _ => (OfBytes(bytes, declared), 0),
    };

    // Letters beyond ASCII that happen to be UTF-8 are UTF-8: in any other encoding they would be gibberish.
    private static Encoding OfBytes(ReadOnlySpan<byte> bytes, string? declared)
    {
        if (Utf8.IsValid(bytes)) return Encoding.UTF8;
        return declared is not null && Find(declared) is { IsSingleByte: true } single && single.CodePage != Encoding.ASCII.CodePage && single.CodePage != Encoding.Latin1.CodePage ? single : Windows;
    }

    private static string? Declared(ReadOnlySpan<byte> bytes)
    {
        // The declaration is ASCII in every encoding that matters, once the zeros of the wider ones are passed over.
        var start = Encoding.Latin1.GetString(bytes[..Math.Min(bytes.Length, DeclarationLength)]).Replace("\0", "", StringComparison.Ordinal);
        return Declaration().Match(start) is { Success: true } match ? match.Groups[1].Value : null;
    }

    private static bool AreSame(string declared, Encoding actual)
    {
        if (Find(declared) is not { } named) return false;
        // ASCII is UTF-8, ISO-8859-1 is windows-1252 for every letter, and a name without an order of bytes leaves it open.
        return named.CodePage == actual.CodePage || (named.CodePage == Encoding.ASCII.CodePage && actual.CodePage == Encoding.UTF8.CodePage)
            || (named.CodePage == Encoding.Latin1.CodePage && actual.CodePage == Windows.CodePage)
            || (named.CodePage == Encoding.Unicode.CodePage && actual.CodePage == Encoding.BigEndianUnicode.CodePage);
    }

    private static Encoding? Find(string name)
    {
        try
        {
            return CodePagesEncodingProvider.Instance.GetEncoding(name) ?? Encoding.GetEncoding(name);
        }
        catch (Exception unknown) when (unknown is ArgumentException or NotSupportedException)
        {
            return null;
        }
    }

    private static string Name(Encoding encoding) => encoding.CodePage == Windows.CodePage ? "windows-1252" : encoding.WebName;

    private static readonly Encoding Windows = CodePagesEncodingProvider.Instance.GetEncoding(1252)!;
    private static readonly Encoding BigUtf32 = new UTF32Encoding(bigEndian: true, byteOrderMark: true);

    [GeneratedRegex("""^[^<]{0,8}<\?xml[^>]{0,150}?encoding\s*=\s*["']([A-Za-z0-9._:-]{1,40})["']""")]
    private static partial Regex Declaration();
}
