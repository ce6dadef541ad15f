namespace Fhir.Tiltak.Population;

/// <summary>
/// Norwegian local time with its offset as a FHIR instant. The rule is written out, since the time zones a machine knows differ.
/// http://data.europa.eu/eli/dir/2000/84/oj
/// </summary>
internal static class NorwegianTime
{
    /// <param name="minutes">After midnight; more than a day runs into the days after.</param>
    public static string At(DateOnly date, int minutes)
    {
        var time = date.ToDateTime(TimeOnly.MinValue).AddMinutes(minutes);
        return $"{time:yyyy-MM-dd'T'HH:mm:ss}{(IsSummer(DateOnly.FromDateTime(time)) ? "+02:00" : "+01:00")}";
    }

    public static string Day(DateOnly date) => $"{date:yyyy-MM-dd}";

    /// <summary>Told to a reader: 05.11.2026.</summary>
    public static string InWords(DateOnly date) => $"{date:dd.MM.yyyy}";

    // By day: nothing in the story happens in the hour in which the clock is turned.
    private static bool IsSummer(DateOnly date) => date >= LastSunday(date.Year, 3) && date < LastSunday(date.Year, 10);

    private static DateOnly LastSunday(int year, int month)
    {
        var last = new DateOnly(year, month, 31);
        return last.AddDays(-(int)last.DayOfWeek);
    }
}
