using System.Globalization;
using Fhir.Kernel.Definitions;
using Fhir.Kernel.Json;
using Fhir.Kernel.Outcome;
using Fhir.Kernel.Xml;
using Fhir.Server.Operability;
using Fhir.Server.Transport;

namespace Fhir.Server.Response;

/// <summary>Turns a <see cref="FhirResponse"/> into HTTP: status, version headers, and the body in the negotiated format.</summary>
public sealed class ResponseWriter(Schema schema)
{
    public async Task WriteAsync(HttpContext context, FhirResponse response, Negotiation negotiation, CancellationToken cancel)
    {
        var http = context.Response;
        http.StatusCode = response.Status;
        WriteHeaders(http, response);

        if (response.File is { } file)
        {
            await FileWriter.WriteAsync(context, file, cancel);
            return;
        }
        if (response.Raw is { } raw)
        {
            await WriteRawAsync(context, raw, cancel);
            return;
        }
        if (response.Content is { } content && negotiation is { Format: BodyFormat.Json, IsPretty: false })
        {
            http.ContentType = ContentType(negotiation);
            await using var packed = ContentCoding.Open(context);
            if (!HttpMethods.IsHead(context.Request.Method)) await content(packed ?? http.Body, cancel);
            return;
        }
        response = await response.CollectAsync(cancel);
        var json = response.Outcome is { } issues ? OperationOutcomeWriter.ToBytes(issues, negotiation.Language) : response.Json;
        if (json.IsEmpty) return;
        var body = ContentCoding.Apply(context, Render(json, response, negotiation, context.Request));
        http.ContentType = ContentType(negotiation);
        if (negotiation.Format == BodyFormat.Html) http.Headers.ContentSecurityPolicy = AnswerHeaders.PagePolicy;
        http.ContentLength = body.Length;
        if (!HttpMethods.IsHead(context.Request.Method)) await http.Body.WriteAsync(body, cancel);
    }

    /// <summary>Refuses outside any interaction, in the format the request asks for as far as it can be told.</summary>
    public Task RefuseAsync(HttpContext context, FhirResponse refusal)
    {
        context.Response.Clear();
        RequestIds.StampAnswer(context);
        var negotiated = Negotiation.Of(context.Request);
        return WriteAsync(context, refusal, negotiated.IsValue ? negotiated.Value : Negotiation.Default, CancellationToken.None);
    }

    private static void WriteHeaders(HttpResponse http, FhirResponse response)
    {
        // What is returned belongs to a patient: no cache on the way may keep it.
        http.Headers.CacheControl = "no-store";
        http.Headers.XContentTypeOptions = "nosniff";
        http.Headers.Vary = "Accept, Accept-Encoding, Accept-Language, Authorization";
        if (response.Version is { } version) http.Headers.ETag = $"W/\"{version.ToString(CultureInfo.InvariantCulture)}\"";
        if (response.LastModified is { } modified) http.Headers.LastModified = modified.ToString("R", CultureInfo.InvariantCulture);
        if (response.Location is { } location) http.Headers.Location = location;
        foreach (var (name, value) in response.Headers) http.Headers[name] = value;
        // Whoever is turned away for now is told when to come back.
        if (response.Status is 503 or 429 && http.Headers.RetryAfter.Count == 0) http.Headers.RetryAfter = "2";
    }

    // Somebody else's content on our address: no sniffing, no scripts, no frames.
    private static async Task WriteRawAsync(HttpContext context, RawContent raw, CancellationToken cancel)
    {
        var http = context.Response;
        http.Headers.ContentSecurityPolicy = "sandbox; default-src 'none'";
        (http.ContentType, http.ContentLength) = (raw.ContentType, raw.Bytes.Length);
        if (!HttpMethods.IsHead(context.Request.Method)) await http.Body.WriteAsync(raw.Bytes, cancel);
    }

    private ReadOnlyMemory<byte> Render(ReadOnlyMemory<byte> json, FhirResponse response, Negotiation negotiation, HttpRequest request)
    {
        if (negotiation is { Format: BodyFormat.Json, IsPretty: false }) return json;
        // What the server itself wrote always parses; if it did not, the bytes as they are say more than nothing.
        if (JsonParser.Parse(json, schema).Document is not { } document) return json;
        return negotiation.Format switch
        {
            BodyFormat.Xml => XmlFormatWriter.ToBytes(document.Root, negotiation.IsPretty),
            BodyFormat.Html => HtmlView.ToBytes(document.Root, response.Status, negotiation.Language, request),
            _ => JsonWriter.ToBytes(document.Root, pretty: true),
        };
    }

    private static string ContentType(Negotiation negotiation) => negotiation.Format switch
    {
        BodyFormat.Html => "text/html; charset=utf-8",
        var format => $"{(format == BodyFormat.Xml ? MediaTypes.FhirXml : MediaTypes.FhirJson)}; charset=utf-8{(negotiation.NamesVersion ? "; fhirVersion=4.0" : "")}",
    };
}
