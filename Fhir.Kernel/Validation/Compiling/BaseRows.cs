using System.Collections.Concurrent;
using System.Collections.Frozen;
using Fhir.Kernel.Definitions;
using Fhir.Kernel.Validation.Rules;

namespace Fhir.Kernel.Validation.Compiling;

/// <summary>
/// What R4's own definitions say of the elements of a type: a profile's rules are what it adds to that. Read when first needed and kept, without the
/// documents they were read from. Thread-safe.
/// </summary>
internal sealed class BaseRows
{
    private readonly ConcurrentDictionary<string, FrozenDictionary<string, ElementDefinition>> byType = [];

    public ElementDefinition? Root(TypeInfo type) => Rows(type).GetValueOrDefault(type.Name);

    /// <param name="name">As FHIRPath knows it: <c>value</c>.</param>
    public ElementDefinition? Child(TypeInfo type, string name)
    {
        var rows = Rows(type);
        return rows.GetValueOrDefault($"{type.Name}.{name}") ?? rows.GetValueOrDefault($"{type.Name}.{name}[x]");
    }

    // A backbone is defined in the definition its name begins with.
    private FrozenDictionary<string, ElementDefinition> Rows(TypeInfo type) => byType.GetOrAdd(type.Name.Split('.')[0], Read);

    private static FrozenDictionary<string, ElementDefinition> Read(string type)
    {
        var document = DefinitionsPack.Core.Find(Canonical.CoreDefinitions + type);
        var rows = document is null ? [] : StructureDefinition.Read(document.Root)?.Snapshot ?? [];
        return rows.DistinctBy(row => row.Path).ToFrozenDictionary(row => row.Path, Kept);
    }

    // ele-1 stands on every row; with its text and the document the rows would be ten times their size.
    private static ElementDefinition Kept(ElementDefinition row) => row with
    {
        Source = default,
        Constraints = [.. row.Constraints.Where(constraint => !ContentRules.NativeKeys.Contains(constraint.Key))],
    };
}
