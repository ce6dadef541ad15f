namespace Fhir.Kernel.Definitions;

/// <summary>What the index knows of one canonical resource without reading it. Null where the resource does not say.</summary>
public sealed record CanonicalEntry(string ResourceType, string Id, string Url, string? Version)
{
    public string? Name { get; init; }

    public string? Title { get; init; }

    public string? Status { get; init; }

    /// <summary>StructureDefinition.kind or OperationDefinition.kind.</summary>
    public string? Kind { get; init; }

    /// <summary>StructureDefinition.type or SearchParameter.type.</summary>
    public string? Type { get; init; }

    public string? BaseDefinition { get; init; }

    public string? Derivation { get; init; }

    /// <summary>CodeSystem.content: <c>complete</c>, <c>fragment</c>, <c>not-present</c>...</summary>
    public string? Content { get; init; }

    /// <summary>CodeSystem.valueSet: the value set of the entire code system.</summary>
    public string? ValueSet { get; init; }

    public bool IsProfile => ResourceType == "StructureDefinition" && Derivation == "constraint";

    public override string ToString() => Version is null ? Url : $"{Url}|{Version}";
}
