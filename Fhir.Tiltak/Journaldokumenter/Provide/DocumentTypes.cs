using System.Collections.Frozen;
using Fhir.Kernel.Elements;
using Fhir.Kernel.Outcome;

namespace Fhir.Tiltak.Journaldokumenter.Provide;

/// <summary>
/// The media types documents are shared in, and how content of a type begins: a program under the name of a PDF is no document. The list is that of the value set
/// journal-mime-type, which the profile of the content is bound to; a test holds them to each other.
/// </summary>
public static class DocumentTypes
{
    private static readonly byte[] Jpeg = [0xFF, 0xD8, 0xFF];
    private static readonly byte[] Png = [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A];
    private static readonly byte[] TiffLittle = [(byte)'I', (byte)'I', 0x2A, 0x00];
    private static readonly byte[] TiffBig = [(byte)'M', (byte)'M', 0x00, 0x2A];

    /// <summary>By media type, what tells such content; text is told by holding no null byte.</summary>
    private static readonly FrozenDictionary<string, Func<byte[], bool>> Known = new Dictionary<string, Func<byte[], bool>>
    {
        ["application/pdf"] = content => content.AsSpan(0, Math.Min(content.Length, 1024)).IndexOf("%PDF-"u8) >= 0,
        ["application/xml"] = IsXml,
        ["text/xml"] = IsXml,
        ["application/hl7-v3+xml"] = IsXml,
        ["application/fhir+xml"] = IsXml,
        ["application/fhir+json"] = content => Trimmed(content).StartsWith("{"u8),
        ["text/plain"] = content => !content.AsSpan().Contains((byte)0),
        ["image/jpeg"] = content => content.AsSpan().StartsWith(Jpeg),
        ["image/png"] = content => content.AsSpan().StartsWith(Png),
        ["image/tiff"] = content => content.AsSpan().StartsWith(TiffLittle) || content.AsSpan().StartsWith(TiffBig),
    }.ToFrozenDictionary();

    public static IReadOnlyList<string> All { get; } = [.. Known.Keys.Order(StringComparer.Ordinal)];

    public static IEnumerable<Issue> Problems(Element binary, string? contentType, byte[] content)
    {
        var bare = AttachmentCheck.Bare(contentType ?? "");
        if (!Known.TryGetValue(bare, out var isOne)) yield return ProvideRules.ContentTypeRefused.At($"{binary.Path}.contentType", bare, string.Join(", ", All));
        else if (content.Length > 0 && !isOne(content)) yield return ProvideRules.ContentNotOfType.At($"{binary.Path}.data", bare);
    }

    private static bool IsXml(byte[] content) => Trimmed(content).StartsWith("<"u8);

    private static ReadOnlySpan<byte> Trimmed(byte[] content)
    {
        var text = content.AsSpan();
        if (text.StartsWith((ReadOnlySpan<byte>)[0xEF, 0xBB, 0xBF])) text = text[3..];
        return text.TrimStart(" \t\r\n"u8);
    }
}
