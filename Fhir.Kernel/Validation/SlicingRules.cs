using System.Collections.Immutable;
using Fhir.Kernel.Elements;

namespace Fhir.Kernel.Validation;

internal enum SlicingEnd : byte
{
    Open,
    OpenAtEnd,
    Closed,
}

/// <summary>How the repetitions of a child are told apart and what is demanded of each kind. https://hl7.org/fhir/R4/profiling.html#slicing</summary>
internal sealed class SlicingRules(string id, SlicingEnd end, bool isOrdered, ImmutableArray<SliceRules> slices)
{
    public string Id => id;

    public SlicingEnd End => end;

    public bool IsOrdered => isOrdered;

    public ImmutableArray<SliceRules> Slices => slices;

    public bool IsRequired { get; } = slices.Any(slice => slice.Min > 0);

    /// <summary>Counters that a run needs: one for each slice and one for the order, and those of slices within slices.</summary>
    public int CounterCount { get; } = slices.Length + 1 + slices.Sum(slice => slice.Slicing?.CounterCount ?? 0);
}

/// <param name="Id"><c>Patient.identifier:FNR</c></param>
/// <param name="Tests">All must hold for an element to belong to the slice; none at all means that none can.</param>
internal sealed record SliceRules(string Name, string Id, ImmutableArray<DiscriminatorTest> Tests)
{
    public int Min { get; init; }

    public int Max { get; init; } = ChildRules.Unbounded;

    /// <summary>Null when nothing is demanded of the slice's elements.</summary>
    public ElementRules? Element { get; init; }

    /// <summary>Slices within the slice.</summary>
    public SlicingRules? Slicing { get; init; }

    /// <summary>For what fits none of the other slices. https://hl7.org/fhir/R4/profiling.html#default-slice</summary>
    public bool IsDefault { get; } = Name == "@default";

    public bool Has(Element element, ValidationRun run)
    {
        foreach (var test in Tests)
            if (!test.Holds(element, run)) return false;
        return Tests.Length > 0;
    }
}
