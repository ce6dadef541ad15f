using System.Text;
using System.Text.RegularExpressions;

namespace Fhir.Tiltak.Provesvar.Source;

/// <summary>
/// A MIME message, as ebXML travels and as mail is kept: headers and a body, or a body of several parts. Only what is needed to find the parts is read.
/// https://www.rfc-editor.org/rfc/rfc2045, https://www.rfc-editor.org/rfc/rfc2046#section-5.1
/// </summary>
internal static partial class MimeReader
{
    private const int MostHeaders = 100;

    /// <summary>Headers that say what the content is, or the line between parts with such headers behind it.</summary>
    public static bool IsMime(ReadOnlySpan<byte> bytes)
    {
        if (bytes is [(byte)'-', (byte)'-', ..]) Line(ref bytes);
        return Headers(ref bytes) is { } headers && headers.Keys.Any(name => name is "content-type" or "mime-version" or "content-transfer-encoding" or "content-id");
    }

    /// <summary>The parts, their bytes as they were before they were encoded for the way; null when headers and body do not fit each other.</summary>
    public static List<SourcePart>? Read(ReadOnlyMemory<byte> bytes, int most)
    {
        var text = bytes.Span;
        text = text[Math.Max(0, text.IndexOfAnyExcept(" \t\r\n"u8))..];
        // The headers of the whole may have been those of HTTP, and are then not here.
        if (text is [(byte)'-', (byte)'-', ..]) return Parts(text, Encoding.Latin1.GetString(LineOf(text)).TrimEnd()[2..], most);
        if (Headers(ref text) is not { } headers) return null;
        var type = headers.GetValueOrDefault("content-type") ?? "";
        if (!type.StartsWith("multipart/", StringComparison.OrdinalIgnoreCase)) return One(text, headers) is { } whole ? [whole] : null;
        return Parameter(type, "boundary") is { } boundary ? Parts(text, boundary, most) : null;
    }

    private static List<SourcePart>? Parts(ReadOnlySpan<byte> text, string boundary, int most)
    {
        var parts = new List<SourcePart>();
        var line = Encoding.Latin1.GetBytes("--" + boundary);
        for (var start = Next(text, line, 0); start >= 0 && !text[(start + line.Length)..].StartsWith("--"u8);)
        {
            var end = Next(text, line, start + line.Length);
            if (parts.Count == most) return null;
            var part = text[(start + line.Length)..(end < 0 ? text.Length : end)];
            Line(ref part);
            if (Headers(ref part) is not { } headers || One(WithoutLineEnd(part), headers) is not { } read) return null;
            parts.Add(read);
            start = end;
        }
        return parts.Count > 0 ? parts : null;
    }

    // A boundary is one at the beginning of a line only.
    private static int Next(ReadOnlySpan<byte> text, ReadOnlySpan<byte> line, int from)
    {
        while (true)
        {
            var at = text[from..].IndexOf(line);
            if (at < 0) return -1;
            if (from + at == 0 || text[from + at - 1] == '\n') return from + at;
            from += at + line.Length;
        }
    }

    private static SourcePart? One(ReadOnlySpan<byte> body, Dictionary<string, string> headers)
    {
        var type = headers.GetValueOrDefault("content-type") ?? "";
        byte[]? bytes = (headers.GetValueOrDefault("content-transfer-encoding") ?? "").Trim().ToLowerInvariant() switch
        {
            "base64" => PackedKinds.Decoded(body) ?? (body.IndexOfAnyExcept(" \t\r\n"u8) < 0 ? [] : null),
            "quoted-printable" => Unquoted(body),
            _ => body.ToArray(),
        };
        if (bytes is null) return null;
        var name = Parameter(headers.GetValueOrDefault("content-disposition") ?? "", "filename") ?? Parameter(type, "name");
        var media = type.Split(';')[0].Trim().ToLowerInvariant();
        // The headers go with the body when it is itself of several parts: they alone say where one ends.
        if (media.StartsWith("multipart/", StringComparison.Ordinal)) bytes = [.. Encoding.Latin1.GetBytes($"Content-Type: {type}\r\n\r\n"), .. bytes];
        return new SourcePart(bytes, PackedKind.Other, name, media.Length > 0 ? media : null, Parameter(type, "charset"));
    }

    /// <summary>Null when they are none, or more than anybody has. Leaves the body.</summary>
    private static Dictionary<string, string>? Headers(ref ReadOnlySpan<byte> text)
    {
        var headers = new Dictionary<string, string>();
        for (string? last = null; !text.IsEmpty && headers.Count <= MostHeaders;)
        {
            var line = Encoding.Latin1.GetString(Line(ref text)).TrimEnd('\r', '\n');
            if (line.Length == 0) return headers;
            if (line[0] is ' ' or '\t' && last is not null) headers[last] += " " + line.Trim();
            else if (HeaderName().Match(line) is { Success: true } match) headers[last = match.Groups[1].Value.ToLowerInvariant()] = line[match.Length..].Trim();
            else return null;
        }
        return null;
    }

    private static ReadOnlySpan<byte> LineOf(ReadOnlySpan<byte> text) => text.IndexOf((byte)'\n') is >= 0 and var end ? text[..(end + 1)] : text;

    private static ReadOnlySpan<byte> Line(ref ReadOnlySpan<byte> text)
    {
        var line = LineOf(text);
        text = text[line.Length..];
        return line;
    }

    // The end of the line before a boundary is the boundary's.
    private static ReadOnlySpan<byte> WithoutLineEnd(ReadOnlySpan<byte> body) => body is [.. var whole, (byte)'\r', (byte)'\n'] ? whole : body is [.. var line, (byte)'\n'] ? line : body;

    private static string? Parameter(string header, string name) =>
        Regex.Match(header, $";\\s*{name}\\s*=\\s*(?:\"([^\"]*)\"|([^;\\s]+))", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1)) is { Success: true } match
            ? (match.Groups[1].Success ? match.Groups[1] : match.Groups[2]).Value : null;

    // https://www.rfc-editor.org/rfc/rfc2045#section-6.7
    private static byte[] Unquoted(ReadOnlySpan<byte> body)
    {
        var bytes = new List<byte>(body.Length);
        for (var at = 0; at < body.Length; at++)
        {
            var rest = body[at..];
            if (rest is [(byte)'=', (byte)'\r', (byte)'\n', ..]) at += 2;
            else if (rest is [(byte)'=', (byte)'\n', ..]) at++;
            else if (rest is [(byte)'=', var high, var low, ..] && char.IsAsciiHexDigit((char)high) && char.IsAsciiHexDigit((char)low))
            {
                bytes.Add(Convert.FromHexString(Encoding.ASCII.GetString(rest[1..3]))[0]);
                at += 2;
            }
            else bytes.Add(body[at]);
        }
        return [.. bytes];
    }

    [GeneratedRegex("^([A-Za-z][A-Za-z0-9-]{0,60}):")]
    private static partial Regex HeaderName();
}
