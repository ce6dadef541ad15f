using System.Collections.Immutable;

namespace Fhir.Tiltak.Population.Illness;

/// <summary>The medicines of the population. ATC: https://atcddd.fhi.no</summary>
internal static class Drugs
{
    public static Drug Metformin { get; } = Tablet("metformin", "Metformin", "500 mg", "A10BA02", Traits.HarmsKidneys);
    public static Drug Dapagliflozin { get; } = Tablet("dapagliflozin", "Dapagliflozin", "10 mg", "A10BK01", Traits.HarmsFetus | Traits.HarmsKidneys);
    public static Drug InsulinGlargin { get; } = new("insulin-glargin", "Insulin glargin injeksjonsvæske 100 E/ml", Atc("A10AE04", "Insulin glargin"), DrugForm.Pen, "C");
    public static Drug InsulinAspart { get; } = new("insulin-aspart", "Insulin aspart injeksjonsvæske 100 E/ml", Atc("A10AB05", "Insulin aspart"), DrugForm.Pen, "C");
    public static Drug Tiotropium { get; } = Inhaler("tiotropium", "Tiotropium", "18 mikrog", "R03BB04");
    public static Drug BudesonidFormoterol { get; } = Inhaler("budesonid-formoterol", "Formoterol og budesonid", "160/4,5 mikrog", "R03AK07") with { FromAge = 12 };
    public static Drug Salbutamol { get; } = Inhaler("salbutamol", "Salbutamol", "0,1 mg", "R03AC02");
    public static Drug Prednisolon { get; } = Tablet("prednisolon", "Prednisolon", "20 mg", "H02AB06");
    public static Drug Montelukast { get; } = Tablet("montelukast", "Montelukast", "10 mg", "R03DC03") with { FromAge = 15 };
    public static Drug Metoprolol { get; } = Tablet("metoprolol", "Metoprolol", "50 mg", "C07AB02", Traits.BetaBlocker);
    public static Drug Ramipril { get; } = Tablet("ramipril", "Ramipril", "5 mg", "C09AA05", Traits.HarmsFetus);
    public static Drug Kandesartan { get; } = Tablet("kandesartan", "Kandesartan", "16 mg", "C09CA06", Traits.HarmsFetus);
    public static Drug Amlodipin { get; } = Tablet("amlodipin", "Amlodipin", "5 mg", "C08CA01");
    public static Drug Labetalol { get; } = Tablet("labetalol", "Labetalol", "100 mg", "C07AG01", Traits.BetaBlocker);
    public static Drug Furosemid { get; } = Tablet("furosemid", "Furosemid", "40 mg", "C03CA01");
    public static Drug Spironolakton { get; } = Tablet("spironolakton", "Spironolakton", "25 mg", "C03DA01", Traits.HarmsFetus | Traits.HarmsKidneys);
    public static Drug Atorvastatin { get; } = Tablet("atorvastatin", "Atorvastatin", "40 mg", "C10AA05", Traits.HarmsFetus);
    public static Drug Acetylsalisylsyre { get; } = Tablet("acetylsalisylsyre", "Acetylsalisylsyre", "75 mg", "B01AC06", Traits.Antiplatelet);
    public static Drug Apiksaban { get; } = Tablet("apiksaban", "Apiksaban", "5 mg", "B01AF02", Traits.Anticoagulant | Traits.HarmsFetus);
    public static Drug Warfarin { get; } = Tablet("warfarin", "Warfarin", "2,5 mg", "B01AA03", Traits.Anticoagulant | Traits.HarmsFetus) with
    {
        Monitoring = new("INR", "Warfarinbehandling.", 1000, [new(Analyses.Inr, 1.6m, 4.2m)]),
    };

