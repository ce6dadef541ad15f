using static Fhir.Kernel.Ucum.UnitAtom;

namespace Fhir.Kernel.Ucum.Tables;

/// <summary>Base units, dimensionless units and SI. https://ucum.org/ucum#section-Base-Units and https://ucum.org/ucum#section-Derived-Unit-Atoms</summary>
internal static class SiUnits
{
    public static readonly IReadOnlyList<UnitAtom> All =
    [
        // Table 2: base units
        Metric("m", "meter", "1", ""),
        Metric("s", "second", "1", ""),
        Metric("g", "gram", "1", ""),
        Metric("rad", "radian", "1", ""),
        Metric("K", "kelvin", "1", ""),
        Metric("C", "coulomb", "1", ""),
        Metric("cd", "candela", "1", ""),

        // Table 3: dimensionless units
        Plain("10*", "ten", "10", "1"),
        Plain("10^", "ten", "10", "1"),
        Plain("[pi]", "pi", "3.1415926535897932384626433832795028841971693993751058209749445923", "1"),
        Plain("%", "percent", "1", "10*-2"),
        Plain("[ppth]", "part per thousand", "1", "10*-3"),
        Plain("[ppm]", "part per million", "1", "10*-6"),
        Plain("[ppb]", "part per billion", "1", "10*-9"),
        Plain("[pptr]", "part per trillion", "1", "10*-12"),

        // Table 4: SI
        Metric("mol", "mole", "6.02214076", "10*23"),
        Metric("sr", "steradian", "1", "rad2"),
        Metric("Hz", "hertz", "1", "s-1"),
        Metric("N", "newton", "1", "kg.m/s2"),
        Metric("Pa", "pascal", "1", "N/m2"),
        Metric("J", "joule", "1", "N.m"),
        Metric("W", "watt", "1", "J/s"),
        Metric("A", "ampere", "1", "C/s"),
        Metric("V", "volt", "1", "J/C"),
        Metric("F", "farad", "1", "C/V"),
        Metric("Ohm", "ohm", "1", "V/A"),
        Metric("S", "siemens", "1", "Ohm-1"),
        Metric("Wb", "weber", "1", "V.s"),
        Special("Cel", "degree Celsius", SpecialFunction.Celsius, "1", "K") with { IsMetric = true },
        Metric("T", "tesla", "1", "Wb/m2"),
        Metric("H", "henry", "1", "Wb/A"),
        Metric("lm", "lumen", "1", "cd.sr"),
        Metric("lx", "lux", "1", "lm/m2"),
        Metric("Bq", "becquerel", "1", "s-1"),
        Metric("Gy", "gray", "1", "J/kg"),
        Metric("Sv", "sievert", "1", "J/kg"),
    ];
}
