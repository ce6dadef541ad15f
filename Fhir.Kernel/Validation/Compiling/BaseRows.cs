using Fhir.Kernel.Definitions;
using Fhir.Kernel.Snapshot;

namespace Fhir.Kernel.Validation.Compiling;

/// <summary>What R4's own definitions say of the elements of a type: a profile's rules are what it adds to that.</summary>
internal sealed class BaseRows(SnapshotSource source)
{
    private readonly Dictionary<string, Dictionary<string, ElementDefinition>> byType = [];

    public ElementDefinition? Root(TypeInfo type) => Rows(type).GetValueOrDefault(type.Name);

    /// <param name="name">As FHIRPath knows it: <c>value</c>.</param>
    public ElementDefinition? Child(TypeInfo type, string name)
    {
        var rows = Rows(type);
        return rows.GetValueOrDefault($"{type.Name}.{name}") ?? rows.GetValueOrDefault($"{type.Name}.{name}[x]");
    }

    // A backbone is defined in the definition its name begins with.
    private Dictionary<string, ElementDefinition> Rows(TypeInfo type)
    {
        var owner = type.Name.Split('.')[0];
        if (byType.TryGetValue(owner, out var rows)) return rows;
        var snapshot = source.Find(Canonical.CoreDefinitions + owner)?.Snapshot ?? [];
        return byType[owner] = snapshot.DistinctBy(row => row.Path).ToDictionary(row => row.Path);
    }
}
