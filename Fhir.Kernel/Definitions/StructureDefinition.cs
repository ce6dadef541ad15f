using System.Collections.Immutable;
using Fhir.Kernel.Elements;

namespace Fhir.Kernel.Definitions;

/// <summary>Where an extension may stand. https://hl7.org/fhir/R4/defining-extensions.html#context</summary>
/// <param name="Kind"><c>element</c>, <c>extension</c> or <c>fhirpath</c>.</param>
/// <param name="Expression">An element's path or a type's name; an extension's url; a FHIRPath.</param>
public sealed record ExtensionContext(string Kind, string Expression);

/// <summary>
/// A StructureDefinition as far as snapshots and validation need it; the rest is in <see cref="Source"/>. It holds the document it was read from.
/// https://hl7.org/fhir/R4/structuredefinition.html
/// </summary>
public sealed record StructureDefinition(string Url, string? Version, string Type, Element Source)
{
    private const string ImposeProfile = "http://hl7.org/fhir/StructureDefinition/structuredefinition-imposeProfile";

    private const string AdditionalBase = "http://hl7.org/fhir/StructureDefinition/structuredefinition-additionalBase";

    /// <summary><c>primitive-type</c>, <c>complex-type</c>, <c>resource</c> or <c>logical</c>.</summary>
    public string Kind { get; init; } = "";

    public bool IsAbstract { get; init; }

    /// <summary>Null for Element and Resource only.</summary>
    public string? BaseDefinition { get; init; }

    /// <summary>True when it constrains its base's type, false when it defines a type of its own.</summary>
    public bool IsProfile { get; init; }

    public ImmutableArray<ExtensionContext> Contexts { get; init; } = [];

    /// <summary>FHIRPath on the extension's place; all must hold.</summary>
    public ImmutableArray<string> ContextInvariants { get; init; } = [];

    /// <summary>Profiles an instance must conform to beside this one. https://hl7.org/fhir/extensions/StructureDefinition-structuredefinition-imposeProfile.html</summary>
    public ImmutableArray<string> ImposedProfiles { get; init; } = [];

    /// <summary>Profiles it builds on beside its base. https://hl7.org/fhir/extensions/StructureDefinition-structuredefinition-additionalBase.html</summary>
    public ImmutableArray<string> AdditionalBases { get; init; } = [];

    /// <summary>Empty when the definition has none.</summary>
    public ImmutableArray<ElementDefinition> Differential { get; init; } = [];

    /// <summary>Empty when the definition has none.</summary>
    public ImmutableArray<ElementDefinition> Snapshot { get; init; } = [];

    public string Canonical => Version is null ? Url : $"{Url}|{Version}";

    /// <returns>Null when the resource is no StructureDefinition, or has no url or type.</returns>
    public static StructureDefinition? Read(Element resource)
    {
        if (resource.Type.Name != "StructureDefinition") return null;
        if (resource.ValueOf("url") is not { } url || resource.ValueOf("type") is not { } type) return null;
        return new StructureDefinition(url, resource.ValueOf("version"), type, resource)
        {
            Kind = resource.ValueOf("kind") ?? "",
            IsAbstract = resource.ValueOf("abstract") == "true",
            BaseDefinition = resource.ValueOf("baseDefinition"),
            IsProfile = resource.ValueOf("derivation") == "constraint",
            Contexts = [.. Each(resource, "context", context => new ExtensionContext(context.ValueOf("type") ?? "", context.ValueOf("expression") ?? ""))],
            ContextInvariants = [.. Each(resource, "contextInvariant", invariant => invariant.Value ?? "")],
            ImposedProfiles = [.. Named(resource, ImposeProfile)],
            AdditionalBases = [.. Named(resource, AdditionalBase)],
            Differential = [.. Each(resource.Child("differential"), "element", ElementDefinition.Read)],
            Snapshot = [.. Each(resource.Child("snapshot"), "element", ElementDefinition.Read)],
        };
    }

    public override string ToString() => Canonical;

    private static List<string> Named(Element resource, string url)
    {
        var profiles = new List<string>();
        foreach (var extension in resource.ChildrenNamed("extension"))
            if (extension.ValueOf("url") == url && extension.ValueOf("value") is { } profile)
                profiles.Add(profile);
        return profiles;
    }

    internal static List<T> Each<T>(Element parent, string name, Func<Element, T> read)
    {
        var items = new List<T>();
        foreach (var child in parent.ChildrenNamed(name)) items.Add(read(child));
        return items;
    }
}