    public static Drug Donepezil { get; } = Tablet("donepezil", "Donepezil", "10 mg", "N06DA02");
    public static Drug Memantin { get; } = Tablet("memantin", "Memantin", "20 mg", "N06DX01");
    public static Drug Paracetamol { get; } = Tablet("paracetamol", "Paracetamol", "500 mg", "N02BE01") with { Group = "F" };
    public static Drug Ibuprofen { get; } = Tablet("ibuprofen", "Ibuprofen", "400 mg", "M01AE01", Traits.Nsaid | Traits.HarmsFetus);
    public static Drug Makrogol { get; } = new("makrogol", "Makrogol pulver til mikstur", Atc("A06AD15", "Makrogol"), DrugForm.Mixture, "F");
    public static Drug Zopiklon { get; } = Tablet("zopiklon", "Zopiklon", "5 mg", "N05CF01") with { Group = "B", FromAge = 18 };
    public static Drug Sertralin { get; } = Tablet("sertralin", "Sertralin", "50 mg", "N06AB06");
    public static Drug Escitalopram { get; } = Tablet("escitalopram", "Escitalopram", "10 mg", "N06AB10") with { FromAge = 18 };
    public static Drug Mirtazapin { get; } = Tablet("mirtazapin", "Mirtazapin", "15 mg", "N06AX11") with { FromAge = 18 };
    public static Drug Levotyroksin { get; } = Tablet("levotyroksin", "Levotyroksin", "50 mikrog", "H03AA01");
    public static Drug Oksykodon { get; } = new("oksykodon", "Oksykodon kapsel 5 mg", Atc("N02AA05", "Oksykodon"), DrugForm.Capsule, "A");
    public static Drug Morfin { get; } = new("morfin", "Morfin injeksjonsvæske 10 mg/ml", Atc("N02AA01", "Morfin"), DrugForm.Injection, "A");
    public static Drug Metoklopramid { get; } = Tablet("metoklopramid", "Metoklopramid", "10 mg", "A03FA01");
    public static Drug Pivmecillinam { get; } = Tablet("pivmecillinam", "Pivmecillinam", "200 mg", "J01CA08", Traits.Penicillin);
    public static Drug Fenoksymetylpenicillin { get; } = Tablet("fenoksymetylpenicillin", "Fenoksymetylpenicillin", "650 mg", "J01CE02", Traits.Penicillin) with { FromAge = 12 };
    public static Drug FenoksymetylpenicillinMikstur { get; } = Syrup("fenoksymetylpenicillin-mikstur", "Fenoksymetylpenicillin", "50 mg/ml", "J01CE02", Traits.Penicillin);
    public static Drug Trimetoprim { get; } = Tablet("trimetoprim", "Trimetoprim", "160 mg", "J01EA01", Traits.HarmsFetus);
    public static Drug Nitrofurantoin { get; } = Tablet("nitrofurantoin", "Nitrofurantoin", "50 mg", "J01XE01");
    public static Drug Doksysyklin { get; } = Tablet("doksysyklin", "Doksysyklin", "100 mg", "J01AA02", Traits.HarmsFetus) with { FromAge = 12 };
    public static Drug Erytromycin { get; } = Tablet("erytromycin", "Erytromycin", "250 mg", "J01FA01") with { FromAge = 12 };
    public static Drug ErytromycinMikstur { get; } = Syrup("erytromycin-mikstur", "Erytromycin", "50 mg/ml", "J01FA01");
    public static Drug Lamotrigin { get; } = Tablet("lamotrigin", "Lamotrigin", "100 mg", "N03AX09") with { FromAge = 12 };
    public static Drug Levetiracetam { get; } = Tablet("levetiracetam", "Levetiracetam", "500 mg", "N03AX14");
    public static Drug Valproat { get; } = Tablet("valproat", "Valproinsyre", "300 mg", "N03AG01", Traits.HarmsFetus | Traits.Teratogen) with { FromAge = 12 };
    public static Drug Hydrokortison { get; } = Tablet("hydrokortison", "Hydrokortison", "10 mg", "H02AB09");
    public static Drug Allopurinol { get; } = Tablet("allopurinol", "Allopurinol", "100 mg", "M04AA01");
    public static Drug Pantoprazol { get; } = Tablet("pantoprazol", "Pantoprazol", "40 mg", "A02BC02");
    public static Drug Anastrozol { get; } = Tablet("anastrozol", "Anastrozol", "1 mg", "L02BG03", Traits.HarmsFetus);
    public static Drug Bikalutamid { get; } = Tablet("bikalutamid", "Bikalutamid", "50 mg", "L02BB03");
    public static Drug Tamsulosin { get; } = new("tamsulosin", "Tamsulosin depotkapsel 0,4 mg", Atc("G04CA02", "Tamsulosin"), DrugForm.Capsule, "C");
    public static Drug Sevelamer { get; } = Tablet("sevelamer", "Sevelamer", "800 mg", "V03AE02");
    public static Drug Darbepoetin { get; } = new("darbepoetin", "Darbepoetin alfa injeksjonsvæske 40 mikrog", Atc("B03XA02", "Darbepoetin alfa"), DrugForm.Injection, "C");
    public static Drug Jern { get; } = new("jern", "Jern kapsler 65 mg", null, DrugForm.Capsule, "K");
    public static Drug Tran { get; } = new("tran", "Tran kapsler", null, DrugForm.Capsule, "K");

    /// <summary>Every medicine above: each is stored once, and the rows of the lists point to it.</summary>
    public static ImmutableArray<Drug> All { get; } =
    [
        Metformin, Dapagliflozin, InsulinGlargin, InsulinAspart, Tiotropium, BudesonidFormoterol, Salbutamol, Prednisolon, Montelukast, Metoprolol, Ramipril, Kandesartan,
        Amlodipin, Labetalol, Furosemid, Spironolakton, Atorvastatin, Acetylsalisylsyre, Apiksaban, Warfarin, Donepezil, Memantin, Paracetamol, Ibuprofen, Makrogol, Zopiklon,
        Sertralin, Escitalopram, Mirtazapin, Levotyroksin, Oksykodon, Morfin, Metoklopramid, Pivmecillinam, Fenoksymetylpenicillin, FenoksymetylpenicillinMikstur, Trimetoprim, Nitrofurantoin,
        Doksysyklin, Erytromycin, ErytromycinMikstur, Lamotrigin, Levetiracetam, Valproat, Hydrokortison, Allopurinol, Pantoprazol, Anastrozol, Bikalutamid, Tamsulosin, Sevelamer, Darbepoetin,
        Jern, Tran,
    ];

    private static Drug Tablet(string id, string substance, string strength, string atc, Traits traits = Traits.None) =>
        new(id, $"{substance} tablett {strength}", Atc(atc, substance), DrugForm.Tablet, "C", traits);

    private static Drug Syrup(string id, string substance, string strength, string atc, Traits traits = Traits.None) =>
        new(id, $"{substance} mikstur {strength}", Atc(atc, substance), DrugForm.Syrup, "C", traits) { UntilAge = 11 };

    private static Drug Inhaler(string id, string substance, string strength, string atc) =>
        new(id, $"{substance} inhalasjonspulver {strength}", Atc(atc, substance), DrugForm.Inhaler, "C");

    private static Code Atc(string code, string substance) => new(Systems.Atc, code, substance);
}
