using System.Globalization;
using System.Net;
using System.Text;

namespace Fhir.Server.Arena.Pictures;

/// <summary>
/// SVG as the guides use it: shapes with classes of the one stylesheet, so that the pages' Content-Security-Policy holds, and words that are always escaped.
/// https://www.w3.org/TR/SVG2/
/// </summary>
public sealed class Svg
{
    /// <summary>Pixels of a rem where the reader has not chosen larger letters: a picture grows with them.</summary>
    private const double Rem = 16;

    private readonly StringBuilder shapes = new();

    public void Line(string type, double x1, double y1, double x2, double y2) =>
        shapes.Append(CultureInfo.InvariantCulture, $"<line class=\"{type}\" x1=\"{x1:0.#}\" y1=\"{y1:0.#}\" x2=\"{x2:0.#}\" y2=\"{y2:0.#}\"/>\n");

    public void Box(string type, double x, double y, double width, double height, double corner = 4) =>
        shapes.Append(CultureInfo.InvariantCulture, $"<rect class=\"{type}\" x=\"{x:0.#}\" y=\"{y:0.#}\" width=\"{width:0.#}\" height=\"{height:0.#}\" rx=\"{corner:0.#}\"/>\n");

    public void Path(string type, IEnumerable<(double X, double Y)> points) => Points("polyline", type, points);

    public void Shape(string type, IEnumerable<(double X, double Y)> points) => Points("polygon", type, points);

    /// <summary>The head of an arrow that ends at a point, coming from another.</summary>
    public void Head((double X, double Y) from, (double X, double Y) to, bool isOpen = false)
    {
        var length = Math.Max(Math.Sqrt(Math.Pow(to.X - from.X, 2) + Math.Pow(to.Y - from.Y, 2)), 0.001);
        var (x, y) = ((to.X - from.X) / length, (to.Y - from.Y) / length);
        (double X, double Y)[] head = [(to.X - 10 * x - 4.5 * y, to.Y - 10 * y + 4.5 * x), to, (to.X - 10 * x + 4.5 * y, to.Y - 10 * y - 4.5 * x)];
        if (isOpen) Path("line", head);
        else Shape("head", head);
    }

    /// <summary>Lines of words; <paramref name="y"/> is the top of the first.</summary>
    /// <param name="anchor"><c>start</c> or <c>middle</c>: what of the words stands at <paramref name="x"/>.</param>
    public void Words(IReadOnlyList<string> lines, double x, double y, string anchor = "middle")
    {
        for (var line = 0; line < lines.Count; line++)
            shapes.Append(CultureInfo.InvariantCulture, $"<text x=\"{x:0.#}\" y=\"{y + line * Lettering.LineHeight + 13.5:0.#}\" text-anchor=\"{anchor}\">{Text(lines[line])}</text>\n");
    }

    /// <summary>The whole, told to who does not see it: a title, and in words what is drawn. It is shown as large as it is drawn, and scrolled where it has no room: made smaller, nobody could read it.</summary>
    public string Close(string name, string title, string description, double width, double height) => string.Create(CultureInfo.InvariantCulture, $"""
        <svg xmlns="http://www.w3.org/2000/svg" class="picture" role="img" aria-labelledby="{name}-title {name}-desc" viewBox="0 0 {width:0.#} {height:0.#}" width="{width / Rem:0.##}rem" height="{height / Rem:0.##}rem" font-size="{Lettering.Size:0.#}">
        <title id="{name}-title">{Text(title)}</title>
        <desc id="{name}-desc">{Text(description)}</desc>
        {shapes}</svg>
        """).ReplaceLineEndings("\n");

    private void Points(string element, string type, IEnumerable<(double X, double Y)> points)
    {
        shapes.Append(CultureInfo.InvariantCulture, $"<{element} class=\"{type}\" points=\"");
        shapes.AppendJoin(' ', points.Select(point => string.Create(CultureInfo.InvariantCulture, $"{point.X:0.#},{point.Y:0.#}"))).Append("\"/>\n");
    }

    /// <summary>Characters that XML does not have are left out: one of them makes the whole picture unreadable where it is read as XML.</summary>
    private static string Text(string text) => WebUtility.HtmlEncode(new string([.. text.Where(letter => letter >= ' ' && letter is not ('\uFFFE' or '\uFFFF'))]));
}
