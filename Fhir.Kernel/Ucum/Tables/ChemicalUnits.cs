using static Fhir.Kernel.Ucum.UnitAtom;

namespace Fhir.Kernel.Ucum.Tables;

/// <summary>Units of chemistry, biochemistry and the procedures of laboratories. https://ucum.org/ucum#section-Other-Legacy-Units</summary>
internal static class ChemicalUnits
{
    public static readonly IReadOnlyList<UnitAtom> All =
    [
        Metric("eq", "equivalent", "1", "mol"),
        Metric("osm", "osmole", "1", "mol"),
        Special("[pH]", "pH", SpecialFunction.Acidity, "1", "mol/l"),
        Metric("g%", "gram percent", "1", "g/dl"),
        Plain("[S]", "svedberg unit", "1", "10*-13.s"),
        Plain("[HPF]", "high power field", "1", "1"),
        Plain("[LPF]", "low power field", "100", "1"),
        Metric("kat", "katal", "1", "mol/s"),
        Metric("U", "enzyme unit", "1", "umol/min"),
        Arbitrary("[iU]", "international unit") with { IsMetric = true },
        Metric("[IU]", "international unit", "1", "[iU]") with { IsArbitrary = true },
        Arbitrary("[arb'U]", "arbitrary unit"),
        Arbitrary("[USP'U]", "United States Pharmacopeia unit"),
        Arbitrary("[GPL'U]", "GPL unit"),
        Arbitrary("[MPL'U]", "MPL unit"),
        Arbitrary("[APL'U]", "APL unit"),
        Arbitrary("[beth'U]", "Bethesda unit"),
        Arbitrary("[anti'Xa'U]", "anti factor Xa unit"),
        Arbitrary("[todd'U]", "Todd unit"),
        Arbitrary("[dye'U]", "Dye unit"),
        Arbitrary("[smgy'U]", "Somogyi unit"),
        Arbitrary("[bdsk'U]", "Bodansky unit"),
        Arbitrary("[ka'U]", "King-Armstrong unit"),
        Arbitrary("[knk'U]", "Kunkel unit"),
        Arbitrary("[mclg'U]", "Mac Lagan unit"),
        Arbitrary("[tb'U]", "tuberculin unit"),
        Arbitrary("[CCID_50]", "50 % cell culture infectious dose"),
        Arbitrary("[TCID_50]", "50 % tissue culture infectious dose"),
        Arbitrary("[EID_50]", "50 % embryo infectious dose"),
        Arbitrary("[PFU]", "plaque forming unit"),
        Arbitrary("[FFU]", "focus forming unit"),
        Arbitrary("[CFU]", "colony forming unit"),
        Arbitrary("[IR]", "index of reactivity"),
        Arbitrary("[BAU]", "bioequivalent allergen unit"),
        Arbitrary("[AU]", "allergen unit"),
        Arbitrary("[Amb'a'1'U]", "allergen unit for Ambrosia artemisiifolia"),
        Arbitrary("[PNU]", "protein nitrogen unit"),
        Arbitrary("[Lf]", "limit of flocculation"),
        Arbitrary("[D'ag'U]", "D-antigen unit"),
        Arbitrary("[FEU]", "fibrinogen equivalent unit"),
        Arbitrary("[ELU]", "ELISA unit"),
        Arbitrary("[EU]", "Ehrlich unit"),
    ];
}
