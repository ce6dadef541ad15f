namespace Fhir.Kernel.FhirPath.Functions;

/// <summary>https://hl7.org/fhirpath/N1/#aggregates</summary>
internal static class Aggregates
{
    public static readonly IReadOnlyList<Function> All = [new("aggregate", 1, 2, call => new AggregateOperation(call), Scope.Items)];

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
