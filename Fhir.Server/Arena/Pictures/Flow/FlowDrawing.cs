namespace Fhir.Server.Arena.Pictures.Flow;

/// <summary>Draws a flowchart.</summary>
public static class FlowDrawing
{
    /// <summary>The room that a page has for a picture beside its margins.</summary>
    public const double PageWidth = 920;

    /// <summary>The ends of a stadium of one line are half circles; with more lines that would leave the words no room in the corners.</summary>
    private const double RoundEnd = 18;

    /// <summary>A chart that goes across and is wider than the page goes down instead, so that its words are as large as the others.</summary>
    public static string Draw(FlowChart chart, string name)
    {
        var (svg, layout) = (new Svg(), new FlowLayout(chart));
        if (chart.IsAcross && layout.Width > PageWidth) layout = new FlowLayout(chart with { IsAcross = false });
        for (var edge = 0; edge < chart.Edges.Count; edge++) DrawEdge(svg, chart.Edges[edge], layout.RouteOf(edge));
        for (var node = 0; node < chart.Nodes.Count; node++) DrawNode(svg, chart.Nodes[node].Shape, layout, node);
        for (var edge = 0; edge < chart.Edges.Count; edge++) DrawLabel(svg, layout, chart.Edges[edge], edge);
        return svg.Close(name, FlowWords.TitleOf(chart), FlowWords.Tell(chart), layout.Width, layout.Height);
    }

    private static void DrawEdge(Svg svg, FlowEdge edge, IReadOnlyList<(double X, double Y)> route)
    {
        svg.Path(edge.IsDashed ? "line dashed" : "line", route);
        if (edge.HasHead) svg.Head(route[^2], route[^1]);
    }

    private static void DrawNode(Svg svg, FlowShape shape, FlowLayout layout, int node)
    {
        var ((x, y), (width, height), lines) = (layout.CentreOf(node), layout.BoxOf(node), layout.LabelOf(node));
        if (shape == FlowShape.Diamond) svg.Shape("box", [(x, y - height / 2), (x + width / 2, y), (x, y + height / 2), (x - width / 2, y)]);
        else svg.Box("box", x - width / 2, y - height / 2, width, height, shape switch { FlowShape.Box => 3, FlowShape.Rounded => 12, _ => Math.Min(height / 2, RoundEnd) });
        svg.Words(lines, x, y - lines.Count * Lettering.LineHeight / 2);
    }

    private static void DrawLabel(Svg svg, FlowLayout layout, FlowEdge edge, int index)
    {
        if (edge.Label.Length == 0) return;
        var lines = FlowLayout.LinesOf(edge);
        var ((x, y), (width, height)) = (layout.LabelAt(index), FlowLayout.SizeOf(lines));
        svg.Box("ground", x - width / 2, y - height / 2, width, height, 2);
        svg.Words(lines, x, y - height / 2);
    }
}
