using Fhir.Kernel.Elements;

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

    /// <summary>What the index would say of this resource; null when it has no url and so is not canonical.</summary>
    public static CanonicalEntry? Of(Element resource) => resource.ValueOf("url") is not { } url ? null : new(resource.Type.Name, resource.ValueOf("id") ?? "", url, resource.ValueOf("version"))
    {
        Name = resource.ValueOf("name"),
        Title = resource.ValueOf("title"),
        Status = resource.ValueOf("status"),
        Kind = resource.ValueOf("kind"),
        Type = resource.ValueOf("type"),
        BaseDefinition = resource.ValueOf("baseDefinition"),
        Derivation = resource.ValueOf("derivation"),
        Content = resource.ValueOf("content"),
        ValueSet = resource.Type.Name == "CodeSystem" ? resource.ValueOf("valueSet") : null,
    };

    public override string ToString() => Version is null ? Url : $"{Url}|{Version}";
}
