namespace Fhir.Kernel.FhirPath;

/// <summary>Dates and times plus durations, by the calendar. https://hl7.org/fhirpath/N1/#datetime-arithmetic</summary>
internal static class TimeArithmetic
{
    /// <param name="amount">The duration's number with the operator's sign.</param>
    /// <returns>Whether the duration has a unit that such a value takes; a result out of the calendar's range is no item.</returns>
    public static bool TryAdd(in FhirPathValue time, decimal amount, in FhirPathValue duration, out FhirPathValue result)
    {
        result = default;
        if (UnitOf(duration) is not { } unit || !IsTaken(time.Kind, unit)) return false;
        var sum = time.Kind == FhirPathKind.Time ? AddToClock(time.Time, amount, unit) : AddToDate(time.Time, amount, unit);
        if (sum is { } value) result = FhirPathValue.Of(time.Kind, value);
        return true;
    }

    // A definite year or month ('a', 'mo') is no calendar duration, and N1 refuses it here.
    private static string? UnitOf(in FhirPathValue duration) => duration.HasCalendarUnit ? duration.Unit : CalendarUnit.EqualToUcum(duration.Unit);

    private static bool IsTaken(FhirPathKind kind, string unit) => kind switch
    {
        FhirPathKind.Time => unit is "hour" or "minute" or "second" or "millisecond",
        _ => true,
    };

    private static PartialDateTime AddToClock(PartialDateTime time, decimal amount, string unit)
    {
        var day = (decimal)TimeSpan.TicksPerDay;
        var sum = (time.Ticks + Ticks(time.Precision, unit, amount)) % day;
        return Keep(time, (long)(sum < 0 ? sum + day : sum));
    }

    private static PartialDateTime? AddToDate(PartialDateTime time, decimal amount, string unit)
    {
        if (unit is "year" or "month") return AddMonths(time, unit == "year" ? Math.Truncate(amount) * 12 : Math.Truncate(amount));
        if (time.Precision <= TimePrecision.Month) return AddMonths(time, Months(time.Precision, Ticks(TimePrecision.Second, unit, amount) / TimeSpan.TicksPerDay));
        var ticks = time.Ticks + Ticks(time.Precision, unit, amount);
        return ticks >= 0 && ticks <= DateTime.MaxValue.Ticks ? Keep(time, (long)ticks) : null;
    }

    // The duration in whole units of the partial date's own precision. 365 days are a year, 30 days a month.
    private static decimal Months(TimePrecision precision, decimal days) =>
        precision == TimePrecision.Year ? Math.Truncate(days / 365) * 12 : Math.Truncate(days / 30);

    private static PartialDateTime? AddMonths(PartialDateTime time, decimal months)
    {
        if (time.Precision == TimePrecision.Year) months = Math.Truncate(months / 12) * 12;
        if (Math.Abs(months) > 120_000) return null;
        var total = time.Year * 12 + time.Month - 1 + (int)months;
        return total is >= 12 and < 120_000 ? time with { Ticks = time.Local.AddMonths((int)months).Ticks } : null;
    }

    /// <summary>The duration in whole units of the value's own precision, as ticks.</summary>
    private static decimal Ticks(TimePrecision precision, string unit, decimal amount)
    {
        // Fractions count only for seconds and milliseconds.
        var whole = unit is "second" or "millisecond" ? amount : Math.Truncate(amount);
        var step = Step(precision);
        return Math.Truncate(whole * CalendarUnit.Milliseconds(unit) * TimeSpan.TicksPerMillisecond / step) * step;
    }

    private static long Step(TimePrecision precision) => precision switch
    {
        TimePrecision.Day => TimeSpan.TicksPerDay,
        TimePrecision.Hour => TimeSpan.TicksPerHour,
        TimePrecision.Minute => TimeSpan.TicksPerMinute,
        _ => 1,
    };

    private static PartialDateTime Keep(PartialDateTime time, long ticks) => time with
    {
        Ticks = ticks,
        FractionDigits = time.Precision == TimePrecision.Second ? (byte)Math.Max(time.FractionDigits, Digits(ticks)) : (byte)0,
    };

    private static int Digits(long ticks)
    {
        var (fraction, digits) = (ticks % TimeSpan.TicksPerSecond, 7);
        if (fraction == 0) return 0;
        for (; fraction % 10 == 0; fraction /= 10) digits--;
        return digits;
    }
}
