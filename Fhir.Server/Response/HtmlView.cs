using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using Fhir.Kernel.Elements;
using Fhir.Kernel.Json;
using Fhir.Kernel.Outcome;
using Fhir.Kernel.Search;
using Fhir.Server.Transport;

namespace Fhir.Server.Response;

/// <summary>What a browser sees in place of JSON: the resource readable, its references as links, and the same in JSON and XML one click away.</summary>
public static partial class HtmlView
{
    public static byte[] ToBytes(Element resource, int status, Language language, HttpRequest request)
    {
        var title = resource.ValueOf("id") is { } id ? $"{resource.Type.Name}/{id}" : resource.Type.Name;
        var json = WebUtility.HtmlEncode(Encoding.UTF8.GetString(JsonWriter.ToBytes(resource, pretty: true)));
        var linked = Reference().Replace(json, match =>
            $"{match.Groups[1].Value}<a href=\"{request.PathBase}{FhirRoutes.Base}/{match.Groups[2].Value}\">{match.Groups[2].Value}</a>{match.Groups[3].Value}");
        return Encoding.UTF8.GetBytes(Page(WebUtility.HtmlEncode(title), status, linked, language, request));
    }

    private static string Page(string title, int status, string json, Language language, HttpRequest request)
    {
        var (home, summary) = language == Language.Nb ? ("Forsiden", $"Svar {status}") : ("Start page", $"Status {status}");
        return $$"""
            <!DOCTYPE html>
            <html lang="{{(language == Language.Nb ? "nb" : "en")}}">
            <head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>{{title}} - FhirRef</title>
            <link rel="stylesheet" href="{{request.PathBase}}/fhirref.css"></head>
            <body><header><a href="{{request.PathBase}}/">{{home}}</a> <span>{{summary}}</span> <a href="{{Link(request, "json")}}">JSON</a> <a href="{{Link(request, "xml")}}">XML</a></header>
            <main><h1>{{title}}</h1><pre>{{json}}</pre></main></body></html>
            """;
    }

    private static string Link(HttpRequest request, string format)
    {
        var parameters = QueryText.Parse(request.QueryString.Value).Where(pair => pair.Name != "_format").Append(new QueryParameter("_format", format));
        return WebUtility.HtmlEncode($"{request.PathBase}{request.Path}?{QueryText.Format(parameters)}");
    }

    // Relative references only: an address that somebody else wrote into a resource does not become a link.
    [GeneratedRegex("(&quot;reference&quot;: &quot;)([A-Z][A-Za-z]{1,40}/[A-Za-z0-9.-]{1,64})(&quot;)", RegexOptions.NonBacktracking)]
    private static partial Regex Reference();
}
