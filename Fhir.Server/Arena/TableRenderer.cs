using Markdig.Extensions.Tables;
using Markdig.Renderers;

namespace Fhir.Server.Arena;

/// <summary>
/// A table that is wider than a phone is moved sideways by itself, not the page. One of many columns is always so, and can be reached with the keyboard.
/// https://www.w3.org/TR/WCAG22/#reflow
/// </summary>
internal sealed class TableRenderer : HtmlTableRenderer
{
    private const int MostOfPhone = 3;

    /// <summary>The anchor of the heading that the next table stands under.</summary>
    public string Heading { get; set; } = "";

    protected override void Write(HtmlRenderer renderer, Table table)
    {
        renderer.Write(table.ColumnDefinitions.Count > MostOfPhone ? Around(Heading) : "<div class=\"scroll\">\n");
        base.Write(renderer, table);
        renderer.Write("</div>\n");
    }

    /// <param name="heading">The anchor of what names the table.</param>
    public static string Around(string heading) => $"<div class=\"scroll wide\" tabindex=\"0\" role=\"region\" aria-labelledby=\"{heading}\">\n";
}
