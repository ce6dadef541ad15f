using System.Globalization;
using System.Xml.Linq;
using Fhir.Server.Arena.Pictures;

namespace Fhir.Server.Tests.Pictures;

/// <summary>Reads a picture's own coordinates.</summary>
internal static class Layout
{
    private static readonly XNamespace Svg = "http://www.w3.org/2000/svg";

    /// <summary>Shapes, lines and words that begin or end outside of the picture's frame.</summary>
    public static IReadOnlyList<string> OutsideOf(string svg)
    {
        var root = XDocument.Parse(svg).Root!;
        var frame = root.Attribute("viewBox")!.Value.Split(' ').Select(number => double.Parse(number, CultureInfo.InvariantCulture)).ToArray();
        return [.. root.Elements().Where(element => PointsOf(element).Any(point => point.X < 0 || point.Y < 0 || point.X > frame[2] || point.Y > frame[3])).Select(element => element.ToString())];
    }

    /// <summary>Shapes of the classes that lie over each other: <c>box</c> is a node or a participant, <c>ground</c> lies under the words of an arrow.</summary>
    public static IReadOnlyList<string> OverlapsOf(string svg, params string[] classes)
    {
        var shapes = XDocument.Parse(svg).Root!.Elements().Where(element => classes.Contains(element.Attribute("class")?.Value)).Select(Bounds).ToList();
        return [.. from one in Enumerable.Range(0, shapes.Count) from other in Enumerable.Range(one + 1, shapes.Count - one - 1) where Overlap(shapes[one], shapes[other]) select $"{shapes[one]} over {shapes[other]}"];
    }

    public static double WidthOf(string svg) => double.Parse(XDocument.Parse(svg).Root!.Attribute("viewBox")!.Value.Split(' ')[2], CultureInfo.InvariantCulture);

    /// <summary>Words that go out of the shape or the picture they stand in, or lie over other words, by the estimate of their width.</summary>
    public static IReadOnlyList<string> WordsAstrayOf(string svg)
    {
        var root = XDocument.Parse(svg).Root!;
        var words = root.Elements(Svg + "text").Where(text => text.Value.Length > 0).Select(text => (text.Value, Box: BoundsOfWords(text))).ToList();
        var shapes = root.Elements().Where(element => element.Attribute("class")?.Value is "box" or "note" or "ground").ToList();
        return
        [
            .. from text in words from shape in shapes where IsIn(text.Box, Bounds(shape)) && CornersOf(text.Box).Any(corner => !Covers(shape, corner)) select $"{text.Value} goes out of {shape}",
            .. from text in words where text.Box.Left < 0 || text.Box.Right > WidthOf(svg) select $"{text.Value} goes out of the picture",
            .. from one in Enumerable.Range(0, words.Count) from other in Enumerable.Range(one + 1, words.Count - one - 1) where Overlap(words[one].Box, words[other].Box) select $"{words[one].Value} over {words[other].Value}",
        ];
    }

    /// <summary>As high as small letters with their stems: what is above and below is air.</summary>
    private static (double Left, double Top, double Right, double Bottom) BoundsOfWords(XElement text)
    {
        var (x, y, width) = (Number(text, "x"), Number(text, "y"), Lettering.WidthOf(text.Value));
        var left = text.Attribute("text-anchor")!.Value == "middle" ? x - (width / 2) : x;
        return (left, y - 10, left + width, y + 2);
    }

    private static bool IsIn((double Left, double Top, double Right, double Bottom) box, (double Left, double Top, double Right, double Bottom) shape) =>
        Holds(shape, ((box.Left + box.Right) / 2, (box.Top + box.Bottom) / 2));

    private static IEnumerable<(double X, double Y)> CornersOf((double Left, double Top, double Right, double Bottom) box) => [(box.Left, box.Top), (box.Right, box.Top), (box.Left, box.Bottom), (box.Right, box.Bottom)];

