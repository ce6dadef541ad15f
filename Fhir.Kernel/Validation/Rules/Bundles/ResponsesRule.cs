using Fhir.Kernel.Elements;
using Fhir.Kernel.Validation.Catalogue;

namespace Fhir.Kernel.Validation.Rules.Bundles;

/// <summary>https://hl7.org/fhir/R4/bundle-definitions.html#Bundle.entry.response.status</summary>
internal sealed class ResponsesRule : ElementRule
{
    public override void Check(Element element, ValidationRun run)
    {
        foreach (var entry in element.ChildrenNamed("entry"))
            if (entry.Child("response").Child("status") is { HasValue: true } status && !IsStatus(status.Utf8Value))
                run.Report(status, BundleRules.ResponseStatus, PrimitiveRules.Quote(status));
    }

    private static bool IsStatus(ReadOnlySpan<byte> text) =>
        text.Length >= 3 && text[0] is >= (byte)'1' and <= (byte)'5' && PrimitiveFormats.AreDigits(text[..3]) && (text.Length == 3 || text[3] == (byte)' ');
}
