using System.Text.RegularExpressions;

namespace Fhir.Server.Arena.Pictures.Flow;

/// <summary>Reads a flowchart, and keeps the lines it does not know.</summary>
public sealed partial class FlowReader
{
    private const int MostNodes = 30;
    private const int MostEdges = 60;

    private readonly List<FlowNode> nodes = [];
    private readonly List<FlowEdge> edges = [];

    /// <summary>Null for another kind of picture, and when there are no nodes or more nodes and edges than a picture has room for.</summary>
    public static FlowChart? Read(PictureSource source)
    {
        if (HeadLine().Match(source.Kind) is not { Success: true } head) return null;
        var reader = new FlowReader();
        var left = source.Lines.Where(line => !reader.Take(line)).ToList();
        if (reader.nodes.Count is 0 or > MostNodes || reader.edges.Count > MostEdges) return null;
        return new FlowChart(source.Title, head.Groups["way"].Value == "LR", reader.nodes, reader.edges, left);
    }

    /// <summary>A node, or a chain of nodes and arrows. A line that is not understood to its end leaves nothing behind.</summary>
    private bool Take(string line)
    {
        var (nodesBefore, edgesBefore) = (nodes.ToList(), edges.Count);
        if (TakeChain(line)) return true;
        nodes.Clear();
        nodes.AddRange(nodesBefore);
        edges.RemoveRange(edgesBefore, edges.Count - edgesBefore);
        return false;
    }

    private bool TakeChain(string line)
    {
        var at = 0;
        if (TakeNode(line, ref at) is not { } from) return false;
        while (at < line.Length)
        {
            if (Arrow().Match(line, at) is not { Success: true } arrow) return false;
            at += arrow.Length;
            if (TakeNode(line, ref at) is not { } to || to == from) return false;
            edges.Add(new FlowEdge(from, to, Unquoted(arrow.Groups["label"].Value), arrow.Groups["arrow"].Value.Contains('.'), arrow.Groups["arrow"].Value.EndsWith('>')));
            from = to;
        }
        return true;
    }

    private int? TakeNode(string line, ref int at)
    {
        if (Node().Match(line, at) is not { Success: true } match) return null;
        at += match.Length;
        var (name, label) = (match.Groups["name"].Value, match.Groups["label"]);
        if (!label.Success) return PlaceOf(name);
        if (ShapeOf(match.Groups["open"].Value, match.Groups["close"].Value) is not { } shape) return null;
        var place = PlaceOf(name);
        nodes[place] = new FlowNode(name, Unquoted(label.Value), shape);
        return place;
    }

    private int PlaceOf(string name)
    {
        if (nodes.FindIndex(node => node.Name == name) is var place and >= 0) return place;
        nodes.Add(new FlowNode(name, name, FlowShape.Box));
        return nodes.Count - 1;
    }

    private static FlowShape? ShapeOf(string open, string close) => (open, close) switch
    {
        ("[", "]") => FlowShape.Box,
        ("(", ")") => FlowShape.Rounded,
        ("([", "])") => FlowShape.Stadium,
        ("{", "}") => FlowShape.Diamond,
        _ => null,
    };

    private static string Unquoted(string text) => text.Trim().Trim('"').Trim();

    [GeneratedRegex("^(?:flowchart|graph) (?<way>LR|TD|TB)$", RegexOptions.CultureInvariant)]
    private static partial Regex HeadLine();

    [GeneratedRegex("""\G(?<name>\w+)(?:(?<open>\(\[|\[|\(|\{)(?<label>"[^"]+"|[^"\[\](){}|]+)(?<close>\]\)|\]|\)|\}))?""", RegexOptions.CultureInvariant)]
    private static partial Regex Node();

    [GeneratedRegex("""\G ?(?<arrow>-->|-\.->|---)(?:\|(?<label>"[^"]+"|[^|"]+)\|)? ?""", RegexOptions.CultureInvariant)]
    private static partial Regex Arrow();
}
