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
        if (definition.BaseDefinition is not { } baseCanonical) return Merged(Root(), []);
        if (BaseOf(baseCanonical) is not { } found) return new Refusal(422, issues);

        var root = SnapshotNode.Inherited(found.Snapshot, definition);
        // A type of its own is called by its own name; a logical model's type may be a url, its paths begin with the name.
        if (!definition.IsProfile) root = root with { Name = RootName(definition.Differential[0]) };
        new AdditionalBases(definition, source, issues).NarrowDown(root);
        return issues.Count > 0 ? new Refusal(422, issues) : Merged(root, found.Snapshot);
    }

    // Element and Resource build on nothing: the differential is all there is.
    private SnapshotNode Root() => new(RootName(definition.Differential[0]), null, ElementDraft.Of(definition.Differential[0]));

    private static string RootName(ElementDefinition row) => row.Path.Split('.')[0];

    private Result<SnapshotNode> Merged(SnapshotNode root, ImmutableArray<ElementDefinition> inherited)
    {
        var narrowing = new NarrowingCheck(new TypeNarrowing(definition.Source.Document.Schema, source, issues), issues);
        new SnapshotMerge(definition, root, new Unfolding(definition, root, inherited, source, issues), narrowing, issues).Run();
        if (!definition.IsProfile) root.Draft.Base = new ElementOrigin(root.Name, root.Draft.Min, root.Draft.Max);
        return issues.Count > 0 ? new Refusal(422, issues) : root;
    }

    private StructureDefinition? BaseOf(string canonical)
    {
        if (CircleAt(canonical) is { } circle) issues.Add(circle);
        else if (source.Find(canonical) is not { } found) issues.Add(SnapshotRules.BaseMissing.At("StructureDefinition.baseDefinition", canonical));
        else if (found.Snapshot.IsEmpty) issues.AddRange(Reasons(found));
        else if (definition.IsProfile && found.Type != definition.Type)
            issues.Add(SnapshotRules.BaseType.At("StructureDefinition.type", definition.Type, canonical, found.Type));
        else return found;
        return null;
    }

    // They are told of rows in another document.
    private IEnumerable<Issue> Reasons(StructureDefinition found) => source.IssuesOf(found.Url) is { Count: > 0 } reasons
        ? reasons.Select(issue => issue with { Expression = "StructureDefinition.baseDefinition", Position = null })
        : [SnapshotRules.NoDifferential.At("StructureDefinition.baseDefinition", found.Canonical)];

    private Issue? CircleAt(string canonical) => Canonical.Split(canonical).Url is var url && source.IsOpen(url)
        ? SnapshotRules.Circular.At("StructureDefinition.baseDefinition", url, source.Circle(url)) : null;

    private static Result<SnapshotNode> Refused(Issue issue) => new Refusal(422, [issue]);
}
