namespace Fhir.Kernel.Ucum;

/// <summary>
/// How a unit stands to the base units: a factor and a dimension, or for special units a function from the base units to its scale.
/// https://ucum.org/ucum#section-Special-Units-on-non-ratio-Scales
/// </summary>
/// <param name="Factor">
/// Of the unit in base units. For a special unit of its corresponding proper unit u; <paramref name="Multiple"/> is then the prefix or number before it.
/// </param>
/// <param name="Function">Null for proper units.</param>
internal sealed record UnitScale(Ratio Factor, Dimension Dimension, SpecialFunction? Function = null)
{
    public Ratio Multiple { get; init; } = Ratio.One;

    public static UnitScale Number(Ratio factor) => new(factor, Dimension.None);

    /// <summary>Whether the other is on the same scale but for a factor: then nothing has to go through a function.</summary>
    public bool IsMultipleOf(UnitScale other) => Function == other.Function && (Function is null || Factor.Equals(other.Factor));

    /// <summary>In a unit of the same dimension; null as for <see cref="ToBase"/> and <see cref="FromBase"/>.</summary>
    public Ratio? Convert(Ratio value, UnitScale target)
    {
        if (Function is not null && IsMultipleOf(target)) return (value * Multiple / target.Multiple).Bounded();
        return ToBase(value) is { } inBase ? target.FromBase(inBase) : null;
    }

    /// <summary>The value in base units: exact for proper units and those whose function is. Null beyond all bounds and outside the function's domain.</summary>
    public Ratio? ToBase(Ratio value)
    {
        var proper = Function is null ? value : Function.ToProper(value * Multiple);
        return (proper * Factor)?.Bounded();
    }

    /// <summary>Null beyond all bounds and outside the function's domain.</summary>
    public Ratio? FromBase(Ratio value)
    {
        var proper = value / Factor;
        var special = Function is null ? proper : Function.FromProper(proper);
        return (special / Multiple)?.Bounded();
    }
}
