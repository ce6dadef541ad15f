namespace Fhir.Kernel.Validation.Rules;

/// <summary>Dates and times as FHIR spells them. https://hl7.org/fhir/R4/datatypes.html#date</summary>
internal static class Moments
{
    /// <summary>YYYY, YYYY-MM or YYYY-MM-DD.</summary>
    public static bool IsDate(ReadOnlySpan<byte> text) => text.Length switch
    {
        4 => IsYear(text),
        7 => IsYear(text[..4]) && text[4] == (byte)'-' && Number(text[5..]) is >= 1 and <= 12,
        10 => IsDay(text),
        _ => false,
    };

    /// <summary>A date, or a full date with time and offset; the seconds are not optional.</summary>
    public static bool IsDateTime(ReadOnlySpan<byte> text) => text.IndexOf((byte)'T') < 0 ? IsDate(text) : IsInstant(text);

    /// <summary>YYYY-MM-DDThh:mm:ss[.fff](Z|+hh:mm)</summary>
    public static bool IsInstant(ReadOnlySpan<byte> text)
    {
        if (text.Length < 20 || text[10] != (byte)'T' || !IsDay(text[..10])) return false;
        var time = text[11..];
        var offset = time.IndexOfAny((byte)'Z', (byte)'+', (byte)'-');
        return offset >= 0 && IsClock(time[..offset]) && IsOffset(time[offset..]);
    }

    /// <summary>hh:mm:ss[.fff], without an offset.</summary>
    public static bool IsTime(ReadOnlySpan<byte> text) => IsClock(text);

    // Year 0000 is none: R4's expression wants one digit that is not zero.
    private static bool IsYear(ReadOnlySpan<byte> text) => Number(text) > 0;

    private static bool IsDay(ReadOnlySpan<byte> text)
    {
        if (text[4] != (byte)'-' || text[7] != (byte)'-' || !IsYear(text[..4])) return false;
        var (month, day) = (Number(text[5..7]), Number(text[8..]));
        return month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(Number(text[..4]), month);
    }

    private static bool IsClock(ReadOnlySpan<byte> text)
    {
        if (text.Length < 8 || text[2] != (byte)':' || text[5] != (byte)':') return false;
        if (Number(text[..2]) is not (>= 0 and <= 23) || Number(text[3..5]) is not (>= 0 and <= 59)) return false;
        if (Number(text[6..8]) is not (var second and >= 0) || second > 60) return false;
        return text.Length == 8 || (text[8] == (byte)'.' && PrimitiveFormats.AreDigits(text[9..]));
    }

    private static bool IsOffset(ReadOnlySpan<byte> text)
    {
        if (text is [(byte)'Z']) return true;
        if (text.Length != 6 || text[3] != (byte)':') return false;
        var (hour, minute) = (Number(text[1..3]), Number(text[4..]));
        return hour is >= 0 and <= 13 && minute is >= 0 and <= 59 || (hour == 14 && minute == 0);
    }

    /// <returns>-1 when it is not digits only.</returns>
    private static int Number(ReadOnlySpan<byte> text)
    {
        var number = 0;
        foreach (var unit in text)
        {
            if (unit is < (byte)'0' or > (byte)'9') return -1;
            number = number * 10 + (unit - '0');
        }
        return number;
    }
}
