using System.Buffers;
using Fhir.Kernel.Definitions;

namespace Fhir.Kernel.Validation.Rules;

/// <summary>The spelling of each primitive type, checked byte by byte on UTF-8: what R4's regular expressions say, without them. https://hl7.org/fhir/R4/datatypes.html#primitive</summary>
internal enum PrimitiveFormat : byte
{
    None,
    Boolean,
    Integer,
    UnsignedInt,
    PositiveInt,
    Decimal,
    String,
    Markdown,
    Code,
    Id,
    Uri,
    Oid,
    Uuid,
    Base64Binary,
    Date,
    DateTime,
    Instant,
    Time,
    Xhtml,
}

internal static class PrimitiveFormats
{
    /// <summary>R4: strings SHALL NOT exceed 1 MB (1024*1024 characters).</summary>
    private const int MaxStringLength = 1024 * 1024;

    public static PrimitiveFormat Of(TypeInfo type) => type.Kind != TypeKind.Primitive ? PrimitiveFormat.None : type.Name switch
    {
        "boolean" => PrimitiveFormat.Boolean,
        "integer" => PrimitiveFormat.Integer,
        "unsignedInt" => PrimitiveFormat.UnsignedInt,
        "positiveInt" => PrimitiveFormat.PositiveInt,
        "decimal" => PrimitiveFormat.Decimal,
        "markdown" => PrimitiveFormat.Markdown,
        "code" => PrimitiveFormat.Code,
        "id" => PrimitiveFormat.Id,
        "uri" or "url" or "canonical" => PrimitiveFormat.Uri,
        "oid" => PrimitiveFormat.Oid,
        "uuid" => PrimitiveFormat.Uuid,
        "base64Binary" => PrimitiveFormat.Base64Binary,
        "date" => PrimitiveFormat.Date,
        "dateTime" => PrimitiveFormat.DateTime,
        "instant" => PrimitiveFormat.Instant,
        "time" => PrimitiveFormat.Time,
        "xhtml" => PrimitiveFormat.Xhtml,
        _ => PrimitiveFormat.String,
    };

    /// <summary>Narrative has a check of its own and passes here.</summary>
    public static bool IsValid(PrimitiveFormat format, ReadOnlySpan<byte> text) => format switch
    {
        PrimitiveFormat.Boolean => text.SequenceEqual("true"u8) || text.SequenceEqual("false"u8),
        PrimitiveFormat.Integer => IsInteger(text, least: int.MinValue),
        PrimitiveFormat.UnsignedInt => IsInteger(text, least: 0),
        PrimitiveFormat.PositiveInt => IsInteger(text, least: 1),
        PrimitiveFormat.Decimal => IsDecimal(text),
        PrimitiveFormat.String or PrimitiveFormat.Markdown => IsString(text),
        PrimitiveFormat.Code => IsCode(text),
        PrimitiveFormat.Id => IsId(text),
        PrimitiveFormat.Uri => IsUri(text),
        PrimitiveFormat.Oid => text.StartsWith("urn:oid:"u8) && IsOid(text["urn:oid:".Length..]),
        PrimitiveFormat.Uuid => text.StartsWith("urn:uuid:"u8) && IsUuid(text["urn:uuid:".Length..]),
        PrimitiveFormat.Base64Binary => IsBase64(text),
        PrimitiveFormat.Date => Moments.IsDate(text),
        PrimitiveFormat.DateTime => Moments.IsDateTime(text),
        PrimitiveFormat.Instant => Moments.IsInstant(text),
        PrimitiveFormat.Time => Moments.IsTime(text),
        _ => true,
    };

    // -?(0|[1-9][0-9]*) within 32 bits
    private static bool IsInteger(ReadOnlySpan<byte> text, int least)
    {
        var digits = text.StartsWith("-"u8) ? text[1..] : text;
        if (!HasNoSpareZero(digits) || digits.Length > 10) return false;
        var value = 0L;
        foreach (var digit in digits) value = value * 10 + (digit - '0');
        if (digits.Length < text.Length) value = -value;
        return value >= least && value <= int.MaxValue;
    }

    private static bool HasNoSpareZero(ReadOnlySpan<byte> digits) =>
        AreDigits(digits) && (digits.Length == 1 || digits[0] != (byte)'0');

    internal static bool AreDigits(ReadOnlySpan<byte> text) => !text.IsEmpty && !text.ContainsAnyExceptInRange((byte)'0', (byte)'9');

