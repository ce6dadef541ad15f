using System.Text;
using Fhir.Kernel.Outcome;
using Fhir.Profiles;

namespace Fhir.Server.Arena;

/// <summary>Shows the guides' pages.</summary>
public static class GuidePages
{
    /// <summary>A page with fewer parts than this is seen at a glance.</summary>
    private const int PartsOfLongPage = 6;

    /// <summary>404 for a guide or page that is not there.</summary>
    public static IResult Show(HttpContext context, string slug, string name)
    {
        if (TiltakCatalog.Find(slug) is not { } tiltak || GuideBook.Find(slug, name) is not { } page) return Page.Missing;
        var language = Page.LanguageOf(context);
        var (words, html) = (Words.In(language), new StringBuilder());
        AppendPages(html, page, words);
        if (language == Language.En) html.Append($"<p class=\"information\">The guide is in Norwegian. <a href=\"#{GuideText.SummaryAnchor}\">English summary</a></p>\n");
        if (page.Parts.Count >= PartsOfLongPage) AppendContents(html, page, words);
        html.Append(page.Html);
        var title = tiltak.Title.In(language);
        return Page.Of(context, page.Title == title ? title : $"{page.Title} - {title}", html.ToString());
    }

    private static void AppendPages(StringBuilder html, GuidePage current, Words words)
    {
        html.Append($"<nav class=\"pages\" aria-label=\"{words.GuidePages}\">");
        if (GuideBook.PagesOf(current.Slug) is { Count: > 1 } pages)
            html.AppendJoin("", pages.Select(page => page == current ? $"<strong lang=\"nb\" aria-current=\"page\">{Page.Text(page.Title)}</strong>" : $"<a lang=\"nb\" href=\"{page.Address}\">{Page.Text(page.Title)}</a>"));
        html.Append($"<a href=\"/profiles#{current.Slug}\">{words.PackageProfiles}</a></nav>\n");
    }

    private static void AppendContents(StringBuilder html, GuidePage page, Words words)
    {
        html.Append($"<nav aria-label=\"{words.Contents}\"><details><summary>{words.Contents}</summary><ul lang=\"nb\">");
        foreach (var (anchor, text) in page.Parts) html.Append($"<li{(anchor == GuideText.SummaryAnchor ? " lang=\"en\"" : "")}><a href=\"#{anchor}\">{Page.Text(text)}</a></li>");
        html.Append("</ul></details></nav>\n");
    }
}
