using Fhir.Kernel.Definitions;
using Fhir.Kernel.Elements;
using Fhir.Kernel.Json;

namespace Fhir.Kernel.Snapshot;

/// <summary>
/// What two definitions say otherwise, element by element of their snapshots; texts and mappings are left out. Where only one goes below an element, the other
/// says there what the element's type says.
/// </summary>
public static class ProfileComparison
{
    private static readonly string[] ValueProperties = ["fixed", "pattern", "minValue", "maxValue", "maxLength"];

    /// <param name="before">With its snapshot, as <paramref name="after"/>.</param>
    /// <param name="source">Knows the types.</param>
    public static IReadOnlyList<ProfileChange> Compare(StructureDefinition before, StructureDefinition after, SnapshotSource source)
    {
        var (old, fresh) = (SnapshotNode.Tree(before.Snapshot), SnapshotNode.Tree(after.Snapshot));
        return [.. Changes(old, fresh, fresh.Name, source)];
    }

    private static IEnumerable<ProfileChange> Changes(SnapshotNode before, SnapshotNode after, string id, SnapshotSource source)
    {
        foreach (var change in Changes(before.Draft, after.Draft, id)) yield return change;
        var (old, fresh) = (Children(before, after, source), Children(after, before, source));
        foreach (var (name, slice) in old.Concat(fresh).Select(child => (child.Name, child.SliceName)).Distinct())
            foreach (var change in Between(Find(old, name, slice), Find(fresh, name, slice), id, source)) yield return change;
    }

    private static IEnumerable<ProfileChange> Between(SnapshotNode? old, SnapshotNode? fresh, string parent, SnapshotSource source)
    {
        var id = $"{parent}.{(fresh ?? old)!.Segment}";
        return old is null || fresh is null ? [new ProfileChange(id, ProfileAspect.Element, Cardinality(old?.Draft), Cardinality(fresh?.Draft))] : Changes(old, fresh, id, source);
    }

    private static SnapshotNode? Find(IReadOnlyList<SnapshotNode> nodes, string name, string? slice) =>
        nodes.FirstOrDefault(node => node.Name == name && node.SliceName == slice);

    private static IReadOnlyList<SnapshotNode> Children(SnapshotNode node, SnapshotNode other, SnapshotSource source)
    {
        if (node.Children.Count > 0 || other.Children.Count == 0 || node.Draft.Types is not [var type]) return node.Children;
        var canonical = type.Profiles is [var profile] ? profile : Canonical.CoreDefinitions + type.Code;
        return source.Find(canonical)?.Snapshot is { IsEmpty: false } rows ? SnapshotNode.Tree(rows).Children : node.Children;
    }

    private static IEnumerable<ProfileChange> Changes(ElementDraft before, ElementDraft after, string id)
    {
        var (old, fresh) = (Said(before), Said(after));
        foreach (var (aspect, text) in old.Where(line => !fresh.Contains(line)))
            yield return new ProfileChange(id, aspect, text, fresh.Find(line => line.Aspect == aspect && IsOne(aspect)).Text);
        foreach (var (aspect, text) in fresh.Where(line => !old.Contains(line) && !(IsOne(line.Aspect) && old.Exists(other => other.Aspect == line.Aspect))))
            yield return new ProfileChange(id, aspect, null, text);
    }

    // Of invariants and values there may be several; they come and go one by one.
    private static bool IsOne(ProfileAspect aspect) => aspect is not (ProfileAspect.Constraint or ProfileAspect.Value);

    private static List<(ProfileAspect Aspect, string Text)> Said(ElementDraft draft)
    {
        var said = new List<(ProfileAspect, string)> { (ProfileAspect.Cardinality, Cardinality(draft)!) };
        if (Types(draft) is { Length: > 0 } types) said.Add((ProfileAspect.Types, types));
        if (draft.Binding is { } binding) said.Add((ProfileAspect.Binding, $"{binding.Strength} {binding.ValueSet}".TrimEnd()));
        foreach (var value in ValueProperties.SelectMany(draft.Pieces)) said.Add((ProfileAspect.Value, $"{value.Element.Property!.JsonName} {Json(value.Element)}"));
        if (draft.Pieces("slicing") is [var slicing, ..]) said.Add((ProfileAspect.Slicing, Slicing(SlicingDefinition.Read(slicing.Element))));
        if (draft.Is("mustSupport")) said.Add((ProfileAspect.MustSupport, "true"));
        if (draft.Is("isModifier")) said.Add((ProfileAspect.Modifier, "true"));
        foreach (var constraint in draft.Pieces("constraint").Select(piece => ConstraintDefinition.Read(piece.Element)))
            said.Add((ProfileAspect.Constraint, $"{constraint.Key}: {constraint.Expression ?? constraint.Human}"));
        return said;
    }

    private static string? Cardinality(ElementDraft? draft) => draft is null ? null : $"{draft.Min}..{draft.Max}";

    private static string Types(ElementDraft draft) => draft.ContentReference ?? string.Join(" | ", draft.Types.Select(Type).Order(StringComparer.Ordinal));

    private static string Type(ElementType type)
    {
        var limits = type.Profiles.Order(StringComparer.Ordinal).Concat(type.TargetProfiles.Order(StringComparer.Ordinal).Select(target => $"→ {target}")).Concat(type.Aggregation);
        return string.Join(", ", limits) is { Length: > 0 } said ? $"{type.Code}({said})" : type.Code;
    }

    private static string Slicing(SlicingDefinition slicing) =>
        $"{string.Join(", ", slicing.Discriminators.Select(one => $"{one.Kind}:{one.Path}"))} ({slicing.Rules}{(slicing.IsOrdered ? ", ordered" : "")})";

    private static string Json(Element value) => System.Text.Encoding.UTF8.GetString(JsonWriter.ToBytes(value));
}
