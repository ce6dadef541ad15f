using System.Collections.Immutable;
using Fhir.Kernel.Outcome;

namespace Fhir.Tiltak.Plan;

/// <summary>What stands in the way of a plan, or of a question about one.</summary>
public static class PlanRules
{
    private const string Link = "https://fhirref.example/no/plan";

    /// <summary>Arguments: the plan, its version.</summary>
    public static readonly Rule IfMatchMissing = new("plan-if-match-missing", Severity.Error, IssueCode.Conflict,
        "{0} deles av flere og endres bare fra den versjonen du har lest; send If-Match (nå: W/\"{1}\")", "{0} is shared and changes only from the version you have read; send If-Match (now: W/\"{1}\")", Link);

    /// <summary>Arguments: the reference.</summary>
    public static readonly Rule Unknown = new("plan-unknown", Severity.Error, IssueCode.NotFound, "{0} finnes ikke her", "{0} is not known here", Link);

    public static readonly ImmutableArray<Rule> All = [IfMatchMissing, Unknown];
}
