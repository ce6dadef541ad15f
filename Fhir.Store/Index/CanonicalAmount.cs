using Fhir.Kernel.Ucum;

namespace Fhir.Store.Index;

/// <summary>
/// An amount in base units, so that 5.4 mg and 0.0054 g are one. It is computed exactly and rounded once, to a double: what differs only past the 15th digit
/// is taken for equal, on both sides of a search. https://hl7.org/fhir/R4/search.html#quantity
/// </summary>
/// <param name="Unit">UCUM's base units (<c>g.m-3</c>); for a level or acidity, which is no multiple of anything, its own code.</param>
/// <param name="Low">Minus infinity when open.</param>
/// <param name="High">Infinity when open.</param>
internal sealed record CanonicalAmount(string Unit, double Low, double High)
{
    public const string Ucum = "http://unitsofmeasure.org";

    /// <summary>Null when the unit is none of UCUM's, or the amount is beyond all bounds.</summary>
    /// <param name="low">Null when open.</param>
    /// <param name="high">Null when open.</param>
    public static CanonicalAmount? Of(decimal? low, decimal? high, string? system, string? code)
    {
        if (system != Ucum || code is null || !UcumUnit.TryParse(code, out var unit, out _)) return null;
        var (from, to) = (low is { } least ? ValueOf(unit, least) : double.NegativeInfinity, high is { } most ? ValueOf(unit, most) : double.PositiveInfinity);
        return from is null || to is null ? null : new CanonicalAmount(IsScale(unit) ? code : unit.CanonicalCode, from.Value, to.Value);
    }

    private static double? ValueOf(UcumUnit unit, decimal value) => IsScale(unit) ? (double)value : unit.ToCanonicalDouble(value)?.Value;

    /// <summary>Temperatures are scales, too, but rise together.</summary>
    private static bool IsScale(UcumUnit unit) => unit.IsSpecial && unit.CanonicalCode != "K";
}
