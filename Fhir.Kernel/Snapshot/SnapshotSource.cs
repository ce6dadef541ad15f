using System.Runtime.CompilerServices;
using Fhir.Kernel.Definitions;
using Fhir.Kernel.Elements;
using Fhir.Kernel.Outcome;

namespace Fhir.Kernel.Snapshot;

/// <summary>
/// StructureDefinitions with their snapshots, generated where a source has only the differential. Holds what it has found: make a new one when the
/// source changes. Not thread-safe.
/// </summary>
public sealed class SnapshotSource(ICanonicalSource source)
{
    // A definition is read once for as long as somebody holds its document.
    private static readonly ConditionalWeakTable<Document, Reading> Readings = [];

    private readonly Dictionary<string, StructureDefinition?> known = [];
    private readonly Dictionary<string, IReadOnlyList<Issue>> failures = [];
    private readonly List<string> open = [];

    public ICanonicalSource Canonicals => source;

    /// <summary>With its snapshot, unless it cannot be expanded: then without one, and <see cref="IssuesOf"/> says why. Null when there is no such definition.</summary>
    public StructureDefinition? Find(string canonical)
    {
        if (known.TryGetValue(canonical, out var definition)) return definition;
        definition = source.Find(canonical) is { } document ? Readings.GetValue(document, Read).Definition : null;
        if (definition is { Snapshot.IsEmpty: true }) definition = Expanded(definition);
        return known[canonical] = definition;
    }

    public IReadOnlyList<Issue> IssuesOf(string canonical) => failures.GetValueOrDefault(canonical, []);

    /// <summary>The type a StructureDefinition is about; null when it is not known.</summary>
    public string? TypeOf(string canonical) => source.Find(canonical) is { } document ? document.Root.ValueOf("type") : null;

    /// <summary>True when a definition builds on another, itself included, or when it is not known what it builds on.</summary>
    internal bool MayBuildOn(string canonical, string wanted)
    {
        var (url, target) = (Canonical.Split(canonical).Url, Canonical.Split(wanted).Url);
        for (var seen = new HashSet<string>(); seen.Add(url);)
        {
            if (url == target || source.Find(url) is not { } document) return true;
            if (document.Root.ValueOf("baseDefinition") is not { } parent) return false;
            url = Canonical.Split(parent).Url;
        }
        return false;
    }

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

    private static Reading Read(Document document) => new(StructureDefinition.Read(document.Root));

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

    private sealed record Reading(StructureDefinition? Definition);
}
