using System.Globalization;
using Fhir.Server.Arena.Pictures;
using Markdig.Renderers;
using Markdig.Renderers.Html;
using Markdig.Syntax;

namespace Fhir.Server.Arena;

/// <summary>Draws the code blocks of a guide that are pictures; the others stay text, and so does what of a picture cannot be drawn.</summary>
internal sealed class PictureRenderer : CodeBlockRenderer
{
    private const string Language = "mermaid";

    private readonly List<Drawn> drawn = [];

    public IReadOnlyList<Drawn> Drawn => drawn;

    protected override void Write(HtmlRenderer renderer, CodeBlock block)
    {
        if (block is not FencedCodeBlock { Info: Language })
        {
            base.Write(renderer, block);
            return;
        }
        var name = string.Create(CultureInfo.InvariantCulture, $"picture-{drawn.Count + 1}");
        var picture = Picture.Draw(block.Lines.ToString(), name);
        drawn.Add(picture);
        if (picture.Svg is { } svg) renderer.Write($"<figure tabindex=\"0\" aria-labelledby=\"{name}-title\">\n").Write(svg).Write("\n</figure>\n");
        else base.Write(renderer, block);
        if (picture.Left.Count > 0) renderer.Write("<p>Dette står ikke i tegningen:</p>\n<pre>").Write(Page.Text(string.Join('\n', picture.Left))).Write("</pre>\n");
    }
}
