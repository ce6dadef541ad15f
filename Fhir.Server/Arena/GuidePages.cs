using System.Text;
using Fhir.Profiles;

namespace Fhir.Server.Arena;

/// <summary>Shows the guides' pages.</summary>
public static class GuidePages
{
    /// <summary>404 for a guide or page that is not there.</summary>
    public static IResult Show(HttpContext context, string slug, string name)
    {
        if (TiltakCatalog.Find(slug) is not { } tiltak || GuideBook.Find(slug, name) is not { } page) return Results.NotFound();
        var html = new StringBuilder();
        AppendPages(html, page);
        html.Append(page.Html);
        return Page.Of(context, tiltak.Title.In(Page.LanguageOf(context)), html.ToString());
    }

    private static void AppendPages(StringBuilder html, GuidePage current)
    {
        if (GuideBook.PagesOf(current.Slug) is not { Count: > 1 } pages) return;
        html.Append("<nav lang=\"nb\">").AppendJoin(" · ", pages.Select(page => page == current
            ? $"<strong aria-current=\"page\">{Page.Text(page.Title)}</strong>"
            : $"<a href=\"{page.Address}\">{Page.Text(page.Title)}</a>")).Append("</nav>\n");
    }
}
