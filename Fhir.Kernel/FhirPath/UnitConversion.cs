using System.Collections.Frozen;

namespace Fhir.Kernel.FhirPath;

/// <summary>
/// Brings two quantities to one unit. Equal units, calendar durations and single metric UCUM atoms with a prefix (<c>mg</c>, <c>mL</c>, <c>umol</c>) are known;
/// other pairs cannot be compared, which N1 allows and answers with empty. https://hl7.org/fhirpath/N1/#quantity-equality
/// </summary>
internal static class UnitConversion
{
    private static readonly FrozenDictionary<string, decimal> Prefixes = new Dictionary<string, decimal>
    {
        ["p"] = 1e-12m, ["n"] = 1e-9m, ["u"] = 1e-6m, ["m"] = 1e-3m, ["c"] = 1e-2m, ["d"] = 1e-1m, [""] = 1, ["da"] = 10, ["h"] = 100, ["k"] = 1000, ["M"] = 1e6m, ["G"] = 1e9m,
    }.ToFrozenDictionary();

    // What may carry a prefix, and the dimension and size it stands for.
    private static readonly FrozenDictionary<string, (string Dimension, decimal Size)> Metric = new Dictionary<string, (string, decimal)>
    {
        ["g"] = ("mass", 1), ["m"] = ("length", 1), ["L"] = ("volume", 1), ["l"] = ("volume", 1), ["mol"] = ("amount", 1), ["s"] = ("time", 1), ["Pa"] = ("pressure", 1),
        ["J"] = ("energy", 1), ["cal"] = ("energy", 4.184m), ["W"] = ("power", 1), ["V"] = ("voltage", 1), ["Hz"] = ("frequency", 1), ["m[Hg]"] = ("pressure", 133_322),
        ["Bq"] = ("activity", 1), ["Sv"] = ("dose", 1), ["Gy"] = ("absorbed", 1), ["[iU]"] = ("iu", 1), ["[IU]"] = ("iu", 1), ["U"] = ("enzyme", 1), ["K"] = ("temperature", 1),
    }.ToFrozenDictionary();

    private static readonly FrozenDictionary<string, (string Dimension, decimal Size)> Plain = new Dictionary<string, (string, decimal)>
    {
        ["1"] = ("one", 1), ["%"] = ("one", 0.01m), ["[ppth]"] = ("one", 0.001m), ["min"] = ("time", 60), ["h"] = ("time", 3600), ["d"] = ("time", 86_400),
        ["wk"] = ("time", 604_800), ["a"] = ("time", 31_557_600), ["mo"] = ("time", 2_629_800), ["t"] = ("mass", 1e6m), ["[lb_av]"] = ("mass", 453.59237m),
        ["[oz_av]"] = ("mass", 28.349523125m), ["[in_i]"] = ("length", 0.0254m), ["[ft_i]"] = ("length", 0.3048m), ["cm3"] = ("volume", 0.001m), ["mm3"] = ("volume", 1e-6m),
        ["dm3"] = ("volume", 1), ["m3"] = ("volume", 1000),
    }.ToFrozenDictionary();

    /// <summary>The two numbers in a common unit, the right one's factor applied to the left; false when the units have none.</summary>
    public static bool TryAlign(FhirPathValue left, FhirPathValue right, bool isEquivalence, out decimal leftNumber, out decimal rightNumber)
    {
        (leftNumber, rightNumber) = (left.Number, right.Number);
        if (left.Unit == right.Unit && left.HasCalendarUnit == right.HasCalendarUnit) return true;
        if (Factor(left, right, isEquivalence) is not { } factor) return false;
        // The larger unit is kept, so that rounding to the least precise operand is not made finer than it was written.
        if (factor >= 1) return TryMultiply(right.Number, 1 / factor, factor, out rightNumber);
        return TryMultiply(left.Number, factor, 1 / factor, out leftNumber);
    }

    /// <summary>The quantity in another unit; no item when there is no conversion.</summary>
    public static FhirPathValue Convert(FhirPathValue quantity, string unit)
    {
        var word = CalendarUnit.OfWord(unit);
        var target = FhirPathValue.Of(1, word ?? unit, word is not null);
        if (quantity.Unit == target.Unit && quantity.HasCalendarUnit == target.HasCalendarUnit) return quantity;
        if (quantity.Unit == "1" && !quantity.HasCalendarUnit) return FhirPathValue.Of(quantity.Number, target.Unit, target.HasCalendarUnit);
        return Factor(quantity, target, isEquivalence: true) is { } factor && TryMultiply(quantity.Number, factor, 1 / factor, out var number)
            ? FhirPathValue.Of(number, target.Unit, target.HasCalendarUnit)
            : default;
    }

    /// <summary>How many of the right unit make one of the left; null when the units have no common dimension.</summary>
    private static decimal? Factor(FhirPathValue left, FhirPathValue right, bool isEquivalence)
    {
        if (left.HasCalendarUnit && right.HasCalendarUnit) return CalendarFactor(left.Unit, right.Unit);
        if (!left.HasCalendarUnit && !right.HasCalendarUnit) return UcumFactor(left.Unit, right.Unit);
        var (calendar, ucum) = left.HasCalendarUnit ? (left.Unit, right.Unit) : (right.Unit, left.Unit);
        // A calendar year or month is only equivalent to the definite one: equality and order are unknown.
        if (!isEquivalence && (calendar is "year" or "month" || CalendarUnit.EqualToUcum(ucum) is null)) return null;
        var factor = UcumFactor(CalendarUnit.ToUcum(calendar), ucum);
        return left.HasCalendarUnit ? factor : 1 / factor;
    }

    // https://hl7.org/fhirpath/N1/#toquantityunit-string-quantity has the table: a year is 12 months or 365 days, a month is 30 days.
    private static decimal? CalendarFactor(string left, string right) => (left, right) switch
    {
        ("year", "month") => 12,
        ("month", "year") => 1 / 12m,
        _ => Days(left) / Days(right),
    };

    private static decimal Days(string unit) => unit switch
    {
        "year" => 365,
        "month" => 30,
        _ => CalendarUnit.Milliseconds(unit) / CalendarUnit.Milliseconds("day"),
    };

    private static decimal? UcumFactor(string left, string right) =>
        Resolve(left) is var (leftDimension, leftSize) && Resolve(right) is var (rightDimension, rightSize) && leftDimension == rightDimension ? leftSize / rightSize : null;

    private static (string Dimension, decimal Size)? Resolve(string code)
    {
        if (Plain.TryGetValue(code, out var plain)) return plain;
        for (var length = 0; length <= 2 && length < code.Length; length++)
            if (Prefixes.TryGetValue(code[..length], out var prefix) && Metric.TryGetValue(code[length..], out var atom)) return (atom.Dimension, prefix * atom.Size);
        return null;
    }

    private static bool TryMultiply(decimal number, decimal factor, decimal inverse, out decimal product)
    {
        product = 0;
        try
        {
            // Whichever of the two is whole is exact; the other may not be.
            product = factor >= 1 ? number * factor : number / inverse;
            return true;
        }
        catch (OverflowException)
        {
            return false;
        }
    }
}
