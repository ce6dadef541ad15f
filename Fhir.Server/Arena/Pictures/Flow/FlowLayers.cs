namespace Fhir.Server.Arena.Pictures.Flow;

/// <summary>
/// In which layer every node stands, and in what order: each arrow leads to a later layer, and one that passes layers by holds a place in each, so that it crosses no
/// node. An arrow that would lead back in a circle is drawn backwards.
/// </summary>
public sealed class FlowLayers
{
    private const int Sweeps = 6;

    private readonly FlowChart chart;
    private readonly int[] layerOf;
    private readonly List<List<int>> layers = [];
    private int passing;

    /// <summary>Both ways: what the places of a layer are tied to in the layers beside it.</summary>
    private readonly Dictionary<int, List<int>> tied = [];

    public FlowLayers(FlowChart chart)
    {
        this.chart = chart;
        layerOf = new int[chart.Nodes.Count];
        IsBack = Circles();
        PutInLayers();
        Routes = [.. chart.Edges.Select((edge, index) => RouteOf(edge, IsBack[index]))];
        for (var sweep = 0; sweep < Sweeps; sweep++) Straighten(sweep % 2 == 0);
    }

    /// <summary>Places in each layer in order: a node's number, or for an arrow that passes by a number from the count of nodes on.</summary>
    public IReadOnlyList<IReadOnlyList<int>> Layers => layers;

    /// <summary>For each edge whether it leads to an earlier layer.</summary>
    public IReadOnlyList<bool> IsBack { get; }

    /// <summary>For each edge the places it goes through, from its first node to its last.</summary>
    public IReadOnlyList<IReadOnlyList<int>> Routes { get; }

    public int LayerOf(int node) => layerOf[node];

    /// <summary>Edges that close a circle, seen from the nodes in the order they are written.</summary>
    private bool[] Circles()
    {
        var (isBack, state) = (new bool[chart.Edges.Count], new int[chart.Nodes.Count]);
        for (var node = 0; node < state.Length; node++)
            if (state[node] == 0) Visit(node, state, isBack);
        return isBack;
    }

    private void Visit(int node, int[] state, bool[] isBack)
    {
        state[node] = 1;
        for (var index = 0; index < chart.Edges.Count; index++)
        {
            if (chart.Edges[index].From != node) continue;
            if (state[chart.Edges[index].To] == 1) isBack[index] = true;
            else if (state[chart.Edges[index].To] == 0) Visit(chart.Edges[index].To, state, isBack);
        }
        state[node] = 2;
    }

    /// <summary>As late as the longest way there. Without circles no way is longer than there are nodes.</summary>
    private void PutInLayers()
    {
        for (var round = 0; round < chart.Nodes.Count; round++)
            foreach (var (edge, index) in chart.Edges.Select((edge, index) => (edge, index)))
            {
                var (first, last) = IsBack[index] ? (edge.To, edge.From) : (edge.From, edge.To);
                layerOf[last] = Math.Max(layerOf[last], layerOf[first] + 1);
            }
        for (var layer = 0; layer <= layerOf.Max(); layer++) layers.Add([]);
        for (var node = 0; node < layerOf.Length; node++) layers[layerOf[node]].Add(node);
    }

    private List<int> RouteOf(FlowEdge edge, bool isBack)
    {
        var (first, last) = isBack ? (edge.To, edge.From) : (edge.From, edge.To);
        List<int> route = [first];
        for (var layer = layerOf[first] + 1; layer < layerOf[last]; layer++) route.Add(PassBy(layer));
        route.Add(last);
        foreach (var (one, other) in route.Zip(route.Skip(1)))
        {
            Tie(one, other);
            Tie(other, one);
        }
        if (isBack) route.Reverse();
        return route;
    }

    private int PassBy(int layer)
    {
        var place = chart.Nodes.Count + passing++;
        layers[layer].Add(place);
        return place;
    }

    private void Tie(int one, int other)
    {
        if (!tied.TryGetValue(one, out var others)) tied[one] = others = [];
        others.Add(other);
    }

    /// <summary>Moves the places of each layer to where those in the layer before (or after) are that they are tied to.</summary>
    private void Straighten(bool isForward)
    {
        var order = Enumerable.Range(1, layers.Count - 1).Select(step => isForward ? step : layers.Count - 1 - step);
        foreach (var layer in order)
        {
            var beside = layers[isForward ? layer - 1 : layer + 1];
            var sorted = layers[layer].Select((place, index) => (place, index)).OrderBy(one => Middle(one.place, beside) ?? one.index).ThenBy(one => one.index).Select(one => one.place).ToList();
            layers[layer] = sorted;
        }
    }

    /// <summary>Null when nothing beside is tied to the place.</summary>
    private double? Middle(int place, List<int> beside)
    {
        var at = tied.GetValueOrDefault(place, []).Select(other => beside.IndexOf(other)).Where(index => index >= 0).ToList();
        return at.Count == 0 ? null : at.Average();
    }
}
