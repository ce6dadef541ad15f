using System.Text;
using Fhir.Kernel.Definitions;
using Fhir.Kernel.Json;
using Fhir.Kernel.Outcome;
using Fhir.Profiles;

namespace Fhir.Server.Arena;

/// <summary>The packages' contents: what each package has, and every definition as a page and as the JSON it is.</summary>
public static class ProfilePages
{
    public static IResult List(HttpContext context)
    {
        var language = Page.LanguageOf(context);
        var words = DefinitionWords.In(language);
        var html = new StringBuilder($"<h1>{words.Heading}</h1><p>{words.Lead}</p>");
        html.Append($"<nav class=\"pages\" aria-label=\"{words.Packages}\">").AppendJoin("", TiltakCatalog.All.Select(tiltak => $"<a href=\"#{tiltak.Slug}\">{Page.Text(tiltak.Title.In(language))}</a>")).Append("</nav>");
        foreach (var tiltak in TiltakCatalog.All)
            if (ProfilePackages.Of(tiltak) is { } package) AppendPackage(html, tiltak, package, language);
        return Page.Of(context, words.Heading, html.ToString());
    }

    private static void AppendPackage(StringBuilder html, Profiles.Tiltak tiltak, FhirPackage package, Language language)
    {
        html.Append($"<section id=\"{tiltak.Slug}\"><h2>{Page.Text(tiltak.Title.In(language))}</h2><p><code>{Page.Text(tiltak.ToString())}</code> · <a href=\"/guide/{tiltak.Slug}\">{Page.Text(Words.In(language).Guide)}</a></p>");
        foreach (var kind in package.Entries.GroupBy(DefinitionKinds.Of).OrderBy(kind => kind.Key)) AppendKind(html, tiltak.Slug, kind.Key, [.. kind], language);
        html.Append("</section>");
    }

    /// <summary>What most people come for is open, the rest can be unfolded.</summary>
    private static void AppendKind(StringBuilder html, string slug, DefinitionKind kind, IReadOnlyList<CanonicalEntry> entries, Language language)
    {
        html.Append($"<details{(kind == DefinitionKind.Profile ? " open" : "")}><summary><h3>{DefinitionKinds.NameOf(kind).In(language)} ({entries.Count})</h3></summary><ul>");
        foreach (var entry in entries.OrderBy(TitleOf, StringComparer.OrdinalIgnoreCase))
            html.Append($"<li><a lang=\"nb\" href=\"{DefinitionAddresses.Of(slug, entry)}\">{Page.Text(TitleOf(entry))}</a> <code class=\"quiet\">{Page.Text(entry.Id)}</code></li>");
        html.Append("</ul></details>");
    }

    /// <summary>404 for a package or resource that is not there.</summary>
    public static IResult Show(HttpContext context, string slug, string type, string id)
    {
        var package = TiltakCatalog.Find(slug) is { } tiltak ? ProfilePackages.Of(tiltak) : null;
        var entry = package?.Entries.FirstOrDefault(entry => entry.ResourceType == type && entry.Id == id);
        if (entry is null || package!.Find(entry.Url, entry.Version) is not { } document) return Page.Missing;

        var json = Encoding.UTF8.GetString(JsonWriter.ToBytes(document.Root, pretty: true));
        if (context.Request.Query["_format"] == "json") return Results.Content(json, "application/fhir+json; charset=utf-8");
        var language = Page.LanguageOf(context);
        var html = new StringBuilder($"<nav class=\"pages\" aria-label=\"{DefinitionWords.In(language).Packages}\"><a href=\"/profiles#{slug}\">{Page.Text(TiltakCatalog.Find(slug)!.Title.In(language))}</a></nav><h1 lang=\"nb\">{Page.Text(TitleOf(entry))}</h1>");
        html.Append(DefinitionView.Of(document.Root, language)).Append($"<h2>JSON</h2><p><a href=\"?_format=json\">{DefinitionWords.In(language).JsonAlone}</a></p><details><summary>{DefinitionWords.In(language).JsonHere}</summary><pre>{Page.Text(json)}</pre></details>");
        return Page.Of(context, TitleOf(entry), html.ToString());
    }

    private static string TitleOf(CanonicalEntry entry) => entry.Title ?? entry.Name ?? entry.Id;
}
