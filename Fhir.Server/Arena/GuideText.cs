using Fhir.Profiles;
using Markdig;
using Markdig.Renderers;
using Markdig.Renderers.Html;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace Fhir.Server.Arena;

/// <summary>A guide's text as HTML. Raw HTML in it stays text. https://spec.commonmark.org/</summary>
public static class GuideText
{
    public const string SummaryAnchor = "english-summary";

    private const string Ending = ".html";
    private const string English = "English summary";

    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder().UsePipeTables().UseAutoIdentifiers().DisableHtml().Build();

    public static GuidePage Read(string slug, string name, string text)
    {
        var document = Markdown.Parse(text, Pipeline);
        foreach (var link in document.Descendants<LinkInline>()) link.Url = AddressOf(slug, link.Url);
        LinkDefinitions(slug, document);
        using var written = new StringWriter();
        var (renderer, pictures, tables) = (new HtmlRenderer(written), new PictureRenderer(), new TableRenderer());
        Pipeline.Setup(renderer);
        renderer.ObjectRenderers.ReplaceOrAdd<CodeBlockRenderer>(pictures);
        renderer.ObjectRenderers.ReplaceOrAdd<Markdig.Extensions.Tables.HtmlTableRenderer>(tables);
        Write(document, renderer, tables);
        return new GuidePage(slug, name, TitleOf(document) ?? name, written.ToString(), pictures.Drawn)
        {
            Parts = [.. document.OfType<HeadingBlock>().Where(heading => heading.Level == 2).Select(heading => (AnchorOf(heading), TextOf(heading)))],
        };
    }

    /// <summary>The guides are in bokmål, whatever language the page around them has, and the summary is in English: who has the page read aloud hears both right.</summary>
    private static void Write(MarkdownDocument document, HtmlRenderer renderer, TableRenderer tables)
    {
        renderer.Write("<div lang=\"nb\">\n");
        foreach (var block in document)
        {
            if (block is HeadingBlock heading)
            {
                tables.Heading = AnchorOf(heading);
                if (TextOf(heading) == English) renderer.Write("</div>\n<div lang=\"en\">\n");
            }
            renderer.Render(block);
        }
        renderer.Write("</div>\n");
    }

    /// <summary>A definition of the guide's own package that is named by its id can be opened where it is named.</summary>
    private static void LinkDefinitions(string slug, MarkdownDocument document)
    {
        foreach (var code in document.Descendants<CodeInline>().Where(code => code.Parent is not LinkInline).ToList())
        {
            if (DefinitionAddresses.Named(slug, code.Content) is not { } address) continue;
            var link = new LinkInline(address, "");
            code.ReplaceBy(link);
            link.AppendChild(code);
        }
    }

    /// <summary>A guide's pages call each other by the names they have when it is published.</summary>
    private static string? AddressOf(string slug, string? url) =>
        url is not null && url.EndsWith(Ending, StringComparison.Ordinal) && Guides.Find(slug, url[..^Ending.Length]) is not null ? GuidePage.AddressOf(slug, url[..^Ending.Length]) : url;

    private static string? TitleOf(MarkdownDocument document) => document.OfType<HeadingBlock>().FirstOrDefault(heading => heading.Level == 1) is { } title ? TextOf(title) : null;

    private static string AnchorOf(HeadingBlock heading) => heading.GetAttributes().Id!;

    private static string TextOf(HeadingBlock heading) => string.Concat(heading.Inline!.Descendants().Select(part => part switch { LiteralInline literal => literal.Content.ToString(), CodeInline code => code.Content, _ => "" }));
}
