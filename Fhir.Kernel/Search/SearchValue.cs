using System.Collections.Immutable;
using Fhir.Kernel.Search.Words;

namespace Fhir.Kernel.Search;

/// <summary>One value of a search parameter, by the parameter's type.</summary>
public abstract record SearchValue;

/// <summary>https://hl7.org/fhir/R4/search.html#token</summary>
/// <param name="System">Null: any system (<c>code</c>); empty: no system (<c>|code</c>).</param>
/// <param name="Code">Null: any code of the system (<c>system|</c>).</param>
public sealed record TokenValue(string? System, string? Code) : SearchValue
{
    /// <summary>The code system says that case counts, and the code has letters.</summary>
    public bool IsCaseSensitive { get; init; }
}

/// <summary>What <c>:in</c>, <c>:not-in</c>, <c>:below</c> and <c>:above</c> on a token stand for: any of the codes.</summary>
public sealed record TokenSetValue(ImmutableArray<TokenSet> AnyOf) : SearchValue;

/// <summary>Codes of one system.</summary>
public sealed record TokenSet(string System, ImmutableArray<string> Codes, bool IsCaseSensitive);

/// <summary><c>identifier:of-type=system|code|value</c>: a coding of the identifier's type, and its value.</summary>
public sealed record TypedIdentifierValue(string System, string Code, string Value) : SearchValue;

/// <summary>https://hl7.org/fhir/R4/search.html#string</summary>
public sealed record StringValue(string Text) : SearchValue;

/// <summary>A text in a <c>_filter</c>, compared folded. https://hl7.org/fhir/R4/search_filter.html#ops</summary>
public sealed record ComparedTextValue(TextComparison Comparison, string Text) : SearchValue;

/// <summary>One of the element's values is not this one: <c>ne</c> of a <c>_filter</c>.</summary>
/// <param name="Value">A token or uri.</param>
public sealed record UnequalValue(SearchValue Value) : SearchValue;

/// <summary>https://hl7.org/fhir/R4/search.html#date</summary>
public sealed record DateValue(Prefix Prefix, TimeRange Range) : SearchValue;

/// <summary>https://hl7.org/fhir/R4/search.html#number; with <c>ap</c> the range is what the number is approximately.</summary>
public sealed record NumberValue(Prefix Prefix, NumberRange Range) : SearchValue;

/// <summary>https://hl7.org/fhir/R4/search.html#quantity</summary>
/// <param name="System">Null: not stated. Empty with a code (<c>5.4||mg</c>): the code or the unit, whatever the system.</param>
/// <param name="Code">Null: not stated.</param>
public sealed record QuantityValue(Prefix Prefix, NumberRange Range, string? System, string? Code) : SearchValue;

/// <summary>https://hl7.org/fhir/R4/search.html#reference</summary>
/// <param name="Type">The type the reference leads to; null with an id alone or an absolute url.</param>
/// <param name="Id">The logical id on this server, or the whole absolute url or canonical.</param>
/// <param name="IsAbsolute">True when <paramref name="Id"/> is an absolute url that is not this server's.</param>
public sealed record ReferenceValue(string? Type, string Id, bool IsAbsolute) : SearchValue;

/// <summary>https://hl7.org/fhir/R4/search.html#uri</summary>
public sealed record UriValue(string Uri) : SearchValue;

/// <summary>Words of <c>_text</c> or <c>_content</c>. https://hl7.org/fhir/R4/search.html#content</summary>
public sealed record WordsValue(WordQuery Query) : SearchValue;

/// <summary>A place and how far from it, WGS 84. https://hl7.org/fhir/R4/location.html#search</summary>
/// <param name="Latitude">Degrees north.</param>
/// <param name="Longitude">Degrees east.</param>
public sealed record NearValue(double Latitude, double Longitude, double Metres) : SearchValue;

/// <summary>https://hl7.org/fhir/R4/search.html#composite</summary>
/// <param name="Parts">As many as the parameter has components, in their order; they match in the same repetition of the element.</param>
public sealed record CompositeValue(ImmutableArray<SearchValue> Parts) : SearchValue;
