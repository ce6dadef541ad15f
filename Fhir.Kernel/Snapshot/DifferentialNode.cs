using System.Collections.Immutable;
using Fhir.Kernel.Definitions;

namespace Fhir.Kernel.Snapshot;

/// <summary>A row of the differential with the rows below it. A row that is only implied by those below has no definition.</summary>
internal sealed class DifferentialNode(string name, string? sliceName)
{
    public string Name => name;

    public string? SliceName => sliceName;

    public ElementDefinition? Definition { get; private set; }

    public List<DifferentialNode> Children { get; } = [];

    /// <summary>A differential may leave out the rows between those it constrains, and its ids too; then a row belongs under the last one before it
    /// that has the path of its parent.</summary>
    public static DifferentialNode Tree(ImmutableArray<ElementDefinition> rows, string type)
    {
        var root = new DifferentialNode(type, null);
        foreach (var row in rows)
        {
            var node = root;
            foreach (var (segment, slice) in Segments(row).Skip(1)) node = node.Take(segment, slice, hasIds: IdFits(row));
            node.Definition = row;
        }
        return root;
    }

    private DifferentialNode Take(string segment, string? slice, bool hasIds)
    {
        var found = Children.FindLast(child => child.Name == segment && (child.SliceName == slice || (!hasIds && slice is null)));
        if (found is not null) return found;
        var added = new DifferentialNode(segment, slice);
        Children.Add(added);
        return added;
    }

    private static IEnumerable<(string Name, string? Slice)> Segments(ElementDefinition row)
    {
        if (IdFits(row)) return row.Id!.Split('.').Select(Segment);
        var names = row.Path.Split('.');
        return names.Select((name, at) => (name, at == names.Length - 1 ? row.SliceName : null));
    }

    private static (string Name, string? Slice) Segment(string segment) =>
        segment.IndexOf(':') is var colon and >= 0 ? (segment[..colon], segment[(colon + 1)..]) : (segment, null);

    // Ids are optional and not always right. One that does not say the same as path and sliceName is left alone.
    private static bool IdFits(ElementDefinition row)
    {
        if (row.Id is null) return false;
        var segments = row.Id.Split('.').Select(Segment).ToList();
        return string.Join('.', segments.Select(segment => segment.Name)) == row.Path && segments[^1].Slice == row.SliceName;
    }
}
