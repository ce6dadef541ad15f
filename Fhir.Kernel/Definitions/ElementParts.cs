using System.Collections.Immutable;
using Fhir.Kernel.Elements;

namespace Fhir.Kernel.Definitions;

/// <summary>One type an element may have.</summary>
/// <param name="Code">A type's name; FHIRPath's own types (<c>http://hl7.org/fhirpath/System.String</c>) are given as the FHIR type they stand for.</param>
/// <param name="Profiles">Canonicals of which the value must conform to at least one; empty for any.</param>
/// <param name="TargetProfiles">The same for what a Reference or canonical points at.</param>
public sealed record ElementType(string Code, ImmutableArray<string> Profiles, ImmutableArray<string> TargetProfiles)
{
    private const string SystemType = "http://hl7.org/fhirpath/System.";
    private const string FhirType = "http://hl7.org/fhir/StructureDefinition/structuredefinition-fhir-type";

    /// <summary><c>contained</c>, <c>referenced</c>, <c>bundled</c>; empty for any.</summary>
    public ImmutableArray<string> Aggregation { get; init; } = [];

    /// <summary><c>either</c>, <c>independent</c> or <c>specific</c>; null when nothing is said of the reference's version.</summary>
    public string? Versioning { get; init; }

    /// <summary>True when the definitions give it as a type of FHIRPath: a primitive's value, an element's id, an extension's url.</summary>
    public bool IsSystem { get; init; }

    public static ElementType Read(Element source)
    {
        var code = source.ValueOf("code") ?? "";
        var isSystem = code.StartsWith(SystemType, StringComparison.Ordinal);
        return new ElementType(isSystem ? FhirTypeOf(source) : code, Texts(source, "profile"), Texts(source, "targetProfile"))
        {
            Aggregation = Texts(source, "aggregation"),
            Versioning = source.ValueOf("versioning"),
            IsSystem = isSystem,
        };
    }

    public override string ToString() => Code;

    private static string FhirTypeOf(Element source)
    {
        foreach (var extension in source.ChildrenNamed("extension"))
            if (extension.ValueOf("url") == FhirType) return extension.ValueOf("value") ?? "string";
        return "string";
    }

    internal static ImmutableArray<string> Texts(Element source, string name) =>
        [.. StructureDefinition.Each(source, name, child => child.Value).OfType<string>()];
}

/// <summary>How repetitions are told apart. https://hl7.org/fhir/R4/profiling.html#slicing</summary>
/// <param name="Rules"><c>open</c>, <c>closed</c> or <c>openAtEnd</c>.</param>
public sealed record SlicingDefinition(ImmutableArray<Discriminator> Discriminators, bool IsOrdered, string Rules)
{
    public static SlicingDefinition Read(Element source) => new(
        [.. StructureDefinition.Each(source, "discriminator", child => new Discriminator(child.ValueOf("type") ?? "", child.ValueOf("path") ?? ""))],
        source.ValueOf("ordered") == "true",
        source.ValueOf("rules") ?? "open");
}

/// <param name="Kind"><c>value</c>, <c>pattern</c>, <c>exists</c>, <c>type</c> or <c>profile</c>.</param>
/// <param name="Path">The restricted FHIRPath of discriminators: <c>$this</c>, <c>code.coding</c>, <c>extension('url').value</c>, <c>resolve().code</c>.</param>
public sealed record Discriminator(string Kind, string Path);

/// <param name="IsError">False for severity warning.</param>
/// <param name="Expression">FHIRPath; null when it is only told in words.</param>
/// <param name="Source">The definition that stated it first; null when that is the one it was read from.</param>
public sealed record ConstraintDefinition(string Key, bool IsError, string Human, string? Expression, string? Source)
{
    private const string BestPractice = "http://hl7.org/fhir/StructureDefinition/elementdefinition-bestpractice";

    /// <summary>Advice only, whatever the severity. https://hl7.org/fhir/R4/extension-elementdefinition-bestpractice.html</summary>
    public bool IsBestPractice { get; init; }

    public static ConstraintDefinition Read(Element source)
    {
        var isBestPractice = false;
        foreach (var extension in source.ChildrenNamed("extension"))
            isBestPractice |= extension.ValueOf("url") == BestPractice && extension.ValueOf("value") == "true";
        return new ConstraintDefinition(source.ValueOf("key") ?? "", source.ValueOf("severity") != "warning", source.ValueOf("human") ?? "",
            source.ValueOf("expression"), source.ValueOf("source")) { IsBestPractice = isBestPractice };
    }
}

/// <summary>https://hl7.org/fhir/R4/terminologies.html#strength</summary>
/// <param name="Strength"><c>required</c>, <c>extensible</c>, <c>preferred</c> or <c>example</c>.</param>
/// <param name="ValueSet">Canonical, often with a version; null when the binding is only told in words.</param>
/// <param name="MaxValueSet">The codes that an extensible or preferred binding may at most be extended to.</param>
public sealed record BindingDefinition(string Strength, string? ValueSet, string? MaxValueSet)
{
    private const string MaxValueSetUrl = "http://hl7.org/fhir/StructureDefinition/elementdefinition-maxValueSet";

    public static BindingDefinition Read(Element source)
    {
        string? maxValueSet = null;
        foreach (var extension in source.ChildrenNamed("extension"))
            if (extension.ValueOf("url") == MaxValueSetUrl) maxValueSet = extension.ValueOf("value");
        return new BindingDefinition(source.ValueOf("strength") ?? "", source.ValueOf("valueSet"), maxValueSet);
    }
}
