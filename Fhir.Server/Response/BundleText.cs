using System.Net;
using System.Text;
using Fhir.Kernel.Elements;
using Fhir.Kernel.Outcome;
using Fhir.Server.Transport;

namespace Fhir.Server.Response;

/// <summary>What leads on from a Bundle: how many hits there are, the other pages, and each resource. https://hl7.org/fhir/R4/bundle.html#searchset</summary>
internal static class BundleText
{
    public static string Of(Element bundle, Language language, HttpRequest request)
    {
        var (html, server) = (new StringBuilder(), $"{request.Scheme}://{request.Host}{request.PathBase}{FhirRoutes.Base}");
        if (bundle.ValueOf("total") is { } total) html.Append($"<p>{HtmlWords.Total(total).In(language)}</p>\n");
        AppendPages(html, bundle, server, language);
        List<Element> entries = [.. bundle.ChildrenNamed("entry")];
        var resources = entries.Select(entry => entry.ValueOf("fullUrl")).Where(url => IsOurs(url, server)).ToList();
        if (resources.Count > 0) html.Append("<ul>").AppendJoin("", resources.Select(url => $"<li><a href=\"{Text(url!)}\">{Text(url![(server.Length + 1)..])}</a></li>")).Append("</ul>\n");
        return html.ToString();
    }

    private static void AppendPages(StringBuilder html, Element bundle, string server, Language language)
    {
        List<Element> links = [.. bundle.ChildrenNamed("link")];
        var pages = links.Select(link => (Name: HtmlWords.PageOf(link.ValueOf("relation")), Url: link.ValueOf("url"))).Where(link => link.Name is not null && IsOurs(link.Url, server)).ToList();
        if (pages.Count == 0) return;
        html.Append($"<nav class=\"pages\" aria-label=\"{HtmlWords.Pages.In(language)}\">").AppendJoin("", pages.Select(page => $"<a href=\"{Text(page.Url!)}\">{page.Name!.Value.In(language)}</a>")).Append("</nav>\n");
    }

    // A stored Bundle is somebody else's: only what is on this server becomes a link.
    private static bool IsOurs(string? url, string server) => url is not null && (url.StartsWith($"{server}/", StringComparison.Ordinal) || url.StartsWith($"{server}?", StringComparison.Ordinal));

    private static string Text(string text) => WebUtility.HtmlEncode(text);
}
