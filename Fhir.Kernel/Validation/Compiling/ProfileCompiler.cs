using System.Collections.Frozen;
using System.Collections.Immutable;
using Fhir.Kernel.Definitions;
using Fhir.Kernel.FhirPath;
using Fhir.Kernel.Snapshot;

namespace Fhir.Kernel.Validation.Compiling;

/// <summary>
/// Definitions -> rules. A profile's rules are a tree of what its snapshot adds to its base type, branches that add nothing cut off, so that the cost of
/// a profile is the cost of what it says.
/// </summary>
internal sealed class ProfileCompiler(ICanonicalSource definitions, Schema schema, BaseRows baseRows)
{
    /// <summary>Null when there is no such definition.</summary>
    public CompiledProfile? Compile(string canonical)
    {
        var scope = new CompilingScope(definitions, schema, baseRows);
        var source = scope.Snapshots;
        if (source.Find(canonical) is not { } definition) return null;
        var type = schema.FindType(definition.Type);
        var profile = new CompiledProfile(definition.Canonical, type, new ElementRules(definition.Type, [], [], []))
        {
            IsAbstract = definition.IsAbstract,
            IsRetired = definition.Source.ValueOf("status") == "retired",
            Versions = canonical.Contains('|') ? null : Versions(definition),
            LookedAt = scope.LookedAt,
        };
        // A type's own rules are applied to every instance of it.
        if (!definition.IsProfile || type is null) return profile;
        if (definition.Snapshot.IsEmpty) return profile with { Failure = Reason(source, definition) };
        return profile with
        {
            Root = new ProfileTree(scope).Compile(RowNode.Tree(definition.Snapshot), type),
            Imposed = [.. Imposed(definition, source).Distinct().Select(imposed => new ProfileLink(imposed))],
            Place = definition.Type == "Extension" ? Place(definition) : null,
        };
    }

    private (string Used, string All)? Versions(StructureDefinition definition)
    {
        var all = definitions.EntriesOf(definition.Url).Select(entry => entry.Version ?? "?").Distinct().ToList();
        return all.Count > 1 ? (definition.Version ?? "?", string.Join(", ", all.OrderDescending(VersionOrder.Instance))) : null;
    }

    private static string Reason(SnapshotSource source, StructureDefinition definition) =>
        string.Join("; ", source.IssuesOf(definition.Url).Select(issue => issue.Text(Outcome.Language.En)));

    // What conforms to a profile conforms to the one it builds on, and so to what that one imposes.
    private static IEnumerable<string> Imposed(StructureDefinition definition, SnapshotSource source)
    {
        var seen = new HashSet<string>();
        for (var at = definition; at is { IsProfile: true } && seen.Add(at.Url); at = at.BaseDefinition is { } parent ? source.Find(parent) : null)
            foreach (var imposed in at.ImposedProfiles) yield return imposed;
    }

    /// <summary>Places that R4's own definitions use on nearly every page, though the extensions do not name them.</summary>
    private static readonly FrozenDictionary<string, string> AlsoAt = new Dictionary<string, string>
    {
        [Canonical.CoreDefinitions + "structuredefinition-fhir-type"] = "ElementDefinition.type",
        [Canonical.CoreDefinitions + "regex"] = "ElementDefinition.type",
        [Canonical.CoreDefinitions + "structuredefinition-normative-version"] = "Element",
        [Canonical.CoreDefinitions + "valueset-concept-comments"] = "CodeSystem.concept",
    }.ToFrozenDictionary();

    private static IEnumerable<ExtensionContext> Contexts(StructureDefinition definition) =>
        AlsoAt.TryGetValue(definition.Url, out var place) ? definition.Contexts.Append(new ExtensionContext("element", place)) : definition.Contexts;

    private ExtensionPlace Place(StructureDefinition definition) => new(
        definition.Url,
        definition.Snapshot[0].IsModifier == true,
        [.. Contexts(definition).Select(context => ExtensionPlaceTest.Of(context, schema))],
        [.. definition.ContextInvariants.Select(text => FhirPathExpression.Compile(text, schema)).Where(compiled => compiled.IsValue).Select(compiled => compiled.Value)]);
}
