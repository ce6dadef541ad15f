using Fhir.Kernel.Definitions;
using Fhir.Kernel.Outcome;

namespace Fhir.Kernel.Snapshot;

/// <summary>
/// Further profiles that a profile builds on beside its base: before the differential is laid over the base's snapshot, the base is narrowed to what all of them
/// allow. https://hl7.org/fhir/extensions/StructureDefinition-structuredefinition-additionalBase.html
/// </summary>
internal sealed class AdditionalBases(StructureDefinition definition, SnapshotSource source, List<Issue> issues)
{
    private const string Place = "StructureDefinition.extension";

    public void NarrowDown(SnapshotNode root)
    {
        foreach (var canonical in definition.AdditionalBases)
            if (Find(canonical) is { } found) Join(root, SnapshotNode.Tree(found.Snapshot), root.Name, found.Url);
    }

    private StructureDefinition? Find(string canonical)
    {
        if (Canonical.Split(canonical).Url is var url && source.IsOpen(url)) issues.Add(SnapshotRules.Circular.At(Place, url, source.Circle(url)));
        else if (source.Find(canonical) is not { Snapshot.IsEmpty: false } found) issues.Add(SnapshotRules.BaseMissing.At(Place, canonical));
        else if (found.Type != definition.Type) issues.Add(SnapshotRules.BaseType.At(Place, definition.Type, canonical, found.Type));
        else return found;
        return null;
    }

    private void Join(SnapshotNode node, SnapshotNode other, string place, string from)
    {
        Narrow(node.Draft, other.Draft, place, from);
        if (node.Children.Count == 0)
        {
            if (other.Children.Count > 0 && node.Draft.ContentReference is not null) TakeContent(node, other);
            node.TakeChildrenOf(other);
            return;
        }
        foreach (var child in other.Children)
        {
            if (node.Child(child.Name, child.SliceName) is { } own) Join(own, child, $"{place}.{own.Segment}", from);
            else Add(node, child);
        }
    }

    private static void TakeContent(SnapshotNode node, SnapshotNode other)
    {
        node.Draft.Clear("contentReference");
        node.Draft.Set("type", other.Draft.Pieces("type"));
    }

    // A slice that only the other has; the element it slices came before it, with the slicing.
    private static void Add(SnapshotNode node, SnapshotNode slice) =>
        node.AddAfter(slice.Copy(slice.SliceName), child => child.Name == slice.Name);

    private void Narrow(ElementDraft own, ElementDraft other, string place, string from)
    {
        own.Min = Math.Max(own.Min, other.Min);
        if (ElementDraft.Number(other.Max) < ElementDraft.Number(own.Max)) own.Max = other.Max;
        if (own.Min > ElementDraft.Number(own.Max)) Disagree(place, $"{own.Min}..{own.Max}", from);
        NarrowTypes(own, other, place, from);
        if (other.Binding is { } binding && (own.Binding is not { } bound || NarrowingCheck.IsWeaker(bound.Strength, binding.Strength))) own.Set("binding", other.Pieces("binding"));
        foreach (var property in new[] { "fixed", "pattern", "minValue", "maxValue", "maxLength" }) Take(own, other, property, place, from);
        if (!own.Has("slicing")) own.Set("slicing", other.Pieces("slicing"));
        own.IsClosed |= other.IsClosed;
        if (other.Is("mustSupport")) own.Set("mustSupport", other.Pieces("mustSupport"));
        ElementMerge.AddNew(own, "constraint", other.Pieces("constraint").Select(piece => piece.With("source", from)), "key");
        ElementMerge.AddNew(own, "mapping", other.Pieces("mapping"), "identity", "map");
    }

    // The types both allow; of one that both limit further, by profile or target, only the same limits can be said as one.
    private void NarrowTypes(ElementDraft own, ElementDraft other, string place, string from)
    {
        if (own.Types.IsEmpty || other.Types.IsEmpty) return;
        var joined = new List<Piece>();
        foreach (var (type, at) in own.Types.Select((type, at) => (type, at)))
        {
            var match = other.Types.FirstOrDefault(candidate => candidate.Code == type.Code);
            if (match is null) continue;
            if (!CanBeOne(type, match)) Disagree(place, $"{type.Code}", from);
            joined.Add(IsLimited(type) ? own.Pieces("type")[at] : other.Pieces("type")[other.Types.IndexOf(match)]);
        }
        if (joined.Count == 0) Disagree(place, string.Join(", ", own.Types), from);
        else own.Set("type", joined);
    }

    private static bool IsLimited(ElementType type) => !type.Profiles.IsEmpty || !type.TargetProfiles.IsEmpty || !type.Aggregation.IsEmpty || type.Versioning is not null;

    private static bool CanBeOne(ElementType one, ElementType other) => !IsLimited(one) || !IsLimited(other)
        || (one.Profiles.SequenceEqual(other.Profiles) && one.TargetProfiles.SequenceEqual(other.TargetProfiles)
            && one.Aggregation.SequenceEqual(other.Aggregation) && one.Versioning == other.Versioning);

    private void Take(ElementDraft own, ElementDraft other, string property, string place, string from)
    {
        if (other.Pieces(property) is not [var stated, ..]) return;
        if (!own.Has(property)) own.Set(property, [stated]);
        else if (!Validation.ValueTemplate.Of(stated.Element).IsEqualTo(own.Pieces(property)[0].Element)) Disagree(place, property, from);
    }

    private void Disagree(string place, string about, string from) => issues.Add(SnapshotRules.BasesDisagree.At(Place, place, about, from));
}
