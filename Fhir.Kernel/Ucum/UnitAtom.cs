namespace Fhir.Kernel.Ucum;

/// <summary>
/// A terminal symbol of UCUM's tables and what it stands for. What it is defined by is resolved when it is first needed.
/// https://ucum.org/ucum#section-Tables-of-Terminal-Symbols
/// </summary>
/// <param name="Value">How many of <paramref name="Unit"/>, as the specification writes it.</param>
/// <param name="Unit">A UCUM expression; empty for base units, and for arbitrary units, which are defined by a procedure and not by other units.</param>
internal sealed record UnitAtom(string Code, string Name, string Value, string Unit, SpecialFunction? Function = null)
{
    private UnitScale? scale;

    /// <summary>Whether it may have a prefix. https://ucum.org/ucum#section-The-Predicate-Metric</summary>
    public bool IsMetric { get; init; }

    public bool IsArbitrary { get; init; }

    public bool IsSpecial => Function is not null;

    // Two threads may resolve the same atom; either's answer will do.
    public UnitScale Scale => scale ??= Resolve();

    /// <summary>A base unit or a derived one that takes prefixes.</summary>
    public static UnitAtom Metric(string code, string name, string value, string unit) => new(code, name, value, unit) { IsMetric = true };

    public static UnitAtom Plain(string code, string name, string value, string unit) => new(code, name, value, unit);

    public static UnitAtom Arbitrary(string code, string name) => new(code, name, "1", "") { IsArbitrary = true };

    public static UnitAtom Special(string code, string name, SpecialFunction function, string value, string unit) => new(code, name, value, unit, function);

    private UnitScale Resolve()
    {
        if (Unit.Length == 0) return new UnitScale(Ratio.Parse(Value), Dimension.Of(Code));
        if (!UcumParser.TryParse(Unit, out var expression, out var error)) throw new InvalidOperationException($"{Code} is defined by {Unit}: {error}");
        var (factor, dimension) = (expression.Scale.Factor * Ratio.Parse(Value), expression.Scale.Dimension);
        return new UnitScale(factor.Reduced(), dimension, Function);
    }
}
