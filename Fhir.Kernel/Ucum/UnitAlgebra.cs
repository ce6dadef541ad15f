using System.Globalization;
using System.Text;

namespace Fhir.Kernel.Ucum;

/// <summary>
/// Products and quotients of units as a reader would write them: equal symbols are put together (<c>cm · cm = cm2</c>, <c>mg/mL · mL = mg</c>); where prefixes of the
/// same atom differ, the atom without prefix stands (<c>cm · m = 0.01 m2</c>). Numbers and percent go into the factor, annotations are left out.
/// </summary>
internal static class UnitAlgebra
{
    /// <param name="power">1 for a product, -1 for a quotient.</param>
    /// <returns>What the numbers' product or quotient is to be multiplied with, and the unit's code; null for special units (22.1) and beyond all bounds.</returns>
    public static (Ratio Factor, string Code)? Combine(UcumUnit left, UcumUnit right, int power)
    {
        if (left.IsSpecial || right.IsSpecial) return null;
        if (power < 0 && left.IsComparableTo(right)) return ((left.Scale.Factor / right.Scale.Factor).Reduced(), "1");
        var factor = left.Expression.Number;
        if (right.Expression.Number.Power(power) is not { } number || (factor * number).Bounded() is not { } product) return null;
        return Merge(product, [.. left.Expression.Parts, .. right.Expression.Parts.Select(part => part with { Exponent = part.Exponent * power })]);
    }

    private static (Ratio, string)? Merge(Ratio factor, List<UnitPart> parts)
    {
        var merged = new List<UnitPart>();
        foreach (var same in parts.GroupBy(part => part.Atom.Code))
        {
            var (atom, exponent) = (same.First().Atom, same.Sum(part => part.Exponent));
            var keepsPrefix = same.All(part => part.Prefix == same.First().Prefix) && !IsFraction(atom);
            foreach (var part in same.Where(_ => !keepsPrefix))
            {
                var size = (part.Prefix?.Factor ?? Ratio.One) * (IsFraction(atom) ? atom.Scale.Factor : Ratio.One);
                if (size.Power(part.Exponent) is not { } raised || (factor * raised).Bounded() is not { } product) return null;
                factor = product;
            }
            if (exponent != 0 && !IsFraction(atom)) merged.Add(new(keepsPrefix ? same.First().Prefix : null, atom, exponent));
        }
        return (factor.Reduced(), Print(merged));
    }

    private static bool IsFraction(UnitAtom atom) => atom.Code is "%" or "[ppth]" or "[ppm]" or "[ppb]" or "[pptr]" or "[pi]";

    private static string Print(List<UnitPart> parts)
    {
        var code = new StringBuilder();
        // A power of ten has its sign, and is a factor wherever it stands.
        foreach (var part in parts.Where(IsAbove)) code.Append(code.Length > 0 ? "." : "").Append(part.Symbol).Append(Exponent(part.Exponent));
        foreach (var part in parts.Where(part => !IsAbove(part))) code.Append('/').Append(part.Symbol).Append(Exponent(-part.Exponent));
        return code.Length > 0 ? code.ToString() : "1";
    }

    private static bool IsAbove(UnitPart part) => part.Exponent > 0 || part.Atom.Code is "10*" or "10^";

    private static string Exponent(int exponent) => exponent == 1 ? "" : exponent.ToString(CultureInfo.InvariantCulture);
}
