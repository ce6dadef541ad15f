using static Fhir.Kernel.Ucum.UnitAtom;

namespace Fhir.Kernel.Ucum.Tables;

/// <summary>Units used predominantly in clinical medicine. https://ucum.org/ucum#section-Other-Legacy-Units</summary>
internal static class ClinicalUnits
{
    public static readonly IReadOnlyList<UnitAtom> All =
    [
        Metric("m[H2O]", "meter of water column", "980665e-5", "kPa"),
        Metric("m[Hg]", "meter of mercury column", "133.3220", "kPa"),
        Plain("[in_i'H2O]", "inch of water column", "1", "m[H2O].[in_i]/m"),
        Plain("[in_i'Hg]", "inch of mercury column", "1", "m[Hg].[in_i]/m"),
        Plain("[PRU]", "peripheral vascular resistance unit", "1", "mm[Hg].s/ml"),
        Plain("[wood'U]", "Wood unit", "1", "mm[Hg].min/L"),
        Plain("[diop]", "diopter", "1", "/m"),
        Special("[p'diop]", "prism diopter", SpecialFunction.Tangent, "1", "rad"),
        // The table says 100tan(1 rad), as of the prism diopter; 100 % is a slope of 45 degrees.
        Special("%[slope]", "percent of slope", SpecialFunction.Tangent, "1", "rad"),
        Plain("[mesh_i]", "mesh", "1", "/[in_i]"),
        Plain("[Ch]", "charrière", "1", "mm/3"),
        Plain("[drp]", "drop", "1", "ml/20"),
        Plain("[hnsf'U]", "Hounsfield unit", "1", "1"),
        Plain("[MET]", "metabolic equivalent", "3.5", "mL/min/kg"),
        Special("[hp'_X]", "homeopathic potency of decimal series (retired)", SpecialFunction.Dilution(10), "1", "1"),
        Special("[hp'_C]", "homeopathic potency of centesimal series (retired)", SpecialFunction.Dilution(100), "1", "1"),
        Special("[hp'_M]", "homeopathic potency of millesimal series (retired)", SpecialFunction.Dilution(1000), "1", "1"),
        Special("[hp'_Q]", "homeopathic potency of quintamillesimal series (retired)", SpecialFunction.Dilution(50_000), "1", "1"),
        Arbitrary("[hp_X]", "homeopathic potency of decimal Hahnemannian series"),
        Arbitrary("[hp_C]", "homeopathic potency of centesimal Hahnemannian series"),
        Arbitrary("[hp_M]", "homeopathic potency of millesimal Hahnemannian series"),
        Arbitrary("[hp_Q]", "homeopathic potency of quintamillesimal Hahnemannian series"),
        Arbitrary("[kp_X]", "homeopathic potency of decimal Korsakovian series"),
        Arbitrary("[kp_C]", "homeopathic potency of centesimal Korsakovian series"),
        Arbitrary("[kp_M]", "homeopathic potency of millesimal Korsakovian series"),
        Arbitrary("[kp_Q]", "homeopathic potency of quintamillesimal Korsakovian series"),
    ];
}
