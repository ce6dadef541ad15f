using System.Globalization;

using Fhir.Conformance.Http;

namespace Fhir.Conformance.Checks;

/// <summary>
/// The time a date, dateTime, instant or Period covers: <c>2024-02</c> covers the whole month. A Period without end goes on for ever.
/// https://hl7.org/fhir/R4/search.html#date
/// </summary>
/// <param name="End">Exclusive.</param>
public sealed record TimeSpanned(DateTimeOffset Start, DateTimeOffset End)
{
    private static readonly DateTimeOffset Earliest = new(1, 1, 3, 0, 0, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset Latest = new(9999, 12, 28, 0, 0, 0, TimeSpan.Zero);

    /// <summary>False for a Period that began nobody says when.</summary>
    public bool HasStart => Start > Earliest;

    /// <summary>Null when the place holds no date.</summary>
    public static TimeSpanned? Of(Node place)
    {
        if (!place.IsObject) return Of(place.Value);
        var (start, end) = (Of(place.Text("start")), Of(place.Text("end")));
        return start is null && end is null ? null : new TimeSpanned(start?.Start ?? Earliest, end?.End ?? Latest);
    }

    /// <summary>Null when the text is no FHIR date. Without a zone the time is taken as UTC.</summary>
    public static TimeSpanned? Of(string text) => text.Length switch
    {
        4 => Parsed(text, "yyyy", start => start.AddYears(1)),
        7 => Parsed(text, "yyyy-MM", start => start.AddMonths(1)),
        10 => Parsed(text, "yyyy-MM-dd", start => start.AddDays(1)),
        > 10 when text[10] == 'T' && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time) =>
            Within(time) ? new TimeSpanned(time, time.AddSeconds(1)) : null,
        _ => null,
    };

    private static TimeSpanned? Parsed(string text, string format, Func<DateTimeOffset, DateTimeOffset> end) =>
        DateTimeOffset.TryParseExact(text, format, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var start) && Within(start)
            ? new TimeSpanned(start, end(start)) : null;

    private static bool Within(DateTimeOffset time) => time.Year is > 1 and < 9998;
}
