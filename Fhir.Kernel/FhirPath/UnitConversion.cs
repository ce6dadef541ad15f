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

    /// <summary>The two numbers in a unit that both can be counted in without a remainder; false when there is none.</summary>
    public static bool TryAlign(FhirPathValue left, FhirPathValue right, out decimal leftNumber, out decimal rightNumber)
    {
        (leftNumber, rightNumber) = (left.Number, right.Number);
        return HaveSameUnit(left, right)
            || (RatioOf(left, right, isEquivalence: false) is var (up, down) && TryMultiply(left.Number, up, out leftNumber) && TryMultiply(right.Number, down, out rightNumber));
    }

    /// <summary>The two numbers in the larger of the units, so that rounding to the less precise is not made finer than it was written.</summary>
    public static bool TryAlignForEquivalence(FhirPathValue left, FhirPathValue right, out decimal leftNumber, out decimal rightNumber)
    {
        (leftNumber, rightNumber) = (left.Number, right.Number);
        if (HaveSameUnit(left, right)) return true;
        if (RatioOf(left, right, isEquivalence: true) is not var (up, down)) return false;
        return up >= down ? TryScale(right.Number, down, up, out rightNumber) : TryScale(left.Number, up, down, out leftNumber);
    }

    /// <summary>The quantity in another unit; no item when there is no conversion. A plain number (unit 1) takes any unit.</summary>
    public static FhirPathValue Convert(FhirPathValue quantity, string unit)
    {
        var word = CalendarUnit.OfWord(unit);
        var target = FhirPathValue.Of(1, word ?? unit, word is not null);
        if (HaveSameUnit(quantity, target)) return quantity;
        if (quantity.Unit == "1" && !quantity.HasCalendarUnit) return FhirPathValue.Of(quantity.Number, target.Unit, target.HasCalendarUnit);
        return RatioOf(quantity, target, isEquivalence: true) is var (up, down) && TryScale(quantity.Number, up, down, out var number)
            ? FhirPathValue.Of(number, target.Unit, target.HasCalendarUnit)
            : default;
    }

    private static bool HaveSameUnit(in FhirPathValue left, in FhirPathValue right) => left.Unit == right.Unit && left.HasCalendarUnit == right.HasCalendarUnit;

    /// <summary>Up of the right unit are down of the left one, as two numbers so that nothing is rounded on the way; null without a common dimension.</summary>
    private static (decimal Up, decimal Down)? RatioOf(FhirPathValue left, FhirPathValue right, bool isEquivalence)
    {
        if (left.HasCalendarUnit && right.HasCalendarUnit) return CalendarRatio(left.Unit, right.Unit);
        if (!left.HasCalendarUnit && !right.HasCalendarUnit) return UcumRatio(left.Unit, right.Unit);
        var (calendar, ucum) = left.HasCalendarUnit ? (left.Unit, right.Unit) : (right.Unit, left.Unit);
        // A calendar year or month is only equivalent to the definite one: equality and order are unknown.
        if (!isEquivalence && (calendar is "year" or "month" || CalendarUnit.EqualToUcum(ucum) is null)) return null;
        var definite = CalendarUnit.ToUcum(calendar);
        return left.HasCalendarUnit ? UcumRatio(definite, ucum) : UcumRatio(ucum, definite);
    }

    // https://hl7.org/fhirpath/N1/#toquantityunit-string-quantity has the table: a year is 12 months or 365 days, a month is 30 days.
    private static (decimal Up, decimal Down) CalendarRatio(string left, string right) => (left, right) switch
    {
        ("year", "month") => (12, 1),
        ("month", "year") => (1, 12),
        _ => (CalendarUnit.Milliseconds(left), CalendarUnit.Milliseconds(right)),
    };

    private static (decimal Up, decimal Down)? UcumRatio(string left, string right) =>
        Resolve(left) is var (leftDimension, leftSize) && Resolve(right) is var (rightDimension, rightSize) && leftDimension == rightDimension ? (leftSize, rightSize) : null;

    private static (string Dimension, decimal Size)? Resolve(string code)
    {
        if (Plain.TryGetValue(code, out var plain)) return plain;
        for (var length = 0; length <= 2 && length < code.Length; length++)
            if (Prefixes.TryGetValue(code[..length], out var prefix) && Metric.TryGetValue(code[length..], out var atom)) return (atom.Dimension, prefix * atom.Size);
        return null;
    }

    private static bool TryScale(decimal number, decimal up, decimal down, out decimal scaled)
    {
        try
        {
            scaled = number * up / down;
            return true;
        }
        catch (OverflowException)
        {
            scaled = 0;
            return false;
        }
    }

    private static bool TryMultiply(decimal number, decimal factor, out decimal product)
    {
        try
        {
            product = number * factor;
            return true;
        }
        catch (OverflowException)
        {
            product = 0;
            return false;
        }
    }
}
