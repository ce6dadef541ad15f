using Fhir.Kernel.Elements;
using Fhir.Kernel.Outcome;
using Fhir.Kernel.Terminology;

namespace Fhir.Kernel.Validation.Rules;

/// <summary>
/// A code and the value set it is bound to. What nobody here can decide is a warning where the binding is required and nothing where it may be
/// extended. https://hl7.org/fhir/R4/terminologies.html#strength
/// </summary>
/// <param name="valueSet">Canonical.</param>
/// <param name="rule">binding-required, binding-extensible or binding-max.</param>
/// <param name="needsCode">True when text without a code does not do.</param>
internal sealed class BindingRule(string valueSet, Rule rule, bool needsCode) : ElementRule
{
    // Compiled when the first code is looked up. Which service did it is part of the answer: the rules of types are shared by validators over different definitions.
    private Compiled? compiled;

    public override void Check(Element element, ValidationRun run)
    {
        var verdict = CodedValue.Verdict(element, Membership(run.Book.Terminology));
        if (verdict == Verdict.Member || IsSilent(element)) return;
        if (verdict == Verdict.NotMember) run.Report(element, rule, CodedValue.Text(element), valueSet);
        else if (rule.Severity == Severity.Error) run.Report(element, ValidationRules.BindingNotChecked, CodedValue.Text(element), valueSet);
    }

    private ValueSetMembership Membership(TerminologyService terminology)
    {
        if (compiled is not { } known || known.Terminology != terminology) compiled = known = new Compiled(terminology, terminology.Membership(valueSet));
        return known.Membership;
    }

    private sealed record Compiled(TerminologyService Terminology, ValueSetMembership Membership);

    // A primitive that only says why it is absent, a Quantity without a unit; text alone where the list may be extended.
    private bool IsSilent(Element element) => !CodedValue.HasCode(element) && !(needsCode && element.Type.Name is ("CodeableConcept" or "Coding"));
}