    // -?(0|[1-9][0-9]*)(\.[0-9]+)?([eE][+-]?[0-9]+)?
    private static bool IsDecimal(ReadOnlySpan<byte> text)
    {
        if (text.StartsWith("-"u8)) text = text[1..];
        if (text.IndexOfAny((byte)'e', (byte)'E') is var e and >= 0)
        {
            var exponent = text[(e + 1)..];
            if (exponent.StartsWith("+"u8) || exponent.StartsWith("-"u8)) exponent = exponent[1..];
            if (!AreDigits(exponent)) return false;
            text = text[..e];
        }
        var point = text.IndexOf((byte)'.');
        return point < 0 ? HasNoSpareZero(text) : HasNoSpareZero(text[..point]) && AreDigits(text[(point + 1)..]);
    }

    // Not empty, not only blanks, no control characters but tab, line feed and carriage return.
    private static bool IsString(ReadOnlySpan<byte> text)
    {
        if (text.Length > MaxStringLength && CharacterCount(text) > MaxStringLength) return false;
        if (text.IndexOfAnyExcept(" \t\r\n"u8) < 0) return false;
        for (var at = text.IndexOfAnyInRange((byte)0, (byte)31); at >= 0;)
        {
            if (text[at] is not ((byte)'\t' or (byte)'\n' or (byte)'\r')) return false;
            var next = text[(at + 1)..].IndexOfAnyInRange((byte)0, (byte)31);
            at = next < 0 ? -1 : at + 1 + next;
        }
        return true;
    }

    /// <summary>Unicode characters in UTF-8.</summary>
    internal static int CharacterCount(ReadOnlySpan<byte> text)
    {
        var count = 0;
        foreach (var unit in text)
            if ((unit & 0xC0) != 0x80) count++;
        return count;
    }

    // [^\s]+(\s[^\s]+)*
    private static bool IsCode(ReadOnlySpan<byte> text)
    {
        if (text.IsEmpty || IsBlank(text[0]) || IsBlank(text[^1])) return false;
        for (var at = text.IndexOfAny(Blanks); at >= 0;)
        {
            if (IsBlank(text[at + 1])) return false;
            var next = text[(at + 1)..].IndexOfAny(Blanks);
            at = next < 0 ? -1 : at + 1 + next;
        }
        return true;
    }

    private static readonly SearchValues<byte> Blanks = SearchValues.Create(" \t\r\n\f\v"u8);

    private static bool IsBlank(byte unit) => Blanks.Contains(unit);

    // [A-Za-z0-9\-\.]{1,64}
    private static bool IsId(ReadOnlySpan<byte> text)
    {
        if (text.Length is 0 or > 64) return false;
        foreach (var unit in text)
            if (!char.IsAsciiLetterOrDigit((char)unit) && unit is not ((byte)'-' or (byte)'.')) return false;
        return true;
    }

    // \S*, and RFC 3986 knows no empty absolute reference that a FHIR uri could be
    private static bool IsUri(ReadOnlySpan<byte> text) =>
        !text.IsEmpty && text.IndexOfAny(Blanks) < 0 && text.IndexOfAnyInRange((byte)0, (byte)31) < 0 && !HasLostUrn(text) && (!text.StartsWith("urn:"u8) || IsUrn(text["urn:".Length..]));

    // There are no such schemes: OIDs and UUIDs are URNs. https://hl7.org/fhir/R4/datatypes.html#oid
    private static bool HasLostUrn(ReadOnlySpan<byte> text) => text.StartsWith("oid:"u8) || text.StartsWith("uuid:"u8);

    // An OID or a UUID must be one wherever it stands; only the type uuid wants lower case.
    private static bool IsUrn(ReadOnlySpan<byte> text)
    {
        if (text.StartsWith("oid:"u8)) return IsOid(text["oid:".Length..]);
        return !text.StartsWith("uuid:"u8) || Guid.TryParseExact(System.Text.Encoding.UTF8.GetString(text["uuid:".Length..]), "D", out _);
    }

    // [0-2](\.(0|[1-9][0-9]*))+
    private static bool IsOid(ReadOnlySpan<byte> text)
    {
        var arcs = 0;
        foreach (var range in text.Split((byte)'.'))
        {
            var arc = text[range];
            if (!HasNoSpareZero(arc)) return false;
            if (arcs++ == 0 && (arc.Length > 1 || arc[0] > (byte)'2')) return false;
        }
        return arcs > 1;
    }

    // [0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}
    private static bool IsUuid(ReadOnlySpan<byte> text)
    {
        if (text.Length != 36) return false;
        for (var at = 0; at < text.Length; at++)
        {
            var isRight = at is 8 or 13 or 18 or 23 ? text[at] == (byte)'-' : char.IsAsciiHexDigitLower((char)text[at]);
            if (!isRight) return false;
        }
        return true;
    }

    // Groups of four, the last filled with =; blanks between are allowed. https://tools.ietf.org/html/rfc4648
    private static bool IsBase64(ReadOnlySpan<byte> text) =>
        System.Buffers.Text.Base64.IsValid(text, out var length) && length > 0;
}
