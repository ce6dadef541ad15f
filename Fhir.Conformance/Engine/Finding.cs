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
    /// <summary>The request whose answer was judged; null when the judgement is of no single one.</summary>
    public Exchange? Asked { get; init; }

    public static readonly Judgement Pass = new(Verdict.Pass, new Words("", ""));

    public static Judgement Fail(string nb, string en) => new(Verdict.Fail, new Words(nb, en));

    public static Judgement Skip(string nb, string en) => new(Verdict.Skip, new Words(nb, en));

    public static Judgement Omit(string nb, string en) => new(Verdict.Omit, new Words(nb, en));
}

/// <summary>The judgement on one requirement with the HTTP exchanges that led to it.</summary>
public sealed record Finding(Requirement Requirement, Judgement Judgement, ImmutableArray<Exchange> Evidence, TimeSpan Duration)
{
    public Verdict Verdict => Judgement.Verdict;

    /// <summary>What a reader should look at first when the check did not pass; null when it did, or when nothing was asked.</summary>
    public Exchange? Asked => Verdict is Verdict.Fail or Verdict.Skip ? Judgement.Asked : null;

    /// <summary>A broken SHALL.</summary>
    public bool IsFailure => Verdict == Verdict.Fail && Requirement.Level == Level.Shall;

    /// <summary>A broken SHOULD or MAY: worth knowing, no failure.</summary>
    public bool IsWarning => Verdict == Verdict.Fail && Requirement.Level != Level.Shall;
}
