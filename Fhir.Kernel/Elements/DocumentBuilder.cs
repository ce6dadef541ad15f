using System.Text;
using Fhir.Kernel.Definitions;
using Fhir.Kernel.Outcome;

namespace Fhir.Kernel.Elements;

/// <summary>
/// Grows the node array and the text buffer while a parser reads. The scratch arrays are the thread's own and reused; the finished document gets
/// copies of exactly the right size.
/// </summary>
internal sealed class DocumentBuilder
{
    private const int LargestScratchKept = 1 << 16;

    [ThreadStatic]
    private static DocumentBuilder? idle;

    private Node[] nodes = new Node[256];
    private int count;
    private byte[] text = new byte[1024];
    private int textLength;
    private readonly List<SourcePosition> positions = [];

    public static DocumentBuilder Rent()
    {
        var builder = idle ?? new DocumentBuilder();
        idle = null;
        (builder.count, builder.textLength) = (0, 0);
        builder.positions.Clear();
        return builder;
    }

    public void Return()
    {
        if (nodes.Length <= LargestScratchKept && text.Length <= LargestScratchKept * 16) idle = this;
    }

    public int Count => count;

    public ref Node this[int index] => ref nodes[index];

    /// <summary>Adds a node that is not yet linked; the root is the first.</summary>
    public int Add(int parent, PropertyInfo? property, TypeInfo type, int sourceOffset)
    {
        if (count == nodes.Length) Array.Resize(ref nodes, count * 2);
        nodes[count] = new Node { Parent = parent, Property = property?.Id ?? 0, Type = type.Id, SourceOffset = sourceOffset };
        return count++;
    }

    /// <summary>Puts a node after its elder sibling, or first when there is none.</summary>
    public void Link(int node, int elder)
    {
        ref var link = ref elder == 0 ? ref nodes[nodes[node].Parent].FirstChild : ref nodes[elder].NextSibling;
        nodes[node].NextSibling = link;
        link = node;
    }

    public void SetSourceValue(int node, int start, int length)
    {
        ref var target = ref nodes[node];
        (target.ValueStart, target.ValueLength, target.Traits) = (start, length, NodeTraits.HasValue);
    }

    public void SetText(int node, ReadOnlySpan<byte> value)
    {
        value.CopyTo(ReserveText(value.Length));
        CommitText(node, value.Length);
    }

    public void SetText(int node, string value)
    {
        var written = Encoding.UTF8.GetBytes(value, ReserveText(Encoding.UTF8.GetMaxByteCount(value.Length)));
        CommitText(node, written);
    }

    /// <summary>Room at the end of the text buffer; <see cref="CommitText"/> says how much of it was used.</summary>
    public Span<byte> ReserveText(int length)
    {
        if (textLength + length > text.Length) Array.Resize(ref text, Math.Max(text.Length * 2, textLength + length));
        return text.AsSpan(textLength, length);
    }

    public void CommitText(int node, int length)
    {
        ref var target = ref nodes[node];
        (target.ValueStart, target.ValueLength, target.Traits) = (textLength, length, NodeTraits.HasValue | NodeTraits.InText);
        textLength += length;
    }

    public int AddPosition(SourcePosition position)
    {
        positions.Add(position);
        return positions.Count - 1;
    }

    public Document Build(Schema schema, ReadOnlyMemory<byte> source, bool isXml) =>
        new(schema, source, nodes.AsSpan(0, count).ToArray(), text.AsSpan(0, textLength).ToArray(), isXml ? positions.ToArray() : null);

    /// <summary>The path of a node that is still being built, for an issue.</summary>
    public string PathOf(int node, Schema schema) => ElementPath.Of(nodes.AsSpan(0, count), schema, node);
}
