using System.Text;
using Fhir.Kernel.Definitions;
using Fhir.Kernel.Elements;

namespace Fhir.Kernel.Validation.Rules;

/// <summary>A primitive has a value or an extension (ele-1), and the value is spelt as its type demands.</summary>
internal static class PrimitiveRules
{
    private const int LongestQuoted = 60;

    public static void Check(Element element, ValidationRun run)
    {
        if (!element.HasValue)
        {
            if (!ContentRules.HasContent(element, run)) run.Report(element, ContentRules.NotEmpty);
            return;
        }
        var format = run.Names.FormatOf(element.Type);
        if (format == PrimitiveFormat.Xhtml) CheckNarrative(element, run);
        else if (!PrimitiveFormats.IsValid(format, element.Utf8Value)) run.Report(element, ValidationRules.PrimitiveFormat, Quote(element), element.Type.Name);
        else if (format == PrimitiveFormat.String && element.Utf8Value is [<= (byte)' ', ..] or [.., <= (byte)' ']) run.Report(element, ValidationRules.PrimitiveWhitespace, Quote(element));
    }

    // txt-1 and txt-2
    private static void CheckNarrative(Element element, ValidationRun run)
    {
        var narrative = new Narrative(element.Utf8Value);
        if (!narrative.Read()) run.Report(element, ValidationRules.PrimitiveFormat, Quote(element), "xhtml");
        else if (narrative.Forbidden is { } forbidden) run.Report(element, ValidationRules.NarrativeContent, forbidden);
        else if (!narrative.HasContent) run.Report(element, Empty);
    }

    private static readonly Outcome.Rule Empty = ValidationRules.Invariant(
        new ConstraintDefinition("txt-2", true, "The narrative SHALL have some non-whitespace content", null, "http://hl7.org/fhir/StructureDefinition/Narrative"));

    internal static string Quote(Element element) => Quote(element.Utf8Value);

    internal static string Quote(ReadOnlySpan<byte> utf8)
    {
        var text = Encoding.UTF8.GetString(utf8);
        return text.Length <= LongestQuoted ? text : text[..LongestQuoted] + "…";
    }
}
