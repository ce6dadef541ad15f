using Fhir.Kernel.Ucum;

namespace Fhir.Kernel.FhirPath;

/// <summary>
/// Quantities in different units. UCUM units by UCUM, calendar durations by the factors of N1; between the two, weeks and shorter are definite durations, while
/// years and months only resemble <c>a</c> and <c>mo</c>. A unit that is neither is comparable with itself. https://hl7.org/fhirpath/N1/#quantity-equality
/// </summary>
internal static class UnitConversion
{
    /// <summary>The exact order of two quantities; null when it is unknown.</summary>
    public static int? Compare(in FhirPathValue left, in FhirPathValue right)
    {
        if (HaveSameUnit(left, right)) return left.Number.CompareTo(right.Number);
        if (left.HasCalendarUnit && right.HasCalendarUnit) return InCalendarUnit(left, right.Unit).CompareTo(Ratio.OfDecimal(right.Number));
        return UnitOf(left) is { } one && UnitOf(right) is { } other && !OnlyResemble(left, right) ? UcumUnit.Compare(left.Number, one, right.Number, other) : null;
    }

    /// <summary>The two numbers in the larger of the units, so that rounding to the less precise is not made finer than it was written.</summary>
    public static bool TryAlignForEquivalence(in FhirPathValue left, in FhirPathValue right, out decimal leftNumber, out decimal rightNumber)
    {
        (leftNumber, rightNumber) = (left.Number, right.Number);
        if (HaveSameUnit(left, right)) return true;
        var one = FhirPathValue.Of(1, left.Unit, left.HasCalendarUnit);
        var isLeftLarger = Converted(one, right) is not { Exists: true } inRight || Math.Abs(inRight.Number) >= 1;
        var moved = isLeftLarger ? Converted(right, left) : Converted(left, right);
        if (isLeftLarger) rightNumber = moved.Number;
        else leftNumber = moved.Number;
        return moved.Exists;
    }

    /// <summary>The quantity in another unit; no item when there is no conversion. A plain number (unit 1) takes any unit.</summary>
    public static FhirPathValue Convert(in FhirPathValue quantity, string unit)
    {
        var word = CalendarUnit.OfWord(unit);
        var target = FhirPathValue.Of(1, word ?? unit, word is not null);
        if (HaveSameUnit(quantity, target)) return quantity;
        if (UnitOf(target) is null) return default;
        if (quantity.Unit == "1" && !quantity.HasCalendarUnit) return FhirPathValue.Of(quantity.Number, target.Unit, target.HasCalendarUnit);
        return Converted(quantity, target);
    }

    /// <summary>
    /// <c>+</c> and <c>-</c>, in the finer of the units (<c>3 m + 3 cm</c> is 303 cm); no item where there is none. Years, months and units without a ratio scale
    /// are not added to other units. https://hl7.org/fhirpath/N1/#addition
    /// </summary>
    public static FhirPathValue Add(in FhirPathValue left, in FhirPathValue right, int sign)
    {
        if (HaveSameUnit(left, right)) return FhirPathValue.Of(left.Number + sign * right.Number, left.Unit, left.HasCalendarUnit);
        if (IsVague(left) || IsVague(right) || OnlyResemble(left, right) || UnitOf(left) is not { IsSpecial: false } || UnitOf(right) is not { IsSpecial: false }) return default;
        var oneOfLeft = Converted(FhirPathValue.Of(1, left.Unit, left.HasCalendarUnit), right);
        var (one, other) = oneOfLeft.Number > 1 ? (Converted(left, right), right) : (left, Converted(right, left));
        return one.Exists && other.Exists ? FhirPathValue.Of(one.Number + sign * other.Number, one.Unit, one.HasCalendarUnit) : default;
    }

    /// <summary><c>*</c> and <c>/</c>: the result's unit is made of theirs, and is 1 when they are comparable. https://hl7.org/fhirpath/N1/#math-1</summary>
    public static FhirPathValue Multiply(in FhirPathValue left, in FhirPathValue right, bool isDivision)
    {
        if (isDivision && right.Number == 0) return default;
        if (IsOne(right)) return FhirPathValue.Of(isDivision ? left.Number / right.Number : left.Number * right.Number, left.Unit, left.HasCalendarUnit);
        if (!isDivision && IsOne(left)) return FhirPathValue.Of(left.Number * right.Number, right.Unit, right.HasCalendarUnit);
        if (isDivision && HaveSameUnit(left, right)) return FhirPathValue.Of(left.Number / right.Number, "1", isCalendarUnit: false);
        if (isDivision && left.HasCalendarUnit && right.HasCalendarUnit) return Quotient(left, right);
        if (IsVague(left) || IsVague(right) || UnitOf(left) is not { } one || UnitOf(right) is not { } other) return default;
        var result = isDivision ? UcumUnit.Divide(left.Number, one, right.Number, other) : UcumUnit.Multiply(left.Number, one, right.Number, other);
        return result is var (number, unit) ? FhirPathValue.Of(number, unit, isCalendarUnit: false) : default;
    }

