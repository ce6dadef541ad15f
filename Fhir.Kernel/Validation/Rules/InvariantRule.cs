using Fhir.Kernel.Elements;
using Fhir.Kernel.FhirPath;
using Fhir.Kernel.Outcome;

namespace Fhir.Kernel.Validation.Rules;

/// <summary>
/// A constraint in FHIRPath, with the element it stands on as focus. Only false breaks it: R4's own constraints are empty where what they speak of is
/// absent. HL7's Java validator takes empty for false, and patches R4's constraints one by one; followed to the letter that would refuse every entry without
/// fullUrl (bdl-8, <c>fullUrl.contains('/_history/').not()</c>) and every definition without name (sdf-0 and its like).
/// https://hl7.org/fhir/R4/conformance-rules.html#constraints
/// </summary>
/// <param name="isBestPractice">How serious it is, is then the caller's to say.</param>
internal sealed class InvariantRule(string key, FhirPathExpression expression, Rule rule, bool isBestPractice) : ElementRule
{
    public override void Check(Element element, ValidationRun run)
    {
        var holds = expression.EvaluateBoolean(element, run.FhirPath, out var failure);
        if (failure is not null) run.Report(element, ValidationRules.InvariantNotEvaluated, key, failure.Text(Language.En));
        else if (holds == false) run.Report(element, rule, isBestPractice ? run.Options.BestPractice : rule.Severity);
    }
}

/// <summary>A constraint whose FHIRPath does not compile: said once for each element, never taken for an error of the instance.</summary>
internal sealed class UnreadableInvariantRule(string key, string reason) : ElementRule
{
    public override void Check(Element element, ValidationRun run) => run.Report(element, ValidationRules.InvariantNotEvaluated, key, reason);
}
