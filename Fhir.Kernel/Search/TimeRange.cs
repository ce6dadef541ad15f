using System.Buffers.Text;

namespace Fhir.Kernel.Search;

/// <summary>From <paramref name="Low"/> up to but not including <paramref name="High"/>, in microseconds since 1970-01-01T00:00:00Z.</summary>
/// <param name="Low"><see cref="Unbounded"/>.Low when it has no beginning.</param>
/// <param name="High"><see cref="Unbounded"/>.High when it has no end.</param>
public readonly record struct TimeRange(long Low, long High)
{
    private const long Second = 1_000_000;
    private const long Minute = 60 * Second;
    private const long Day = 24 * 60 * Minute;

    public static TimeRange Unbounded { get; } = new(long.MinValue, long.MaxValue);

    /// <summary>Microseconds since 1970.</summary>
    public static long Of(DateTimeOffset time) => (time.UtcTicks - DateTime.UnixEpoch.Ticks) / TimeSpan.TicksPerMicrosecond;

    public static DateTimeOffset ToTime(long microseconds) => DateTimeOffset.UnixEpoch.AddTicks(microseconds * TimeSpan.TicksPerMicrosecond);

    /// <summary>
    /// Reads a date, dateTime or instant as the range its precision implies: <c>2024-02</c> is the whole month. Without a zone it is Norwegian
    /// time, on both sides of a search. https://hl7.org/fhir/R4/search.html#date
    /// </summary>
    /// <returns>Null when the text is no date.</returns>
    public static TimeRange? Parse(ReadOnlySpan<byte> text)
    {
        if (!Digits(ref text, 4, 1, 9999, out var year)) return null;
        if (text.IsEmpty) return Local(DayNumber(year, 1, 1), DayNumber(year + 1, 1, 1));
        if (!Skip(ref text, '-') || !Digits(ref text, 2, 1, 12, out var month)) return null;
        if (text.IsEmpty) return Local(DayNumber(year, month, 1), month == 12 ? DayNumber(year + 1, 1, 1) : DayNumber(year, month + 1, 1));
        if (!Skip(ref text, '-') || !Digits(ref text, 2, 1, DateTime.DaysInMonth(year, month), out var day)) return null;
        var date = DayNumber(year, month, day);
        if (text.IsEmpty) return Local(date, date + 1);
        return Skip(ref text, 'T') ? ParseTime(text, date) : null;
    }

    private static TimeRange? ParseTime(ReadOnlySpan<byte> text, long date)
    {
        if (!Digits(ref text, 2, 0, 23, out var hour) || !Skip(ref text, ':') || !Digits(ref text, 2, 0, 59, out var minute)) return null;
        var (low, unit) = (date * Day + (hour * 60 + minute) * Minute, Minute);
        if (Skip(ref text, ':'))
        {
            if (!Digits(ref text, 2, 0, 60, out var second)) return null;
            (low, unit) = (low + second * Second, Second);
            if (Skip(ref text, '.') && !Fraction(ref text, ref low, ref unit)) return null;
        }
        return Zone(text, low) is { } offset ? new TimeRange(low - offset, low - offset + unit) : null;
    }

    /// <summary>Digits past the microsecond are dropped.</summary>
    private static bool Fraction(ref ReadOnlySpan<byte> text, ref long low, ref long unit)
    {
        var digits = text.IndexOfAnyExceptInRange((byte)'0', (byte)'9');
        if (digits < 0) digits = text.Length;
        if (digits == 0) return false;
        for (var at = 0; at < digits && unit > 1; at++)
        {
            unit /= 10;
            low += (text[at] - '0') * unit;
        }
        text = text[digits..];
        return true;
    }

    /// <summary>Microseconds east of UTC; null when the text is no zone.</summary>
    private static long? Zone(ReadOnlySpan<byte> text, long local)
    {
        if (text.IsEmpty) return NorwegianTime.Offset(local);
        if (text.SequenceEqual("Z"u8)) return 0;
        // A plus that was not percent-encoded arrives as a blank.
        var sign = text[0] switch { (byte)'-' => -1, (byte)'+' or (byte)' ' => 1, _ => 0 };
        text = text[1..];
        if (sign == 0 || !Digits(ref text, 2, 0, 14, out var hours) || !Skip(ref text, ':') || !Digits(ref text, 2, 0, 59, out var minutes)) return null;
        return text.IsEmpty ? sign * (hours * 60 + minutes) * Minute : null;
    }

    private static TimeRange Local(long firstDay, long endDay) => new(Midnight(firstDay), Midnight(endDay));

    private static long Midnight(long day) => day * Day - NorwegianTime.Offset(day * Day);

    private static bool Skip(ref ReadOnlySpan<byte> text, char expected)
    {
        if (text.IsEmpty || text[0] != expected) return false;
        text = text[1..];
        return true;
    }

    private static bool Digits(ref ReadOnlySpan<byte> text, int count, int min, int max, out int value)
    {
        value = 0;
        if (text.Length < count || text[..count].ContainsAnyExceptInRange((byte)'0', (byte)'9')) return false;
        if (!Utf8Parser.TryParse(text[..count], out value, out _) || value < min || value > max) return false;
        text = text[count..];
        return true;
    }

    /// <summary>Days since 1970-01-01; year 10000 is fine, since the end of 9999 is asked for.</summary>
    private static long DayNumber(int year, int month, int day)
    {
        var isPast = year > 9999;
        var number = new DateOnly(isPast ? 9999 : year, month, day).DayNumber - new DateOnly(1970, 1, 1).DayNumber;
        return isPast ? number + 365 : number;
    }
}
