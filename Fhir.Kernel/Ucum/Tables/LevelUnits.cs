using static Fhir.Kernel.Ucum.UnitAtom;

namespace Fhir.Kernel.Ucum.Tables;

/// <summary>Levels: logarithms of a quantity over a reference. https://ucum.org/ucum#section-Other-Legacy-Units</summary>
internal static class LevelUnits
{
    public static readonly IReadOnlyList<UnitAtom> All =
    [
        Level("Np", "neper", SpecialFunction.NaturalLogarithm, "1", "1"),
        Level("B", "bel", SpecialFunction.Logarithm, "1", "1"),
        Level("B[SPL]", "bel sound pressure", SpecialFunction.TwiceLogarithm, "2", "10*-5.Pa"),
        Level("B[V]", "bel volt", SpecialFunction.TwiceLogarithm, "1", "V"),
        Level("B[mV]", "bel millivolt", SpecialFunction.TwiceLogarithm, "1", "mV"),
        Level("B[uV]", "bel microvolt", SpecialFunction.TwiceLogarithm, "1", "uV"),
        Level("B[10.nV]", "bel 10 nanovolt", SpecialFunction.TwiceLogarithm, "10", "nV"),
        Level("B[W]", "bel watt", SpecialFunction.Logarithm, "1", "W"),
        Level("B[kW]", "bel kilowatt", SpecialFunction.Logarithm, "1", "kW"),
    ];

    private static UnitAtom Level(string code, string name, SpecialFunction function, string value, string unit) =>
        Special(code, name, function, value, unit) with { IsMetric = true };
}
