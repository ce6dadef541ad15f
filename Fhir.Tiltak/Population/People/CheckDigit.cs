namespace Fhir.Tiltak.Population.People;

/// <summary>The check digit modulo eleven that national numbers and organisation numbers share.</summary>
internal static class CheckDigit
{
    /// <summary>Puts the digit after those it is computed from. False when it would be ten, and the number is no number.</summary>
    public static bool Put(Span<char> digits, ReadOnlySpan<int> weights)
    {
        var sum = 0;
        for (var at = 0; at < weights.Length; at++) sum += (digits[at] - '0') * weights[at];
        var check = (11 - (sum % 11)) % 11;
        digits[weights.Length] = (char)('0' + (check % 10));
        return check < 10;
    }
}
