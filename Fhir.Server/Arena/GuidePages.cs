using System.Text;
using Fhir.Profiles;
using Markdig;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace Fhir.Server.Arena;

/// <summary>The guides' texts as pages. Raw HTML in them stays text. https://spec.commonmark.org/</summary>
public static class GuidePages
{
    private const string Ending = ".html";

    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder().UsePipeTables().UseAutoIdentifiers().DisableHtml().Build();

    /// <summary>404 for a guide or page that is not there.</summary>
    public static IResult Show(HttpContext context, string slug, string name)
    {
        if (TiltakCatalog.Find(slug) is not { } tiltak || Guides.Find(slug, name) is not { } text) return Results.NotFound();
        var html = new StringBuilder();
        AppendPages(html, slug, name);
        html.Append(ToHtml(slug, text));
        return Page.Of(context, tiltak.Title.In(Page.LanguageOf(context)), html.ToString());
    }

    private static void AppendPages(StringBuilder html, string slug, string current)
    {
        if (Guides.PagesOf(slug) is not { Count: > 1 } pages) return;
        html.Append("<nav>").AppendJoin(" · ", pages.Select(page => page == current
            ? $"<strong>{Page.Text(TitleOf(slug, page))}</strong>"
            : $"<a href=\"{AddressOf(slug, page)}\">{Page.Text(TitleOf(slug, page))}</a>")).Append("</nav>");
    }

    /// <summary>A guide's pages call each other by the names they have when it is published.</summary>
    private static string ToHtml(string slug, string text)
    {
        var document = Markdown.Parse(text, Pipeline);
        foreach (var link in document.Descendants<LinkInline>())
            if (link.Url is { } url && url.EndsWith(Ending, StringComparison.Ordinal) && Guides.Find(slug, url[..^Ending.Length]) is not null) link.Url = AddressOf(slug, url[..^Ending.Length]);
        return document.ToHtml(Pipeline);
    }

    private static string AddressOf(string slug, string name) => name == Guides.FirstPage ? $"/guide/{slug}" : $"/guide/{slug}/{name}";

    private static string TitleOf(string slug, string name) =>
        Guides.Find(slug, name)!.Split('\n').FirstOrDefault(line => line.StartsWith("# ", StringComparison.Ordinal))?[2..].Trim() ?? name;
}
