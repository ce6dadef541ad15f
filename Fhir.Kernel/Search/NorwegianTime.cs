namespace Fhir.Kernel.Search;

/// <summary>
/// The zone of times that name none. It is written out as a rule, so that an index made on one machine is right on every other: an hour ahead
/// of UTC, two in summer, which since 1996 lasts from the last Sunday of March to the last Sunday of October, 01:00 UTC. Earlier summers are not
/// told apart; both sides of a search are read by the same rule, so dates still meet.
/// </summary>
public static class NorwegianTime
{
    private const long Hour = 3_600_000_000;
    private const long Day = 24 * Hour;

    /// <summary>Microseconds east of UTC at a local time, itself in microseconds since 1970 on a Norwegian clock.</summary>
    public static long Offset(long local)
    {
        var day = Math.DivRem(local, Day, out var time);
        if (time < 0) (day, time) = (day - 1, time + Day);
        var number = day + new DateOnly(1970, 1, 1).DayNumber;
        if (number < 0 || number > DateOnly.MaxValue.DayNumber) return Hour;

        var date = DateOnly.FromDayNumber((int)number);
        if (date.Year < 1996 || date.Month is < 3 or > 10) return Hour;
        if (date.Month is > 3 and < 10) return 2 * Hour;
        var change = LastSunday(date.Year, date.Month);
        if (date != change) return (date > change) == (date.Month == 3) ? 2 * Hour : Hour;
        // At 02:00 in March the clock goes to 03:00; at 03:00 in October back to 02:00, and the hour that comes twice is taken the first time.
        return date.Month == 3 ? time >= 2 * Hour ? 2 * Hour : Hour : time >= 3 * Hour ? Hour : 2 * Hour;
    }

    private static DateOnly LastSunday(int year, int month)
    {
        var last = new DateOnly(year, month, DateTime.DaysInMonth(year, month));
        return last.AddDays(-(int)last.DayOfWeek);
    }
}
