using System.Collections.Immutable;
using System.Globalization;
using Fhir.Kernel.Elements;

namespace Fhir.Kernel.Definitions;

/// <summary>
/// One row of a snapshot or differential, as far as snapshots and validation need it; the rest is in <see cref="Source"/>. Null and empty mean
/// "not stated", which in a differential is "as inherited". https://hl7.org/fhir/R4/elementdefinition.html
/// </summary>
public sealed record ElementDefinition(string Path, Element Source)
{
    /// <summary><c>Patient.identifier:FNR.system</c>.</summary>
    public string? Id { get; init; }

    public string? SliceName { get; init; }

    public SlicingDefinition? Slicing { get; init; }

    public int? Min { get; init; }

    /// <summary>A number or <c>*</c>.</summary>
    public string? Max { get; init; }

    public ImmutableArray<ElementType> Types { get; init; } = [];

    /// <summary><c>#Observation.referenceRange</c>: the element's content is defined there.</summary>
    public string? ContentReference { get; init; }

    /// <summary>The value itself (fixedUri, fixedCodeableConcept...); does not exist when none is stated. The same for the three below.</summary>
    public Element Fixed { get; init; }

    public Element Pattern { get; init; }

    public Element MinValue { get; init; }

    public Element MaxValue { get; init; }

    /// <summary>In characters.</summary>
    public int? MaxLength { get; init; }

    public ImmutableArray<ConstraintDefinition> Constraints { get; init; } = [];

    public BindingDefinition? Binding { get; init; }

    public bool? IsModifier { get; init; }

    public bool? IsSummary { get; init; }

    public bool? MustSupport { get; init; }

    /// <summary>Where the element was first defined, with its cardinality there.</summary>
    public ElementOrigin? Base { get; init; }

    /// <summary>The last part of the path: <c>value[x]</c>.</summary>
    public string Name => Path[(Path.LastIndexOf('.') + 1)..];

    public bool IsRoot => !Path.Contains('.');

    public static ElementDefinition Read(Element source)
    {
        var types = new List<ElementType>();
        var constraints = new List<ConstraintDefinition>();
        var definition = new ElementDefinition(source.ValueOf("path") ?? "", source);
        foreach (var child in source.Children)
        {
            if (child.Name == "type") types.Add(ElementType.Read(child));
            else if (child.Name == "constraint") constraints.Add(ConstraintDefinition.Read(child));
            else definition = definition.With(child);
        }
        return definition with { Types = [.. types], Constraints = [.. constraints] };
    }

    public override string ToString() => $"{Id ?? Path} {Min}..{Max}";

    private ElementDefinition With(Element child) => child.Name switch
    {
        "id" => this with { Id = child.Value },
        "sliceName" => this with { SliceName = child.Value },
        "slicing" => this with { Slicing = SlicingDefinition.Read(child) },
        "min" => this with { Min = Number(child) },
        "max" => this with { Max = child.Value },
        "contentReference" => this with { ContentReference = child.Value },
        "fixed" => this with { Fixed = child },
        "pattern" => this with { Pattern = child },
        "minValue" => this with { MinValue = child },
        "maxValue" => this with { MaxValue = child },
        "maxLength" => this with { MaxLength = Number(child) },
        "binding" => this with { Binding = BindingDefinition.Read(child) },
        "isModifier" => this with { IsModifier = child.Value == "true" },
        "isSummary" => this with { IsSummary = child.Value == "true" },
        "mustSupport" => this with { MustSupport = child.Value == "true" },
        "base" => this with { Base = new ElementOrigin(child.ValueOf("path") ?? "", Number(child.Child("min")) ?? 0, child.ValueOf("max") ?? "*") },
        _ => this,
    };

    private static int? Number(Element element) =>
        int.TryParse(element.Utf8Value, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}

/// <summary>https://hl7.org/fhir/R4/elementdefinition-definitions.html#ElementDefinition.base</summary>
public sealed record ElementOrigin(string Path, int Min, string Max);
