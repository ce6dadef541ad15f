namespace Fhir.Server.Arena.Pictures.Flow;

/// <summary>Where everything of a flowchart stands. "Along" is the way the arrows go, "across" the other.</summary>
public sealed class FlowLayout
{
    public const double Margin = 12;

    private const double NodeGap = 26;
    private const double LabelRoom = 120;

    /// <summary>Along, before and after the words of an arrow.</summary>
    private const double Bend = 22;

    /// <summary>Across, from an arrow forward to one back.</summary>
    private const double Beside = 12;

    private readonly FlowChart chart;
    private readonly FlowLayers layers;
    private readonly Dictionary<int, (double Along, double Across)> centres = [];
    private readonly IReadOnlyList<string>[] labels;
    private readonly (double Start, double End)[] spans;

    public FlowLayout(FlowChart chart)
    {
        this.chart = chart;
        layers = new FlowLayers(chart);
        labels = [.. chart.Nodes.Select(node => Lettering.Wrap(node.Label, node.Shape == FlowShape.Diamond ? 110 : 150))];
        spans = new (double, double)[layers.Layers.Count];
        var widest = layers.Layers.Max(Across);
        var along = Margin;
        for (var layer = 0; layer < spans.Length; layer++)
        {
            var depth = layers.Layers[layer].Max(place => SizeOf(place).Along);
            Place(layers.Layers[layer], along + depth / 2, Margin + (widest - Across(layers.Layers[layer])) / 2);
            spans[layer] = (along, along + depth);
            along += depth + Gap;
        }
        (Width, Height) = chart.IsAcross ? (along - Gap + Margin, widest + 2 * Margin) : (widest + 2 * Margin, along - Gap + Margin);
    }

    public double Width { get; }

    public double Height { get; }

    public IReadOnlyList<string> LabelOf(int node) => labels[node];

    public static IReadOnlyList<string> LinesOf(FlowEdge edge) => Lettering.Wrap(edge.Label, LabelRoom);

    public (double X, double Y) CentreOf(int place) => Turn(centres[place]);

    public (double Width, double Height) BoxOf(int node)
    {
        var (width, height) = (Lettering.WidthOf(labels[node]) + 24, labels[node].Count * Lettering.LineHeight + 18);
        return chart.Nodes[node].Shape == FlowShape.Diamond ? (width * 1.5, height * 1.7) : (Math.Max(width, 60), height);
    }

    /// <summary>The points of an edge, from the side of one node to the side of the other. One with words is straight where they stand.</summary>
    public IReadOnlyList<(double X, double Y)> RouteOf(int edge)
    {
        var points = PointsOf(edge);
        if (StraightOf(edge) is { } straight) points.Insert(2, straight.Bend);
        return [.. points.Where((point, index) => index == 0 || IsApart(point, points[index - 1])).Select(Turn)];
    }

    private static bool IsApart((double Along, double Across) one, (double Along, double Across) other) => Math.Abs(one.Along - other.Along) + Math.Abs(one.Across - other.Across) > 0.1;

    /// <summary>The middle of the edge's words.</summary>
    public (double X, double Y) LabelAt(int edge)
    {
        if (StraightOf(edge) is { } straight) return Turn(straight.Middle);
        var points = PointsOf(edge);
        return Turn(((points[1].Along + points[2].Along) / 2, (points[1].Across + points[2].Across) / 2));
    }

    /// <summary>Straight through every layer, and aslant only between layers, so that no edge crosses a node.</summary>
    private List<(double Along, double Across)> PointsOf(int edge)
    {
        var (route, isBack, layer) = (layers.Routes[edge], layers.IsBack[edge], layers.LayerOf(chart.Edges[edge].From));
        List<(double Along, double Across)> points = [Side(route[0], isBack ? -1 : 1, isBack)];
        for (var step = 0; step < route.Count; step++, layer += isBack ? -1 : 1)
        {
            // An arrow back stands beside the one that may lead forward between the same nodes.
            var across = centres[route[step]].Across + (isBack && route[step] < chart.Nodes.Count ? Beside : 0);
            if (step > 0) points.Add((isBack ? spans[layer].End : spans[layer].Start, across));
            if (step < route.Count - 1) points.Add((isBack ? spans[layer].Start : spans[layer].End, across));
        }
        points.Add(Side(route[^1], isBack ? 1 : -1, isBack));
        return points;
    }

    /// <summary>
    /// Words stand where an arrow is alone: in line with the place it leads to, or when arrows meet there, beside the node it comes from. Null for an edge without words,
    /// for one that leads back, and when it is alone at neither end.
    /// </summary>
    private ((double Along, double Across) Bend, (double Along, double Across) Middle)? StraightOf(int index)
    {
        var (edge, points) = (chart.Edges[index], PointsOf(index));
        if (edge.Label.Length == 0 || layers.IsBack[index]) return null;
        var (extent, end) = (ExtentOf(edge).Along, points[1].Along);
        var (meets, spreads) = (layers.Routes[index].Count == 2 && chart.Edges.Count(other => other.To == edge.To) > 1, chart.Edges.Count(other => other.From == edge.From) > 1);
        if (meets && spreads) return null;
        return meets
            ? ((end + extent + 12, points[1].Across), (end + 6 + extent / 2, points[1].Across))
            : ((end + Bend, points[2].Across), (end + Bend + 2 + extent / 2, points[2].Across));
    }

    /// <summary>Between two layers: an arrow, and the longest words on one.</summary>
    private double Gap => chart.Edges.Select(edge => edge.Label.Length > 0 ? ExtentOf(edge).Along + 2 * Bend : 36).DefaultIfEmpty(0).Max();

    private (double Along, double Across) ExtentOf(FlowEdge edge)
    {
        var (width, height) = SizeOf(LinesOf(edge));
        return chart.IsAcross ? (width, height) : (height, width);
    }

    public static (double Width, double Height) SizeOf(IReadOnlyList<string> words) => (Lettering.WidthOf(words) + 6, words.Count * Lettering.LineHeight);

    private void Place(IReadOnlyList<int> layer, double along, double across)
    {
        foreach (var place in layer)
        {
            var size = SizeOf(place).Across;
            centres[place] = (along, across + size / 2);
            across += size + NodeGap;
        }
    }

    private double Across(IReadOnlyList<int> layer) => layer.Sum(place => SizeOf(place).Across + NodeGap) - NodeGap;

    /// <summary>A place is as wide as its node and as the words on the arrows that come to it.</summary>
    private (double Along, double Across) SizeOf(int place)
    {
        var words = layers.Routes.Select((route, index) => route[1] == place && chart.Edges[index].Label.Length > 0 ? ExtentOf(chart.Edges[index]).Across : 0).DefaultIfEmpty(0).Max();
        if (place >= chart.Nodes.Count) return (0, Math.Max(10, words));
        var (width, height) = BoxOf(place);
        return chart.IsAcross ? (width, Math.Max(height, words)) : (height, Math.Max(width, words));
    }

    private (double Along, double Across) Side(int node, int way, bool isBack)
    {
        var (along, across) = centres[node];
        return (along + way * SizeOf(node).Along / 2, across + (isBack ? Beside : 0));
    }

    private (double X, double Y) Turn((double Along, double Across) point) => chart.IsAcross ? point : (point.Across, point.Along);
}
