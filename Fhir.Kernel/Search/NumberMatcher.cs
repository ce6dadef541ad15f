using System.Globalization;
using Fhir.Kernel.Elements;
using Fhir.Kernel.Ucum;

namespace Fhir.Kernel.Search;

/// <summary>
/// Compares numbers and quantities. Only <c>eq</c>, <c>ne</c> and <c>ap</c> go by the digits that were written; the others compare exactly.
/// https://hl7.org/fhir/R4/search.html#number
/// </summary>
internal static class NumberMatcher
{
    private const string Ucum = "http://unitsofmeasure.org";

    public static bool Matches(NumberValue wanted, Element element) => LimitsOf(element) is { } found && Matches(wanted.Prefix, wanted.Range, found, decimal.Compare);

    /// <summary>https://hl7.org/fhir/R4/search.html#quantity</summary>
    public static bool Matches(QuantityValue wanted, Element element)
    {
        if (LimitsOf(element) is not { } found) return false;
        var unit = UnitOf(element);
        if (wanted is { System: Ucum, Code: { } code } && UcumUnit.TryParse(code, out var asked, out _))
            return unit.System == Ucum && unit.Code is not null && UcumUnit.TryParse(unit.Code, out var own, out _) && Matches(wanted, found, own, asked);
        return HasUnit(wanted, unit) && Matches(wanted.Prefix, wanted.Range, found, decimal.Compare);
    }

    /// <summary>Of levels and acidities only those in the very same unit are compared. An amount beyond all bounds is nothing's equal.</summary>
    private static bool Matches(QuantityValue wanted, (decimal? Low, decimal? High) found, UcumUnit own, UcumUnit asked)
    {
        if (IsScale(own) || IsScale(asked)) return own.Code == asked.Code && Matches(wanted.Prefix, wanted.Range, found, decimal.Compare);
        var isBounded = own.IsComparableTo(asked);
        int Compare(decimal left, decimal right)
        {
            var order = UcumUnit.Compare(left, own, right, asked);
            isBounded &= order is not null;
            return order ?? 0;
        }
        return isBounded && Matches(wanted.Prefix, wanted.Range, found, Compare) && isBounded;
    }

    private static bool IsScale(UcumUnit unit) => unit.IsSpecial && unit.CanonicalCode != "K";

    /// <param name="compare">A number of the resource with one of the search.</param>
    private static bool Matches(Prefix prefix, NumberRange wanted, (decimal? Low, decimal? High) found, Comparison<decimal> compare)
    {
        // An open end is beyond every number.
        int Low(decimal number) => found.Low is { } low ? compare(low, number) : -1;
        int High(decimal number) => found.High is { } high ? compare(high, number) : 1;
        var isInside = Low(wanted.Low) >= 0 && High(wanted.High) < 0;
        return prefix switch
        {
            Prefix.Equal => isInside,
            Prefix.NotEqual => !isInside,
            Prefix.Greater => High(wanted.Value) > 0,
            Prefix.Less => Low(wanted.Value) < 0,
            Prefix.GreaterOrEqual => High(wanted.Value) >= 0,
            Prefix.LessOrEqual => Low(wanted.Value) <= 0,
            Prefix.StartsAfter => Low(wanted.Value) > 0,
            Prefix.EndsBefore => High(wanted.Value) < 0,
            _ => Low(wanted.High) <= 0 && High(wanted.Low) >= 0,
        };
    }

    private static (decimal? Low, decimal? High)? LimitsOf(Element element)
    {
        var (low, high) = element.Type.Name switch
        {
            "Range" => (Number(element.Child("low").Child("value")), Number(element.Child("high").Child("value"))),
            "SampledData" => (Number(element.Child("lowerLimit")), Number(element.Child("upperLimit"))),
            _ when element.IsPrimitive => (Number(element), Number(element)),
            _ => element.ValueOf("comparator") switch
            {
                "<" or "<=" => (null, Number(element.Child("value"))),
                ">" or ">=" => (Number(element.Child("value")), null),
                _ => (Number(element.Child("value")), Number(element.Child("value"))),
            },
        };
        if (low > high) (low, high) = (high, low);
        return low is null && high is null ? null : (low, high);
    }

    private static decimal? Number(Element element) =>
        decimal.TryParse(element.Value, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static bool HasUnit(QuantityValue wanted, (string? System, string? Code, string? Unit) own) => (wanted.System, wanted.Code) switch
    {
        (null, _) => true,
        ("", var unit) => own.Code == unit || own.Unit == unit,
        (var uri, null) => own.System == uri,
        (var uri, var unit) => own.System == uri && own.Code == unit,
    };

    private static (string? System, string? Code, string? Unit) UnitOf(Element element)
    {
        var quantity = element.Type.Name switch
        {
            "Range" => element.Child("low").Exists ? element.Child("low") : element.Child("high"),
            "SampledData" => element.Child("origin"),
            _ => element,
        };
        if (!quantity.Exists) return default;
        return quantity.Type.Name == "Money" ? ("urn:iso:std:iso:4217", quantity.ValueOf("currency"), null) : (quantity.ValueOf("system"), quantity.ValueOf("code"), quantity.ValueOf("unit"));
    }
}
