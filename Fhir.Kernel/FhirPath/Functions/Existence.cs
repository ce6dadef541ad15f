namespace Fhir.Kernel.FhirPath.Functions;

/// <summary>https://hl7.org/fhirpath/N1/#existence</summary>
internal static class Existence
{
    public static readonly IReadOnlyList<Function> All =
    [
        new("empty", 0, 0, call => new EmptyOperation(call)),
        new("exists", 0, 1, call => call.Count == 0 ? new ExistsOperation(call) : new AnyOperation(call), Scope.Items),
        new("all", 1, 1, call => new AllOperation(call), Scope.Items),
        new("allTrue", 0, 0, call => new BooleansOperation(call, wanted: true, isAll: true)),
        new("anyTrue", 0, 0, call => new BooleansOperation(call, wanted: true, isAll: false)),
        new("allFalse", 0, 0, call => new BooleansOperation(call, wanted: false, isAll: true)),
        new("anyFalse", 0, 0, call => new BooleansOperation(call, wanted: false, isAll: false)),
        new("subsetOf", 1, 1, call => new SubsetOperation(call.At, call.Source, call.Argument(0), isPartFirst: true)),
        new("supersetOf", 1, 1, call => new SubsetOperation(call.At, call.Source, call.Argument(0), isPartFirst: false)),
        new("count", 0, 0, call => new CountOperation(call)),
        new("distinct", 0, 0, call => new DistinctOperation(call)),
        new("isDistinct", 0, 0, call => new IsDistinctOperation(call)),
        new("not", 0, 0, call => new NotOperation(call.At, call.Source)),
    ];

    private sealed class EmptyOperation(Call call) : BooleanOperation(call.At)
    {
        private readonly Operation source = call.Source;

        public override Truth Decide(Evaluation run) => Truths.Of(!source.Any(run));
    }

    private sealed class ExistsOperation(Call call) : BooleanOperation(call.At)
    {
        private readonly Operation source = call.Source;

        public override Truth Decide(Evaluation run) => Truths.Of(source.Any(run));
    }

    /// <summary><c>exists(criteria)</c>.</summary>
    private sealed class AnyOperation(Call call) : BooleanOperation(call.At)
    {
        private readonly Operation source = call.Source;
        private readonly Operation criteria = call.Lambda(0);

        public override Truth Decide(Evaluation run) => Truths.Of(Iteration.HoldsForAny(run, source, criteria));
    }

    private sealed class AllOperation(Call call) : BooleanOperation(call.At)
    {
        private readonly Operation source = call.Source;
        private readonly Operation criteria = call.Lambda(0);

        public override Truth Decide(Evaluation run) => Truths.Of(Iteration.HoldsForAll(run, source, criteria));
    }

    private sealed class BooleansOperation(Call call, bool wanted, bool isAll) : BooleanOperation(call.At)
    {
        private readonly Operation source = call.Source;
        private readonly string name = call.Name;

        public override Truth Decide(Evaluation run)
        {
            var start = run.Top;
            source.Run(run);
            var answer = isAll;
            for (var at = start; at < run.Top && answer == isAll; at++)
            {
                var value = run.ToSystem(run[at]);
                if (value.Kind == FhirPathKind.Boolean) answer = value.Boolean == wanted;
                else if (value.Exists) run.Fail(FhirPathRules.WrongType, At, name, value.TypeName);
            }
            run.Top = start;
            return Truths.Of(answer);
        }
    }

    private sealed class SubsetOperation(int at, Operation source, Operation other, bool isPartFirst) : BooleanOperation(at)
    {
        public override Truth Decide(Evaluation run)
        {
            var start = run.Top;
            source.Run(run);
            var (middle, end) = (run.Top, run.Top);
            other.Run(run);
            end = run.Top;
            var isSubset = true;
            using var members = isPartFirst ? Seen.Of(run, middle, end) : Seen.Of(run, start, middle);
            var (from, to) = isPartFirst ? (start, middle) : (middle, end);
            for (var item = from; item < to && isSubset; item++) isSubset = members.Has(item);
            run.Top = start;
            return Truths.Of(isSubset);
        }
    }

    private sealed class CountOperation(Call call) : ScalarOperation(call.At)
    {
        private readonly Operation source = call.Source;

        public override FhirPathValue Value(Evaluation run) => FhirPathValue.Of(source.Count(run));
    }

    private sealed class DistinctOperation(Call call) : Operation(call.At)
    {
        private readonly Operation source = call.Source;

        public override void Run(Evaluation run)
        {
            var start = run.Top;
            source.Run(run);
            Distinct.InPlace(run, start);
        }

        public override bool Any(Evaluation run) => source.Any(run);
    }

    private sealed class IsDistinctOperation(Call call) : BooleanOperation(call.At)
    {
        private readonly Operation source = call.Source;

        public override Truth Decide(Evaluation run)
        {
            var start = run.Top;
            source.Run(run);
            var isDistinct = Distinct.Is(run, start);
            run.Top = start;
            return Truths.Of(isDistinct);
        }
    }
}