    /// <summary>A polygon is a diamond, and a rectangle may have round corners.</summary>
    private static bool Covers(XElement shape, (double X, double Y) point)
    {
        var (left, top, right, bottom) = Bounds(shape);
        var (x, y) = (Math.Abs(point.X - ((left + right) / 2)), Math.Abs(point.Y - ((top + bottom) / 2)));
        if (shape.Name.LocalName == "polygon") return (x / ((right - left) / 2)) + (y / ((bottom - top) / 2)) <= 1;
        var round = double.Parse(shape.Attribute("rx")?.Value ?? "0", CultureInfo.InvariantCulture);
        var (inX, inY) = (x - ((right - left) / 2) + round, y - ((bottom - top) / 2) + round);
        return inX <= round + 0.1 && inY <= round + 0.1 && (inX <= 0 || inY <= 0 || Math.Sqrt((inX * inX) + (inY * inY)) <= round + 0.1);
    }

    /// <summary>Heads of arrows that nobody would see.</summary>
    public static IReadOnlyList<string> FlatHeadsOf(string svg) => [.. XDocument.Parse(svg).Root!.Elements().Where(element => element.Attribute("class")?.Value == "head" && AreaOf([.. PointsOf(element)]) < 30).Select(element => element.ToString())];

    private static double AreaOf((double X, double Y)[] corners) =>
        Math.Abs(((corners[1].X - corners[0].X) * (corners[2].Y - corners[0].Y)) - ((corners[2].X - corners[0].X) * (corners[1].Y - corners[0].Y))) / 2;

    /// <summary>Lines of a flowchart that pass through a node.</summary>
    public static IReadOnlyList<string> CrossingsOf(string svg)
    {
        var shapes = XDocument.Parse(svg).Root!.Elements().ToList();
        var boxes = shapes.Where(element => element.Attribute("class")?.Value == "box").Select(Bounds).ToList();
        return [.. from line in shapes where line.Name.LocalName == "polyline" from point in Along(PointsOf(line).ToList()) from box in boxes where Holds(box, point) select $"{line} through {box}"];
    }

    private static IEnumerable<(double X, double Y)> Along(List<(double X, double Y)> points) =>
        from pair in points.Zip(points.Skip(1)) from part in Enumerable.Range(0, 21) select (pair.First.X + ((pair.Second.X - pair.First.X) * part / 20), pair.First.Y + ((pair.Second.Y - pair.First.Y) * part / 20));

    private static bool Holds((double Left, double Top, double Right, double Bottom) box, (double X, double Y) point) =>
        point.X > box.Left + 1 && point.X < box.Right - 1 && point.Y > box.Top + 1 && point.Y < box.Bottom - 1;

    private static bool Overlap((double Left, double Top, double Right, double Bottom) one, (double Left, double Top, double Right, double Bottom) other) =>
        one.Left < other.Right && other.Left < one.Right && one.Top < other.Bottom && other.Top < one.Bottom;

    private static (double Left, double Top, double Right, double Bottom) Bounds(XElement element)
    {
        var points = PointsOf(element).ToList();
        return (points.Min(point => point.X), points.Min(point => point.Y), points.Max(point => point.X), points.Max(point => point.Y));
    }

    private static IEnumerable<(double X, double Y)> PointsOf(XElement element) => element.Name.LocalName switch
    {
        "line" => [(Number(element, "x1"), Number(element, "y1")), (Number(element, "x2"), Number(element, "y2"))],
        "rect" => [(Number(element, "x"), Number(element, "y")), (Number(element, "x") + Number(element, "width"), Number(element, "y") + Number(element, "height"))],
        "text" => [(Number(element, "x"), Number(element, "y"))],
        "polyline" or "polygon" => element.Attribute("points")!.Value.Split(' ').Select(point => point.Split(',').Select(number => double.Parse(number, CultureInfo.InvariantCulture)).ToArray()).Select(pair => (pair[0], pair[1])),
        _ => [],
    };

    private static double Number(XElement element, string name) => double.Parse(element.Attribute(name)!.Value, CultureInfo.InvariantCulture);
}
