using Fhir.Kernel.Elements;

namespace Fhir.Kernel.FhirPath.Functions;

/// <summary>What FHIR R4 asks a terminology service. https://hl7.org/fhir/R4/fhirpath.html#functions</summary>
internal static class TerminologyFunctions
{
    public static readonly IReadOnlyList<Function> All =
    [
        new("memberOf", 1, 1, call => new MemberOfOperation(call)),
        new("subsumes", 1, 1, call => new SubsumesOperation(call, isInputAbove: true)),
        new("subsumedBy", 1, 1, call => new SubsumesOperation(call, isInputAbove: false)),
    ];

    private sealed class MemberOfOperation(Call call) : BooleanOperation(call.At)
    {
        private readonly Operation source = call.Source;
        private readonly Operation valueSet = call.Argument(0);

        public override Truth Decide(Evaluation run)
        {
            var item = source.Single(run, "memberOf");
            if (Question.Text(run, valueSet, At, "memberOf") is not { } canonical || !item.Exists || !Question.IsAffordable(run, item.Element)) return FhirPath.Truth.Empty;
            return Question.Truth(run, this, "memberOf", run.Context.MemberOf?.Invoke(canonical, item) ?? FhirPathAnswer.Unknown, canonical);
        }
    }

    /// <summary><c>subsumes(code)</c> and <c>subsumedBy(code)</c>: Coding or CodeableConcept on both sides.</summary>
    private sealed class SubsumesOperation(Call call, bool isInputAbove) : BooleanOperation(call.At)
    {
        private readonly Operation source = call.Source;
        private readonly Operation code = call.Argument(0);
        private readonly string name = call.Name;

        public override Truth Decide(Evaluation run)
        {
            var (input, other) = (source.Single(run, name), code.Single(run, name));
            if (!IsCoded(run, input) || !IsCoded(run, other) || !Question.IsAffordable(run, input.Element) || !Question.IsAffordable(run, other.Element)) return FhirPath.Truth.Empty;
            var (above, below) = isInputAbove ? (input.Element, other.Element) : (other.Element, input.Element);
            return Question.Truth(run, this, name, run.Context.Subsumes?.Invoke(above, below) ?? FhirPathAnswer.Unknown, above.Path);
        }

        private bool IsCoded(Evaluation run, in FhirPathValue item)
        {
            if (run.HasFailed || !item.Exists) return false;
            var isCoded = item.Element is { Exists: true } element && element.Type.Name is "Coding" or "CodeableConcept";
            if (!isCoded) run.Fail(FhirPathRules.WrongType, At, name, item.TypeName);
            return isCoded;
        }
    }
}
