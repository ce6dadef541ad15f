using System.Buffers.Text;
using System.Globalization;
using System.Text;
using Fhir.Kernel.Elements;

namespace Fhir.Kernel.FhirPath;

/// <summary>How FHIR's types become FHIRPath's System types. https://hl7.org/fhir/R4/fhirpath.html#types</summary>
internal static class SystemTypes
{
    public const string UcumSystem = "http://unitsofmeasure.org";

    /// <summary>The kind a type specifier of the System model names; None for no such type.</summary>
    public static FhirPathKind Named(string name) => name switch
    {
        "Boolean" => FhirPathKind.Boolean,
        "Integer" => FhirPathKind.Integer,
        "Decimal" => FhirPathKind.Decimal,
        "String" => FhirPathKind.String,
        "Date" => FhirPathKind.Date,
        "DateTime" => FhirPathKind.DateTime,
        "Time" => FhirPathKind.Time,
        "Quantity" => FhirPathKind.Quantity,
        _ => FhirPathKind.None,
    };

    public static FhirPathValue ValueOf(Element element)
    {
        var kind = element.Type.SystemKind;
        if (kind == FhirPathKind.None) return FhirPathValue.Of(element);
        if (kind == FhirPathKind.Quantity) return QuantityOf(element);
        if (!element.HasValue) return default;

        var text = element.Utf8Value;
        return kind switch
        {
            FhirPathKind.Boolean => FhirPathValue.Of(text.SequenceEqual("true"u8)),
            FhirPathKind.Integer => Utf8Parser.TryParse(text, out int integer, out var used) && used == text.Length ? FhirPathValue.Of(integer) : TextOf(text),
            FhirPathKind.Decimal => DecimalOf(text),
            FhirPathKind.Date => PartialDateTime.TryParseDate(text, out var date) ? FhirPathValue.Of(kind, date) : TextOf(text),
            FhirPathKind.DateTime => PartialDateTime.TryParseDateTime(text, out var time) ? FhirPathValue.Of(kind, time) : TextOf(text),
            FhirPathKind.Time => PartialDateTime.TryParseTime(text, out var time) ? FhirPathValue.Of(kind, time) : TextOf(text),
            _ => TextOf(text),
        };
    }

    // A value that its type does not allow stays text: the validator reports it, and FHIRPath must still be able to look at it.
    private static FhirPathValue TextOf(ReadOnlySpan<byte> text) => FhirPathValue.Of(Encoding.UTF8.GetString(text));

    private static FhirPathValue DecimalOf(ReadOnlySpan<byte> text) =>
        decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? FhirPathValue.Of(number) : TextOf(text);

    /// <summary>
    /// A FHIR Quantity is a System quantity when it has a UCUM code and no comparator; UCUM's year to second become calendar units.
    /// One without a system keeps its unit as a unit of its own, so that a Range with the same unit in both ends can be compared.
    /// https://hl7.org/fhir/R4/fhirpath.html#quantity
    /// </summary>
    private static FhirPathValue QuantityOf(Element element)
    {
        if (element.Child("comparator").HasValue || DecimalOf(element.Child("value").Utf8Value) is not { Kind: FhirPathKind.Decimal } number)
            return FhirPathValue.Of(element);

        var (system, code) = (element.ValueOf("system"), element.ValueOf("code"));
        if (system is null && code is null) return FhirPathValue.Of(number.Number, element.ValueOf("unit") ?? "1", isCalendarUnit: false);
        if (code is null || (system is not null && system != UcumSystem)) return FhirPathValue.Of(element);
        var calendar = CalendarUnit.OfUcum(code);
        return FhirPathValue.Of(number.Number, calendar ?? code, calendar is not null);
    }
}
