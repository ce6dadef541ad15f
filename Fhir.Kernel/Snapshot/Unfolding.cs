using System.Collections.Immutable;
using Fhir.Kernel.Definitions;
using Fhir.Kernel.Outcome;

namespace Fhir.Kernel.Snapshot;

/// <summary>
/// Gives an element the children of its type, its type profile or what its content reference names, when the differential goes below it.
/// https://hl7.org/fhir/R4/profiling.html#snapshot
/// </summary>
/// <param name="inherited">The rows of the base's snapshot; empty when there is none.</param>
internal sealed class Unfolding(
    StructureDefinition definition, SnapshotNode root, ImmutableArray<ElementDefinition> inherited, SnapshotSource source, List<Issue> issues)
{
    // Slices are copies, and slices of slices copies of copies: a small differential can ask for more than any memory holds.
    private const int MaxElements = 50_000;

    private SnapshotNode? before;
    private int copied;

    /// <param name="row">The first row below the element: what is to blame when it cannot be unfolded.</param>
    /// <param name="place">The element's id.</param>
    public bool Unfold(SnapshotNode node, ElementDefinition? row, string place)
    {
        if (node.Children.Count > 0) return true;
        if (node.Draft.ContentReference is { } reference) return UnfoldReference(node, reference, row, place);
        var types = node.Draft.Types;
        if (types.IsEmpty && (node == root || !definition.IsProfile)) return true;
        return types.DistinctBy(type => type.Code).Count() switch
        {
            0 => Refuse(SnapshotRules.UnknownPath.On(row, place, row?.Name ?? "", place)),
            1 => UnfoldType(node, types, row, place),
            _ => Refuse(SnapshotRules.BelowChoice.On(row, place, string.Join(", ", types))),
        };
    }

    /// <summary>Counts what is copied; false, and an issue the first time, when it gets too much.</summary>
    public bool Affords(SnapshotNode copy, ElementDefinition? row, string place)
    {
        if (copied > MaxElements) return false;
        if ((copied += copy.Count) <= MaxElements) return true;
        return Refuse(SnapshotRules.TooLarge.On(row, place, $"{MaxElements}"));
    }

    private bool UnfoldReference(SnapshotNode node, string reference, ElementDefinition? row, string place)
    {
        if (Referred(reference) is not { } target || target.Draft.ContentReference is not null)
            return Refuse(SnapshotRules.UnknownPath.On(row, place, reference, root.Name));
        if (!Affords(target, row, place)) return false;
        node.Draft.Clear("contentReference");
        node.Draft.Set("type", target.Draft.Pieces("type"));
        node.TakeChildrenOf(target);
        return node.Children.Count > 0 || Unfold(node, row, place);
    }

    // What this profile says of the element that is referred to is said of that one alone: it is the base's content that is brought across, whatever
    // the order of the rows. A definition of its own has no base that knows the element.
    private SnapshotNode? Referred(string reference)
    {
        var (url, path) = (reference[..Math.Max(0, reference.IndexOf('#'))], reference[(reference.IndexOf('#') + 1)..]);
        if (!definition.IsProfile) return root.Find(path);
        if (path.Split('.')[0] == root.Name) return (before ??= SnapshotNode.Tree(inherited)).Find(path);
        return RowsOf(url) is { IsEmpty: false } rows ? SnapshotNode.Tree(rows).Find(path) : null;
    }

    private bool UnfoldType(SnapshotNode node, ImmutableArray<ElementType> types, ElementDefinition? row, string place)
    {
        var profiles = types.SelectMany(type => type.Profiles).ToList();
        var canonical = profiles.Count == 1 ? profiles[0] : Canonical.CoreDefinitions + types[0].Code;
        if (Canonical.Split(canonical).Url is var url && source.IsOpen(url)) return Refuse(SnapshotRules.Circular.At(row?.Source.Path, url, source.Circle(url)));
        if (RowsOf(canonical) is not { IsEmpty: false } rows) return Refuse(SnapshotRules.TypeMissing.On(row, place, canonical));
        var tree = SnapshotNode.Inherited(rows, definition);
        if (!Affords(tree, row, place)) return false;
        node.TakeChildrenOf(tree);
        return true;
    }

    /// <summary>The snapshot of a type or a type profile; empty when it is not known, or is the one that is being made.</summary>
    public ImmutableArray<ElementDefinition> RowsOf(string canonical) =>
        source.IsOpen(Canonical.Split(canonical).Url) ? [] : source.Find(canonical)?.Snapshot ?? [];

    private bool Refuse(Issue issue)
    {
        issues.Add(issue);
        return false;
    }
}
