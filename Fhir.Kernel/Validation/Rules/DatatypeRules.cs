using Fhir.Kernel.Elements;

namespace Fhir.Kernel.Validation.Rules;

/// <summary>What is numbered by URIs has a URI, in full, for its number. https://hl7.org/fhir/R4/identifier-registry.html</summary>
internal sealed class IdentifierRule : ElementRule
{
    public override void Check(Element element, ValidationRun run)
    {
        if (!element.Child(run.Names.System).Utf8Value.SequenceEqual("urn:ietf:rfc:3986"u8) || element.Child(run.Names.Value) is not { HasValue: true } value) return;
        if (!PrimitiveFormats.IsValid(PrimitiveFormat.Uri, value.Utf8Value) || !IsAbsolute(value.Utf8Value)) run.Report(value, ValidationRules.IdentifierUri, PrimitiveRules.Quote(value));
    }

    // A scheme begins with a letter; an OID alone has none.
    private static bool IsAbsolute(ReadOnlySpan<byte> uri) =>
        uri.IndexOf((byte)':') is var colon and > 0 && char.IsAsciiLetter((char)uri[0]) && uri[..colon].IndexOfAny("/?#"u8) < 0;
}

/// <summary>Decimals, or E, L or U for what could not be measured, with one blank between them. https://hl7.org/fhir/R4/datatypes.html#SampledData</summary>
internal sealed class SampledDataRule : ElementRule
{
    public override void Check(Element element, ValidationRun run)
    {
        var data = element.Child("data");
        if (!data.HasValue) return;
        foreach (var range in data.Utf8Value.Split((byte)' '))
        {
            var point = data.Utf8Value[range];
            if (point is [(byte)'E' or (byte)'L' or (byte)'U'] || PrimitiveFormats.IsValid(PrimitiveFormat.Decimal, point)) continue;
            run.Report(data, ValidationRules.SampledData, PrimitiveRules.Quote(point));
            return;
        }
    }
}
