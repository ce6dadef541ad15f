using Fhir.Kernel.Elements;

namespace Fhir.Kernel.Validation.Rules;

/// <summary>https://hl7.org/fhir/R4/elementdefinition-definitions.html#ElementDefinition.pattern_x_</summary>
internal sealed class PatternRule(ValueTemplate value, string id) : ElementRule
{
    public override void Check(Element element, ValidationRun run)
    {
        if (!value.IsIn(element)) run.Report(element, ValidationRules.PatternValue, value.Text, id);
    }
}
