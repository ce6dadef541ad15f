using System.Collections.Immutable;

namespace Fhir.Kernel.Ucum;

/// <summary>A prefix, an atom and an exponent; groups are resolved into these.</summary>
internal readonly record struct UnitPart(Prefix? Prefix, UnitAtom Atom, int Exponent)
{
    public string Symbol => Prefix?.Code + Atom.Code;
}

/// <summary>A unit as parsed: its parts in the order written, the product of its numbers, and what it all amounts to.</summary>
internal sealed record UnitExpression(UnitScale Scale, ImmutableArray<UnitPart> Parts, Ratio Number);

/// <summary>The product that a term is while it is read.</summary>
internal sealed class UnitProduct
{
    private Ratio factor = Ratio.One;
    private Ratio number = Ratio.One;
    private Dimension dimension = Dimension.None;
    private UnitScale? special;
    private readonly ImmutableArray<UnitPart>.Builder parts = ImmutableArray.CreateBuilder<UnitPart>();

    /// <returns>Null, or what is wrong with it.</returns>
    public UcumFault? Multiply(Ratio digits, int power)
    {
        if (digits.IsZero) return UcumFault.Zero;
        if (digits.Power(power) is not { } raised || (number * raised).Bounded() is not { } total) return UcumFault.TooLarge;
        number = total;
        return MultiplyFactor(raised);
    }

    public UcumFault? Multiply(Prefix? prefix, UnitAtom atom, int exponent)
    {
        parts.Add(new(prefix, atom, exponent));
        if (atom.IsSpecial) return MultiplySpecial(prefix, atom, exponent);
        var scale = atom.Scale;
        var one = prefix is null ? scale.Factor : scale.Factor * prefix.Factor;
        return one.Power(exponent) is { } raised ? Multiply(raised, scale.Dimension, exponent) : UcumFault.TooLarge;
    }

    /// <summary>A group in parentheses, or what a division inverts.</summary>
    public UcumFault? Multiply(UnitProduct group, int power)
    {
        if (group.special is not null && (power != 1 || special is not null)) return UcumFault.SpecialUnitInTerm;
        special ??= group.special;
        foreach (var part in group.parts) parts.Add(part with { Exponent = part.Exponent * power });
        if (group.number.Power(power) is not { } raisedNumber || (number * raisedNumber).Bounded() is not { } total) return UcumFault.TooLarge;
        number = total;
        return group.factor.Power(power) is { } raised ? Multiply(raised, group.dimension, power) : UcumFault.TooLarge;
    }

    /// <summary>Null when a special unit stands in a product with others; a number before it only scales it.</summary>
    public UnitExpression? Close()
    {
        if (special is null) return new(new UnitScale(factor.Reduced(), dimension), parts.ToImmutable(), number.Reduced());
        return dimension.IsNone ? new(special with { Multiple = (special.Multiple * factor).Reduced() }, parts.ToImmutable(), number.Reduced()) : null;
    }

    private UcumFault? MultiplySpecial(Prefix? prefix, UnitAtom atom, int exponent)
    {
        if (exponent != 1 || special is not null) return UcumFault.SpecialUnitInTerm;
        special = prefix is null ? atom.Scale : atom.Scale with { Multiple = prefix.Factor };
        return null;
    }

    private UcumFault? Multiply(Ratio raised, Dimension other, int power)
    {
        if (dimension.Times(other, power) is not { } product) return UcumFault.TooLarge;
        dimension = product;
        return MultiplyFactor(raised);
    }

    private UcumFault? MultiplyFactor(Ratio raised)
    {
        if ((factor * raised).Bounded() is not { } total) return UcumFault.TooLarge;
        factor = total;
        return null;
    }
}
