using System.Collections.Immutable;
using Fhir.Kernel.Definitions;
using Fhir.Kernel.Outcome;

namespace Fhir.Kernel.Snapshot;

/// <summary>
/// Lays a differential over the tree of its base's snapshot: walks both, unfolds an element's type where the differential goes below it, makes the
/// slices, and checks that every row only narrows.
/// </summary>
internal sealed class SnapshotMerge(StructureDefinition definition, SnapshotNode root, Unfolding unfolding, NarrowingCheck narrowing, List<Issue> issues)
{
    private const int MaxDepth = 50;
    private const int MaxRows = 5_000;

    public void Run()
    {
        if (definition.Differential.Length > MaxRows)
        {
            issues.Add(SnapshotRules.TooManyRows.At("StructureDefinition.differential", $"{definition.Differential.Length}", $"{MaxRows}"));
            return;
        }
        if (definition.Differential.Any(row => row.Path.Count(letter => letter == '.') > MaxDepth))
        {
            issues.Add(SnapshotRules.TooDeep.At("StructureDefinition.differential", $"{MaxDepth}"));
            return;
        }
        var differential = DifferentialNode.Tree(definition.Differential, root.Name, issues);
        if (differential.Definition is { } row) Apply(row, root, root.Name);
        MergeChildren(differential, root, root.Name);
    }

    private void MergeChildren(DifferentialNode rows, SnapshotNode node, string place)
    {
        if (rows.Children.Count == 0 || !unfolding.Unfold(node, rows.Children[0].Nearest, place)) return;
        NarrowByShortcuts(rows, node, place);
        // The element itself before its slices: they start as copies of it, children included.
        foreach (var child in rows.Children.OrderBy(child => child.SliceName is not null)) MergeChild(child, node, place);
        foreach (var sliced in node.Children.Where(child => child.Draft.IsSliced)) CheckSliceSum(sliced, node, rows, place);
    }

    private void MergeChild(DifferentialNode row, SnapshotNode parent, string place)
    {
        if (parent.Child(row.Name) is { } element)
        {
            if (row.SliceName is null) MergeElement(row, element, place);
            else MergeSlice(row, parent, element, row.SliceName, place);
        }
        else if (Choice(row.Name, parent) is { } choice) MergeShortcut(row, parent, choice, place);
        else if (!definition.IsProfile && row.Definition is { } added) AddElement(row, added, parent, place);
        else issues.Add(SnapshotRules.UnknownPath.On(row.Nearest, $"{place}.{row.Name}", row.Name, place));
    }

    private void MergeElement(DifferentialNode row, SnapshotNode element, string place)
    {
        place = $"{place}.{element.Segment}";
        if (row.Definition is { } definition) Apply(definition, element, place);
        MergeChildren(row, element, place);
    }

    private void Apply(ElementDefinition row, SnapshotNode element, string place)
    {
        if (definition.IsProfile) narrowing.Check(row, element.Draft, place);
        Lay(row, element.Draft);
    }

    private void Lay(ElementDefinition row, ElementDraft draft)
    {
        ElementMerge.Apply(row, draft, definition.Url);
        if (definition.IsProfile && row.Types is [{ Profiles: [var profile] } type] && !IsResource(type) && unfolding.RowsOf(profile) is [var profileRoot, ..])
            ElementMerge.ApplyTypeProfile(row, profileRoot, draft, Canonical.Split(profile).Url);
    }

    // A resource's constraints are its own, wherever it stands.
    private bool IsResource(ElementType type) => definition.Source.Document.Schema.FindType(type.Code) is { IsResource: true };

    private void MergeSlice(DifferentialNode row, SnapshotNode parent, SnapshotNode sliced, string name, string place)
    {
        if (parent.Child(sliced.Name, name) is { } slice)
        {
            if (row.Constrains == false) issues.Add(SnapshotRules.SliceInherited.On(row.Nearest, $"{place}.{slice.Segment}"));
            MergeElement(row, slice, place);
            return;
        }
        if (NewSlice(row, parent, sliced, name, $"{place}.{sliced.Name}:{name}") is not { } added) return;
        place = $"{place}.{added.Segment}";
        if (row.Definition is { } stated)
        {
            if (definition.IsProfile) narrowing.Check(stated, added.Draft, place, isNewSlice: true);
            Lay(stated, added.Draft);
        }
        MergeChildren(row, added, place);
    }

    /// <summary>For <c>a/b</c> it is the slice a that is sliced.</summary>
    private SnapshotNode? NewSlice(DifferentialNode row, SnapshotNode parent, SnapshotNode sliced, string name, string place)
    {
        var outer = name.LastIndexOf('/') is var slash and > 0 ? parent.Child(sliced.Name, name[..slash]) : null;
        var from = outer ?? sliced;
        if (!unfolding.Affords(from, row.Nearest, place)) return null;
        if (row.Constrains == true) issues.Add(SnapshotRules.SliceNotInherited.On(row.Nearest, place));
        if (from.Draft.IsClosed) issues.Add(SnapshotRules.SlicingClosed.On(row.Nearest, place));
        if (!from.Draft.IsSliced && !SliceImplicitly(from)) issues.Add(SnapshotRules.SlicingMissing.On(row.Nearest, place, name));
        return AddSlice(parent, sliced, outer, name);
    }

    private static bool SliceImplicitly(SnapshotNode sliced)
    {
        if (sliced.Name is "extension" or "modifierExtension") sliced.Draft.Slicing = ImplicitSlicing.ByUrl;
        else if (sliced.Name.EndsWith("[x]", StringComparison.Ordinal)) sliced.Draft.Slicing = ImplicitSlicing.ByType;
        else return false;
        return true;
    }

