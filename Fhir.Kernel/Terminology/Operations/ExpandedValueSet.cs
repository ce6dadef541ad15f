using System.Collections.Immutable;

namespace Fhir.Kernel.Terminology.Operations;

/// <summary>What <c>$expand</c> answers with, before it is written.</summary>
/// <param name="Concepts">The page, or everything.</param>
/// <param name="Total">All codes, not only those on the page.</param>
public sealed record ExpandedValueSet(ImmutableArray<ExpandedNode> Concepts, int Total)
{
    /// <summary>More codes belong to it than can be listed. https://hl7.org/fhir/R4/extension-valueset-unclosed.html</summary>
    public bool IsUnclosed { get; init; }

    /// <summary><c>system|version</c> of the code systems that have a version.</summary>
    public ImmutableArray<string> Versions { get; init; } = [];

    /// <summary>Canonicals of the supplements that gave names or properties.</summary>
    public ImmutableArray<string> Supplements { get; init; } = [];
}

/// <param name="Contains">Empty in a flat expansion.</param>
public sealed record ExpandedNode(ExpandedConcept Concept, ImmutableArray<ExpandedNode> Contains);
