using static Fhir.Kernel.Ucum.UnitAtom;

namespace Fhir.Kernel.Ucum.Tables;

/// <summary>International, US and British customary units. https://ucum.org/ucum#section-Customary-Unit-Atoms</summary>
internal static class CustomaryUnits
{
    public static readonly IReadOnlyList<UnitAtom> All =
    [
        // International
        Plain("[in_i]", "inch", "254e-2", "cm"),
        Plain("[ft_i]", "foot", "12", "[in_i]"),
        Plain("[yd_i]", "yard", "3", "[ft_i]"),
        Plain("[mi_i]", "mile", "5280", "[ft_i]"),
        Plain("[fth_i]", "fathom", "6", "[ft_i]"),
        Plain("[nmi_i]", "nautical mile", "1852", "m"),
        Plain("[kn_i]", "knot", "1", "[nmi_i]/h"),
        Plain("[sin_i]", "square inch", "1", "[in_i]2"),
        Plain("[sft_i]", "square foot", "1", "[ft_i]2"),
        Plain("[syd_i]", "square yard", "1", "[yd_i]2"),
        Plain("[cin_i]", "cubic inch", "1", "[in_i]3"),
        Plain("[cft_i]", "cubic foot", "1", "[ft_i]3"),
        Plain("[cyd_i]", "cubic yard", "1", "[yd_i]3"),
        Plain("[bf_i]", "board foot", "144", "[in_i]3"),
        Plain("[cr_i]", "cord", "128", "[ft_i]3"),
        Plain("[mil_i]", "mil", "1e-3", "[in_i]"),
        Plain("[cml_i]", "circular mil", "1", "[pi]/4.[mil_i]2"),
        Plain("[hd_i]", "hand", "4", "[in_i]"),

        // US survey lengths
        Plain("[ft_us]", "US survey foot", "1200", "m/3937"),
        Plain("[yd_us]", "US survey yard", "3", "[ft_us]"),
        Plain("[in_us]", "US survey inch", "1", "[ft_us]/12"),
        Plain("[rd_us]", "US rod", "16.5", "[ft_us]"),
        Plain("[ch_us]", "US Gunter's chain", "4", "[rd_us]"),
        Plain("[lk_us]", "US link for Gunter's chain", "1", "[ch_us]/100"),
        Plain("[rch_us]", "US Ramden's chain", "100", "[ft_us]"),
        Plain("[rlk_us]", "US link for Ramden's chain", "1", "[rch_us]/100"),
        Plain("[fth_us]", "US fathom", "6", "[ft_us]"),
        Plain("[fur_us]", "US furlong", "40", "[rd_us]"),
        Plain("[mi_us]", "US mile", "8", "[fur_us]"),
        Plain("[acr_us]", "US acre", "160", "[rd_us]2"),
        Plain("[srd_us]", "US square rod", "1", "[rd_us]2"),
        Plain("[smi_us]", "US square mile", "1", "[mi_us]2"),
        Plain("[sct]", "section", "1", "[mi_us]2"),
        Plain("[twp]", "township", "36", "[sct]"),
        Plain("[mil_us]", "US mil", "1e-3", "[in_us]"),

        // British imperial lengths
        Plain("[in_br]", "British inch", "2.539998", "cm"),
        Plain("[ft_br]", "British foot", "12", "[in_br]"),
        Plain("[rd_br]", "British rod", "16.5", "[ft_br]"),
        Plain("[ch_br]", "British Gunter's chain", "4", "[rd_br]"),
        Plain("[lk_br]", "British link for Gunter's chain", "1", "[ch_br]/100"),
        Plain("[fth_br]", "British fathom", "6", "[ft_br]"),
        Plain("[pc_br]", "British pace", "2.5", "[ft_br]"),
        Plain("[yd_br]", "British yard", "3", "[ft_br]"),
        Plain("[mi_br]", "British mile", "5280", "[ft_br]"),
        Plain("[nmi_br]", "British nautical mile", "6080", "[ft_br]"),
        Plain("[kn_br]", "British knot", "1", "[nmi_br]/h"),
        Plain("[acr_br]", "British acre", "4840", "[yd_br]2"),

        // US volumes
        Plain("[gal_us]", "US gallon", "231", "[in_i]3"),
        Plain("[bbl_us]", "US barrel", "42", "[gal_us]"),
        Plain("[qt_us]", "US quart", "1", "[gal_us]/4"),
        Plain("[pt_us]", "US pint", "1", "[qt_us]/2"),
        Plain("[gil_us]", "US gill", "1", "[pt_us]/4"),
        Plain("[foz_us]", "US fluid ounce", "1", "[gil_us]/4"),
        Plain("[fdr_us]", "US fluid dram", "1", "[foz_us]/8"),
        Plain("[min_us]", "US minim", "1", "[fdr_us]/60"),
        Plain("[crd_us]", "US cord", "128", "[ft_i]3"),
        Plain("[bu_us]", "US bushel", "2150.42", "[in_i]3"),
        Plain("[gal_wi]", "historical winchester gallon", "1", "[bu_us]/8"),
        Plain("[pk_us]", "US peck", "1", "[bu_us]/4"),
        Plain("[dqt_us]", "US dry quart", "1", "[pk_us]/8"),
        Plain("[dpt_us]", "US dry pint", "1", "[dqt_us]/2"),
        Plain("[tbs_us]", "US tablespoon", "1", "[foz_us]/2"),
        Plain("[tsp_us]", "US teaspoon", "1", "[tbs_us]/3"),
        Plain("[cup_us]", "US cup", "16", "[tbs_us]"),
        Plain("[foz_m]", "metric fluid ounce", "30", "mL"),
        Plain("[cup_m]", "metric cup", "240", "mL"),
        Plain("[tsp_m]", "metric teaspoon", "5", "mL"),
        Plain("[tbs_m]", "metric tablespoon", "15", "mL"),

        // British imperial volumes
        Plain("[gal_br]", "British gallon", "4.54609", "l"),
        Plain("[pk_br]", "British peck", "2", "[gal_br]"),
        Plain("[bu_br]", "British bushel", "4", "[pk_br]"),
        Plain("[qt_br]", "British quart", "1", "[gal_br]/4"),
        Plain("[pt_br]", "British pint", "1", "[qt_br]/2"),
        Plain("[gil_br]", "British gill", "1", "[pt_br]/4"),
        Plain("[foz_br]", "British fluid ounce", "1", "[gil_br]/5"),
        Plain("[fdr_br]", "British fluid dram", "1", "[foz_br]/8"),
        Plain("[min_br]", "British minim", "1", "[fdr_br]/60"),

        // Avoirdupois
        Plain("[gr]", "grain", "64.79891", "mg"),
        Plain("[lb_av]", "pound", "7000", "[gr]"),
        Plain("[oz_av]", "ounce", "1", "[lb_av]/16"),
        Plain("[dr_av]", "dram", "1", "[oz_av]/16"),
        Plain("[scwt_av]", "short hundredweight", "100", "[lb_av]"),
        Plain("[lcwt_av]", "long hundredweight", "112", "[lb_av]"),
        Plain("[ston_av]", "short ton", "20", "[scwt_av]"),
        Plain("[lton_av]", "long ton", "20", "[lcwt_av]"),
        Plain("[stone_av]", "stone", "14", "[lb_av]"),

        // Troy
        Plain("[pwt_tr]", "troy pennyweight", "24", "[gr]"),
        Plain("[oz_tr]", "troy ounce", "20", "[pwt_tr]"),
        Plain("[lb_tr]", "troy pound", "12", "[oz_tr]"),

        // Apothecaries'
        Plain("[sc_ap]", "apothecaries' scruple", "20", "[gr]"),
        Plain("[dr_ap]", "apothecaries' dram", "3", "[sc_ap]"),
        Plain("[oz_ap]", "apothecaries' ounce", "8", "[dr_ap]"),
        Plain("[lb_ap]", "apothecaries' pound", "12", "[oz_ap]"),
        Plain("[oz_m]", "metric ounce", "28", "g"),

        // Typesetters'
        Plain("[lne]", "line", "1", "[in_i]/12"),
        Plain("[pnt]", "point", "1", "[lne]/6"),
        Plain("[pca]", "pica", "12", "[pnt]"),
        Plain("[pnt_pr]", "printer's point", "0.013837", "[in_i]"),
        Plain("[pca_pr]", "printer's pica", "12", "[pnt_pr]"),
        Plain("[pied]", "French foot", "32.48", "cm"),
        Plain("[pouce]", "French inch", "1", "[pied]/12"),
        Plain("[ligne]", "French line", "1", "[pouce]/12"),
        Plain("[didot]", "Didot's point", "1", "[ligne]/6"),
        Plain("[cicero]", "Didot's pica", "12", "[didot]"),
    ];
}
