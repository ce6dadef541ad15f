namespace Fhir.Tiltak.Population.Illness;

/// <summary>
/// The analyses of the population. Coded in the Norwegian laboratory code system where the packages have the code, else in LOINC. https://loinc.org
/// </summary>
internal static class Analyses
{
    private static readonly Unit MilliMole = Unit.Same("mmol/L");

    public static Analysis Natrium { get; } = Nlk("na", "P-Natrium", "NPU03429", MilliMole, 137, 145, 0);
    public static Analysis Kalium { get; } = Nlk("k", "P-Kalium", "NPU03230", MilliMole, 3.5m, 5.0m, 1);
    public static Analysis Kreatinin { get; } = Nlk("kreatinin", "P-Kreatinin", "NPU04998", new("µmol/L", "umol/L"), 60, 105, 0) with { ForWomen = (45, 90) };
    public static Analysis Karbamid { get; } = Nlk("karbamid", "P-Karbamid", "NPU01459", MilliMole, 3.1m, 7.9m, 1);
    public static Analysis Albumin { get; } = Nlk("albumin", "P-Albumin", "NPU19673", Unit.Same("g/L"), 36, 45, 0);
    public static Analysis Crp { get; } = Nlk("crp", "P-CRP", "NPU19748", Unit.Same("mg/L"), null, 4, 0);
    public static Analysis Alat { get; } = Nlk("alat", "P-ALAT", "NPU19651", Unit.Same("U/L"), 10, 70, 0) with { ForWomen = (10, 45) };
    public static Analysis Inr { get; } = Nlk("inr", "P-INR", "NPU01685", new("INR", "{INR}"), 2.0m, 3.0m, 1);
    public static Analysis HbA1c { get; } = Nlk("hba1c", "B-HbA1c", "NPU27300", Unit.Same("mmol/mol"), 20, 42, 0) with { Material = Material.Blood };
    public static Analysis Leukocytter { get; } = Nlk("leukocytter", "B-Leukocytter", "NPU02593", new("10^9/L", "10*9/L"), 4.1m, 9.8m, 1) with { Material = Material.Blood };
    public static Analysis Trombocytter { get; } = Nlk("trombocytter", "B-Trombocytter", "NPU03568", new("10^9/L", "10*9/L"), 145, 390, 0) with { Material = Material.Blood };

    public static Analysis Hemoglobin { get; } =
        Loinc("hb", "B-Hemoglobin", "718-7", "Hemoglobin [Mass/volume] in Blood", Unit.Same("g/dL"), 13.4m, 17.0m, 1) with { ForWomen = (11.7m, 15.3m), Material = Material.Blood };

    public static Analysis Ferritin { get; } =
        Loinc("ferritin", "P-Ferritin", "2276-4", "Ferritin [Mass/volume] in Serum or Plasma", new("µg/L", "ug/L"), 30, 400, 0) with { ForWomen = (15, 200) };

    public static Analysis Tsh { get; } = Loinc("tsh", "P-TSH", "3016-3", "Thyrotropin [Units/volume] in Serum or Plasma", new("mIU/L", "m[IU]/L"), 0.5m, 3.6m, 2);

    public static Analysis FrittT4 { get; } = Loinc("ft4", "P-Fritt T4", "14920-3", "Thyroxine (T4) free [Moles/volume] in Serum or Plasma", Unit.Same("pmol/L"), 9.5m, 22.0m, 1);

    public static Analysis Ldl { get; } = Loinc("ldl", "P-LDL-kolesterol", "22748-8", "Cholesterol in LDL [Moles/volume] in Serum or Plasma", MilliMole, null, 4.9m, 1);

    public static Analysis ProBnp { get; } =
        Loinc("probnp", "P-NT-proBNP", "33762-6", "Natriuretic peptide.B prohormone N-Terminal [Mass/volume] in Serum or Plasma", Unit.Same("ng/L"), null, 300, 0);

    public static Analysis Psa { get; } = Loinc("psa", "P-PSA", "2857-1", "Prostate specific Ag [Mass/volume] in Serum or Plasma", new("µg/L", "ug/L"), null, 4.0m, 1);

    private static Analysis Nlk(string id, string name, string code, Unit unit, decimal? low, decimal? high, int decimals) =>
        new(id, name, new(Systems.Laboratory, code, name), unit, low, high, decimals, Material.Plasma);

    private static Analysis Loinc(string id, string name, string code, string display, Unit unit, decimal? low, decimal? high, int decimals) =>
        new(id, name, new(Systems.Loinc, code, display), unit, low, high, decimals, Material.Plasma);
}
