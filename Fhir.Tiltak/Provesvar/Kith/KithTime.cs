using System.Globalization;
using System.Text.RegularExpressions;
using Fhir.Kernel.Search;

namespace Fhir.Tiltak.Provesvar.Kith;

/// <summary>
/// A time of the message (data type TS) as FHIR writes it, with the precision it came with. Times without a zone are Norwegian time; a date stays a date. Nothing is
/// moved to another zone, so no calendar date changes. https://hl7.org/fhir/R4/datatypes.html#dateTime
/// </summary>
internal sealed partial record KithTime(string Text, DateTimeOffset Start)
{
    /// <summary>An instant: a date begins at midnight; null for a month or a year.</summary>
    public string? Instant => Text.Length > 10 ? Text : Text.Length == 10 ? Text + "T00:00:00" + Zone(Start.Offset) : null;

    /// <summary>A FHIR date; null for a month or a year.</summary>
    public string? Date => Text.Length >= 10 ? Text[..10] : null;

    /// <summary>Null when the text is neither a date nor a date with a time of day.</summary>
    public static KithTime? Parse(string text)
    {
        if (Pattern().Match(text) is not { Success: true } match) return null;
        var (year, month, day) = (Number(match, "y"), Number(match, "m"), Number(match, "d"));
        if (year is null or < 1800 || month is 0 or > 12 || day == 0 || day > DateTime.DaysInMonth(year.Value, month ?? 1)) return null;
        var date = new DateTime(year.Value, month ?? 1, day ?? 1, 0, 0, 0, DateTimeKind.Unspecified);
        if (day is null || !match.Groups["h"].Success) return OfDate(date, month is not null, day is not null);
        return OfTime(date, match);
    }

    private static KithTime OfDate(DateTime date, bool hasMonth, bool hasDay) =>
        new(date.ToString(hasDay ? "yyyy-MM-dd" : hasMonth ? "yyyy-MM" : "yyyy", CultureInfo.InvariantCulture), new DateTimeOffset(date, Oslo(date)));

    private static KithTime? OfTime(DateTime date, Match match)
    {
        var (hour, minute, second) = (Number(match, "h")!.Value, Number(match, "n") ?? 0, Number(match, "s") ?? 0);
        if (hour > 24 || minute > 59 || second > 59 || (hour == 24 && minute + second > 0)) return null;
        var time = date.AddHours(hour).AddMinutes(minute).AddSeconds(second);
        if (Offset(match.Groups["z"].Value, time) is not { } offset) return null;
        var fraction = match.Groups["f"].Value is { Length: > 0 } digits ? digits[..Math.Min(digits.Length, 10)] : "";
        return new KithTime(time.ToString("yyyy-MM-dd'T'HH:mm:ss", CultureInfo.InvariantCulture) + fraction + (match.Groups["z"].Value == "Z" ? "Z" : Zone(offset)), new DateTimeOffset(time, offset));
    }

    private static TimeSpan? Offset(string zone, DateTime local)
    {
        if (zone.Length == 0) return Oslo(local);
        if (zone == "Z") return TimeSpan.Zero;
        var (hours, minutes) = (int.Parse(zone.AsSpan(1, 2), CultureInfo.InvariantCulture), int.Parse(zone.AsSpan(4, 2), CultureInfo.InvariantCulture));
        return hours > 14 || minutes > 59 || (hours == 14 && minutes > 0) ? null : new TimeSpan(hours, minutes, 0) * (zone[0] == '-' ? -1 : 1);
    }

    private static TimeSpan Oslo(DateTime local) => TimeSpan.FromMicroseconds(NorwegianTime.Offset((local - DateTime.UnixEpoch).Ticks / TimeSpan.TicksPerMicrosecond));

    private static string Zone(TimeSpan offset) => (offset < TimeSpan.Zero ? "-" : "+") + offset.ToString("hh\\:mm", CultureInfo.InvariantCulture);

    private static int? Number(Match match, string group) => match.Groups[group] is { Success: true } found ? int.Parse(found.ValueSpan, CultureInfo.InvariantCulture) : null;

    private const string Separated = @"-(?<m>[0-9]{2})(?:-(?<d>[0-9]{2})(?:[T ](?<h>[0-9]{2}):(?<n>[0-9]{2})(?::(?<s>[0-9]{2})(?<f>\.[0-9]+)?)?)?)?";
    private const string Joined = @"(?<m>[0-9]{2})(?:(?<d>[0-9]{2})(?:T?(?<h>[0-9]{2})(?<n>[0-9]{2})(?<s>[0-9]{2})?)?)?";

    // XML Schema's dateTime, date, gYearMonth and gYear, with or without a zone, and the same without separators.
    [GeneratedRegex(@"^(?<y>[0-9]{4})(?:" + Separated + "|" + Joined + @")?(?<z>Z|[+-][0-9]{2}:[0-9]{2})?$", RegexOptions.CultureInvariant)]
    private static partial Regex Pattern();
}
