using System.IO.Compression;
using Fhir.Server.Operability.Load;
using Microsoft.Net.Http.Headers;

namespace Fhir.Server.Response;

/// <summary>Sends a file: in ranges when asked (RFC 9110 section 14), packed when the client takes that and wants all of it.</summary>
public static class FileWriter
{
    public static Task WriteAsync(HttpContext context, FileContent file, CancellationToken cancel)
    {
        // A slow reader of a large file holds up nobody.
        RequestPlace.Of(context)?.Leave();
        context.Response.Headers.Vary = "Accept-Encoding, Authorization";
        return TakesGzip(context.Request) && context.Request.Headers.Range.Count == 0
            ? WritePackedAsync(context, file, cancel)
            : TypedResults.PhysicalFile(file.Path, file.ContentType, enableRangeProcessing: true).ExecuteAsync(context);
    }

    private static async Task WritePackedAsync(HttpContext context, FileContent file, CancellationToken cancel)
    {
        await using var from = new FileStream(file.Path, FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete, 1 << 16, useAsync: true);
        context.Response.ContentType = file.ContentType;
        context.Response.Headers.ContentEncoding = "gzip";
        if (HttpMethods.IsHead(context.Request.Method)) return;
        await using var to = new GZipStream(context.Response.Body, CompressionLevel.Fastest, leaveOpen: true);
        await from.CopyToAsync(to, cancel);
    }

    private static bool TakesGzip(HttpRequest request) =>
        StringWithQualityHeaderValue.TryParseList(request.Headers.AcceptEncoding, out var encodings)
        && encodings.Any(encoding => encoding.Value.Equals("gzip", StringComparison.OrdinalIgnoreCase) && encoding.Quality != 0);
}
