using System.Globalization;
using System.Numerics;

namespace Fhir.Kernel.Ucum;

/// <summary>
/// An exact number: numerator over a positive denominator, not always in lowest terms. UCUM's definitions are decimal numbers and quotients of them, so
/// factors between units are exact; pi is the number with the 64 digits that UCUM gives it. Size is bounded, so that no unit code can make work or memory grow.
/// </summary>
internal readonly record struct Ratio
{
    /// <summary>Bits of a numerator or denominator; <c>10*999</c> takes 3,319.</summary>
    public const int MaxBits = 4096;

    private readonly BigInteger denominatorLessOne;

    private Ratio(BigInteger numerator, BigInteger denominator) => (Numerator, denominatorLessOne) = (numerator, denominator - 1);

    public BigInteger Numerator { get; }

    // Stored less one, so that default is 0 over 1.
    public BigInteger Denominator => denominatorLessOne + 1;

    public static Ratio One { get; } = Of(1);

    public bool IsZero => Numerator.IsZero;

    public static Ratio Of(BigInteger numerator) => new(numerator, BigInteger.One);

    /// <param name="denominator">Not zero.</param>
    public static Ratio Of(BigInteger numerator, BigInteger denominator) => denominator.Sign < 0 ? new(-numerator, -denominator) : new(numerator, denominator);

    public static Ratio OfDecimal(decimal number)
    {
        Span<int> bits = stackalloc int[4];
        decimal.GetBits(number, bits);
        var mantissa = new BigInteger((uint)bits[0]) + (new BigInteger((uint)bits[1]) << 32) + (new BigInteger((uint)bits[2]) << 64);
        return new(number < 0 ? -mantissa : mantissa, BigInteger.Pow(10, number.Scale));
    }

    /// <summary>As UCUM's tables write numbers: <c>6.02214076</c>, <c>980665e-5</c>, <c>1e3</c>.</summary>
    public static Ratio Parse(string text)
    {
        var (number, exponent) = text.IndexOf('e') is var at and > 0 ? (text[..at], int.Parse(text[(at + 1)..], CultureInfo.InvariantCulture)) : (text, 0);
        if (number.IndexOf('.') is var point and >= 0) exponent -= number.Length - point - 1;
        var mantissa = BigInteger.Parse(number.Replace(".", "", StringComparison.Ordinal), CultureInfo.InvariantCulture);
        return exponent >= 0 ? Of(mantissa * BigInteger.Pow(10, exponent)) : Of(mantissa, BigInteger.Pow(10, -exponent)).Reduced();
    }

    public static Ratio operator *(Ratio left, Ratio right) => new(left.Numerator * right.Numerator, left.Denominator * right.Denominator);

    /// <summary>The divisor must not be zero.</summary>
    public static Ratio operator /(Ratio left, Ratio right) => Of(left.Numerator * right.Denominator, left.Denominator * right.Numerator);

    public static Ratio operator +(Ratio left, Ratio right) =>
        new(left.Numerator * right.Denominator + right.Numerator * left.Denominator, left.Denominator * right.Denominator);

    public static Ratio operator -(Ratio left, Ratio right) =>
        new(left.Numerator * right.Denominator - right.Numerator * left.Denominator, left.Denominator * right.Denominator);

    public int CompareTo(Ratio other) => (Numerator * other.Denominator).CompareTo(other.Numerator * Denominator);

    /// <returns>Null when the result is larger than <see cref="MaxBits"/>, or zero to a negative power.</returns>
    public Ratio? Power(int exponent)
    {
        var (above, below) = exponent < 0 ? (Denominator, Numerator) : (Numerator, Denominator);
        var power = Math.Abs(exponent);
        if (below.IsZero || Math.Max(above.GetBitLength(), below.GetBitLength()) - 1 > MaxBits / Math.Max(power, 1)) return null;
        return Of(BigInteger.Pow(above, power), BigInteger.Pow(below, power)).Bounded();
    }

    /// <summary>Null when it is larger than <see cref="MaxBits"/> even in lowest terms.</summary>
    public Ratio? Bounded()
    {
        if (Fits) return this;
        var reduced = Reduced();
        return reduced.Fits ? reduced : null;
    }

    /// <summary>In lowest terms, so that equal numbers are equal records.</summary>
    public Ratio Reduced()
    {
        var common = BigInteger.GreatestCommonDivisor(Numerator, Denominator);
        return common.IsOne ? this : new(Numerator / common, Denominator / common);
    }

    private bool Fits => Numerator.GetBitLength() <= MaxBits && Denominator.GetBitLength() <= MaxBits;

    public double ToDouble()
    {
        if (IsZero) return 0;
        // The quotient as an integer of more bits than a double has, its last bit telling whether anything was cut off; then its power of two.
        var shift = 62 - (int)(Numerator.GetBitLength() - Denominator.GetBitLength());
        var (above, below) = (BigInteger.Abs(Numerator) << Math.Max(shift, 0), Denominator << Math.Max(-shift, 0));
        var quotient = BigInteger.DivRem(above, below, out var rest);
        var bits = (ulong)quotient | (rest.IsZero ? 0UL : 1UL);
        return Math.ScaleB(Numerator.Sign * (double)bits, -shift);
    }

    public override string ToString() => Denominator.IsOne ? Numerator.ToString(CultureInfo.InvariantCulture) : $"{Numerator}/{Denominator}";
}
