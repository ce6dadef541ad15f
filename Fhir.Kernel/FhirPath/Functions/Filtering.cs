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

        public override bool Any(Evaluation run) => Iteration.Find(run, source, criteria, FhirPath.Truth.True);
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

        public override bool Any(Evaluation run) => Iteration.Find(run, source, probe, FhirPath.Truth.True);
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
            Iteration.Project(run, start, first, projection);
            Distinct.InPlace(run, first);
            for (var next = first; next < run.Top && run.Spend(); next++) Expand(run, first, next);
            run.Drop(start, first);
        }

        private void Expand(Evaluation run, int first, int item)
        {
            var end = run.Top;
            Iteration.Project(run, item, item + 1, projection);
            if (run.Top > end) Distinct.InPlace(run, first);
        }
    }
}