    /// <summary>Equal quantities have equal hashes, and equal numbers in the unit 1 too. Durations have one, because calendars are not transitive.</summary>
    public static int Hash(in FhirPathValue quantity)
    {
        const int duration = 3, unknown = 4, large = 5;
        if (quantity.HasCalendarUnit) return duration;
        if (quantity.Unit == "1") return quantity.Number.GetHashCode();
        if (UnitOf(quantity) is not { } unit) return unknown;
        if (unit.CanonicalCode == "s") return duration;
        return unit.ToCanonical(quantity.Number) is var (number, code) ? code == "1" ? number.GetHashCode() : HashCode.Combine(number, code) : large;
    }

    private static bool HaveSameUnit(in FhirPathValue left, in FhirPathValue right) => left.Unit == right.Unit && left.HasCalendarUnit == right.HasCalendarUnit;

    private static bool IsOne(in FhirPathValue quantity) => quantity.Unit == "1" && !quantity.HasCalendarUnit;

    /// <summary>How long a year or a month is depends on which one.</summary>
    private static bool IsVague(in FhirPathValue quantity) => quantity.HasCalendarUnit && quantity.Unit is "year" or "month";

    // A calendar duration and a definite one, of which one is a year or a month: equality and order are unknown.
    private static bool OnlyResemble(in FhirPathValue left, in FhirPathValue right)
    {
        if (left.HasCalendarUnit == right.HasCalendarUnit) return false;
        var (calendar, definite) = left.HasCalendarUnit ? (left, right) : (right, left);
        return IsVague(calendar) || UnitOf(definite) is { } unit && unit.Expression.Parts.Any(part => part.Atom.Code[0] is 'a' || part.Atom.Code.StartsWith("mo", StringComparison.Ordinal));
    }

    private static UcumUnit? UnitOf(in FhirPathValue quantity) =>
        UcumUnit.TryParse(quantity.HasCalendarUnit ? CalendarUnit.ToUcum(quantity.Unit) : quantity.Unit, out var unit, out _) ? unit : null;

    /// <summary>As far as the two resemble each other.</summary>
    private static FhirPathValue Converted(in FhirPathValue quantity, in FhirPathValue target)
    {
        if (quantity.HasCalendarUnit && target.HasCalendarUnit)
        {
            return ExactDecimal.TryFrom(InCalendarUnit(quantity, target.Unit), out var amount)
                ? FhirPathValue.Of(amount, target.Unit, isCalendarUnit: true)
                : default;
        }
        return UnitOf(quantity) is { } from && UnitOf(target) is { } to && UcumUnit.Convert(quantity.Number, from, to) is { } number
            ? FhirPathValue.Of(number, target.Unit, target.HasCalendarUnit)
            : default;
    }

    private static FhirPathValue Quotient(in FhirPathValue left, in FhirPathValue right) =>
        ExactDecimal.TryFrom(InCalendarUnit(left, right.Unit) / Ratio.OfDecimal(right.Number), out var number) ? FhirPathValue.Of(number, "1", isCalendarUnit: false) : default;

    private static Ratio InCalendarUnit(in FhirPathValue duration, string unit)
    {
        var (up, down) = CalendarRatio(duration.Unit, unit);
        return Ratio.OfDecimal(duration.Number) * Ratio.OfDecimal(up) / Ratio.OfDecimal(down);
    }

    /// <summary>Up of the right unit are down of the left one, as two numbers so that nothing is rounded on the way.</summary>
    // https://hl7.org/fhirpath/N1/#toquantityunit-string-quantity has the table: a year is 12 months or 365 days, a month is 30 days.
    private static (decimal Up, decimal Down) CalendarRatio(string left, string right) => (left, right) switch
    {
        ("year", "month") => (12, 1),
        ("month", "year") => (1, 12),
        _ => (CalendarUnit.Milliseconds(left), CalendarUnit.Milliseconds(right)),
    };
}
