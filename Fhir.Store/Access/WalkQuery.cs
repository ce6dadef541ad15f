using System.Collections.Immutable;
using Fhir.Kernel.Search;

namespace Fhir.Store.Access;

/// <summary>
/// A way through all resources of a type as they were at one moment, however many there are: page by page in the store's own order, each resource
/// once. What is written meanwhile is seen in the form it had at the moment; nothing that was there is missed, moved to another patient or deleted
/// meanwhile though it may be.
/// </summary>
/// <param name="AsOf">The moment, from <c>FhirStore.MomentAsync</c>.</param>
public sealed record WalkQuery(string Type, DateTimeOffset AsOf)
{
    public WalkScope Scope { get; init; } = WalkScope.Everything;

    /// <summary>The patients of <see cref="WalkScope.Patients"/>.</summary>
    public IReadOnlyList<string> Patients { get; init; } = [];

    /// <summary>Only what was written later than this.</summary>
    public DateTimeOffset? Since { get; init; }

    /// <summary>The deletions instead of the resources.</summary>
    public bool IsOfDeletions { get; init; }

    /// <summary>Resources that match one of these searches on the type; empty: all.</summary>
    public ImmutableArray<SearchQuery> AnyOf { get; init; } = [];
}

/// <summary>How much of a type a walk covers.</summary>
public enum WalkScope
{
    Everything,

    /// <summary>What belongs to some patient.</summary>
    EveryPatient,

    /// <summary>The compartments of the patients that are named. https://hl7.org/fhir/R4/compartmentdefinition-patient.html</summary>
    Patients,
}
