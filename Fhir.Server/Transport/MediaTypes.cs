using Microsoft.Net.Http.Headers;

namespace Fhir.Server.Transport;

/// <summary>How a body is written.</summary>
public enum BodyFormat
{
    Json,
    Xml,
    Html,
    Form,
    JsonPatch,
    XmlPatch,
}

/// <summary>The media types of https://hl7.org/fhir/R4/http.html#mime-type and the short names of <c>_format</c>.</summary>
public static class MediaTypes
{
    public const string FhirJson = "application/fhir+json";
    public const string FhirXml = "application/fhir+xml";
    public const string Form = "application/x-www-form-urlencoded";

    /// <summary>What a client may name in Accept, Content-Type and <c>_format</c>; null when it is none of FHIR's.</summary>
    public static BodyFormat? Of(string mediaType) => mediaType.ToLowerInvariant() switch
    {
        "json" or "application/fhir+json" or "application/json" or "text/json" => BodyFormat.Json,
        "xml" or "application/fhir+xml" or "application/xml" or "text/xml" => BodyFormat.Xml,
        "html" or "text/html" or "application/xhtml+xml" => BodyFormat.Html,
        Form => BodyFormat.Form,
        _ => null,
    };

    /// <summary>What a PATCH may come as besides FHIR's own formats. https://hl7.org/fhir/R4/http.html#patch</summary>
    public static BodyFormat? OfPatch(string mediaType) => mediaType.Split(';')[0].Trim().ToLowerInvariant() switch
    {
        "application/json-patch+json" => BodyFormat.JsonPatch,
        "application/xml-patch+xml" => BodyFormat.XmlPatch,
        _ => null,
    };

    /// <summary>False when the media type asks for another FHIR version than R4. https://hl7.org/fhir/R4/http.html#version-parameter</summary>
    public static bool IsR4(MediaTypeHeaderValue mediaType) =>
        Version(mediaType) is not { } version || HeaderUtilities.RemoveQuotes(version.Value).Value is "4.0" or "4.0.1";

    public static bool NamesVersion(MediaTypeHeaderValue mediaType) => Version(mediaType) is not null;

    public static bool IsUtf8(MediaTypeHeaderValue mediaType) =>
        !mediaType.Charset.HasValue || HeaderUtilities.RemoveQuotes(mediaType.Charset).Equals("utf-8", StringComparison.OrdinalIgnoreCase);

    private static NameValueHeaderValue? Version(MediaTypeHeaderValue mediaType) =>
        mediaType.Parameters.FirstOrDefault(parameter => parameter.Name.Equals("fhirVersion", StringComparison.OrdinalIgnoreCase));
}
