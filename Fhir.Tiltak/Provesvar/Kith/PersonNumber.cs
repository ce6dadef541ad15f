namespace Fhir.Tiltak.Provesvar.Kith;

/// <summary>
/// The numbers of persons: eleven digits, two of them check digits of the digits as they stand, whatever is added to day and month in the synthetic series.
/// </summary>
internal static class PersonNumber
{
    /// <summary>Which series the number belongs to by its form; null when it belongs to none.</summary>
    public static string? SeriesOf(string number)
    {
        if (number.Length != 11 || !number.All(char.IsAsciiDigit) || !HasCheckDigits(number)) return null;
        if (number[0] is '8' or '9') return IdentifierType.Fhn;
        if (!IsMonth(Two(number, 2))) return null;
        return Two(number, 0) switch
        {
            >= 1 and <= 31 => IdentifierType.Fnr,
            >= 41 and <= 71 => IdentifierType.Dnr,
            _ => null,
        };
    }

    public static int Sum(string digits, ReadOnlySpan<int> weights)
    {
        var sum = 0;
        for (var at = 0; at < weights.Length; at++) sum += (digits[at] - '0') * weights[at];
        return sum;
    }

    private static bool HasCheckDigits(string number) =>
        Sum(number, [3, 7, 6, 1, 8, 9, 4, 5, 2, 1]) % 11 == 0 && Sum(number, [5, 4, 3, 2, 7, 6, 5, 4, 3, 2, 1]) % 11 == 0;

    // Plain, and with 40, 65 or 80 added in the synthetic series.
    private static bool IsMonth(int month) => month is (>= 1 and <= 12) or (>= 41 and <= 52) or (>= 66 and <= 77) or (>= 81 and <= 92);

    private static int Two(string digits, int at) => ((digits[at] - '0') * 10) + digits[at + 1] - '0';
}
