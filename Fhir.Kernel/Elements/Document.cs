using Fhir.Kernel.Definitions;
using Fhir.Kernel.Outcome;

namespace Fhir.Kernel.Elements;

/// <summary>
/// One parsed resource: the bytes as they came, one flat array of nodes over them, and a side buffer for the few values whose text differs from
/// the bytes (JSON escapes, everything in XML). Immutable after parsing and safe to share between threads. It refers to the caller's bytes:
/// they must not change while the document lives.
/// </summary>
public sealed class Document
{
    private readonly Node[] nodes;
    private readonly byte[] text;
    private readonly SourcePosition[]? positions;
    private BundleEntries? entries;
    private ContainedResources? contained;

    internal Document(Schema schema, ReadOnlyMemory<byte> source, Node[] nodes, byte[] text, SourcePosition[]? positions) =>
        (Schema, Source, this.nodes, this.text, this.positions) = (schema, source, nodes, text, positions);

    public Schema Schema { get; }

    /// <summary>The bytes that were parsed, JSON or XML.</summary>
    public ReadOnlyMemory<byte> Source { get; }

    public bool IsXml => positions is not null;

    /// <summary>The resource itself.</summary>
    public Element Root => new(this, 0);

    /// <summary>How many elements the document has, the root included.</summary>
    public int Count => nodes.Length;

    internal ReadOnlySpan<Node> Nodes => nodes;

    internal ref readonly Node At(int index) => ref nodes[index];

    internal ReadOnlySpan<byte> ValueOf(in Node node) => (node.Traits & NodeTraits.InText) != 0
        ? text.AsSpan(node.ValueStart, node.ValueLength)
        : Source.Span.Slice(node.ValueStart, node.ValueLength);

    /// <summary>Kept for the Bundle that was asked for last: a document rarely has two.</summary>
    internal BundleEntries EntriesOf(Element bundle) => entries is { } known && known.Bundle == bundle ? known : entries = new BundleEntries(bundle);

    /// <summary>Kept for the container that was asked for last.</summary>
    internal ContainedResources ContainedOf(Element container) =>
        contained is { } known && known.Container == container ? known : contained = new ContainedResources(container);

    /// <summary>
    /// A resource within a document as a document of its own: expressions begin at its type, lines and columns are still those of the whole. Its
    /// <see cref="Source"/> is the whole's.
    /// </summary>
    public static Document Of(Element resource)
    {
        if (resource.IsRoot) return resource.Document;
        var whole = resource.Document;
        // Children come after their parents, but those of others may stand between.
        var places = new Dictionary<int, int> { [resource.Index] = 0 };
        for (var at = resource.Index + 1; at < whole.nodes.Length; at++)
            if (places.ContainsKey(whole.nodes[at].Parent)) places[at] = places.Count;
        var nodes = new Node[places.Count];
        foreach (var (from, to) in places) nodes[to] = Moved(whole.nodes[from], places);
        (nodes[0].Parent, nodes[0].NextSibling, nodes[0].Property) = (0, 0, 0);
        return new Document(whole.Schema, whole.Source, nodes, whole.text, whole.positions);
    }

    private static Node Moved(Node node, Dictionary<int, int> places)
    {
        node.Parent = places.GetValueOrDefault(node.Parent);
        node.FirstChild = node.FirstChild == 0 ? 0 : places[node.FirstChild];
        node.NextSibling = places.GetValueOrDefault(node.NextSibling);
        return node;
    }

    /// <summary>Of many nodes, in one pass over the source.</summary>
    internal SourcePosition[] PositionsOf(IReadOnlyList<int> indexes)
    {
        var (found, lines) = (new SourcePosition[indexes.Count], new LineCounter());
        foreach (var at in Enumerable.Range(0, found.Length).OrderBy(at => nodes[indexes[at]].SourceOffset))
        {
            var offset = nodes[indexes[at]].SourceOffset;
            found[at] = positions is null ? lines.Locate(Source.Span, offset) : positions[offset];
        }
        return found;
    }

    internal SourcePosition PositionOf(in Node node) =>
        positions is null ? SourceText.Locate(Source.Span, node.SourceOffset) : positions[node.SourceOffset];
}
