using System.IO.Compression;
using Microsoft.Net.Http.Headers;

namespace Fhir.Server.Response;

/// <summary>
/// Packs answers for whom it is asked. What is packed tells by its length how much of it repeats, so that a secret beside something the asker chose could be
/// guessed (BREACH): refusals, which repeat what was sent, and tokens are never packed. See docs/adr/0014-http.md.
/// </summary>
public static class ContentCoding
{
    /// <summary>Below this the packing costs more than it saves.</summary>
    public const int Least = 1024;

    /// <summary>The answer packed, its header set; or as it is.</summary>
    public static ReadOnlyMemory<byte> Apply(HttpContext context, ReadOnlyMemory<byte> body)
    {
        if (body.Length < Least || context.Response.StatusCode is < 200 or > 299 || Chosen(context.Request) is not { } coding) return body;
        context.Response.Headers.ContentEncoding = coding;
        var packed = new MemoryStream(body.Length / 4);
        using (var packer = Packer(packed, coding)) packer.Write(body.Span);
        return packed.GetBuffer().AsMemory(0, (int)packed.Length);
    }

    /// <summary>Packs what is written while it is made, its header set; null when it goes out as it is.</summary>
    public static Stream? Open(HttpContext context)
    {
        if (context.Response.StatusCode is < 200 or > 299 || Chosen(context.Request) is not { } coding) return null;
        context.Response.Headers.ContentEncoding = coding;
        return Packer(context.Response.Body, coding);
    }

    private static Stream Packer(Stream output, string coding) => coding == "br"
        ? new BrotliStream(output, CompressionLevel.Fastest, leaveOpen: true)
        : new GZipStream(output, CompressionLevel.Fastest, leaveOpen: true);

    /// <summary>The best of what is accepted; Brotli when it makes no difference, null for neither.</summary>
    private static string? Chosen(HttpRequest request)
    {
        if (!StringWithQualityHeaderValue.TryParseList(request.Headers.AcceptEncoding, out var accepted)) return null;
        var (brotli, gzip) = (Quality(accepted, "br"), Math.Max(Quality(accepted, "gzip"), Quality(accepted, "x-gzip")));
        if (brotli <= 0 && gzip <= 0) return null;
        return brotli >= gzip ? "br" : "gzip";
    }

    private static double Quality(IList<StringWithQualityHeaderValue> accepted, string coding) =>
        (accepted.FirstOrDefault(value => value.Value.Equals(coding, StringComparison.OrdinalIgnoreCase)) ?? accepted.FirstOrDefault(value => value.Value == "*")) is { } found ? found.Quality ?? 1 : 0;
}
