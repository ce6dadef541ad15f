using System.Collections.Immutable;

namespace Fhir.Conformance.Engine;

public enum Verdict
{
    Pass,
    Fail,

    /// <summary>A precondition was not met; the reason says which.</summary>
    Skip,

    /// <summary>The target does not claim what the check is about, or the run does not allow it.</summary>
    Omit,
}

/// <summary>What a check says when it is done.</summary>
public sealed record Judgement(Verdict Verdict, Words Reason)
{
    public static readonly Judgement Pass = new(Verdict.Pass, new Words("", ""));

    public static Judgement Fail(string nb, string en) => new(Verdict.Fail, new Words(nb, en));

    public static Judgement Skip(string nb, string en) => new(Verdict.Skip, new Words(nb, en));

    public static Judgement Omit(string nb, string en) => new(Verdict.Omit, new Words(nb, en));
}

/// <summary>The judgement on one requirement with the HTTP exchanges that led to it.</summary>
public sealed record Finding(Requirement Requirement, Judgement Judgement, ImmutableArray<Exchange> Evidence, TimeSpan Duration)
{
    public Verdict Verdict => Judgement.Verdict;

    /// <summary>A broken SHALL.</summary>
    public bool IsFailure => Verdict == Verdict.Fail && Requirement.Level == Level.Shall;

    /// <summary>A broken SHOULD or MAY: worth knowing, no failure.</summary>
    public bool IsWarning => Verdict == Verdict.Fail && Requirement.Level != Level.Shall;
}
