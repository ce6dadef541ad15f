using System.Globalization;
using System.Net;
using System.Text;
using Fhir.Kernel.Outcome;
using Fhir.Server.Operability;
using Fhir.Server.Operability.Load;
using Fhir.Server.Patching;
using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;

namespace Fhir.Server.Transport;

/// <summary>HttpContext to <see cref="FhirRequest"/>: the one place that reads HTTP.</summary>
public sealed class RequestReader(HostSettings settings, BodyBudget budget)
{
    public async Task<Result<FhirRequest>> ReadAsync(HttpContext context, Negotiation negotiation, CancellationToken cancel)
    {
        var http = context.Request;
        var request = new FhirRequest
        {
            Method = http.Method,
            Path = Segments(http.Path.Value!),
            BaseUrl = $"{http.Scheme}://{http.Host.Value}{http.PathBase.Value}{FhirRoutes.Base}",
            Query = QueryText.Parse(http.QueryString.Value),
            Prefer = http.Headers["Prefer"] is { Count: > 0 } prefer ? Prefer.Parse(prefer) : Prefer.Default,
            Language = negotiation.Language,
            WantsRaw = negotiation.IsRaw,
            Facts = RequestFacts.Of(context),
            IfMatch = Single(http.Headers.IfMatch),
            IfNoneMatch = Single(http.Headers.IfNoneMatch),
            IfModifiedSince = HeaderUtilities.TryParseDate(new StringSegment(Single(http.Headers.IfModifiedSince)), out var since) ? since : null,
            IfNoneExist = Single(http.Headers["If-None-Exist"]),
        };
        return HttpMethods.IsGet(http.Method) || HttpMethods.IsHead(http.Method) || HttpMethods.IsDelete(http.Method)
            ? request
            : await WithBodyAsync(request, http, cancel);
    }

    /// <summary>The path below the FHIR base; a slash at the end makes no difference.</summary>
    public static IReadOnlyList<string> Segments(string path)
    {
        var below = path.StartsWith(FhirRoutes.Base, StringComparison.Ordinal) ? path[FhirRoutes.Base.Length..] : path;
        return below.Split('/', StringSplitOptions.RemoveEmptyEntries);
    }

    private async Task<Result<FhirRequest>> WithBodyAsync(FhirRequest request, HttpRequest http, CancellationToken cancel)
    {
        var body = await BodyAsync(http, cancel);
        if (body.Refusal is { } refusal) return refusal;
        if (body.Value.IsEmpty && http.ContentType is null) return request;

        if (FormatOf(http) is not { } format) return new Refusal(415, [TransportRules.ContentTypeUnknown.At(null, http.ContentType ?? "", Accepted(http))]);
        if (format != BodyFormat.Form) return request with { Body = body.Value, ContentFormat = format };
        return request with { ContentFormat = format, Query = [.. request.Query, .. QueryText.Parse(Encoding.UTF8.GetString(body.Value.Span))] };
    }

    private static BodyFormat? FormatOf(HttpRequest http) =>
        MediaTypeHeaderValue.TryParse(http.ContentType, out var type) && MediaTypes.IsUtf8(type) && MediaTypes.IsR4(type)
            ? (HttpMethods.IsPatch(http.Method) ? MediaTypes.OfPatch(type.MediaType.Value!) : null) ?? (MediaTypes.Of(type.MediaType.Value!) is { } format and not BodyFormat.Html ? format : null)
            : null;

    private static string Accepted(HttpRequest http) => HttpMethods.IsPatch(http.Method) ? PatchBody.Accepted : "application/fhir+json, application/fhir+xml";

    private async Task<Result<ReadOnlyMemory<byte>>> BodyAsync(HttpRequest http, CancellationToken cancel)
    {
        if (http.ContentLength > settings.MaxBodyBytes) return TooLarge();
        var share = budget.Open();
        http.HttpContext.Response.RegisterForDispose(share);
        if (!share.TryGrow(http.ContentLength ?? 0)) return BodiesFull();
        try
        {
            return await ReadAllAsync(http, share, cancel);
        }
        catch (BadHttpRequestException broken)
        {
            return broken.StatusCode == StatusCodes.Status413PayloadTooLarge ? TooLarge() : new Refusal(broken.StatusCode, [TransportRules.BodyBroken.At(null, broken.Message)]);
        }
    }

    private async Task<Result<ReadOnlyMemory<byte>>> ReadAllAsync(HttpRequest http, BodyBudget.Share share, CancellationToken cancel)
    {
        var buffer = new byte[Math.Clamp(http.ContentLength ?? 4096, 1, settings.MaxBodyBytes)];
        var length = 0;
        while (true)
        {
            var read = await http.Body.ReadAsync(buffer.AsMemory(length), cancel);
            length += read;
            if (read == 0 || (length == buffer.Length && length == http.ContentLength)) return (ReadOnlyMemory<byte>)buffer.AsMemory(0, length);
            if (length < buffer.Length) continue;
            if (length >= settings.MaxBodyBytes) return await IsAtEndAsync(http, cancel) ? (ReadOnlyMemory<byte>)buffer : TooLarge();
            if (!share.TryGrow(Math.Min(buffer.Length * 2L, settings.MaxBodyBytes))) return BodiesFull();
            Array.Resize(ref buffer, (int)Math.Min(buffer.Length * 2L, settings.MaxBodyBytes));
        }
    }

    private static async Task<bool> IsAtEndAsync(HttpRequest http, CancellationToken cancel) => await http.Body.ReadAsync(new byte[1], cancel) == 0;

    private static Refusal BodiesFull() => new(503, [LoadRules.BodiesFull.At(null)]);

    private Refusal TooLarge() => new(413, [TransportRules.BodyTooLarge.At(null, settings.MaxBodyBytes.ToString(CultureInfo.InvariantCulture))]);

    private static string? Single(StringValues header) => header.Count == 0 ? null : header.ToString();
}
