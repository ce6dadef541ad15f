using Fhir.Kernel.Definitions;
using Fhir.Kernel.Elements;
using Fhir.Kernel.FhirPath;
using Fhir.Kernel.Outcome;

namespace Fhir.Kernel.Validation.Rules;

/// <summary>
/// A constraint in FHIRPath, with the element it stands on as focus. It must come to true: what is empty is not met, as the validators that profiles are written with have it. R4's own constraints are
/// the exception, for they are empty where what they speak of is absent: followed to the letter they would refuse every entry without fullUrl (bdl-8,
/// <c>fullUrl.contains('/_history/').not()</c>) and every definition without name (sdf-0 and its like). HL7's Java validator patches them one by one.
/// https://hl7.org/fhir/R4/conformance-rules.html#constraints
/// </summary>
/// <param name="isOfR4">Whether R4 itself makes the constraint.</param>
internal sealed class InvariantRule(ConstraintDefinition constraint, FhirPathExpression expression, bool isOfR4) : ElementRule
{
    private readonly Rule rule = ValidationRules.Invariant(constraint);

    public override void Check(Element element, ValidationRun run)
    {
        var holds = expression.EvaluateBoolean(element, run.FhirPath, out var failure);
        if (failure is not null) run.Report(element, ValidationRules.InvariantNotEvaluated, constraint.Key, failure.Text(Language.En));
        else if (!(holds ?? isOfR4)) run.Report(element, rule, constraint.IsBestPractice ? run.Options.BestPractice : rule.Severity);
    }
}

/// <summary>A constraint whose FHIRPath does not compile: said once for each element, never taken for an error of the instance.</summary>
internal sealed class UnreadableInvariantRule(string key, string reason) : ElementRule
{
    public override void Check(Element element, ValidationRun run) => run.Report(element, ValidationRules.InvariantNotEvaluated, key, reason);
}
