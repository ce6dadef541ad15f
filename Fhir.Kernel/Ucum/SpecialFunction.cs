using System.Globalization;

namespace Fhir.Kernel.Ucum;

/// <summary>
/// The function pair of a special unit. Temperatures are exact; logarithms, powers and angles are computed in double precision and keep 15 significant digits.
/// </summary>
/// <param name="ToProper">From the number on the special scale to that in the corresponding proper unit; null outside the domain.</param>
internal sealed record SpecialFunction(Func<Ratio, Ratio?> ToProper, Func<Ratio, Ratio?> FromProper)
{
    public static readonly SpecialFunction Celsius = Shifted(Ratio.Parse("273.15"));

    // u is 5 K/9, and zero on the scale 459.67 of them.
    public static readonly SpecialFunction Fahrenheit = Shifted(Ratio.Parse("459.67"));

    // u is 5 K/4: 273.15 K are 218.52 of them.
    public static readonly SpecialFunction Reaumur = Shifted(Ratio.Parse("218.52"));

    public static readonly SpecialFunction Acidity = Of(value => Math.Pow(10, -value), proper => -Math.Log10(proper));

    public static readonly SpecialFunction NaturalLogarithm = Of(Math.Exp, Math.Log);

    public static readonly SpecialFunction Logarithm = Of(value => Math.Pow(10, value), Math.Log10);

    public static readonly SpecialFunction TwiceLogarithm = Of(value => Math.Pow(10, value / 2), proper => 2 * Math.Log10(proper));

    public static readonly SpecialFunction BinaryLogarithm = Of(value => Math.Pow(2, value), Math.Log2);

    public static readonly SpecialFunction Tangent = Of(value => Math.Atan(value / 100), proper => 100 * Math.Tan(proper));

    public static readonly SpecialFunction SquareRoot = new(value => value * value, proper => Rounded(Math.Sqrt(proper.ToDouble())));

    /// <summary>Potencies: the solution is diluted to one part in <paramref name="step"/> again and again.</summary>
    public static SpecialFunction Dilution(double step) => Of(value => Math.Pow(step, -value), proper => -Math.Log(proper) / Math.Log(step));

    private static SpecialFunction Shifted(Ratio zero) => new(value => value + zero, proper => proper - zero);

    private static SpecialFunction Of(Func<double, double> toProper, Func<double, double> fromProper) =>
        new(value => Rounded(toProper(value.ToDouble())), proper => Rounded(fromProper(proper.ToDouble())));

    private static Ratio? Rounded(double number) => double.IsFinite(number) ? Ratio.Parse(number.ToString("E14", CultureInfo.InvariantCulture).Replace('E', 'e')) : null;
}
