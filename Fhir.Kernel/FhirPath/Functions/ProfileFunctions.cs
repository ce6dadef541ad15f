using Fhir.Kernel.Elements;

namespace Fhir.Kernel.FhirPath.Functions;

/// <summary>What FHIR R4 asks of definitions and profiles. https://hl7.org/fhir/R4/fhirpath.html#functions</summary>
internal static class ProfileFunctions
{
    public static readonly IReadOnlyList<Function> All =
    [
        new("conformsTo", 1, 1, call => new ConformsToOperation(call)),
        new("slice", 2, 2, call => new SliceOperation(call)),
        new("elementDefinition", 0, 0, call => new ElementDefinitionOperation(call)),
    ];

    private sealed class ConformsToOperation(Call call) : BooleanOperation(call.At)
    {
        private readonly Operation source = call.Source;
        private readonly Operation profile = call.Argument(0);

        public override Truth Decide(Evaluation run)
        {
            var item = source.Single(run, "conformsTo");
            if (Question.Text(run, profile, At, "conformsTo") is not { } canonical || item.Kind != FhirPathKind.Element || !Question.IsAffordable(run, item.Element))
                return FhirPath.Truth.Empty;
            return Question.Truth(run, this, "conformsTo", run.Context.ConformsTo?.Invoke(canonical, item.Element) ?? FhirPathAnswer.Unknown, canonical);
        }
    }

    /// <summary>
    /// <c>slice(structure, name)</c>: of the items those that are in the slice. R4's words ("if the slice is present on the element, it will be returned") leave open
    /// whether the items are the sliced elements; later texts say that they are.
    /// </summary>
    private sealed class SliceOperation(Call call) : Operation(call.At)
    {
        private readonly Operation source = call.Source;
        private readonly Operation structure = call.Argument(0);
        private readonly Operation slice = call.Argument(1);

        public override void Run(Evaluation run)
        {
            var start = run.Top;
            source.Run(run);
            var (kept, canonical, name) = (start, Question.Text(run, structure, At, "slice"), Question.Text(run, slice, At, "slice"));
            for (var at = start; at < run.Top && canonical is not null && name is not null && !run.HasFailed; at++)
                if (IsIn(run, run[at].Element, canonical, name)) run[kept++] = run[at];
            run.Top = kept;
        }

        private bool IsIn(Evaluation run, Element element, string canonical, string name)
        {
            if (!element.Exists || !Question.IsAffordable(run, element)) return false;
            var answer = run.Context.IsInSlice?.Invoke(canonical, name, element) ?? FhirPathAnswer.Unknown;
            return Question.Truth(run, this, "slice", answer, $"{canonical}#{name}") == FhirPath.Truth.True;
        }
    }

    private sealed class ElementDefinitionOperation(Call call) : Operation(call.At)
    {
        private readonly Operation source = call.Source;

        public override void Run(Evaluation run)
        {
            var start = run.Top;
            source.Run(run);
            var kept = start;
            for (var at = start; at < run.Top && run.Spend(); at++)
            {
                var found = run[at].Element is { Exists: true } element && Question.IsAffordable(run, default) ? run.Context.ElementDefinition?.Invoke(element) ?? default : default;
                if (found.Exists) run[kept++] = FhirPathValue.Of(found);
            }
            run.Top = kept;
        }
    }
}
