using Fhir.Kernel.Outcome;

namespace Fhir.Server.Jobs;

/// <summary>What became of a job: a result, or the reasons why there is none.</summary>
/// <param name="Result">JSON; what its kind shows for it.</param>
public sealed record JobOutcome(string Result, Refusal? Refusal)
{
    public static implicit operator JobOutcome(Refusal refusal) => new("", refusal);
}
