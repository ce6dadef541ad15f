namespace Fhir.Kernel.FhirPath.Functions;

/// <summary>https://hl7.org/fhirpath/N1/#filtering-and-projection</summary>
internal static class Filtering
{
    public static readonly IReadOnlyList<Function> All =
    [
        new("where", 1, 1, call => new WhereOperation(call), Scope.Items),
        new("select", 1, 1, call => new SelectOperation(call), Scope.Items),
        new("repeat", 1, 1, call => new RepeatOperation(call), Scope.Items),
        new("ofType", 1, 1, call => new OfTypeOperation(call.At, call.Source, call.Type(0)), Scope.Type),
    ];

    private sealed class WhereOperation(Call call) : Operation(call.At)
    {
        private readonly Operation source = call.Source;
        private readonly Operation criteria = call.Lambda(0);

        public override void Run(Evaluation run)
        {
            var start = run.Top;
            source.Run(run);
            Iteration.Filter(run, start, criteria);
        }

        public override bool Any(Evaluation run) => Iteration.HoldsForAny(run, source, criteria);
    }

    private sealed class SelectOperation(Call call) : Operation(call.At)
    {
        private readonly Operation source = call.Source;
        private readonly Operation projection = call.Lambda(0);
        private readonly Probe probe = new(call.Lambda(0));

        public override void Run(Evaluation run)
        {
            var start = run.Top;
            source.Run(run);
            var end = run.Top;
            Iteration.Project(run, start, end, projection);
            run.Drop(start, end);
        }

        public override bool Any(Evaluation run) => Iteration.HoldsForAny(run, source, probe);
    }

    /// <summary>True where a projection gives anything.</summary>
    private sealed class Probe(Operation projection) : BooleanOperation(projection.At)
    {
        public override Truth Decide(Evaluation run) => Truths.Of(projection.Any(run));
    }

    /// <summary>
    /// Projects what it found until nothing new comes. An item equal to one it has is not new, so a projection that gives its own input ends.
    /// </summary>
    private sealed class RepeatOperation(Call call) : Operation(call.At)
    {
        private readonly Operation source = call.Source;
        private readonly Operation projection = call.Lambda(0);

        public override void Run(Evaluation run)
        {
            var start = run.Top;
            source.Run(run);
            var first = run.Top;
            using var seen = Seen.Rent(run, first);
            Iteration.Project(run, start, first, projection);
            Distinct.Compact(run, seen, first);
            for (var next = first; next < run.Top && run.Spend(); next++)
            {
                var end = run.Top;
                Iteration.Project(run, next, next + 1, projection);
                Distinct.Compact(run, seen, end);
            }
            run.Drop(start, first);
        }
    }
}
