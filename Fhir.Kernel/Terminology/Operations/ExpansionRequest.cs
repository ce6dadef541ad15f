using System.Collections.Immutable;

namespace Fhir.Kernel.Terminology.Operations;

/// <summary>The parameters of <c>$expand</c> that shape its answer. https://hl7.org/fhir/R4/valueset-operation-expand.html</summary>
public sealed record ExpansionRequest
{
    /// <summary>Codes that one answer holds at most, and that a client may ask for at once.</summary>
    public const int MaxCodes = 10_000;

    /// <summary>Codes that are gone through at most to find a page, where nobody can give the page itself.</summary>
    public const int MaxListed = 300_000;

    /// <summary>What a user has typed; see <see cref="ConceptQuery.Text"/>.</summary>
    public string? Text { get; init; }

    /// <summary>Null: no paging.</summary>
    public int? Offset { get; init; }

    /// <summary>Null: no paging. 0 asks for the total.</summary>
    public int? Count { get; init; }

    public bool IsActiveOnly { get; init; }

    /// <summary>excludeNotForUI: abstract codes are left out.</summary>
    public bool IsSelectableOnly { get; init; }

    /// <summary>excludeNested: no <c>contains</c> inside <c>contains</c>.</summary>
    public bool IsFlat { get; init; }

    public bool IncludesDesignations { get; init; }

    /// <summary>Tokens: <c>urn:ietf:bcp:47|nb</c> for a language, <c>system|code</c> for a use; none for all.</summary>
    public ImmutableArray<string> Designations { get; init; } = [];

    public bool IncludesDefinition { get; init; }

    /// <summary>Language tags, the preferred first, with commas; null for the displays as the code systems have them.</summary>
    public string? DisplayLanguage { get; init; }

    /// <summary>Everything that was asked, as it goes into expansion.parameter: name, value, type of the value.</summary>
    public ImmutableArray<ExpansionParameter> Parameters { get; init; } = [];

    public bool IsPaged => Offset is not null || Count is not null;

    internal ConceptQuery Query => new() { Text = Text, IsActiveOnly = IsActiveOnly, IsSelectableOnly = IsSelectableOnly };
}

/// <param name="Type">The type behind <c>value</c>: String, Boolean, Integer, Uri, Code.</param>
public readonly record struct ExpansionParameter(string Name, string Type, string Value);