    /// <summary>A slice starts as a copy of what it slices, may be absent, and stands after the slices before it.</summary>
    private static SnapshotNode AddSlice(SnapshotNode parent, SnapshotNode sliced, SnapshotNode? outer, string name)
    {
        var slice = (outer ?? sliced).Copy(name);
        slice.Draft.Min = 0;
        (slice.Draft.Slicing, slice.Draft.IsClosed) = (null, false);
        slice.Draft.Clear("slicing");
        slice.Draft.Clear("sliceIsConstraining");
        // That this profile supports the list is not yet to support every kind of thing in it.
        if (sliced.Draft.IsSupportNew) slice.Draft.Clear("mustSupport");
        if (TypeOfSlice(name, slice) is { } type) slice.Draft.KeepTypes(candidate => candidate.Code == type);

        var prefix = outer is null ? null : outer.SliceName + "/";
        parent.AddAfter(slice, child =>
            child.Name == sliced.Name && (prefix is null || child == outer || child.SliceName?.StartsWith(prefix, StringComparison.Ordinal) == true));
        return slice;
    }

    /// <summary><c>valueQuantity</c> on <c>value[x]</c> is a Quantity, whether or not the row says so.</summary>
    private static string? TypeOfSlice(string name, SnapshotNode slice) => slice.Name.EndsWith("[x]", StringComparison.Ordinal)
        ? slice.Draft.Types.FirstOrDefault(type => name == JsonName(slice.Name, type.Code))?.Code : null;

    private static string JsonName(string choice, string type) => type.Length == 0 ? choice : choice[..^3] + char.ToUpperInvariant(type[0]) + type[1..];

    private static SnapshotNode? Choice(string name, SnapshotNode parent) => parent.Children.FirstOrDefault(child =>
        child.SliceName is null && child.Name.EndsWith("[x]", StringComparison.Ordinal) && child.Draft.Types.Any(type => JsonName(child.Name, type.Code) == name));

    // A row called valueQuantity speaks of value[x] when it is a Quantity. Where nothing else is said of value[x], R4's own profiles mean by it that
    // no other type is allowed; their snapshots say so with a closed slicing, within slices with the type alone.
    private static void NarrowByShortcuts(DifferentialNode rows, SnapshotNode node, string place)
    {
        foreach (var choice in node.Children.Where(child => child.Name.EndsWith("[x]", StringComparison.Ordinal) && !child.Draft.IsSliced).ToList())
        {
            if (choice.Draft.Types.Length == 1 || rows.Children.Exists(row => row.Name == choice.Name)) continue;
            var named = rows.Children.Select(row => row.Name).ToHashSet();
            if (!choice.Draft.Types.Any(type => named.Contains(JsonName(choice.Name, type.Code)))) continue;
            choice.Draft.KeepTypes(type => named.Contains(JsonName(choice.Name, type.Code)));
            if (choice.Draft.Types.Length > 1 || !place.Contains(':')) choice.Draft.Slicing = ImplicitSlicing.ClosedByType;
        }
    }

    private void MergeShortcut(DifferentialNode row, SnapshotNode parent, SnapshotNode choice, string place)
    {
        if (!choice.Draft.IsSliced && choice.Draft.Types.Length == 1) MergeElement(row, choice, place);
        else MergeSlice(row, parent, choice, row.SliceName ?? row.Name, place);
    }

    private void AddElement(DifferentialNode row, ElementDefinition added, SnapshotNode parent, string place)
    {
        var draft = ElementDraft.Of(added);
        draft.Base = new ElementOrigin(added.Path, draft.Min, draft.Max);
        AddTypeConstraints(draft);
        var element = new SnapshotNode(row.Name, null, draft);
        parent.Add(element);
        MergeChildren(row, element, $"{place}.{row.Name}");
    }

    // Published snapshots repeat Element's constraint on every element, and Extension's on extensions; other types keep theirs to themselves.
    private void AddTypeConstraints(ElementDraft draft)
    {
        if (draft.ContentReference is null && (draft.Types is not [var type, ..] || type.IsSystem || type.Code == "Resource")) return;
        var name = draft.Types is [{ Code: "Extension" }] ? "Extension" : "Element";
        if (unfolding.RowsOf(Canonical.CoreDefinitions + name) is not [var rootRow, ..]) return;
        var own = draft.Pieces("constraint");
        draft.Set("constraint", [.. ElementDraft.Of(rootRow).Pieces("constraint"), .. own]);
    }

    // The slices of the element itself, or of the slice that is sliced again.
    private void CheckSliceSum(SnapshotNode sliced, SnapshotNode parent, DifferentialNode rows, string place)
    {
        var depth = sliced.SliceName is { } outer ? outer.Count(letter => letter == '/') + 1 : 0;
        var demanded = parent.Children.Where(child => child.Name == sliced.Name && IsSliceOf(child, sliced, depth)).Sum(slice => (long)slice.Draft.Min);
        if (demanded <= ElementDraft.Number(sliced.Draft.Max)) return;
        var row = rows.Children.Find(child => child.Name == sliced.Name)?.Nearest ?? rows.Nearest;
        issues.Add(SnapshotRules.SlicesAboveMax.On(row, $"{place}.{sliced.Segment}", $"{demanded}", sliced.Draft.Max));
    }

    private static bool IsSliceOf(SnapshotNode child, SnapshotNode sliced, int depth) => child.SliceName is { } name && name.Count(letter => letter == '/') == depth
        && (sliced.SliceName is not { } outer || name.StartsWith(outer + "/", StringComparison.Ordinal));
}
