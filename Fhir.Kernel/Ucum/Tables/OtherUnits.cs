using static Fhir.Kernel.Ucum.UnitAtom;

namespace Fhir.Kernel.Ucum.Tables;

/// <summary>
/// ISO 1000, natural constants, CGS, heat, information technology and the rest. https://ucum.org/ucum#section-Derived-Unit-Atoms and
/// https://ucum.org/ucum#section-Other-Legacy-Units
/// </summary>
internal static class OtherUnits
{
    public static readonly IReadOnlyList<UnitAtom> All =
    [
        // Table 5: other units from ISO 1000, ISO 2955 and ANSI X3.50
        Plain("gon", "gon", "0.9", "deg"),
        Plain("deg", "degree", "2", "[pi].rad/360"),
        Plain("'", "minute of arc", "1", "deg/60"),
        Plain("''", "second of arc", "1", "'/60"),
        Metric("l", "liter", "1", "dm3"),
        Metric("L", "liter", "1", "l"),
        Metric("ar", "are", "100", "m2"),
        Plain("min", "minute", "60", "s"),
        Plain("h", "hour", "60", "min"),
        Plain("d", "day", "24", "h"),
        Plain("a_t", "tropical year", "365.24219", "d"),
        Plain("a_j", "mean Julian year", "365.25", "d"),
        Plain("a_g", "mean Gregorian year", "365.2425", "d"),
        Plain("a", "year", "1", "a_j"),
        Plain("wk", "week", "7", "d"),
        Plain("mo_s", "synodal month", "29.53059", "d"),
        Plain("mo_j", "mean Julian month", "1", "a_j/12"),
        Plain("mo_g", "mean Gregorian month", "1", "a_g/12"),
        Plain("mo", "month", "1", "mo_j"),
        Metric("t", "tonne", "1e3", "kg"),
        Metric("bar", "bar", "1e5", "Pa"),
        Metric("u", "unified atomic mass unit", "1.66053906660e-24", "g"),
        Metric("eV", "electronvolt", "1", "[e].V"),
        Plain("AU", "astronomic unit", "149597.870691", "Mm"),
        Metric("pc", "parsec", "3.085678e16", "m"),

        // Table 6: natural units
        Metric("[c]", "velocity of light", "299792458", "m/s"),
        Metric("[h]", "Planck constant", "6.62607015e-34", "J.s"),
        Metric("[k]", "Boltzmann constant", "1.380649e-23", "J/K"),
        Metric("[eps_0]", "permittivity of vacuum", "8.854187817e-12", "F/m"),
        Metric("[mu_0]", "permeability of vacuum", "1", "4.[pi].10*-7.N/A2"),
        Metric("[e]", "elementary charge", "1.602176634e-19", "C"),
        Metric("[m_e]", "electron mass", "9.1093837139e-31", "kg"),
        Metric("[m_p]", "proton mass", "1.67262192595e-27", "kg"),
        Metric("[G]", "Newtonian constant of gravitation", "6.67430e-11", "m3.kg-1.s-2"),
        Metric("[g]", "standard acceleration of free fall", "980665e-5", "m/s2"),
        Plain("atm", "standard atmosphere", "101325", "Pa"),
        Metric("[ly]", "light-year", "1", "[c].a_j"),
        Metric("gf", "gram-force", "1", "g.[g]"),
        Plain("[lbf_av]", "pound force", "1", "[lb_av].[g]"),

        // Table 7: CGS units
        Metric("Ky", "kayser", "1", "cm-1"),
        Metric("Gal", "gal", "1", "cm/s2"),
        Metric("dyn", "dyne", "1", "g.cm/s2"),
        Metric("erg", "erg", "1", "dyn.cm"),
        Metric("P", "poise", "1", "dyn.s/cm2"),
        Metric("Bi", "biot", "10", "A"),
        Metric("St", "stokes", "1", "cm2/s"),
        Metric("Mx", "maxwell", "1e-8", "Wb"),
        Metric("G", "gauss", "1e-4", "T"),
        Metric("Oe", "oersted", "250", "/[pi].A/m"),
        Metric("Gb", "gilbert", "1", "Oe.cm"),
        Metric("sb", "stilb", "1", "cd/cm2"),
        Metric("Lmb", "lambert", "1", "cd/cm2/[pi]"),
        Metric("ph", "phot", "1e-4", "lx"),
        Metric("Ci", "curie", "37e9", "Bq"),
        Metric("R", "roentgen", "2.58e-4", "C/kg"),
        Metric("RAD", "radiation absorbed dose", "100", "erg/g"),
        Metric("REM", "radiation equivalent man", "1", "RAD"),

        // Heat
        Special("[degF]", "degree Fahrenheit", SpecialFunction.Fahrenheit, "5", "K/9"),
        Plain("[degR]", "degree Rankine", "5", "K/9"),
        Special("[degRe]", "degree Réaumur", SpecialFunction.Reaumur, "5", "K/4"),
        Metric("cal_[15]", "calorie at 15 °C", "4.18580", "J"),
        Metric("cal_[20]", "calorie at 20 °C", "4.18190", "J"),
        Metric("cal_m", "mean calorie", "4.19002", "J"),
        Metric("cal_IT", "international table calorie", "4.1868", "J"),
        Metric("cal_th", "thermochemical calorie", "4.184", "J"),
        Metric("cal", "calorie", "1", "cal_th"),
        Plain("[Cal]", "nutrition label Calorie", "1", "kcal_th"),
        Plain("[Btu_39]", "British thermal unit at 39 °F", "1.05967", "kJ"),
        Plain("[Btu_59]", "British thermal unit at 59 °F", "1.05480", "kJ"),
        Plain("[Btu_60]", "British thermal unit at 60 °F", "1.05468", "kJ"),
        Plain("[Btu_m]", "mean British thermal unit", "1.05587", "kJ"),
        Plain("[Btu_IT]", "international table British thermal unit", "1.05505585262", "kJ"),
        Plain("[Btu_th]", "thermochemical British thermal unit", "1.054350", "kJ"),
        Plain("[Btu]", "British thermal unit", "1", "[Btu_th]"),
        Plain("[HP]", "horsepower", "550", "[ft_i].[lbf_av]/s"),
        Metric("tex", "tex", "1", "g/km"),
        Plain("[den]", "denier", "1", "g/9/km"),

        // Miscellaneous
        Metric("st", "stere", "1", "m3"),
        Plain("Ao", "ångström", "0.1", "nm"),
        Plain("b", "barn", "100", "fm2"),
        Plain("att", "technical atmosphere", "1", "kgf/cm2"),
        Metric("mho", "mho", "1", "S"),
        Plain("[psi]", "pound per square inch", "1", "[lbf_av]/[in_i]2"),
        Plain("circ", "circle", "2", "[pi].rad"),
        Plain("sph", "sphere", "4", "[pi].sr"),
        Plain("[car_m]", "metric carat", "2e-1", "g"),
        Plain("[car_Au]", "carat of gold alloys", "1", "/24"),
        Plain("[smoot]", "smoot", "67", "[in_i]"),
        Special("[m/s2/Hz^(1/2)]", "meter per square second per square root of hertz", SpecialFunction.SquareRoot, "1", "m2/s4/Hz"),
        Plain("[NTU]", "nephelometric turbidity unit", "1", "1"),
        Plain("[FNU]", "formazin nephelometric unit", "1", "1"),

        // Information technology
        Special("bit_s", "bit", SpecialFunction.BinaryLogarithm, "1", "1"),
        Metric("bit", "bit", "1", "1"),
        Metric("By", "byte", "8", "bit"),
        Metric("Bd", "baud", "1", "/s"),
    ];
}
