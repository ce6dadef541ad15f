using System.Globalization;

namespace Fhir.Kernel.FhirPath;

/// <summary>
/// A compiled node. <see cref="Run"/> leaves the items on the run's stack; the other questions have answers of their own wherever the items need not be made.
/// Immutable; every operation leaves <c>$this</c>, <c>$index</c>, <c>$total</c> and the stack below its start as they were.
/// </summary>
internal abstract class Operation(int at)
{
    /// <summary>Offset in the expression's text.</summary>
    public int At { get; } = at;

    public abstract void Run(Evaluation run);

    /// <summary>Whether there is any item.</summary>
    public virtual bool Any(Evaluation run)
    {
        var start = run.Top;
        Run(run);
        var any = run.Top > start;
        run.Top = start;
        return any;
    }

    public virtual int Count(Evaluation run)
    {
        var start = run.Top;
        Run(run);
        var count = run.Top - start;
        run.Top = start;
        return count;
    }

    /// <summary>The only item, or none; more is a failure.</summary>
    /// <param name="taker">The function or operator that wants one item, for the issue.</param>
    public virtual FhirPathValue Single(Evaluation run, string taker)
    {
        var start = run.Top;
        Run(run);
        var count = run.Top - start;
        run.Top = start;
        if (count == 1) return run[start];
        if (count > 1) run.Fail(FhirPathRules.Singleton, At, taker, count.ToString(CultureInfo.InvariantCulture));
        return default;
    }

    /// <summary>The answer where a Boolean is wanted.</summary>
    public virtual Truth Truth(Evaluation run, string taker) => Truths.Of(Single(run, taker));
}

/// <summary>An operation that gives a Boolean or nothing.</summary>
internal abstract class BooleanOperation(int at) : Operation(at)
{
    public abstract Truth Decide(Evaluation run);

    public sealed override Truth Truth(Evaluation run, string taker) => Decide(run);

    public sealed override bool Any(Evaluation run) => Decide(run) != FhirPath.Truth.Empty;

    public sealed override int Count(Evaluation run) => Any(run) ? 1 : 0;

    public sealed override FhirPathValue Single(Evaluation run, string taker) => Decide(run).ToValue();

    public sealed override void Run(Evaluation run)
    {
        var truth = Decide(run);
        if (truth != FhirPath.Truth.Empty) run.Push(FhirPathValue.Of(truth == FhirPath.Truth.True));
    }
}

/// <summary>An operation that gives one item or nothing.</summary>
internal abstract class ScalarOperation(int at) : Operation(at)
{
    public abstract FhirPathValue Value(Evaluation run);

    public sealed override bool Any(Evaluation run) => Value(run).Exists;

    public sealed override int Count(Evaluation run) => Value(run).Exists ? 1 : 0;

    public sealed override FhirPathValue Single(Evaluation run, string taker) => Value(run);

    public sealed override void Run(Evaluation run)
    {
        var value = Value(run);
        if (value.Exists) run.Push(value);
    }
}
