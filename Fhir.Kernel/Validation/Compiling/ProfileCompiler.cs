using System.Collections.Immutable;
using Fhir.Kernel.Definitions;
using Fhir.Kernel.Snapshot;
using Fhir.Kernel.Validation.Compiling;

namespace Fhir.Kernel.Validation;

/// <summary>
/// Definitions -> rules. A profile's rules are a tree of what its snapshot adds to its base type, branches that add nothing cut off, so that the cost of
/// a profile is the cost of what it says.
/// </summary>
internal sealed class ProfileCompiler(RuleBook book)
{
    /// <summary>The rules of a type and of what is compiled with it.</summary>
    public IReadOnlyList<(TypeInfo Type, ElementRules Rules)> Compile(TypeInfo type) => new TypeCompiler(book).Compile(type);

    /// <summary>Null when there is no such definition.</summary>
    public CompiledProfile? Compile(string canonical)
    {
        var source = new SnapshotSource(book.Definitions);
        if (source.Find(canonical) is not { } definition) return null;
        var type = book.Schema.FindType(definition.Type);
        var profile = new CompiledProfile(definition.Canonical, type, new ElementRules(definition.Type, [], [], []));
        // A type's own rules are applied to every instance of it.
        if (!definition.IsProfile || type is null) return profile;
        if (definition.Snapshot.IsEmpty) return profile with { Failure = Reason(source, definition) };
        return profile with
        {
            Root = new ProfileTree(book, source).Compile(RowNode.Tree(definition.Snapshot), type),
            Imposed = [.. Imposed(definition, source).Distinct().Select(imposed => new ProfileLink(imposed, book))],
            Place = definition.Type == "Extension" ? Place(definition) : null,
        };
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

    private ExtensionPlace Place(StructureDefinition definition) => new(
        definition.Url,
        definition.Snapshot[0].IsModifier == true,
        [.. definition.Contexts.Select(context => ExtensionPlaceTest.Of(context, book.Schema))]);
}
