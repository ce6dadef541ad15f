using System.Collections.Immutable;
using Fhir.Kernel.Elements;
using Fhir.Kernel.Outcome;

namespace Fhir.Kernel.Validation;

/// <summary>What a caller asks of one validation beside what the resource claims itself.</summary>
public sealed record ValidationOptions
{
    public static ValidationOptions Default { get; } = new();

    /// <summary>Canonicals that the resource must conform to, claimed or not.</summary>
    public ImmutableArray<string> Profiles { get; init; } = [];

    /// <summary>Finds what a reference points to when the document does not hold it: the argument is the reference as written, a missing element means
    /// that it cannot be found. Null finds nothing, and what cannot be found is no error.</summary>
    public Func<string, Element>? Resolve { get; init; }

    /// <summary>Elements visited to find out whether something conforms to a profile (slices, targets of references): definitions that refer to each other
    /// must come to an end. What is left when they are used up is taken to conform, and an issue says so.</summary>
    public int MaxProbeSteps { get; init; } = 5_000_000;

    /// <summary>How serious a broken constraint is that its definition calls best practice. https://hl7.org/fhir/R4/extension-elementdefinition-bestpractice.html</summary>
    public Severity BestPractice { get; init; } = Severity.Warning;

    /// <summary>How serious it is that a StructureDefinition cannot be expanded over its base. A server that keeps unfinished definitions says Warning: what claims
    /// such a profile is told so all the same.</summary>
    public Severity Expansion { get; init; } = Severity.Error;

    /// <summary>Issues below this are not made.</summary>
    public Severity Least { get; init; } = Severity.Information;
}
