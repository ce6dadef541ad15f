using System.Globalization;

namespace Fhir.Server.Tests.Legemiddelliste;

/// <summary>Fødselsnumre of the synthetic series (month plus 80), one after the other, all of persons born on one day.</summary>
internal static class SyntheticNumber
{
    private static readonly int[] First = [3, 7, 6, 1, 8, 9, 4, 5, 2];
    private static readonly int[] Second = [5, 4, 3, 2, 7, 6, 5, 4, 3, 2];

    private static int used;

    public const string BirthDate = "1960-03-14";

    public static string Next()
    {
        while (true)
        {
            var nine = "148360" + Interlocked.Increment(ref used).ToString("000", CultureInfo.InvariantCulture);
            if (Control(nine, First) is { } one && Control(nine + one, Second) is { } two) return nine + one + two;
        }
    }

    /// <summary>Null when the digits have no control digit.</summary>
    private static int? Control(string digits, int[] weights)
    {
        var rest = 11 - digits.Zip(weights, (digit, weight) => (digit - '0') * weight).Sum() % 11;
        return rest switch { 11 => 0, 10 => null, _ => rest };
    }
}
