namespace Fhir.Tiltak.Population.People;

/// <summary>
/// Numbers of the synthetic Tenor series: a birth number or D-number with eighty added to the month, so that nobody who exists has it.
/// No number is given twice. What is remembered grows with the days of a century, not with the people.
/// https://www.skatteetaten.no/deling/opplysninger/folkeregisteropplysninger/tenor
/// </summary>
internal sealed class NationalNumbers
{
    private const int TenorMonth = 80;
    private const int DNumberDay = 40;

    private static readonly int[] FirstWeights = [3, 7, 6, 1, 8, 9, 4, 5, 2];
    private static readonly int[] SecondWeights = [5, 4, 3, 2, 7, 6, 5, 4, 3, 2];

    private readonly Dictionary<(DateOnly Born, Sex Sex, bool IsDNumber), int> next = [];

    /// <summary>Null when the numbers of the day are used up.</summary>
    public Identity? Give(DateOnly born, Sex sex, bool isDNumber)
    {
        var (first, last) = Series(born.Year);
        var key = (born, sex, isDNumber);
        // The third digit tells the sex: odd for a man, even for a woman.
        for (var individual = next.GetValueOrDefault(key, first + (sex == Sex.Male ? 1 : 0)); individual <= last; individual += 2)
        {
            if (Complete(born, individual, isDNumber) is not { } number) continue;
            next[key] = individual + 2;
            return new(isDNumber ? Systems.DNumber : Systems.NationalNumber, number);
        }
        next[key] = last + 1;
        return null;
    }

    /// <summary>The individual numbers of a century.</summary>
    private static (int First, int Last) Series(int year) => year >= 2000 ? (500, 999) : (0, 499);

    /// <summary>With both check digits; null when one of them would be ten.</summary>
    private static string? Complete(DateOnly born, int individual, bool isDNumber)
    {
        Span<char> digits = stackalloc char[11];
        Write(digits, born.Day + (isDNumber ? DNumberDay : 0));
        Write(digits[2..], born.Month + TenorMonth);
        Write(digits[4..], born.Year % 100);
        digits[6] = (char)('0' + (individual / 100));
        Write(digits[7..], individual % 100);
        return CheckDigit.Put(digits, FirstWeights) && CheckDigit.Put(digits, SecondWeights) ? digits.ToString() : null;
    }

    private static void Write(Span<char> digits, int number)
    {
        digits[0] = (char)('0' + (number / 10));
        digits[1] = (char)('0' + (number % 10));
    }
}
