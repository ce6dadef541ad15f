using System.Collections.Immutable;
using System.Globalization;
using System.Text;

namespace Fhir.Kernel.Ucum;

/// <summary>
/// What is measured: base units with their exponents, sorted by code (<c>g.m-3</c>). An arbitrary unit is a dimension of its own, so that it can be compared with
/// itself and nothing else. https://ucum.org/ucum#section-Arbitrary-Units
/// </summary>
internal sealed class Dimension : IEquatable<Dimension>
{
    public const int MaxExponent = 999;

    private readonly ImmutableArray<(string Base, int Exponent)> parts;

    private Dimension(ImmutableArray<(string, int)> parts)
    {
        this.parts = parts;
        Code = Print(parts);
    }

    public static Dimension None { get; } = new([]);

    /// <summary>A UCUM code of the base units; <c>1</c> for a pure number.</summary>
    public string Code { get; }

    public bool IsNone => parts.IsEmpty;

    public static Dimension Of(string baseUnit) => new([(baseUnit, 1)]);

    /// <returns>Null when an exponent is beyond <see cref="MaxExponent"/>.</returns>
    public Dimension? Times(Dimension other, int power)
    {
        if (other.IsNone || power == 0) return this;
        var sum = parts.ToDictionary(part => part.Base, part => part.Exponent, StringComparer.Ordinal);
        foreach (var (unit, exponent) in other.parts)
        {
            var total = sum.GetValueOrDefault(unit) + (long)exponent * power;
            if (Math.Abs(total) > MaxExponent) return null;
            sum[unit] = (int)total;
        }
        return new([.. sum.Where(part => part.Value != 0).OrderBy(part => part.Key, StringComparer.Ordinal).Select(part => (part.Key, part.Value))]);
    }

    public bool Equals(Dimension? other) => other is not null && Code == other.Code;

    public override bool Equals(object? obj) => Equals(obj as Dimension);

    public override int GetHashCode() => Code.GetHashCode(StringComparison.Ordinal);

    public override string ToString() => Code;

    private static string Print(ImmutableArray<(string Base, int Exponent)> parts)
    {
        if (parts.IsEmpty) return "1";
        var code = new StringBuilder();
        foreach (var (unit, exponent) in parts)
            code.Append(code.Length > 0 ? "." : "").Append(unit).Append(exponent == 1 ? "" : exponent.ToString(CultureInfo.InvariantCulture));
        return code.ToString();
    }
}
