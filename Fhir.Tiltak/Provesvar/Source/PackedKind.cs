using System.Buffers;
using System.Buffers.Text;

namespace Fhir.Tiltak.Provesvar.Source;

/// <summary>What bytes are, by how they begin.</summary>
internal enum PackedKind
{
    /// <summary>Nothing that is known here; whoever reads it as XML says what is wrong with it.</summary>
    Other,
    Xml,
    Gzip,

    /// <summary>https://www.rfc-editor.org/rfc/rfc1950</summary>
    Zlib,
    Zip,

    /// <summary>Headers, and then one body or several. https://www.rfc-editor.org/rfc/rfc2045</summary>
    Mime,

    /// <summary>Letters that are one of the other kinds. https://www.rfc-editor.org/rfc/rfc4648#section-4</summary>
    Base64,

    /// <summary>Encrypted or signed, or a file with a password. https://www.rfc-editor.org/rfc/rfc5652</summary>
    Sealed,
    Pdf,

    /// <summary>The messages that came before those in XML.</summary>
    Edifact,

    /// <summary>HL7 version 2.</summary>
    Hl7,
}

/// <summary>Tells the kinds apart.</summary>
internal static class PackedKinds
{
    private static readonly SearchValues<byte> Blank = SearchValues.Create("\0 \t\r\n"u8);
    private static readonly SearchValues<byte> Letters = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/= \t\r\n"u8);

    public static PackedKind Of(ReadOnlySpan<byte> bytes)
    {
        if (OfBytes(bytes) is { } binary) return binary;
        var text = Text(bytes);
        return text switch
        {
            [(byte)'<', ..] => PackedKind.Xml,
            _ when text.StartsWith("%PDF-"u8) => PackedKind.Pdf,
            _ when text.StartsWith("UNA"u8) || text.StartsWith("UNB+"u8) => PackedKind.Edifact,
            _ when text.StartsWith("MSH|"u8) => PackedKind.Hl7,
            _ when text.StartsWith("-----BEGIN "u8) => PackedKind.Sealed,
            _ when MimeReader.IsMime(text) => PackedKind.Mime,
            _ => Decoded(text) is { } decoded && Of(decoded) is not (PackedKind.Other or PackedKind.Base64) ? PackedKind.Base64 : PackedKind.Other,
        };
    }

    /// <summary>The bytes that base64 stands for, blanks passed over; null when it is none.</summary>
    public static byte[]? Decoded(ReadOnlySpan<byte> text)
    {
        if (text.Length < 4 || text.ContainsAnyExcept(Letters)) return null;
        var decoded = new byte[Base64.GetMaxDecodedFromUtf8Length(text.Length)];
        return Base64.DecodeFromUtf8(text, decoded, out _, out var written) == OperationStatus.Done ? decoded[..written] : null;
    }

    // https://www.rfc-editor.org/rfc/rfc1952#section-2.3.1, https://www.rfc-editor.org/rfc/rfc1950#section-2.2, https://pkware.cachefly.net/webdocs/casestudies/APPNOTE.TXT 4.3.7, and a long SEQUENCE in DER.
    private static PackedKind? OfBytes(ReadOnlySpan<byte> bytes) => bytes switch
    {
        [0x1F, 0x8B, ..] => PackedKind.Gzip,
        // Deflate with the usual window, and a header that sixteen bits of it vouch for: no text begins so.
        [0x78, 0x01 or 0x5E or 0x9C or 0xDA, _, ..] => PackedKind.Zlib,
        [(byte)'P', (byte)'K', 3, 4, ..] or [(byte)'P', (byte)'K', 5, 6, ..] => PackedKind.Zip,
        [0x30, 0x80 or 0x82 or 0x83, _, _, _, ..] => PackedKind.Sealed,
        _ => null,
    };

    /// <summary>Without a byte order mark and blanks in front; letters of two or four bytes are seen by their beginning alone.</summary>
    private static ReadOnlySpan<byte> Text(ReadOnlySpan<byte> bytes)
    {
        bytes = bytes switch
        {
            [0xEF, 0xBB, 0xBF, .. var rest] => rest,
            [0xFF, 0xFE, .. var rest] => rest,
            [0xFE, 0xFF, .. var rest] => rest,
            [0, 0, 0xFE, 0xFF, .. var rest] => rest,
            _ => bytes,
        };
        var start = bytes.IndexOfAnyExcept(Blank);
        return start < 0 ? [] : bytes[start..];
    }

    /// <summary>For a reader.</summary>
    public static string Name(PackedKind kind) => kind switch
    {
        PackedKind.Gzip => "gzip",
        PackedKind.Zlib => "zlib",
        PackedKind.Zip => "zip",
        PackedKind.Mime => "MIME",
        PackedKind.Base64 => "base64",
        PackedKind.Pdf => "PDF",
        PackedKind.Edifact => "EDIFACT",
        PackedKind.Hl7 => "HL7 v2",
        PackedKind.Sealed => "PKCS #7",
        _ => "XML",
    };
}
