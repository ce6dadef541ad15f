namespace Fhir.Kernel.FhirPath.Functions;

/// <summary>https://hl7.org/fhirpath/N1/#aggregates</summary>
internal static class Aggregates
{
    public static readonly IReadOnlyList<Function> All =
    [
        new("aggregate", 1, 2, call => new AggregateOperation(call), Scope.FirstForItems),
        new("sum", 0, 0, call => new TotalOf(call, Sum)) { LaterFrom = 0 },
        new("min", 0, 0, call => new TotalOf(call, (run, call, left, right) => Extreme(run, call, left, right, isMax: false))) { LaterFrom = 0 },
        new("max", 0, 0, call => new TotalOf(call, (run, call, left, right) => Extreme(run, call, left, right, isMax: true))) { LaterFrom = 0 },
        new("avg", 0, 0, call => new TotalOf(call, Sum, isMean: true)) { LaterFrom = 0 },
    ];

    private static FhirPathValue Sum(Evaluation run, Operation call, FhirPathValue left, FhirPathValue right)
    {
        if (!left.IsTemporal && left.Kind != FhirPathKind.String && Arithmetic.TryApply("+", left, right, out var sum)) return sum;
        run.Fail(FhirPathRules.WrongType, call.At, "sum", $"{left.TypeName} / {right.TypeName}");
        return default;
    }

    /// <summary>Nothing where the order of two is unknown.</summary>
    private static FhirPathValue Extreme(Evaluation run, Operation call, FhirPathValue left, FhirPathValue right, bool isMax)
    {
        if (OrderOperation.TryOrder(run, left, right, out var order)) return order is { } known ? known < 0 == isMax ? right : left : default;
        run.Fail(FhirPathRules.WrongType, call.At, isMax ? "max" : "min", $"{left.TypeName} / {right.TypeName}");
        return default;
    }

    /// <summary>One value of all items, two by two; items of different types are an error. https://hl7.org/fhirpath/#sum--integer--long--decimal--quantity</summary>
    private sealed class TotalOf(Call call, Func<Evaluation, Operation, FhirPathValue, FhirPathValue, FhirPathValue> join, bool isMean = false) : ScalarOperation(call.At)
    {
        private readonly Operation source = call.Source;
        private readonly string name = call.Name;

        public override FhirPathValue Value(Evaluation run)
        {
            var start = run.Top;
            source.Run(run);
            var (count, total) = (run.Top - start, run.Top > start ? First(run, run[start]) : default);
            for (var at = start + 1; at < start + count && total.Exists && run.Spend(); at++) total = Join(run, total, run.ToSystem(run[at]));
            run.Top = start;
            if (!isMean || !total.Exists) return total;
            return Arithmetic.TryApply("/", total, FhirPathValue.Of(count), out var mean) ? mean : default;
        }

        private FhirPathValue First(Evaluation run, in FhirPathValue item)
        {
            var value = run.ToSystem(item);
            // One item alone is held to the same types.
            return value.Exists && Join(run, value, value).Exists ? value : default;
        }

        private FhirPathValue Join(Evaluation run, in FhirPathValue total, in FhirPathValue next)
        {
            // Whole numbers become decimals where a mean is wanted.
            var areAlike = next.Kind == total.Kind || (isMean && next.IsNumber && total.IsNumber);
            if (areAlike || !next.Exists) return next.Exists ? join(run, this, total, next) : total;
            run.Fail(FhirPathRules.WrongType, At, name, $"{total.TypeName} / {next.TypeName}");
            return default;
        }
    }

    private sealed class AggregateOperation(Call call) : Operation(call.At)
    {
        private readonly Operation source = call.Source;
        private readonly Operation aggregator = call.Lambda(0);
        private readonly Operation? init = call.OptionalArgument(1);

        public override void Run(Evaluation run)
        {
            var start = run.Top;
            source.Run(run);
            var (end, self, index, total) = (run.Top, run.This, run.Index, run.Total);
            init?.Run(run);
            for (var at = start; at < end && run.Spend(); at++)
            {
                (run.This, run.Index, run.Total) = (run[at], at - start, (end, run.Top));
                var next = run.Top;
                aggregator.Run(run);
                run.Drop(end, next);
            }
            (run.This, run.Index, run.Total) = (self, index, total);
            run.Drop(start, end);
        }
    }
}
