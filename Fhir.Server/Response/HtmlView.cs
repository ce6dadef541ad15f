using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using Fhir.Kernel.Elements;
using Fhir.Kernel.Json;
using Fhir.Kernel.Outcome;
using Fhir.Kernel.Search;
using Fhir.Server.Arena;
using Fhir.Server.Transport;

namespace Fhir.Server.Response;

/// <summary>What a browser sees in place of JSON: what is wrong in words, the pages of a search and the references as links, and the same in JSON and XML one click away.</summary>
public static partial class HtmlView
{
    public static byte[] ToBytes(Element resource, int status, Language language, HttpRequest request)
    {
        var title = resource.Type.Name == "OperationOutcome" ? HtmlWords.OutcomeOf(status).In(language) : resource.ValueOf("id") is { } id ? $"{resource.Type.Name}/{id}" : resource.Type.Name;
        var json = WebUtility.HtmlEncode(Encoding.UTF8.GetString(JsonWriter.ToBytes(resource, pretty: true)));
        var linked = Reference().Replace(json, match =>
            $"{match.Groups[1].Value}<a href=\"{request.PathBase}{FhirRoutes.Base}/{match.Groups[2].Value}\">{match.Groups[2].Value}</a>{match.Groups[3].Value}");
        var told = resource.Type.Name switch { "OperationOutcome" => OutcomeText.Of(resource, language), "Bundle" => BundleText.Of(resource, language, request), _ => "" };
        var aside = $"<span>{HtmlWords.Status.In(language)} {status}</span><a href=\"{Link(request, "json")}\">JSON</a><a href=\"{Link(request, "xml")}\">XML</a>";
        // The parts that are the page's own are led; the addresses below are complete, and what is somebody's JSON is not looked through.
        var frame = Page.Led(Page.Frame(language, title, "\0", $"<h1>{WebUtility.HtmlEncode(title)}</h1>\n\0"), request.PathBase, chosen: null).Split('\0');
        return Encoding.UTF8.GetBytes($"{frame[0]}{aside}{frame[1]}{told}<pre>{linked}</pre>{frame[2]}");
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
