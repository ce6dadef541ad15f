using System.Buffers;
using System.Text;

namespace Fhir.Server.Response;

/// <summary>
/// Where a document is, so that who gets the reference can go there: a relative url (<c>Binary/1</c>) is written below the base the caller used. The store keeps it
/// relative, since a base can change. "attachment.url: full URL": https://profiles.ihe.net/ITI/MHD/ITI-67.html
/// </summary>
public static class DocumentUrls
{
    private static ReadOnlySpan<byte> Url => "\"url\":\""u8;

    /// <param name="json">As the store writes it: without blanks between tokens.</param>
    public static ReadOnlyMemory<byte> Absolute(string type, ReadOnlyMemory<byte> json, string baseUrl)
    {
        if (type != "DocumentReference" || Next(json.Span) is var first && first < 0) return json;
        var written = new ArrayBufferWriter<byte>(json.Length + 256);
        var rest = json.Span;
        for (var at = first; at >= 0; at = Next(rest))
        {
            written.Write(rest[..at]);
            written.Write(Encoding.UTF8.GetBytes(baseUrl + "/"));
            rest = rest[at..];
        }
        written.Write(rest);
        return written.WrittenMemory;
    }

    /// <summary>Where the next relative url begins; negative when there is none.</summary>
    private static int Next(ReadOnlySpan<byte> json)
    {
        for (var from = 0; json[from..].IndexOf(Url) is var found and >= 0; from += found + Url.Length)
            if (json[(from + found + Url.Length)..] is var value && (value.StartsWith("Binary/"u8) || value.StartsWith("Bundle/"u8))) return from + found + Url.Length;
        return -1;
    }
}
