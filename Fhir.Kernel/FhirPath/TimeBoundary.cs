namespace Fhir.Kernel.FhirPath;

/// <summary>Dates and times as precise as asked for: at their lowest or highest where nothing was written. https://hl7.org/fhirpath/#lowboundaryprecision-integer-decimal--date--datetime--time</summary>
internal static class TimeBoundary
{
    /// <summary>The digits that were written, the fraction's included.</summary>
    public static int Digits(FhirPathKind kind, PartialDateTime time) => time.Precision switch
    {
        TimePrecision.Year => 4,
        TimePrecision.Month => 6,
        TimePrecision.Day => 8,
        _ => (kind == FhirPathKind.Time ? 0 : 8) + 2 * (time.Precision - TimePrecision.Day) + time.FractionDigits,
    };

    /// <param name="digits">Null for the greatest precision of the kind: 8, 17 and 9 digits.</param>
    /// <returns>No item for a precision that the kind does not have.</returns>
    public static FhirPathValue Of(in FhirPathValue value, int? digits, bool isHigh)
    {
        var wanted = digits ?? value.Kind switch { FhirPathKind.Date => 8, FhirPathKind.DateTime => 17, _ => 9 };
        if (PrecisionOf(value.Kind, wanted) is not var (precision, fraction)) return default;
        var time = value.Time;
        var ticks = isHigh ? Highest(time) : time.Ticks;
        var hasTime = precision > TimePrecision.Day;
        return FhirPathValue.Of(value.Kind, new PartialDateTime(Cut(ticks, precision, fraction), precision, (byte)fraction, hasTime ? time.OffsetMinutes : null));
    }

    private static (TimePrecision Precision, int Fraction)? PrecisionOf(FhirPathKind kind, int digits) => (kind, digits) switch
    {
        (FhirPathKind.Date or FhirPathKind.DateTime, 4) => (TimePrecision.Year, 0),
        (FhirPathKind.Date or FhirPathKind.DateTime, 6) => (TimePrecision.Month, 0),
        (FhirPathKind.Date or FhirPathKind.DateTime, 8) => (TimePrecision.Day, 0),
        (FhirPathKind.DateTime, 10) or (FhirPathKind.Time, 2) => (TimePrecision.Hour, 0),
        (FhirPathKind.DateTime, 12) or (FhirPathKind.Time, 4) => (TimePrecision.Minute, 0),
        (FhirPathKind.DateTime, 14) or (FhirPathKind.Time, 6) => (TimePrecision.Second, 0),
        (FhirPathKind.DateTime, 17) or (FhirPathKind.Time, 9) => (TimePrecision.Second, 3),
        _ => null,
    };

    /// <summary>The last tick that the written parts leave open.</summary>
    private static long Highest(PartialDateTime time) => time.Precision switch
    {
        TimePrecision.Year => new DateTime(time.Year, 12, 31).Ticks + TimeSpan.TicksPerDay - 1,
        TimePrecision.Month => new DateTime(time.Year, time.Month, DateTime.DaysInMonth(time.Year, time.Month)).Ticks + TimeSpan.TicksPerDay - 1,
        TimePrecision.Day => time.Ticks + TimeSpan.TicksPerDay - 1,
        TimePrecision.Hour => time.Ticks + TimeSpan.TicksPerHour - 1,
        TimePrecision.Minute => time.Ticks + TimeSpan.TicksPerMinute - 1,
        _ => time.FractionDigits == 0 ? time.Ticks + TimeSpan.TicksPerSecond - 1 : time.Ticks,
    };

    private static long Cut(long ticks, TimePrecision precision, int fraction)
    {
        var date = new DateTime(ticks);
        return precision switch
        {
            TimePrecision.Year => new DateTime(date.Year, 1, 1).Ticks,
            TimePrecision.Month => new DateTime(date.Year, date.Month, 1).Ticks,
            TimePrecision.Day => ticks - ticks % TimeSpan.TicksPerDay,
            TimePrecision.Hour => ticks - ticks % TimeSpan.TicksPerHour,
            TimePrecision.Minute => ticks - ticks % TimeSpan.TicksPerMinute,
            _ => ticks - ticks % (fraction == 0 ? TimeSpan.TicksPerSecond : TimeSpan.TicksPerMillisecond),
        };
    }
}
