using System.Numerics;

namespace Fhir.Kernel.Ucum;

/// <summary>
/// A <see cref="Ratio"/> as a decimal. What 28 digits and 28 decimals can hold is exact; the rest is rounded half to even at the last digit that fits, and there
/// is no answer where fewer than 15 significant digits would be left or the number is too large.
/// </summary>
internal static class ExactDecimal
{
    private const int MaxScale = 28;
    private const int LeastDigits = 15;

    private static readonly BigInteger Largest = (BigInteger)decimal.MaxValue;
    private static readonly BigInteger LeastMantissa = BigInteger.Pow(10, LeastDigits - 1);

    public static bool TryFrom(Ratio ratio, out decimal number)
    {
        number = 0;
        if (ratio.IsZero) return true;
        var (numerator, denominator) = (BigInteger.Abs(ratio.Numerator), ratio.Denominator);
        var scale = Scale(numerator, denominator);
        for (; scale >= 0; scale--)
        {
            var (mantissa, isExact) = Round(numerator, denominator, scale);
            if (mantissa > Largest) continue;
            if (!isExact && mantissa < LeastMantissa) return false;
            number = Shortest((decimal)mantissa, scale);
            if (ratio.Numerator.Sign < 0) number = -number;
            return true;
        }
        return false;
    }

    // From the lengths in bits, so that no more than two attempts are needed; a decimal digit is 3.32 bits.
    private static int Scale(BigInteger numerator, BigInteger denominator)
    {
        var wholeDigits = (numerator.GetBitLength() - denominator.GetBitLength()) * 0.30103;
        return (int)Math.Clamp(30 - Math.Floor(wholeDigits), -1, MaxScale);
    }

    private static (BigInteger Mantissa, bool IsExact) Round(BigInteger numerator, BigInteger denominator, int scale)
    {
        var quotient = BigInteger.DivRem(numerator * BigInteger.Pow(10, scale), denominator, out var rest);
        if (rest.IsZero) return (quotient, true);
        var half = (rest * 2).CompareTo(denominator);
        return (half > 0 || (half == 0 && !quotient.IsEven) ? quotient + 1 : quotient, false);
    }

    // Without zeroes at the end. A decimal of scale s is the mantissa times 10^-s exactly.
    private static decimal Shortest(decimal mantissa, int scale)
    {
        while (scale > 0 && mantissa % 10 == 0) (mantissa, scale) = (mantissa / 10, scale - 1);
        Span<int> bits = stackalloc int[4];
        decimal.GetBits(mantissa, bits);
        return new decimal(bits[0], bits[1], bits[2], false, (byte)scale);
    }
}
