using System.Globalization;
using Fhir.Kernel.Outcome;
using Fhir.Server.Operability.Load;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Net.Http.Headers;

namespace Fhir.Server.Transport;

/// <summary>
/// Reads a body whole, unpacked when it came packed. The limit counts what comes out: a few packed kilobytes can be gigabytes, and reading ends at the limit.
/// https://www.rfc-editor.org/rfc/rfc9110#name-content-encoding
/// </summary>
public sealed class BodyReader(HostSettings settings, BodyBudget budget)
{
    /// <summary>For the header Accept-Encoding of a 415.</summary>
    public const string Codings = "gzip, br, identity";

    public async Task<Result<ReadOnlyMemory<byte>>> ReadAsync(HttpRequest http, CancellationToken cancel)
    {
        LiftLimit(http);
        if (http.ContentLength > settings.MaxBodyBytes) return TooLarge();
        var coding = http.Headers[HeaderNames.ContentEncoding].ToString().Trim().ToLowerInvariant();
        if (coding is not ("" or "identity" or "gzip" or "x-gzip" or "br")) return new Refusal(415, [TransportRules.CodingUnknown.At(null, coding, Codings)]);
        var share = budget.Open();
        http.HttpContext.Response.RegisterForDispose(share);
        if (!share.TryGrow(http.ContentLength ?? 0)) return BodiesFull();
        try
        {
            await using var content = Unpacked(http.Body, coding);
            return await ReadAllAsync(content ?? http.Body, content is null ? http.ContentLength : null, share, cancel);
        }
        catch (BadHttpRequestException broken)
        {
            return broken.StatusCode == StatusCodes.Status413PayloadTooLarge ? TooLarge() : new Refusal(broken.StatusCode, [TransportRules.BodyBroken.At(null, broken.Message)]);
        }
        // A chunk that says it is longer than a number can tell.
        catch (IOException broken) when (broken.InnerException is OverflowException)
        {
            return Refusal.BadRequest(TransportRules.BodyBroken.At(null, "Transfer-Encoding: chunked"));
        }
        // Brotli's decoder says the second of the two.
        catch (Exception broken) when (coding.Length > 0 && broken is InvalidDataException or InvalidOperationException)
        {
            return Refusal.BadRequest(TransportRules.BodyBroken.At(null, $"Content-Encoding: {coding}"));
        }
    }

    /// <summary>
    /// Leaves the limit to the reader. What it does not read is then taken in and thrown away after the answer, for some seconds and no longer: a client that sends
    /// all before it reads would find a connection that was cut, and no answer.
    /// </summary>
    public static void LiftLimit(HttpRequest http)
    {
        if (http.HttpContext.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit) limit.MaxRequestBodySize = null;
    }

    /// <summary>Null when it is not packed.</summary>
    private static Stream? Unpacked(Stream body, string coding) => coding switch
    {
        "gzip" or "x-gzip" => WholePacking.OfGzip(body),
        "br" => WholePacking.OfBrotli(body),
        _ => null,
    };

    /// <param name="expected">Null when only the end tells the length.</param>
    private async Task<Result<ReadOnlyMemory<byte>>> ReadAllAsync(Stream content, long? expected, BodyBudget.Share share, CancellationToken cancel)
    {
        var buffer = new byte[Math.Clamp(expected ?? 4096, 1, settings.MaxBodyBytes)];
        var length = 0;
        while (true)
        {
            var read = await content.ReadAsync(buffer.AsMemory(length), cancel);
            length += read;
            if (read == 0 || (length == buffer.Length && length == expected)) return (ReadOnlyMemory<byte>)buffer.AsMemory(0, length);
            if (length < buffer.Length) continue;
            if (length >= settings.MaxBodyBytes) return await content.ReadAsync(new byte[1], cancel) == 0 ? (ReadOnlyMemory<byte>)buffer : TooLarge();
            if (!share.TryGrow(Math.Min(buffer.Length * 2L, settings.MaxBodyBytes))) return BodiesFull();
            Array.Resize(ref buffer, (int)Math.Min(buffer.Length * 2L, settings.MaxBodyBytes));
        }
    }

    private static Refusal BodiesFull() => new(503, [LoadRules.BodiesFull.At(null)]);

    private Refusal TooLarge() => new(413, [TransportRules.BodyTooLarge.At(null, settings.MaxBodyBytes.ToString(CultureInfo.InvariantCulture))]);
}
