using System.Collections.Immutable;

namespace Fhir.Kernel.Definitions;

/// <summary>https://hl7.org/fhir/R4/valueset-search-param-type.html</summary>
public enum SearchParameterType : byte
{
    Number,
    Date,
    String,
    Token,
    Reference,
    Composite,
    Quantity,
    Uri,
    Special,
}

/// <summary>A search parameter as its definition says. https://hl7.org/fhir/R4/searchparameter.html</summary>
/// <param name="Code">The name in a URL: <c>birthdate</c>.</param>
/// <param name="Expression">FHIRPath from the resource to what is indexed; null for _text, _content and _query.</param>
/// <param name="Base">The types it searches; <c>Resource</c> stands for all of them.</param>
public sealed record SearchParameter(string Url, string Code, SearchParameterType Type, string? Expression, ImmutableArray<string> Base)
{
    /// <summary>The types a reference may lead to; empty when not stated.</summary>
    public ImmutableArray<string> Targets { get; init; } = [];

    public ImmutableArray<string> Comparators { get; init; } = [];

    public ImmutableArray<string> Modifiers { get; init; } = [];

    public ImmutableArray<string> Chains { get; init; } = [];

    /// <summary>The parts of a composite, in order.</summary>
    public ImmutableArray<SearchComponent> Components { get; init; } = [];

    /// <summary>Null when the definition leaves it to the server.</summary>
    public bool? MultipleOr { get; init; }

    /// <summary>Null when the definition leaves it to the server.</summary>
    public bool? MultipleAnd { get; init; }

    public override string ToString() => $"{string.Join('|', Base)}?{Code}";
}

/// <param name="Definition">Canonical of the search parameter that says how the part is matched.</param>
/// <param name="Expression">FHIRPath from each match of the composite's own expression to the part.</param>
public readonly record struct SearchComponent(string Definition, string Expression);
