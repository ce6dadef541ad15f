using Fhir.Kernel.Outcome;

namespace Fhir.Store.Access.Jobs;

/// <summary>Why a job is not taken on.</summary>
public static class JobRules
{
    /// <summary>Arguments: limit.</summary>
    public static readonly Rule TooMany = new("job-too-many", Severity.Error, IssueCode.Throttled,
        "Det er allerede {0} jobber i gang for denne klienten; vent til en er ferdig", "There are {0} jobs under way for this client already; wait until one is done",
        "https://hl7.org/fhir/uv/bulkdata/STU2/export.html#bulk-data-kick-off-request");

    public static readonly IReadOnlyList<Rule> All = [TooMany];
}
