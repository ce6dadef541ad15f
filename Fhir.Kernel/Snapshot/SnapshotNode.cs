using System.Collections.Immutable;
using Fhir.Kernel.Definitions;

namespace Fhir.Kernel.Snapshot;

/// <summary>
/// An element of the snapshot with its children. A slice is a sibling of the element it slices, has its name, and comes after it.
/// </summary>
/// <param name="Name">The last part of the path: <c>value[x]</c>.</param>
/// <param name="SliceName">Null for the element itself; <c>a/b</c> for the slice b of slice a.</param>
internal sealed record SnapshotNode(string Name, string? SliceName, ElementDraft Draft)
{
    private readonly List<SnapshotNode> children = [];
    private readonly Dictionary<(string Name, string Slice), SnapshotNode> byName = [];

    public IReadOnlyList<SnapshotNode> Children => children;

    public string Segment => SliceName is null ? Name : $"{Name}:{SliceName}";

    public SnapshotNode? Child(string name, string? sliceName = null) => byName.GetValueOrDefault((name, sliceName ?? ""));

    public void Add(SnapshotNode child)
    {
        children.Add(child);
        byName.TryAdd((child.Name, child.SliceName ?? ""), child);
    }

    /// <summary>Puts a child after the last that is like it; first when none is.</summary>
    public void AddAfter(SnapshotNode child, Predicate<SnapshotNode> isLike)
    {
        children.Insert(children.FindLastIndex(isLike) + 1, child);
        byName.TryAdd((child.Name, child.SliceName ?? ""), child);
    }

    /// <summary>The element and all below it.</summary>
    public int Count => 1 + Children.Sum(child => child.Count);

    public SnapshotNode Copy(string? sliceName)
    {
        var copy = new SnapshotNode(Name, sliceName, Draft.Clone());
        copy.TakeChildrenOf(this);
        return copy;
    }

    public void TakeChildrenOf(SnapshotNode other)
    {
        foreach (var child in other.Children) Add(child.Copy(child.SliceName));
    }

    /// <summary>The element at a path such as <c>Observation.referenceRange</c>, slices left out; null when there is none.</summary>
    public SnapshotNode? Find(string path) =>
        path.Split('.').Skip(1).Aggregate((SnapshotNode?)this, (node, name) => node?.Child(name));

    /// <summary>
    /// What a definition takes over from its base or a type. That a slice is or is not also the base's is said anew by every definition; and R4
    /// publishes its resources and primitives (and MetadataResource) without the slicing of extensions that their base and BackboneElement have.
    /// </summary>
    public static SnapshotNode Inherited(ImmutableArray<ElementDefinition> rows, StructureDefinition definition)
    {
        var tree = Tree(rows);
        tree.Forget(dropsSlicing: definition is { IsProfile: false, Kind: not "complex-type" });
        return tree;
    }

    private void Forget(bool dropsSlicing)
    {
        Draft.Clear("sliceIsConstraining");
        if (dropsSlicing && Name is ("extension" or "modifierExtension")) Draft.Clear("slicing");
        foreach (var child in Children) child.Forget(dropsSlicing);
    }

    /// <summary>The rows of a snapshot as a tree: the rows come depth first, so a row's parent is the last one a level above.</summary>
    public static SnapshotNode Tree(ImmutableArray<ElementDefinition> rows)
    {
        var open = new List<SnapshotNode>();
        foreach (var row in rows)
        {
            var depth = Math.Min(row.Path.Count(letter => letter == '.'), open.Count);
            var node = new SnapshotNode(row.Name, row.SliceName, ElementDraft.Of(row));
            if (depth > 0) open[depth - 1].Add(node);
            open.RemoveRange(depth, open.Count - depth);
            open.Add(node);
        }
        return open[0];
    }
}
