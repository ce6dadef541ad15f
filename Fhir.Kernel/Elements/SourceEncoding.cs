using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Unicode;
using Fhir.Kernel.Outcome;

namespace Fhir.Kernel.Elements;

/// <summary>FHIR is UTF-8, in JSON and in XML. https://hl7.org/fhir/R4/json.html and https://hl7.org/fhir/R4/xml.html</summary>
internal static class SourceEncoding
{
    private static readonly SourcePosition Start = new(1, 1);

    /// <summary>What is wrong with the encoding, the size or the lack of a text; null when it can be read.</summary>
    public static Issue? Unreadable(ReadOnlySpan<byte> text, ParseLimits limits)
    {
        if (text.Length > limits.MaxBytes) return ParseRules.LimitBytes.At(null, Text(text.Length), Text(limits.MaxBytes)) with { Position = Start };
        if (text.TrimStart(" \t\r\n"u8).IsEmpty) return ParseRules.Empty.At(null) with { Position = Start };
        if (Foreign(text) is { } name) return ParseRules.Encoding.At(null, name) with { Position = Start };
        if (Utf8.IsValid(text)) return null;
        var bad = FirstInvalidByte(text);
        return ParseRules.InvalidUtf8.At(null, Text(bad)) with { Position = SourceText.Locate(text, bad) };
    }

    /// <summary>The first character that neither FHIR strings nor XML can have; null when there is none. https://www.w3.org/TR/xml/#charsets</summary>
    public static string? Forbidden(ReadOnlySpan<byte> utf8)
    {
        var control = utf8.IndexOfAny(Controls);
        if (control >= 0) return utf8[control].ToString("X4", CultureInfo.InvariantCulture);
        return utf8.IndexOf("\uFFFE"u8) >= 0 ? "FFFE" : utf8.IndexOf("\uFFFF"u8) >= 0 ? "FFFF" : null;
    }

    private static readonly SearchValues<byte> Controls = SearchValues.Create([.. Enumerable.Range(0, 32).Where(code => code is not (9 or 10 or 13)).Select(code => (byte)code)]);

    // By byte order mark, or by the zeros that the first letters of any JSON or XML have in the wider encodings.
    private static string? Foreign(ReadOnlySpan<byte> text) => text switch
    {
        [0xFF, 0xFE, 0, 0, ..] or [0, 0, 0xFE, 0xFF, ..] or [0, 0, 0, not 0, ..] or [not 0, 0, 0, 0, ..] => "UTF-32",
        [0xFF, 0xFE, ..] or [0xFE, 0xFF, ..] or [0, not 0, ..] or [not 0, 0, ..] => "UTF-16",
        _ => null,
    };

    private static int FirstInvalidByte(ReadOnlySpan<byte> text)
    {
        var at = 0;
        while (at < text.Length && Rune.DecodeFromUtf8(text[at..], out _, out var length) == OperationStatus.Done) at += length;
        return at;
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
