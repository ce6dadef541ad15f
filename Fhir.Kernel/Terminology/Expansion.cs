using System.Collections.Immutable;

namespace Fhir.Kernel.Terminology;

/// <summary>One code of a value set.</summary>
/// <param name="Version">Of the code system, when it is loaded and says.</param>
public sealed record ExpandedConcept(string System, string? Version, string Code, string? Display)
{
    public bool IsAbstract { get; init; }

    public bool IsInactive { get; init; }

    public ImmutableArray<Designation> Designations { get; init; } = [];

    /// <param name="system">Null when the code system is not loaded.</param>
    internal static ExpandedConcept Of(string url, ICodeSystem? system, Concept concept) => new(url, system?.Version, concept.Code, concept.Display)
    {
        IsAbstract = concept.IsAbstract,
        IsInactive = concept.IsInactive,
        Designations = concept.Designations,
    };
}

/// <summary>The codes of a value set, as far as they can be listed. https://hl7.org/fhir/R4/valueset.html#expansion</summary>
/// <param name="Unbounded">The systems of which every well-formed code belongs, such as urn:ietf:bcp:47; these codes are not listed.</param>
/// <param name="Unchecked">Why codes may be missing; empty when nothing is.</param>
public sealed record Expansion(ImmutableArray<ExpandedConcept> Concepts, ImmutableArray<string> Unbounded, ImmutableArray<UncheckedReason> Unchecked)
{
    public bool IsComplete => Unbounded.IsEmpty && Unchecked.IsEmpty;
}
