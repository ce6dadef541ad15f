using System.Globalization;
using Fhir.Kernel.Definitions;

namespace Fhir.Kernel.FhirPath;

/// <summary><c>is</c>; see <see cref="FhirPathContext.IsAsR4Asks"/> for nothing. https://hl7.org/fhirpath/N1/#is-type-specifier</summary>
internal sealed class IsOperation(int at, Operation source, TypeTest test) : BooleanOperation(at)
{
    public override Truth Decide(Evaluation run)
    {
        var item = source.Single(run, "is");
        if (item.Exists) return Truths.Of(test.Matches(item, asWritten: !run.Context.IsAsR4Asks));
        return run.Context.IsAsR4Asks ? FhirPath.Truth.False : FhirPath.Truth.Empty;
    }
}

/// <summary>
/// <c>ofType()</c>. FHIR's primitives count as independent types here, so that a markdown is no string: https://hl7.org/fhir/R4/fhirpath.html#functions
/// and https://hl7.org/fhirpath/N1/#oftypetype-type-specifier-collection
/// </summary>
internal sealed class OfTypeOperation(int at, Operation source, TypeTest test) : Operation(at)
{
    public override void Run(Evaluation run)
    {
        var start = run.Top;
        source.Run(run);
        var kept = start;
        for (var at = start; at < run.Top; at++)
            if (test.MatchesOwn(run[at])) run[kept++] = run[at];
        run.Top = kept;
    }
}

/// <summary><c>as</c>; see <see cref="FhirPathContext.IsAsStrict"/> for more than one item. https://hl7.org/fhirpath/N1/#as-type-specifier</summary>
internal sealed class AsOperation(int at, Operation source, TypeTest test) : Operation(at)
{
    public override void Run(Evaluation run)
    {
        if (run.Context.IsAsStrict)
        {
            var item = source.Single(run, "as");
            if (item.Exists && test.Cast(item) is { Exists: true } cast) run.Push(cast);
            return;
        }
        var start = run.Top;
        source.Run(run);
        var kept = start;
        for (var at = start; at < run.Top; at++)
            if (test.Cast(run[at]) is { Exists: true } cast) run[kept++] = cast;
        run.Top = kept;
    }
}

/// <summary>
/// <c>resolve() is Patient</c>, the search parameters' way to choose among references: when the target is not at hand, the reference itself may tell its type.
/// </summary>
internal sealed class ResolveIsOperation(int at, Operation references, TypeTest test, Schema schema) : BooleanOperation(at)
{
    public override Truth Decide(Evaluation run)
    {
        var start = run.Top;
        references.Run(run);
        var (end, known, answer) = (run.Top, 0, false);
        for (var item = start; item < end && !run.HasFailed; item++)
        {
            if (Decide(run, run[item]) is not { } one) continue;
            answer = one;
            if (++known == 2) run.Fail(FhirPathRules.Singleton, At, "is", (end - start).ToString(CultureInfo.InvariantCulture));
        }
        run.Top = start;
        return Truths.Of(answer);
    }

    /// <returns>Null when there is neither a target nor a type.</returns>
    private bool? Decide(Evaluation run, in FhirPathValue reference)
    {
        if (References.Resolve(run, reference) is { Exists: true } target) return test.Matches(FhirPathValue.Of(target));
        if (!run.Context.ReferenceTypesFromText || test.Fhir is null) return null;
        return References.TypeOf(schema, reference)?.IsA(test.Fhir);
    }
}
