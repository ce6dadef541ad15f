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
        var (low, high) = element.IsPrimitive ? (NumberOf(element), NumberOf(element)) : LimitsOf(element);
        Add(SearchParameterType.Number, low, high, default, values);
    }

    public static void AddQuantity(Element element, List<IndexValue> values)
    {
        var (low, high) = LimitsOf(element);
        Add(SearchParameterType.Quantity, low, high, UnitOf(element), values);
    }

    private static void Add(SearchParameterType kind, double? low, double? high, (string Code, string? System, string Unit) unit, List<IndexValue> values)
    {
        if (low is null && high is null) return;
        if (low > high) (low, high) = (high, low);
        values.Add(new IndexValue(kind, unit.Code ?? "", unit.System)
        {
            Low = low ?? double.NegativeInfinity,
            High = high ?? double.PositiveInfinity,
            Unit = unit.Unit ?? "",
        });
    }

    private static (double? Low, double? High) LimitsOf(Element element) => element.Type.Name switch
    {
        "Range" => (NumberOf(element.Child("low").Child("value")), NumberOf(element.Child("high").Child("value"))),
        "SampledData" => (NumberOf(element.Child("lowerLimit")), NumberOf(element.Child("upperLimit"))),
        _ => Compared(NumberOf(element.Child("value")), element.ValueOf("comparator")),
    };

    /// <summary>"&lt; 5" is everything below 5. https://hl7.org/fhir/R4/datatypes-definitions.html#Quantity.comparator</summary>
    private static (double? Low, double? High) Compared(double? value, string? comparator) => comparator switch
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
}
