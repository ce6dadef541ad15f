using System.Globalization;

namespace Fhir.Kernel.FhirPath.Functions;

/// <summary>https://hl7.org/fhirpath/N1/#subsetting</summary>
internal static class Subsetting
{
    public static readonly IReadOnlyList<Function> All =
    [
        new("single", 0, 0, call => new SingleOperation(call)),
        new("first", 0, 0, call => new EndOperation(call, isLast: false)),
        new("last", 0, 0, call => new EndOperation(call, isLast: true)),
        new("tail", 0, 0, call => new SliceOperation(call, new LiteralOperation(call.At, FhirPathValue.Of(1)), isTake: false)),
        new("skip", 1, 1, call => new SliceOperation(call, call.Argument(0), isTake: false)),
        new("take", 1, 1, call => new SliceOperation(call, call.Argument(0), isTake: true)),
        new("intersect", 1, 1, call => new IntersectOperation(call)),
        new("exclude", 1, 1, call => new ExcludeOperation(call)),
    ];

    private sealed class SingleOperation(Call call) : ScalarOperation(call.At)
    {
        private readonly Operation source = call.Source;

        public override FhirPathValue Value(Evaluation run) => source.Single(run, "single()");
    }

    private sealed class EndOperation(Call call, bool isLast) : ScalarOperation(call.At)
    {
        private readonly Operation source = call.Source;

        public override FhirPathValue Value(Evaluation run)
        {
            var start = run.Top;
            source.Run(run);
            var value = run.Top == start ? default : run[isLast ? run.Top - 1 : start];
            run.Top = start;
            return value;
        }
    }

    private sealed class SliceOperation(Call call, Operation number, bool isTake) : Operation(call.At)
    {
        private readonly Operation source = call.Source;
        private readonly string name = call.Name;

        public override void Run(Evaluation run)
        {
            var start = run.Top;
            source.Run(run);
            var value = run.ToSystem(number.Single(run, name));
            if (value.Kind is not (FhirPathKind.Integer or FhirPathKind.None)) run.Fail(FhirPathRules.WrongType, At, name, value.TypeName);
            if (value.Kind != FhirPathKind.Integer)
            {
                run.Top = start;
                return;
            }
            var cut = Math.Clamp(value.Integer, 0, run.Top - start);
            if (isTake) run.Top = start + cut;
            else run.Drop(start, start + cut);
        }
    }

    private sealed class IntersectOperation(Call call) : Operation(call.At)
    {
        private readonly Operation source = call.Source;
        private readonly Operation other = call.Argument(0);

        public override void Run(Evaluation run)
        {
            Members.Keep(run, source, other, isIn: true, out var start);
            Distinct.InPlace(run, start);
        }
    }

    private sealed class ExcludeOperation(Call call) : Operation(call.At)
    {
        private readonly Operation source = call.Source;
        private readonly Operation other = call.Argument(0);

        public override void Run(Evaluation run) => Members.Keep(run, source, other, isIn: false, out _);
    }

    private static class Members
    {
        /// <summary>Leaves the source's items that are, or are not, among the other's.</summary>
        public static void Keep(Evaluation run, Operation source, Operation other, bool isIn, out int start)
        {
            start = run.Top;
            source.Run(run);
            var middle = run.Top;
            other.Run(run);
            var kept = start;
            using (var members = Seen.Of(run, middle, run.Top))
            {
                for (var at = start; at < middle && run.Spend(); at++)
                    if (members.Has(at) == isIn) run[kept++] = run[at];
            }
            run.Top = kept;
        }
    }
}
