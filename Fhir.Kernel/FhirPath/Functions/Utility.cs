namespace Fhir.Kernel.FhirPath.Functions;

/// <summary>https://hl7.org/fhirpath/N1/#utility-functions</summary>
internal static class Utility
{
    public static readonly IReadOnlyList<Function> All =
    [
        new("trace", 1, 2, call => new TraceOperation(call), Scope.LastForItems),
        new("now", 0, 0, call => new ClockOperation(call.At, now => FhirPathValue.Of(FhirPathKind.DateTime, now))),
        new("today", 0, 0, call => new ClockOperation(call.At, now => FhirPathValue.Of(FhirPathKind.Date, now.ToDate()))),
        new("timeOfDay", 0, 0, call => new ClockOperation(call.At, now => FhirPathValue.Of(FhirPathKind.Time, now.ToTimeOfDay()))),
    ];

    private sealed class ClockOperation(int at, Func<PartialDateTime, FhirPathValue> read) : ScalarOperation(at)
    {
        public override FhirPathValue Value(Evaluation run) => read(PartialDateTime.Of(run.Now));
    }

    /// <summary>Gives its input unchanged; free when nobody listens.</summary>
    private sealed class TraceOperation(Call call) : Operation(call.At)
    {
        private readonly Operation source = call.Source;
        private readonly Operation name = call.Argument(0);
        private readonly Operation? projection = call.Count > 1 ? call.Lambda(1) : null;

        public override void Run(Evaluation run)
        {
            var start = run.Top;
            source.Run(run);
            if (run.Context.Trace is { } trace) Trace(run, start, trace);
        }

        public override bool Any(Evaluation run) => run.Context.Trace is null ? source.Any(run) : base.Any(run);

        private void Trace(Evaluation run, int start, Action<string, FhirPathValues> trace)
        {
            var end = run.Top;
            var label = name.Single(run, "trace").ToString();
            if (projection is not null) Iteration.Project(run, start, end, projection);
            if (!run.HasFailed) trace(label, projection is null ? run.ToValues(start, end) : run.ToValues(end, run.Top));
            run.Top = end;
        }
    }
}
