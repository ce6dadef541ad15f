using Fhir.Kernel.Search;

namespace Fhir.Tiltak.Hjemmeoppfolging.Statistics;

/// <summary>How a series is cut: by the Norwegian clock and calendar.</summary>
public enum TimeWindow
{
    Hour,
    Day,
    Week,
    Month,
}

/// <summary>Where windows begin and end, in microseconds since 1970.</summary>
public static class TimeWindows
{
    private const long HourLength = 3_600_000_000;
    private const long DayLength = 24 * HourLength;

    /// <summary>The window a moment lies in; the end is the beginning of the next.</summary>
    public static TimeRange Around(long moment, TimeWindow window)
    {
        if (window == TimeWindow.Hour) return new TimeRange(moment - Remainder(moment, HourLength), moment - Remainder(moment, HourLength) + HourLength);
        var day = DateOnly.FromDateTime(DateTime.UnixEpoch.AddTicks((moment + OffsetAt(moment)) * TimeSpan.TicksPerMicrosecond));
        var (first, next) = window switch
        {
            TimeWindow.Day => (day, day.AddDays(1)),
            TimeWindow.Week => (Monday(day), Monday(day).AddDays(7)),
            _ => (new DateOnly(day.Year, day.Month, 1), new DateOnly(day.Year, day.Month, 1).AddMonths(1)),
        };
        return new TimeRange(Midnight(first), Midnight(next));
    }

    private static DateOnly Monday(DateOnly day) => day.AddDays(-(((int)day.DayOfWeek + 6) % 7));

    private static long Midnight(DateOnly day)
    {
        var local = (day.DayNumber - new DateOnly(1970, 1, 1).DayNumber) * DayLength;
        return local - NorwegianTime.Offset(local);
    }

    /// <summary>Summer time when the clock that shows it agrees, else winter time.</summary>
    private static long OffsetAt(long moment) => NorwegianTime.Offset(moment + 2 * HourLength) == 2 * HourLength ? 2 * HourLength : HourLength;

    private static long Remainder(long value, long length) => (value % length + length) % length;
}
