using System.Diagnostics.CodeAnalysis;
using System.Text;

namespace Fhir.Kernel.Ucum;

/// <summary>
/// A unit of the Unified Code for Units of Measure 2.2, case sensitive. Immutable and thread-safe. Factors between units are exact fractions (pi with the 64 digits
/// that UCUM gives it), so comparing never rounds, and a conversion is rounded once, to a decimal: what has at most 28 digits and 28 decimals is exact, anything
/// else is rounded half to even at the last digit that a decimal holds, of which there are at least 15; otherwise there is no answer. Logarithmic and angular special
/// units (pH, B, Np, %[slope] …) are computed in double precision and keep 15 significant digits; temperatures are exact. https://ucum.org/ucum
/// </summary>
public sealed class UcumUnit : IEquatable<UcumUnit>
{
    /// <summary>In characters.</summary>
    public const int MaxLength = 500;

    /// <summary>Parentheses inside each other.</summary>
    public const int MaxDepth = 32;

    internal UcumUnit(string code, UnitExpression expression) => (Code, Expression) = (code, expression);

    /// <summary>As it was written.</summary>
    public string Code { get; }

    /// <summary>What it measures, in base units: <c>g.m-3</c>; <c>1</c> for pure numbers. Arbitrary units stand for themselves. A UCUM code itself.</summary>
    public string CanonicalCode => Scale.Dimension.Code;

    /// <summary>On a scale that is no ratio, like Cel and [pH].</summary>
    public bool IsSpecial => Scale.Function is not null;

    /// <summary>In English: <c>milligram per deciliter</c>.</summary>
    public string Name => UnitName.Of(Expression);

    internal UnitExpression Expression { get; }

    internal UnitScale Scale => Expression.Scale;

    /// <summary>Allocates nothing for a short code that was asked for lately.</summary>
    /// <param name="utf8">UTF-8.</param>
    public static bool TryParse(ReadOnlySpan<byte> utf8, [NotNullWhen(true)] out UcumUnit? unit, [NotNullWhen(false)] out UcumError? error)
    {
        (unit, error) = UnitCache.Find(utf8);
        return unit is not null;
    }

    public static bool TryParse(string code, [NotNullWhen(true)] out UcumUnit? unit, [NotNullWhen(false)] out UcumError? error)
    {
        Span<byte> utf8 = stackalloc byte[UnitCache.LongestKey];
        (unit, error) = Encoding.UTF8.TryGetBytes(code, utf8, out var length) ? UnitCache.Find(utf8[..length]) : UnitCache.Parse(code);
        return unit is not null;
    }

    public static bool IsValid(ReadOnlySpan<byte> utf8) => TryParse(utf8, out _, out _);

    /// <summary>Whether values of the two can be converted into each other.</summary>
    public bool IsComparableTo(UcumUnit other) => Scale.Dimension.Equals(other.Scale.Dimension);

    /// <summary>Null when the units cannot be compared, or the result is not representable (see the type).</summary>
    public static decimal? Convert(decimal value, UcumUnit from, UcumUnit to)
    {
        if (!from.IsComparableTo(to)) return null;
        if (from.Equals(to)) return value;
        return from.Scale.Convert(Ratio.OfDecimal(value), to.Scale) is { } converted && ExactDecimal.TryFrom(converted, out var number) ? number : null;
    }

    /// <summary>Null when one of the texts is no unit, too.</summary>
    public static decimal? Convert(decimal value, string from, string to) =>
        TryParse(from, out var source, out _) && TryParse(to, out var target, out _) ? Convert(value, source, target) : null;

    /// <summary>The value in base units, and their code; null when the value is beyond what a decimal holds with 15 digits.</summary>
    public (decimal Value, string Unit)? ToCanonical(decimal value) =>
        Scale.ToBase(Ratio.OfDecimal(value)) is { } inBase && ExactDecimal.TryFrom(inBase, out var number) ? (number, CanonicalCode) : null;

    /// <summary>As <see cref="ToCanonical"/> for amounts of any size (a mole is 6.02214076e23), with the precision of a double; null only outside a function's domain.</summary>
    public (double Value, string Unit)? ToCanonicalDouble(decimal value) => Scale.ToBase(Ratio.OfDecimal(value)) is { } inBase ? (inBase.ToDouble(), CanonicalCode) : null;

    /// <summary>The exact order of two values, however far the units are apart; null when they cannot be compared.</summary>
    public static int? Compare(decimal left, UcumUnit leftUnit, decimal right, UcumUnit rightUnit)
    {
        if (!leftUnit.IsComparableTo(rightUnit)) return null;
        if (leftUnit.Equals(rightUnit)) return left.CompareTo(right);
        // Of two levels or acidities the larger is that of the larger number.
        if (leftUnit.IsSpecial && leftUnit.Scale.IsMultipleOf(rightUnit.Scale)) return leftUnit.Scale.Convert(Ratio.OfDecimal(left), rightUnit.Scale)?.CompareTo(Ratio.OfDecimal(right));
        return leftUnit.Scale.ToBase(Ratio.OfDecimal(left)) is { } one && rightUnit.Scale.ToBase(Ratio.OfDecimal(right)) is { } other ? one.CompareTo(other) : null;
    }

    /// <summary>The product of two amounts, in a unit made of theirs: <c>12 cm · 3 cm = 36 cm2</c>; null for special units and where a decimal cannot hold it.</summary>
    public static (decimal Value, string Unit)? Multiply(decimal left, UcumUnit leftUnit, decimal right, UcumUnit rightUnit) =>
        Scaled(Ratio.OfDecimal(left) * Ratio.OfDecimal(right), UnitAlgebra.Combine(leftUnit, rightUnit, 1));

    /// <summary>The quotient; of comparable units in the unit 1. Null for a division by zero, too.</summary>
    public static (decimal Value, string Unit)? Divide(decimal left, UcumUnit leftUnit, decimal right, UcumUnit rightUnit) =>
        right == 0 ? null : Scaled(Ratio.OfDecimal(left) / Ratio.OfDecimal(right), UnitAlgebra.Combine(leftUnit, rightUnit, -1));

    private static (decimal, string)? Scaled(Ratio number, (Ratio Factor, string Code)? unit) =>
        unit is var (factor, code) && (number * factor).Bounded() is { } product && ExactDecimal.TryFrom(product, out var value) ? (value, code) : null;

    /// <summary>Units are equal when every value means the same in both: <c>mL</c> and <c>cm3</c>, <c>{score}</c> and <c>1</c>.</summary>
    public bool Equals(UcumUnit? other) => other is not null && (ReferenceEquals(this, other) || Scale.Equals(other.Scale));

    public override bool Equals(object? obj) => Equals(obj as UcumUnit);

    public override int GetHashCode() => Scale.GetHashCode();

    public override string ToString() => Code;
}
