using Fhir.Kernel.Search;

namespace Fhir.Store.Access;

/// <summary>
/// Everything about a patient or an encounter: the resource itself, then what is in its compartment, then what those refer to and is nobody's: whoever
/// treated, where, with what. Never another patient's. https://hl7.org/fhir/R4/patient-operation-everything.html
/// </summary>
/// <param name="Type">Patient or Encounter.</param>
public sealed record RecordQuery(string Type, string Id)
{
    /// <summary>Only these types; empty for all that the permit covers.</summary>
    public IReadOnlyList<string> Types { get; init; } = [];

    /// <summary>Only what was written later than this.</summary>
    public DateTimeOffset? Since { get; init; }

    /// <summary>When the care took place; what is in the compartment and has dates must have one in it. What has none is about no time and always there.</summary>
    public TimeRange Care { get; init; } = TimeRange.Unbounded;

    /// <summary>Null: all in one.</summary>
    public int? PageSize { get; init; }

    /// <summary>From <see cref="RecordPage.Next"/>; null is the first page.</summary>
    public string? Cursor { get; init; }
}
