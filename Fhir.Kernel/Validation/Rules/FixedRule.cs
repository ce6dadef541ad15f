using Fhir.Kernel.Elements;

namespace Fhir.Kernel.Validation.Rules;

/// <summary>https://hl7.org/fhir/R4/elementdefinition-definitions.html#ElementDefinition.fixed_x_</summary>
internal sealed class FixedRule(ValueTemplate value, string id) : ElementRule
{
    public override void Check(Element element, ValidationRun run)
    {
        if (!value.IsEqualTo(element)) run.Report(element, ValidationRules.FixedValue, value.Text, id);
    }
}
