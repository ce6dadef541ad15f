using System.Globalization;
using System.Text;

namespace Fhir.Kernel.FhirPath;

/// <summary>How much of a date or time was written.</summary>
public enum TimePrecision : byte
{
    None,
    Year,
    Month,
    Day,
    Hour,
    Minute,
    Second,
}

/// <summary>
/// A date, a date with time or a time of day, as precise as it was written. https://hl7.org/fhirpath/N1/#date
/// </summary>
/// <param name="Ticks">Of the local reading, 100 ns since 0001-01-01T00:00 (a time of day: since midnight); parts that were not written are at their lowest.</param>
/// <param name="FractionDigits">Digits of the second's fraction that were written, at most 7: the rest is cut.</param>
/// <param name="OffsetMinutes">From UTC; null when none was written.</param>
public readonly record struct PartialDateTime(long Ticks, TimePrecision Precision, byte FractionDigits, short? OffsetMinutes)
{
    private const int LongestText = 64;

    public int Year => Local.Year;

    public int Month => Local.Month;

    internal DateTime Local => new(Ticks);

    /// <summary>Year, year and month, or the whole date.</summary>
    public static bool TryParseDate(ReadOnlySpan<byte> text, out PartialDateTime value)
    {
        var reader = new Reader(text);
        value = default;
        return reader.Date() && reader.IsAtEnd && reader.TryFinish(out value);
    }

    /// <summary>A date, alone or with <c>T</c>, time (whole or in part) and offset.</summary>
    public static bool TryParseDateTime(ReadOnlySpan<byte> text, out PartialDateTime value)
    {
        var reader = new Reader(text);
        value = default;
        if (!reader.Date()) return false;
        var hasTime = reader.Take((byte)'T') && !reader.IsAtEnd;
        if (hasTime && !(reader.Precision == TimePrecision.Day && reader.TimeOfDay() && reader.Offset())) return false;
        return reader.IsAtEnd && reader.TryFinish(out value);
    }

    /// <summary>Hour, minute, second and fraction, as far as written.</summary>
    public static bool TryParseTime(ReadOnlySpan<byte> text, out PartialDateTime value)
    {
        var reader = new Reader(text);
        value = default;
        return reader.TimeOfDay() && reader.IsAtEnd && reader.TryFinish(out value);
    }

    internal delegate bool Parser(ReadOnlySpan<byte> text, out PartialDateTime value);

    internal static bool TryParse(string text, Parser parser, out PartialDateTime value)
    {
        value = default;
        if (text.Length > LongestText) return false;
        Span<byte> utf8 = stackalloc byte[LongestText * 3];
        return parser(utf8[..Encoding.UTF8.GetBytes(text, utf8)], out value);
    }

    public static PartialDateTime Of(DateTimeOffset moment) =>
        new(moment.Ticks - moment.Ticks % TimeSpan.TicksPerMillisecond, TimePrecision.Second, 3, (short)moment.Offset.TotalMinutes);

    public PartialDateTime ToDate() => new(Ticks - Ticks % TimeSpan.TicksPerDay, Precision > TimePrecision.Day ? TimePrecision.Day : Precision, 0, null);

    public PartialDateTime ToTimeOfDay() => new(Ticks % TimeSpan.TicksPerDay, Precision, FractionDigits, null);

    public string ToDateText() => Local.ToString(Precision switch
    {
        TimePrecision.Year => "yyyy",
        TimePrecision.Month => "yyyy-MM",
        _ => "yyyy-MM-dd",
    }, CultureInfo.InvariantCulture);

    public string ToTimeText() => Local.ToString(Precision switch
    {
        TimePrecision.Hour => "HH",
        TimePrecision.Minute => "HH:mm",
        _ => FractionDigits == 0 ? "HH:mm:ss" : "HH:mm:ss." + new string('f', FractionDigits),
    }, CultureInfo.InvariantCulture);

    public string ToDateTimeText()
    {
        if (Precision <= TimePrecision.Day) return ToDateText();
        return $"{ToDateText()}T{ToTimeText()}{OffsetText}";
    }

    private string OffsetText => OffsetMinutes switch
    {
        null => "",
        0 => "Z",
        { } minutes => string.Create(CultureInfo.InvariantCulture, $"{(minutes < 0 ? '-' : '+')}{Math.Abs(minutes) / 60:00}:{Math.Abs(minutes) % 60:00}"),
    };

    /// <summary>The ticks in UTC; where no offset was written, as read in <paramref name="zone"/>.</summary>
    internal long UtcTicks(TimeZoneInfo zone) => Ticks - (OffsetMinutes is { } minutes ? minutes * TimeSpan.TicksPerMinute : zone.GetUtcOffset(Local).Ticks);

    /// <summary>
    /// Compares part by part from the largest; null when one ends before a difference is found. Values with time are compared as moments when either has
    /// an offset; one without is then read in <paramref name="zone"/>, the policy N1 leaves to the implementation. https://hl7.org/fhirpath/N1/#comparison
    /// </summary>
    internal int? CompareTo(PartialDateTime other, TimeZoneInfo zone)
    {
        var (left, right) = (Ticks, other.Ticks);
        var bothHaveTime = Precision > TimePrecision.Day && other.Precision > TimePrecision.Day;
        if (bothHaveTime && (OffsetMinutes is not null || other.OffsetMinutes is not null))
            (left, right) = (UtcTicks(zone), other.UtcTicks(zone));

        var shared = Precision < other.Precision ? Precision : other.Precision;
        var order = Floor(left, shared).CompareTo(Floor(right, shared));
        return order != 0 ? order : Precision == other.Precision ? 0 : null;
    }

    private static long Floor(long ticks, TimePrecision precision) => precision switch
    {
        TimePrecision.Year => new DateTime(Math.Max(0, ticks)).Year,
        TimePrecision.Month => new DateTime(Math.Max(0, ticks)) is var date ? date.Year * 12 + date.Month : 0,
        TimePrecision.Day => ticks / TimeSpan.TicksPerDay,
        TimePrecision.Hour => ticks / TimeSpan.TicksPerHour,
        TimePrecision.Minute => ticks / TimeSpan.TicksPerMinute,
        _ => ticks,
    };

    /// <summary>Reads the parts one after the other; a part out of its range ends the reading.</summary>
    private ref struct Reader(ReadOnlySpan<byte> text)
    {
        private readonly ReadOnlySpan<byte> text = text;
        private int at;
        private int year = 1;
        private int month = 1;
        private int day = 1;
        private long ticksOfDay;
        private byte digits;
        private short? offset;

        public TimePrecision Precision { get; private set; }

        public readonly bool IsAtEnd => at == text.Length;

        public bool Take(byte wanted)
        {
            if (IsAtEnd || text[at] != wanted) return false;
            at++;
            return true;
        }

        public bool Date()
        {
            if (!Number(4, 1, 9999, out year)) return false;
            Precision = TimePrecision.Year;
            if (!Take((byte)'-')) return true;
            if (!Number(2, 1, 12, out month)) return false;
            Precision = TimePrecision.Month;
            if (!Take((byte)'-')) return true;
            if (!Number(2, 1, DateTime.DaysInMonth(year, month), out day)) return false;
            Precision = TimePrecision.Day;
            return true;
        }

        public bool TimeOfDay()
        {
            if (!Number(2, 0, 23, out var hour)) return false;
            (Precision, ticksOfDay) = (TimePrecision.Hour, hour * TimeSpan.TicksPerHour);
            if (!Take((byte)':')) return true;
            if (!Number(2, 0, 59, out var minute)) return false;
            (Precision, ticksOfDay) = (TimePrecision.Minute, ticksOfDay + minute * TimeSpan.TicksPerMinute);
            if (!Take((byte)':')) return true;
            if (!Number(2, 0, 60, out var second)) return false;
            // FHIR allows the leap second; it is read as the last one before it.
            (Precision, ticksOfDay) = (TimePrecision.Second, ticksOfDay + Math.Min(second, 59) * TimeSpan.TicksPerSecond);
            return !Take((byte)'.') || Fraction();
        }

        private bool Fraction()
        {
            var (start, unit) = (at, TimeSpan.TicksPerSecond / 10);
            for (; !IsAtEnd && text[at] is >= (byte)'0' and <= (byte)'9'; at++, unit /= 10)
                ticksOfDay += (text[at] - '0') * unit;
            digits = (byte)Math.Min(7, at - start);
            return at > start;
        }

        public bool Offset()
        {
            if (Take((byte)'Z'))
            {
                offset = 0;
                return true;
            }
            var sign = Take((byte)'+') ? 1 : Take((byte)'-') ? -1 : 0;
            if (sign == 0) return true;
            if (!Number(2, 0, 14, out var hours) || !Take((byte)':') || !Number(2, 0, 59, out var minutes)) return false;
            offset = (short)(sign * (hours * 60 + minutes));
            return true;
        }

        private bool Number(int length, int lowest, int highest, out int number)
        {
            number = 0;
            if (text.Length - at < length) return false;
            for (var end = at + length; at < end; at++)
            {
                if (text[at] is < (byte)'0' or > (byte)'9') return false;
                number = number * 10 + (text[at] - '0');
            }
            return number >= lowest && number <= highest;
        }

        public readonly bool TryFinish(out PartialDateTime value)
        {
            var isDate = Precision is not TimePrecision.None;
            value = isDate && day <= DateTime.DaysInMonth(year, month)
                ? new(new DateTime(year, month, day).Ticks + ticksOfDay, Precision, digits, offset)
                : default;
            return isDate;
        }
    }
}
