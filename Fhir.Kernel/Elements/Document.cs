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
