using System.Collections.Immutable;
using Fhir.Kernel.Definitions;
using Fhir.Kernel.Outcome;

namespace Fhir.Kernel.Snapshot;

/// <summary>
/// StructureDefinitions with their snapshots, generated where a source has only the differential. Holds what it has found: make a new one when the
/// source changes. Not thread-safe.
/// </summary>
public sealed class SnapshotSource(ICanonicalSource source)
{
    private readonly Dictionary<string, StructureDefinition?> known = [];
    private readonly Dictionary<string, IReadOnlyList<Issue>> failures = [];
    private readonly List<string> open = [];

    public ICanonicalSource Canonicals => source;

    /// <summary>With its snapshot, unless it cannot be expanded: then without one, and <see cref="IssuesOf"/> says why. Null when there is no such definition.</summary>
    public StructureDefinition? Find(string canonical)
    {
        if (known.TryGetValue(canonical, out var definition)) return definition;
        definition = source.Find(canonical) is { } document ? StructureDefinition.Read(document.Root) : null;
        if (definition is { Snapshot.IsEmpty: true }) definition = Expanded(definition);
        return known[canonical] = definition;
    }

    public IReadOnlyList<Issue> IssuesOf(string canonical) => failures.GetValueOrDefault(canonical, []);

    /// <summary>The type a StructureDefinition is about; null when it is not known.</summary>
    public string? TypeOf(string canonical) => source.Find(canonical) is { } document ? document.Root.ValueOf("type") : null;

    internal bool IsOpen(string url) => open.Contains(url);

    internal string Circle(string url) => string.Join(" → ", [.. open.SkipWhile(one => one != url), url]);

    internal Result<SnapshotNode> Expand(StructureDefinition definition)
    {
        open.Add(definition.Url);
        try
        {
            return new SnapshotExpansion(definition, this).Run();
        }
        finally
        {
            open.RemoveAt(open.Count - 1);
        }
    }

    private StructureDefinition Expanded(StructureDefinition definition)
    {
        if (IsOpen(definition.Url)) return definition;
        var tree = Expand(definition);
        if (!tree.IsValue)
        {
            failures[definition.Canonical] = failures[definition.Url] = tree.Refusal.Issues;
            return definition;
        }
        var json = SnapshotWriter.Write(definition.Source, tree.Value, pretty: false);
        return StructureDefinition.Read(Json.JsonParser.Parse(json, definition.Source.Document.Schema).Document!.Root)!;
    }
}
