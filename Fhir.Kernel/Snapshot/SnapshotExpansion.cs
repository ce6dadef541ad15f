using System.Collections.Immutable;
using Fhir.Kernel.Definitions;
using Fhir.Kernel.Outcome;

namespace Fhir.Kernel.Snapshot;

/// <summary>One definition's differential over its base's snapshot.</summary>
internal sealed class SnapshotExpansion(StructureDefinition definition, SnapshotSource source)
{
    private readonly List<Issue> issues = [];

    public Result<SnapshotNode> Run()
    {
        if (definition.Differential.IsEmpty) return Refused(SnapshotRules.NoDifferential.At("StructureDefinition.differential", definition.Canonical));
        if (definition.BaseDefinition is not { } baseCanonical) return Root();
        if (BaseOf(baseCanonical) is not { } inherited) return new Refusal(422, issues);

        var root = SnapshotNode.Tree(inherited.Snapshot) with { Name = definition.Type };
        if (!definition.IsProfile) root.Draft.Base = new ElementOrigin(definition.Type, root.Draft.Min, root.Draft.Max);
        return Merged(root);
    }

    // Element and Resource build on nothing: the differential is all there is.
    private Result<SnapshotNode> Root()
    {
        var root = new SnapshotNode(definition.Type, null, ElementDraft.Of(definition.Differential[0]));
        return Merged(root);
    }

    private Result<SnapshotNode> Merged(SnapshotNode root)
    {
        var narrowing = new NarrowingCheck(definition.Source.Document.Schema, source.TypeOf, issues);
        new SnapshotMerge(definition, root, RowsOf, narrowing, issues).Run();
        return issues.Count > 0 ? new Refusal(422, issues) : root;
    }

    private StructureDefinition? BaseOf(string canonical)
    {
        if (CircleAt(canonical) is { } circle) issues.Add(circle);
        else if (source.Find(canonical) is not { } found) issues.Add(SnapshotRules.BaseMissing.At("StructureDefinition.baseDefinition", canonical));
        else if (found.Snapshot.IsEmpty) issues.AddRange(Inherited(found));
        else if (definition.IsProfile && found.Type != definition.Type)
            issues.Add(SnapshotRules.BaseType.At("StructureDefinition.type", definition.Type, canonical, found.Type));
        else return found;
        return null;
    }

    private IReadOnlyList<Issue> Inherited(StructureDefinition found) => source.IssuesOf(found.Url) is { Count: > 0 } reasons
        ? reasons : [SnapshotRules.NoDifferential.At("StructureDefinition.baseDefinition", found.Canonical)];

    private Issue? CircleAt(string canonical) => Canonical.Split(canonical).Url is var url && source.IsOpen(url)
        ? SnapshotRules.Circular.At("StructureDefinition.baseDefinition", url, source.Circle(url)) : null;

    private ImmutableArray<ElementDefinition> RowsOf(string canonical)
    {
        if (CircleAt(canonical) is { } circle) issues.Add(circle);
        return source.Find(canonical)?.Snapshot ?? [];
    }

    private static Result<SnapshotNode> Refused(Issue issue) => new Refusal(422, [issue]);
}
