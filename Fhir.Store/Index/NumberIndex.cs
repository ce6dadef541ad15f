using System.Globalization;
using Fhir.Kernel.Definitions;
using Fhir.Kernel.Elements;

namespace Fhir.Store.Index;

/// <summary>https://hl7.org/fhir/R4/search.html#number and https://hl7.org/fhir/R4/search.html#quantity</summary>
internal static class NumberIndex
{
    private const string Currencies = "urn:iso:std:iso:4217";

    public static void AddNumber(Element element, List<IndexValue> values)
    {
        if (LimitsOf(element, NumberOf) is var (low, high) && (low ?? high) is not null) values.Add(Value(SearchParameterType.Number, low, high, default));
    }

    public static void AddQuantity(Element element, List<IndexValue> values)
    {
        var (low, high) = LimitsOf(element, NumberOf);
        if ((low ?? high) is null) return;
        var unit = UnitOf(element);
        values.Add(Value(SearchParameterType.Quantity, low, high, unit) with { Canonical = unit.System == CanonicalAmount.Ucum ? CanonicalOf(element, unit) : null });
    }

    private static IndexValue Value(SearchParameterType kind, double? low, double? high, (string Code, string? System, string Unit) unit)
    {
        if (low > high) (low, high) = (high, low);
        return new IndexValue(kind, unit.Code ?? "", unit.System)
        {
            Low = low ?? double.NegativeInfinity,
            High = high ?? double.PositiveInfinity,
            Unit = unit.Unit ?? "",
        };
    }

    private static CanonicalAmount? CanonicalOf(Element element, (string Code, string? System, string Unit) unit)
    {
        var (low, high) = LimitsOf(element, DecimalOf);
        if (low > high) (low, high) = (high, low);
        return (low ?? high) is null ? null : CanonicalAmount.Of(low, high, unit.System, unit.Code);
    }

    private static (T? Low, T? High) LimitsOf<T>(Element element, Func<Element, T?> read) where T : struct => element.Type.Name switch
    {
        "Range" => (read(element.Child("low").Child("value")), read(element.Child("high").Child("value"))),
        "SampledData" => (read(element.Child("lowerLimit")), read(element.Child("upperLimit"))),
        _ when element.IsPrimitive => (read(element), read(element)),
        _ => Compared(read(element.Child("value")), element.ValueOf("comparator")),
    };

    /// <summary>"&lt; 5" is everything below 5. https://hl7.org/fhir/R4/datatypes-definitions.html#Quantity.comparator</summary>
    private static (T? Low, T? High) Compared<T>(T? value, string? comparator) where T : struct => comparator switch
    {
        "<" or "<=" => (null, value),
        ">" or ">=" => (value, null),
        _ => (value, value),
    };

    private static (string Code, string? System, string Unit) UnitOf(Element element) => !element.Exists ? ("", null, "") : element.Type.Name switch
    {
        "Money" => (element.ValueOf("currency") ?? "", Currencies, ""),
        "Range" => UnitOf(element.Child("low") is { Exists: true } low ? low : element.Child("high")),
        "SampledData" => UnitOf(element.Child("origin")),
        _ => (element.ValueOf("code") ?? "", element.ValueOf("system"), element.ValueOf("unit") ?? ""),
    };

    private static double? NumberOf(Element element) =>
        element.HasValue && double.TryParse(element.Utf8Value, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number) ? number : null;

    private static decimal? DecimalOf(Element element) =>
        element.HasValue && decimal.TryParse(element.Utf8Value, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : null;
}
