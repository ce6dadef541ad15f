using Fhir.Kernel.Elements;
using Fhir.Kernel.FhirPath;
using Fhir.Kernel.Outcome;

namespace Fhir.Kernel.Validation.Rules;

/// <summary>
/// A constraint in FHIRPath, with the element it stands on as focus. Only false breaks it: R4's own constraints are empty where what they speak of is
/// absent (bdl-8 of an entry without fullUrl). https://hl7.org/fhir/R4/conformance-rules.html#constraints
/// </summary>
internal sealed class InvariantRule(string key, FhirPathExpression expression, Rule rule) : ElementRule
{
    public override void Check(Element element, ValidationRun run)
    {
        var holds = expression.EvaluateBoolean(element, run.FhirPath, out var failure);
        if (failure is not null) run.Report(element, ValidationRules.InvariantNotEvaluated, key, failure.Text(Language.En));
        else if (holds == false) run.Report(element, rule);
    }
}

/// <summary>A constraint whose FHIRPath does not compile: said once for each element, never taken for an error of the instance.</summary>
internal sealed class UnreadableInvariantRule(string key, string reason) : ElementRule
{
    public override void Check(Element element, ValidationRun run) => run.Report(element, ValidationRules.InvariantNotEvaluated, key, reason);
}
