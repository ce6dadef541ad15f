using System.Text;
using Fhir.Kernel.Json;
using Fhir.Profiles;

namespace Fhir.Server.Arena;

/// <summary>The packages' contents: one table a package, every resource as the JSON it is.</summary>
public static class ProfilePages
{
    public static IResult List(HttpContext context)
    {
        var language = Page.LanguageOf(context);
        var words = Words.In(language);
        var html = new StringBuilder($"<h1>{Page.Text(words.Profiles)}</h1>");
        foreach (var tiltak in TiltakCatalog.All)
        {
            if (ProfilePackages.Of(tiltak) is not { } package) continue;
            html.Append($"<section id=\"{tiltak.Slug}\"><h2>{Page.Text(tiltak.Title.In(language))}</h2><p><code>{Page.Text(tiltak.ToString())}</code></p><table><tr><th>{words.Title}</th><th>{words.Type}</th></tr>");
            foreach (var entry in package.Entries.OrderBy(entry => entry.ResourceType, StringComparer.Ordinal).ThenBy(entry => entry.Id, StringComparer.Ordinal))
            {
                html.Append($"<tr><td><a href=\"/profiles/{tiltak.Slug}/{Page.Text(entry.ResourceType)}/{Page.Text(entry.Id)}\">{Page.Text(entry.Title ?? entry.Name ?? entry.Id)}</a></td>");
                html.Append($"<td>{Page.Text(entry.Type is { } type ? $"{entry.ResourceType} ({type})" : entry.ResourceType)}</td></tr>");
            }
            html.Append("</table></section>");
        }
        return Page.Of(context, $"FhirRef - {words.Profiles}", html.ToString());
    }

    /// <summary>404 for a package or resource that is not there.</summary>
    public static IResult Show(HttpContext context, string slug, string type, string id)
    {
        var package = TiltakCatalog.Find(slug) is { } tiltak ? ProfilePackages.Of(tiltak) : null;
        var entry = package?.Entries.FirstOrDefault(entry => entry.ResourceType == type && entry.Id == id);
        if (entry is null || package!.Find(entry.Url, entry.Version) is not { } document) return Results.NotFound();

        var json = Encoding.UTF8.GetString(JsonWriter.ToBytes(document.Root, pretty: true));
        if (context.Request.Query["_format"] == "json") return Results.Content(json, "application/fhir+json; charset=utf-8");
        return Page.Of(context, entry.Title ?? entry.Id, $"<h1>{Page.Text(entry.Title ?? entry.Id)}</h1><p><code>{Page.Text(entry.ToString())}</code> · <a href=\"?_format=json\">JSON</a></p><pre>{Page.Text(json)}</pre>");
    }
}
