namespace Fhir.Kernel.FhirPath.Functions;

/// <summary>Later additions on collections. https://hl7.org/fhirpath/#filtering-and-projection and https://hl7.org/fhirpath/#utility-functions</summary>
internal static class LaterCollections
{
    private const int MostKeys = 100;

    public static readonly IReadOnlyList<Function> All =
    [
        new("coalesce", 1, MostKeys, call => new CoalesceOperation(call)) { LaterFrom = 0 },
        new("sort", 0, MostKeys, call => new SortOperation(call), Scope.Items) { LaterFrom = 0 },
        new("repeatAll", 1, 1, call => new RepeatAllOperation(call), Scope.Items) { LaterFrom = 0 },
        new("defineVariable", 1, 2, call => new DefineVariableOperation(call), Scope.LastForItems) { LaterFrom = 0 },
        new("pathname", 0, 0, call => new PathNameOperation(call)) { LaterFrom = 0 },
        new("comparable", 1, 1, SimpleOperation.Of(Comparable)) { LaterFrom = 0 },
    ];

    /// <summary>Whether two quantities have an order; nothing when either is none. https://hl7.org/fhirpath/#fn-comparable</summary>
    private static FhirPathValue Comparable(Evaluation run, SimpleOperation call, FhirPathValue input, FhirPathValue other)
    {
        var (left, right) = (AsQuantity(run.ToSystem(input)), AsQuantity(run.ToSystem(other)));
        return left.Exists && right.Exists ? FhirPathValue.Of(UnitConversion.Compare(left, right) is not null) : default;
    }

    private static FhirPathValue AsQuantity(in FhirPathValue value) => value.IsNumber ? Equality.AsQuantity(value) : value.Kind == FhirPathKind.Quantity ? value : default;

    /// <summary>The first argument that gives anything; those after it are left alone.</summary>
    private sealed class CoalesceOperation(Call call) : Operation(call.At)
    {
        private readonly Operation[] values = [.. Enumerable.Range(0, call.Count).Select(call.Argument)];

        public override void Run(Evaluation run)
        {
            var start = run.Top;
            foreach (var value in values)
            {
                value.Run(run);
                if (run.Top > start) return;
            }
        }
    }

    /// <summary><c>repeat()</c> that keeps what is equal; only the limits end one that does not go down a tree.</summary>
    private sealed class RepeatAllOperation(Call call) : Operation(call.At)
    {
        private readonly Operation source = call.Source;
        private readonly Operation projection = call.Lambda(0);

        public override void Run(Evaluation run)
        {
            var start = run.Top;
            source.Run(run);
            var first = run.Top;
            Iteration.Project(run, start, first, projection);
            for (var next = first; next < run.Top && run.Spend(); next++) Iteration.Project(run, next, next + 1, projection);
            run.Drop(start, first);
        }
    }

    /// <summary>Gives its input, and a name to it or to what the projection makes of it, for the steps that follow.</summary>
    private sealed class DefineVariableOperation(Call call) : Operation(call.At)
    {
        private readonly Operation source = call.Source;
        private readonly Operation name = call.Argument(0);
        private readonly Operation? projection = call.Count > 1 ? call.ForInput(1) : null;

        public override void Run(Evaluation run)
        {
            var start = run.Top;
            source.Run(run);
            var end = run.Top;
            var value = run.ToSystem(name.Single(run, "defineVariable"));
            if (value.String is not { } label)
            {
                if (!run.HasFailed) run.Fail(FhirPathRules.WrongType, At, "defineVariable", value.Exists ? value.TypeName : "{}");
                return;
            }
            if (Variables.IsTaken(run, label))
            {
                run.Fail(FhirPathRules.VariableExists, At, label);
                return;
            }
            run.Define(label, Values(run, start, end));
            run.Top = end;
        }

        private FhirPathValues Values(Evaluation run, int start, int end)
        {
            if (projection is null) return run.Spend(end - start) ? run.ToValues(start, end) : FhirPathValues.Empty;
            var outer = run.Input;
            run.Input = (start, end);
            projection.Run(run);
            run.Input = outer;
            return run.Spend(run.Top - end) ? run.ToValues(end, run.Top) : FhirPathValues.Empty;
        }
    }

    /// <summary>The path of each element of the evaluation's own document. https://hl7.org/fhirpath/#fn-pathname</summary>
    private sealed class PathNameOperation(Call call) : Operation(call.At)
    {
        private readonly Operation source = call.Source;

        public override void Run(Evaluation run)
        {
            var start = run.Top;
            source.Run(run);
            var kept = start;
            for (var at = start; at < run.Top && run.Spend(); at++)
            {
                var element = run[at].Element;
                var isOwn = element.Exists && ReferenceEquals(element.Document, run.FocusItem.Reference);
                if (isOwn && run.Made(element.Path, At) is { Exists: true } path) run[kept++] = path;
            }
            run.Top = kept;
        }
    }
}
