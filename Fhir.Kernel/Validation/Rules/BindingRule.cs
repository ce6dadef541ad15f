using Fhir.Kernel.Elements;
using Fhir.Kernel.Outcome;
using Fhir.Kernel.Terminology;

namespace Fhir.Kernel.Validation.Rules;

/// <summary>
/// A code and the value set it is bound to. What nobody here can decide is a warning where the binding is required and nothing where it may be
/// extended. https://hl7.org/fhir/R4/terminologies.html#strength
/// </summary>
/// <param name="valueSet">Canonical; compiled when the first code is looked up.</param>
/// <param name="rule">binding-required, binding-extensible or binding-max.</param>
/// <param name="needsCode">True when text without a code does not do.</param>
internal sealed class BindingRule(string valueSet, Rule rule, bool needsCode) : ElementRule
{
    private ValueSetMembership? membership;

    public override void Check(Element element, ValidationRun run)
    {
        var verdict = CodedValue.Verdict(element, membership ??= run.Book.Terminology.Membership(valueSet));
        if (verdict == Verdict.Member || IsSilent(element)) return;
        if (verdict == Verdict.NotMember) run.Report(element, rule, CodedValue.Text(element), valueSet);
        else if (rule.Severity == Severity.Error) run.Report(element, ValidationRules.BindingNotChecked, CodedValue.Text(element), valueSet);
    }

    // A primitive that only says why it is absent, a Quantity without a unit; text alone where the list may be extended.
    private bool IsSilent(Element element) => !CodedValue.HasCode(element) && !(needsCode && element.Type.Name is ("CodeableConcept" or "Coding"));
}
