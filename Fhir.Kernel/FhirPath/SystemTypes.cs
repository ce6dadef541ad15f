using System.Buffers.Text;
using System.Collections.Frozen;
using System.Globalization;
using System.Text;
using Fhir.Kernel.Elements;

namespace Fhir.Kernel.FhirPath;

/// <summary>How FHIR's types become FHIRPath's System types. https://hl7.org/fhir/R4/fhirpath.html#types</summary>
internal static class SystemTypes
{
    public const string UcumSystem = "http://unitsofmeasure.org";

    /// <summary>The kind a type specifier of the System model names; None for no such type.</summary>
    /// <param name="isQualified">After <c>System.</c>, where R4's own examples write <c>System.string</c>.</param>
    public static FhirPathKind Named(string name, bool isQualified = false) => (isQualified && name.Length > 0 ? char.ToUpperInvariant(name[0]) + name[1..] : name) switch
    {
        "Boolean" => FhirPathKind.Boolean,
        "Integer" => FhirPathKind.Integer,
        "Decimal" => FhirPathKind.Decimal,
        "Long" => FhirPathKind.Long,
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
        Element value = default, unit = default, system = default, code = default;
        foreach (var child in element.Children)
        {
            switch (child.Name)
            {
                case "value": value = child; break;
                case "unit": unit = child; break;
                case "system": system = child; break;
                case "code": code = child; break;
                case "comparator": return FhirPathValue.Of(element);
            }
        }
        if (DecimalOf(value.Utf8Value) is not { Kind: FhirPathKind.Decimal } number) return FhirPathValue.Of(element);
        if (!system.HasValue && !code.HasValue) return FhirPathValue.Of(number.Number, UnitNames.Of(unit), isCalendarUnit: false);
        if (!code.HasValue || (system.HasValue && !system.Utf8Value.SequenceEqual("http://unitsofmeasure.org"u8))) return FhirPathValue.Of(element);
        var ucum = UnitNames.Of(code);
        var calendar = CalendarUnit.OfUcum(ucum);
        return FhirPathValue.Of(number.Number, calendar ?? ucum, calendar is not null);
    }
}

/// <summary>The strings of common units, so that comparing two quantities makes none.</summary>
internal static class UnitNames
{
    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Common = new[]
    {
        "1", "%", "mm[Hg]", "mmHg", "kPa", "cm[H2O]", "kg", "g", "mg", "ug", "ng", "pg", "kg/m2", "cm", "mm", "m", "km", "L", "mL", "dL", "l", "ml", "dl", "fL", "mol", "mmol",
        "umol", "nmol", "pmol", "mol/L", "mmol/L", "umol/L", "nmol/L", "pmol/L", "mmol/l", "mg/L", "g/L", "g/dL", "mg/dL", "ug/L", "ng/mL", "mg/mmol", "10*9/L", "10*12/L",
        "U/L", "u/L", "m[IU]/L", "[IU]/L", "[iU]", "mL/min", "mL/min/{1.73_m2}", "L/min", "/min", "{beats}/min", "Cel", "a", "mo", "wk", "d", "h", "min", "s", "ms", "[lb_av]",
        "[in_i]", "mm/h", "pH", "{INR}", "{score}", "g/mol", "mosm/kg", "kcal", "W", "{steps}",
    }.ToFrozenSet().GetAlternateLookup<ReadOnlySpan<char>>();

    /// <returns><c>1</c> without a unit.</returns>
    public static string Of(Element unit)
    {
        if (!unit.HasValue) return "1";
        Span<char> text = stackalloc char[24];
        return Encoding.UTF8.TryGetChars(unit.Utf8Value, text, out var length) && Common.TryGetValue(text[..length], out var known) ? known : unit.Value!;
    }
}
