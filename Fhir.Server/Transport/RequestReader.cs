using System.Collections.Frozen;
using System.Text;
using Fhir.Kernel.Outcome;
using Fhir.Server.Interactions;
using Fhir.Server.Operability;
using Fhir.Server.Operability.Load;
using Fhir.Server.Operations.Brought;
using Fhir.Server.Patching;
using Fhir.Server.Visibility;
using Fhir.Store.Access;
using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;

namespace Fhir.Server.Transport;

/// <summary>HttpContext to <see cref="FhirRequest"/>: the one place that reads HTTP.</summary>
public sealed class RequestReader(BodyReader bodies)
{
    public async Task<Result<FhirRequest>> ReadAsync(HttpContext context, Negotiation negotiation, Permit caller, CancellationToken cancel)
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
            Accept = negotiation.IsRaw ? http.Headers.Accept.ToString() : "",
            Withheld = Withheld.From(http.Headers, caller),
            Origin = context.Connection.RemoteIpAddress?.ToString(),
            Facts = RequestFacts.Of(context),
            IfMatch = Single(http.Headers.IfMatch),
            IfNoneMatch = Single(http.Headers.IfNoneMatch),
            IfModifiedSince = HeaderUtilities.TryParseDate(new StringSegment(Single(http.Headers.IfModifiedSince)), out var since) ? since : null,
            IfNoneExist = Single(http.Headers["If-None-Exist"]),
            Provenance = Single(http.Headers[SentProvenance.Header]),
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
        if (IsUpload(request, http)) return request with { Upload = Open(http) };
        var body = await bodies.ReadAsync(http, cancel);
        if (body.Refusal is { } refusal) return refusal;
        if (body.Value.IsEmpty && http.ContentType is null) return request;
        if (BinaryBody.IsContent(http, request.Path)) return request with { Body = BinaryBody.Wrap(http, request.Path, body.Value.Span), ContentFormat = BodyFormat.Json };

        if (FormatOf(http, ForeignContent.At(request.Method, request.Path)) is not { } format)
            return request with { Body = body.Value, Unsupported = new Refusal(415, [TransportRules.ContentTypeUnknown.At(null, http.ContentType ?? "", Accepted(http))]) };
        if (format != BodyFormat.Form) return request with { Body = body.Value, ContentFormat = format, ContentCharset = ForeignContent.CharsetOf(http.ContentType) };
        return request with { ContentFormat = format, Query = [.. request.Query, .. QueryText.Parse(Encoding.UTF8.GetString(body.Value.Span))] };
    }

    private static bool IsUpload(FhirRequest request, HttpRequest http) => request is { Method: "POST", Path: ["$import"] }
        && MediaTypeHeaderValue.TryParse(http.ContentType, out var type) && MediaTypes.IsUtf8(type) && type.MediaType.Value is "application/fhir+ndjson" or "application/ndjson"
        && http.Headers.ContentEncoding.ToString().ToLowerInvariant() is "" or "identity" or "gzip" or "x-gzip";

    /// <summary>As large as an import may be, and as slow as it is; whoever keeps it counts.</summary>
    private static Stream Open(HttpRequest http)
    {
        BodyReader.LiftLimit(http);
        RequestPlace.Of(http.HttpContext)?.Leave();
        return http.Body;
    }

    /// <param name="foreign">What may come here that is no FHIR; null where nothing may.</param>
    private static BodyFormat? FormatOf(HttpRequest http, FrozenSet<string>? foreign)
    {
        if (!MediaTypeHeaderValue.TryParse(http.ContentType, out var type) || (foreign is null && !MediaTypes.IsUtf8(type)) || !MediaTypes.IsR4(type)) return null;
        if (foreign?.Contains(type.MediaType.Value!.ToLowerInvariant()) == true) return BodyFormat.Xml;
        return (HttpMethods.IsPatch(http.Method) ? MediaTypes.OfPatch(type.MediaType.Value!) : null) ?? (MediaTypes.Of(type.MediaType.Value!) is { } format and not BodyFormat.Html ? format : null);
    }

    private static string Accepted(HttpRequest http) => HttpMethods.IsPatch(http.Method) ? PatchBody.Accepted : "application/fhir+json, application/fhir+xml";

    private static string? Single(StringValues header) => header.Count == 0 ? null : header.ToString();
}
