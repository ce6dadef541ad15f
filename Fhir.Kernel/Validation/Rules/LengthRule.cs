using System.Globalization;
using Fhir.Kernel.Elements;

namespace Fhir.Kernel.Validation.Rules;

/// <summary>https://hl7.org/fhir/R4/elementdefinition-definitions.html#ElementDefinition.maxLength</summary>
/// <param name="most">In characters.</param>
internal sealed class LengthRule(int most, string id) : ElementRule
{
    public override void Check(Element element, ValidationRun run)
    {
        if (element.Utf8Value.Length <= most) return;
        var length = PrimitiveFormats.CharacterCount(element.Utf8Value);
        if (length > most) run.Report(element, ValidationRules.MaxLength, Text(length), Text(most), id);
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
