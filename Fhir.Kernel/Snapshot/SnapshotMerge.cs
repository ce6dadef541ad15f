using System.Collections.Immutable;
using Fhir.Kernel.Definitions;
using Fhir.Kernel.Outcome;

namespace Fhir.Kernel.Snapshot;

/// <summary>
/// Lays a differential over the tree of its base's snapshot: walks both, unfolds an element's type where the differential goes below it, makes the
/// slices, and checks that every row only narrows.
/// </summary>
/// <param name="typeRows">The snapshot of a type or a type profile; empty when it is not known.</param>
internal sealed class SnapshotMerge(
    StructureDefinition definition, SnapshotNode root, Func<string, ImmutableArray<ElementDefinition>> typeRows, NarrowingCheck narrowing, List<Issue> issues)
{
    // Slices are copies, and slices of slices copies of copies: a small differential can ask for more than any memory holds.
    private const int MaxElements = 50_000;
    private const int MaxDepth = 50;

    private int copied;

    public void Run()
    {
        if (definition.Differential.Any(row => row.Path.Count(letter => letter == '.') > MaxDepth))
        {
            issues.Add(SnapshotRules.TooDeep.At("StructureDefinition.differential", $"{MaxDepth}"));
            return;
        }
        var differential = DifferentialNode.Tree(definition.Differential, root.Name);
        if (differential.Definition is { } row) Apply(row, root, root.Name);
        MergeChildren(differential, root, root.Name);
    }

    private void MergeChildren(DifferentialNode rows, SnapshotNode node, string place)
    {
        if (rows.Children.Count == 0 || !Unfold(node, place)) return;
        NarrowByShortcuts(rows, node, place);
        // The element itself before its slices: they start as copies of it, children included.
        foreach (var child in rows.Children.OrderBy(child => child.SliceName is not null)) MergeChild(child, node, place);
        foreach (var sliced in node.Children.Where(child => child.SliceName is null && child.Draft.IsSliced)) CheckSliceSum(sliced, node, place);
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
        else issues.Add(SnapshotRules.UnknownPath.At($"{place}.{row.Name}", row.Name, place));
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
        if (definition.IsProfile && row.Types is [{ Profiles: [var profile] } type] && !IsResource(type) && typeRows(profile) is [var profileRoot, ..])
            ElementMerge.ApplyTypeProfile(row, profileRoot, draft, Canonical.Split(profile).Url);
    }

    // A resource's constraints are its own, wherever it stands.
    private bool IsResource(ElementType type) => definition.Source.Document.Schema.FindType(type.Code) is { IsResource: true };

    private void MergeSlice(DifferentialNode row, SnapshotNode parent, SnapshotNode sliced, string name, string place)
    {
        if (parent.Child(sliced.Name, name) is { } slice)
        {
            MergeElement(row, slice, place);
            return;
        }
        if (!Affords(sliced, place)) return;
        if (!sliced.Draft.IsSliced) SliceImplicitly(sliced, $"{place}.{sliced.Segment}:{name}");
        slice = AddSlice(parent, sliced, name);
        if (row.Definition is { } stated)
        {
            if (definition.IsProfile) narrowing.Check(stated, slice.Draft, $"{place}.{slice.Segment}", isNewSlice: true);
            Lay(stated, slice.Draft);
        }
        MergeChildren(row, slice, $"{place}.{slice.Segment}");
    }

    private bool Affords(SnapshotNode copy, string place)
    {
        if (copied > MaxElements) return false;
        if ((copied += copy.Count) <= MaxElements) return true;
        issues.Add(SnapshotRules.TooLarge.At(place, $"{MaxElements}"));
        return false;
    }

    private void SliceImplicitly(SnapshotNode sliced, string place)
    {
        if (sliced.Name is "extension" or "modifierExtension") sliced.Draft.Slicing = ImplicitSlicing.ByUrl;
        else if (sliced.Name.EndsWith("[x]", StringComparison.Ordinal)) sliced.Draft.Slicing = ImplicitSlicing.ByType;
        else issues.Add(SnapshotRules.SlicingMissing.At(place, place[(place.LastIndexOf(':') + 1)..]));
    }

    /// <summary>A slice starts as a copy of what it slices (for <c>a/b</c> the slice a), may be absent, and stands after the slices before it.</summary>
    private static SnapshotNode AddSlice(SnapshotNode parent, SnapshotNode sliced, string name)
    {
        var outer = name.LastIndexOf('/') is var slash and > 0 ? parent.Child(sliced.Name, name[..slash]) : null;
        var slice = (outer ?? sliced).Copy(name);
        slice.Draft.Min = 0;
        slice.Draft.Slicing = null;
        slice.Draft.Clear("slicing");
        // That this profile supports the list is not yet to support every kind of thing in it.
        if (sliced.Draft.IsSupportNew) slice.Draft.Clear("mustSupport");
        if (TypeOfSlice(name, slice) is { } type) slice.Draft.KeepTypes(candidate => candidate.Code == type);

        var prefix = outer is null ? null : outer.SliceName + "/";
        var last = parent.Children.FindLastIndex(child =>
            child.Name == sliced.Name && (prefix is null || child == outer || child.SliceName?.StartsWith(prefix, StringComparison.Ordinal) == true));
        parent.Children.Insert(last + 1, slice);
        return slice;
    }

    /// <summary><c>valueQuantity</c> on <c>value[x]</c> is a Quantity, whether or not the row says so.</summary>
    private static string? TypeOfSlice(string name, SnapshotNode slice) => slice.Name.EndsWith("[x]", StringComparison.Ordinal)
        ? slice.Draft.Types.FirstOrDefault(type => name == JsonName(slice.Name, type.Code))?.Code : null;

    private static string JsonName(string choice, string type) => type.Length == 0 ? choice : choice[..^3] + char.ToUpperInvariant(type[0]) + type[1..];

    private static SnapshotNode? Choice(string name, SnapshotNode parent) => parent.Children.Find(child =>
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
        parent.Children.Add(element);
        MergeChildren(row, element, $"{place}.{row.Name}");
    }

    // Published snapshots repeat Element's constraint on every element, and Extension's on extensions; other types keep theirs to themselves.
    private void AddTypeConstraints(ElementDraft draft)
    {
        if (draft.ContentReference is null && (draft.Types is not [var type, ..] || type.IsSystem || type.Code == "Resource")) return;
        var name = draft.Types is [{ Code: "Extension" }] ? "Extension" : "Element";
        if (typeRows(Canonical.CoreDefinitions + name) is not [var rootRow, ..]) return;
        var own = draft.Pieces("constraint");
        draft.Set("constraint", [.. ElementDraft.Of(rootRow).Pieces("constraint"), .. own]);
    }

    private bool Unfold(SnapshotNode node, string place)
    {
        if (node.Children.Count > 0) return true;
        if (node.Draft.ContentReference is { } reference) return UnfoldReference(node, reference, place);
        var types = node.Draft.Types;
        if (types.IsEmpty) return node == root;
        if (types.DistinctBy(type => type.Code).Count() > 1)
        {
            issues.Add(SnapshotRules.BelowChoice.At(place, string.Join(", ", types)));
            return false;
        }
        return UnfoldType(node, types, place);
    }

    private bool UnfoldReference(SnapshotNode node, string reference, string place)
    {
        if (root.Find(reference[(reference.IndexOf('#') + 1)..]) is not { } target)
        {
            issues.Add(SnapshotRules.UnknownPath.At(place, reference, root.Name));
            return false;
        }
        if (!Affords(target, place)) return false;
        node.Draft.Clear("contentReference");
        node.Draft.Set("type", target.Draft.Pieces("type"));
        node.TakeChildrenOf(target);
        return true;
    }

    private bool UnfoldType(SnapshotNode node, ImmutableArray<ElementType> types, string place)
    {
        var profiles = types.SelectMany(type => type.Profiles).ToList();
        var canonical = profiles.Count == 1 ? profiles[0] : Canonical.CoreDefinitions + types[0].Code;
        var rows = typeRows(canonical);
        if (rows.IsEmpty)
        {
            issues.Add(SnapshotRules.TypeMissing.At(place, canonical));
            return false;
        }
        var tree = SnapshotNode.Tree(rows);
        if (!Affords(tree, place)) return false;
        node.TakeChildrenOf(tree);
        return true;
    }

    private void CheckSliceSum(SnapshotNode sliced, SnapshotNode parent, string place)
    {
        var demanded = parent.Children.Where(child => child.Name == sliced.Name && child.SliceName?.Contains('/') == false).Sum(slice => (long)slice.Draft.Min);
        if (demanded > ElementDraft.Number(sliced.Draft.Max))
            issues.Add(SnapshotRules.SlicesAboveMax.At($"{place}.{sliced.Segment}", $"{demanded}", sliced.Draft.Max));
    }
}
