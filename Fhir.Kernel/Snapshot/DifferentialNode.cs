using System.Collections.Immutable;
using Fhir.Kernel.Definitions;
using Fhir.Kernel.Outcome;

namespace Fhir.Kernel.Snapshot;

/// <summary>A row of the differential with the rows below it. A row that is only implied by those below has no definition.</summary>
internal sealed class DifferentialNode(string name, string? sliceName)
{
    private readonly Dictionary<(string Name, string Slice), DifferentialNode> byName = [];
    private readonly Dictionary<string, DifferentialNode> latest = [];

    public string Name => name;

    public string? SliceName => sliceName;

    public ElementDefinition? Definition { get; private set; }

    public List<DifferentialNode> Children { get; } = [];

    /// <summary>sliceIsConstraining: whether the slice is said to be the base's, or a new one; null when nothing is said.</summary>
    public bool? Constrains => Definition?.Source.ValueOf("sliceIsConstraining") switch { "true" => true, "false" => false, _ => null };

    /// <summary>The row itself, or the first below it when it is only implied: where to point at. Null only for the root of an empty tree.</summary>
    public ElementDefinition? Nearest => Definition ?? Children.FirstOrDefault()?.Nearest;

    /// <summary>A differential may leave out the rows between those it constrains, and its ids too; then a row belongs under the last one before it
    /// that has the path of its parent. Rows outside the type and second rows for an element are issues and left out.</summary>
    public static DifferentialNode Tree(ImmutableArray<ElementDefinition> rows, string type, List<Issue> issues)
    {
        var root = new DifferentialNode(type, null);
        foreach (var row in rows)
        {
            var segments = Segments(row).ToList();
            if (segments[0].Name != type) issues.Add(SnapshotRules.UnknownPath.On(row, row.Path, row.Path, type));
            else if (root.Reach(segments.Skip(1), hasIds: IdFits(row)) is { Definition: null } node) node.Definition = row;
            else issues.Add(SnapshotRules.DuplicateRow.On(row, row.Id ?? row.Path));
        }
        return root;
    }

    private DifferentialNode Reach(IEnumerable<(string Name, string? Slice)> segments, bool hasIds) =>
        segments.Aggregate(this, (node, segment) => node.Take(segment.Name, segment.Slice, hasIds));

    // Without ids a row belongs under whatever of that name came last, slice or not.
    private DifferentialNode Take(string segment, string? slice, bool hasIds)
    {
        if (hasIds || slice is not null ? byName.TryGetValue((segment, slice ?? ""), out var found) : latest.TryGetValue(segment, out found)) return found;
        found = new DifferentialNode(segment, slice);
        Children.Add(found);
        byName[(segment, slice ?? "")] = latest[segment] = found;
        return found;
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
