using System.Collections.Immutable;

namespace Fhir.Conformance.Engine;

public sealed record GroupResult(Group Group, ImmutableArray<Finding> Findings);

/// <summary>Everything a report needs.</summary>
/// <param name="Software">Name and version the target gives of itself; empty when it gives none.</param>
/// <param name="Unverified">The chosen requirements no check decides.</param>
public sealed record RunResult(
    string BaseUrl, string Software, DateTimeOffset Started, TimeSpan Duration, RunOptions Options,
    ImmutableArray<GroupResult> Groups, ImmutableArray<Requirement> Unverified)
{
    /// <summary>Why the run did not take place or was not finished; null when it was.</summary>
    public Words? CouldNotRun { get; init; }

    public IEnumerable<Finding> Findings => Groups.SelectMany(group => group.Findings);

    public int Count(Verdict verdict) => Findings.Count(finding => finding.Verdict == verdict);

    /// <summary>Checks that came to a judgement.</summary>
    public int Executed => Count(Verdict.Pass) + Count(Verdict.Fail);

    public int Failures => Findings.Count(finding => finding.IsFailure);

    public int Warnings => Findings.Count(finding => finding.IsWarning);

    /// <summary>The chosen tiltak for which no SHALL was shown to be met.</summary>
    public ImmutableArray<string> Unproven => [.. Options.Tiltak.Where(tiltak => !Findings.Any(finding => finding.Verdict == Verdict.Pass
        && finding.Requirement.Level == Level.Shall && finding.Requirement.Tiltak == tiltak))];

    /// <summary>Every claimed SHALL passed, at least one for each chosen tiltak, none skipped unless that is allowed.</summary>
    public bool IsConformant(bool allowSkip) => CouldNotRun is null && Executed > 0 && Failures == 0 && Unproven.IsEmpty
        && (allowSkip || !Findings.Any(finding => finding.Verdict == Verdict.Skip && finding.Requirement.Level == Level.Shall));
}
