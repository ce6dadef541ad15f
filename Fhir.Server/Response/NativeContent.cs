using System.Text.Json;
using Fhir.Server.Transport;
using Microsoft.Net.Http.Headers;

namespace Fhir.Server.Response;

/// <summary>What a Binary holds, in its own media type.</summary>
public sealed record NativeContent(string MediaType, ReadOnlyMemory<byte> Bytes)
{
    /// <summary>
    /// True for a read of a Binary that wants some other type than FHIR's first: "then the content should be returned with the content type stated in
    /// the resource". https://hl7.org/fhir/R4/binary.html#rest
    /// </summary>
    public static bool IsAskedFor(HttpRequest request) =>
        (HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method)) && RequestReader.Segments(request.Path.Value!) is ["Binary", _]
        && Wanted(request).FirstOrDefault() is { } first && !IsFhir(first);

    /// <summary>The content of the Binary in the response, or 406 when its type is not wanted; any other response as it is.</summary>
    public static FhirResponse Of(FhirResponse response, HttpRequest request)
    {
        if (response.Status != 200 || response.Json.IsEmpty) return response;
        using var binary = JsonDocument.Parse(response.Json);
        var type = Text(binary, "contentType");
        if (!MediaTypeHeaderValue.TryParse(type, out var stored) || !Wanted(request).Any(wanted => stored.IsSubsetOf(wanted)))
            return FhirResponse.Refuse(406, TransportRules.FormatUnknown.At(null, request.Headers.Accept.ToString()));
        // Whoever wrote the document decides what is in it: a browser must not run it as a page of this server.
        return response.With("Content-Security-Policy", "default-src 'none'; sandbox") with
        {
            Json = default, Native = new NativeContent(type, Convert.FromBase64String(Text(binary, "data"))),
        };
    }

    private static IEnumerable<MediaTypeHeaderValue> Wanted(HttpRequest request) =>
        MediaTypeHeaderValue.TryParseList(request.Headers.Accept, out var accepted) ? accepted.Where(type => type.Quality != 0).OrderByDescending(type => type.Quality ?? 1) : [];

    private static bool IsFhir(MediaTypeHeaderValue type) =>
        type.MatchesAllTypes || type.MediaType.Value is "application/fhir+json" or "application/fhir+xml" or "application/json" or "text/html" or "application/xhtml+xml";

    private static string Text(JsonDocument resource, string name) => resource.RootElement.TryGetProperty(name, out var value) ? value.GetString() ?? "" : "";
}
