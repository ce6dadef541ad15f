using System.Globalization;
using System.Text;

namespace Fhir.Kernel.Ucum;

/// <summary>A unit in words. https://ucum.org/ucum#section-Tables-of-Terminal-Symbols has the names.</summary>
internal static class UnitName
{
    public static string Of(UnitExpression unit)
    {
        var name = new StringBuilder();
        var number = unit.Number.Equals(Ratio.One) ? "" : unit.Number.ToString();
        name.AppendJoin(' ', new[] { number }.Concat(unit.Parts.Where(part => part.Exponent > 0).Select(Name)).Where(word => word.Length > 0));
        var below = unit.Parts.Where(part => part.Exponent < 0).Select(part => Name(part with { Exponent = -part.Exponent })).ToList();
        if (below.Count > 0) name.Append(name.Length > 0 ? " " : "").Append("per ").AppendJoin(' ', below);
        return name.Length > 0 ? name.ToString() : "one";
    }

    private static string Name(UnitPart part)
    {
        if (part.Exponent == 0) return "";
        var name = part.Prefix?.Name + part.Atom.Name;
        return part.Exponent switch
        {
            1 => name,
            _ when part.Atom.Code is "10*" or "10^" => $"10^{part.Exponent.ToString(CultureInfo.InvariantCulture)}",
            2 => $"square {name}",
            3 => $"cubic {name}",
            _ => $"{name} to the power of {part.Exponent.ToString(CultureInfo.InvariantCulture)}",
        };
    }
}
