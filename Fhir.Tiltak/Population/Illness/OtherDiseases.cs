using System.Collections.Immutable;
using Fhir.Tiltak.Population.Care;
using Fhir.Tiltak.Population.People;

namespace Fhir.Tiltak.Population.Illness;

/// <summary>Cancer, pregnancy, infections that pass, and what is found by chance.</summary>
internal static class OtherDiseases
{
    private const string CancerPurpose = "Følges hjemme av hjemmetjenesten, lindring.";

    private static readonly ImmutableArray<Step> Relief =
    [
        new(450, [new(Drugs.Paracetamol, Rhythm.Thrice, 2, "Mot smerter")]),
        new(300, [new(Drugs.Oksykodon, Rhythm.AsNeeded, 1, "Mot smerter")]),
        new(150, [new(Drugs.Morfin, Rhythm.AsNeeded, 1, "Mot sterke smerter, gis av hjemmetjenesten")]),
        new(250, [new(Drugs.Metoklopramid, Rhythm.AsNeeded, 1, "Mot kvalme")]),
    ];

    private static readonly Panel CancerPanel = new("Hematologi, ALAT og CRP", "Kontroll under kreftbehandling.", 900,
        [new(Analyses.Hemoglobin, 9.1m, 14.5m), new(Analyses.Leukocytter, 1.9m, 9.5m), new(Analyses.Trombocytter, 90, 380), new(Analyses.Alat, 14, 110), new(Analyses.Crp, 1, 60)]);

    private static readonly HomeProgram CancerAtHome = new("Lindrende behandling hjemme", CancerPurpose, 200,
        [new(MeasureKind.Temperature, 36.2m, 38.6m, null, 38.0m), new(MeasureKind.Weight, 49, 82, null, null)],
        ["Ring hjemmetjenesten ved feber over 38", "Ta medisin mot smerter før smertene blir sterke"]);

    private static readonly ImmutableArray<CriticalFact> Limits =
        [new(120, CriticalKind.LifeSupport, null, "Avgrensning av livsforlengende behandling", "Ikke respirator. Væske og smertelindring gis hjemme.")];

    public static Disease BreastCancer { get; } = Cancer("brystkreft", Icpc("X76", "Ondartet svulst bryst"), [0, 1, 14, 28, 30], "Histologi, bryst", "Bryst",
        "Infiltrerende duktalt karsinom, grad 2. Frie render.", Drugs.Anastrozol) with { Only = Sex.Female };

    public static Disease LungCancer { get; } = Cancer("lungekreft", Icpc("R84", "Ondartet svulst bronkie/lunge"), [0, 0, 3, 12, 10], "Histologi, lunge", "Lunge",
        "Adenokarsinom.", null) with
    {
        Picture = new("CT thorax", new(Systems.ReportType, "CT", "Computertomografi"), new(Systems.Loinc, "24627-2", "CT Chest"), 1000,
            "Lesjon i høyre overlapp med utløpere. Ingen forstørrede lymfeknuter.", "Mistanke om svulst. Pakkeforløp anbefales."),
    };

    public static Disease ColonCancer { get; } = Cancer("tarmkreft", Icpc("D75", "Ondartet svulst kolon/rektum"), [0, 1, 7, 24, 35], "Histologi, tykktarm", "Tykktarm",
        "Adenokarsinom, moderat differensiert.", null);

    public static Disease ProstateCancer { get; } = Cancer("prostatakreft", Icpc("Y77", "Ondartet svulst prostata"), [0, 0, 10, 55, 80], "Histologi, prostata", "Prostata",
        "Acinært adenokarsinom, gruppe 2.", Drugs.Bikalutamid) with { Only = Sex.Male };

    public static Disease Pregnancy { get; } = new("svangerskap", Icpc("W78", "Svangerskap"), [0, 45, 4, 0, 0])
    {
        Only = Sex.Female,
        FromAge = 20,
        UntilAge = 46,
        Avoids = Traits.HarmsFetus,
        Regimen = [new(600, [new(Drugs.Jern, Rhythm.Morning, 1, "I svangerskapet")])],
        Panel = new("Hemoglobin og ferritin", "Svangerskapskontroll.", 950, [new(Analyses.Hemoglobin, 10.2m, 13.8m), new(Analyses.Ferritin, 8, 90)]),
        Home = new("Blodtrykk i svangerskapet", "Blodtrykk daglig etter forhøyet måling.", 120, [new(MeasureKind.Pressure, 112, 152, null, 140)],
            ["Mål hver morgen", "Over 140 eller hodepine: ring fødeavdelingen"]),
        Notes = [new(NoteKind.Birth, Ward.Maternity, 900, "Svangerskapskontroll. Symfyse-fundus følger kurven, god fosterlyd, blodtrykk kontrollert.")],
    };

    public static Disease Cystitis { get; } = new("cystitt", Icpc("U71", "Cystitt/annen urinveisinfeksjon"), [8, 30, 25, 40, 60])
    {
        Only = Sex.Female,
        IsAcute = true,
        FromAge = 15,
        Regimen =
        [
            new(1000, [new(Drugs.Pivmecillinam, Rhythm.Course, 1, "Mot urinveisinfeksjon", 5), new(Drugs.Nitrofurantoin, Rhythm.Course, 1, "Mot urinveisinfeksjon", 5), new(Drugs.Trimetoprim, Rhythm.Course, 1, "Mot urinveisinfeksjon", 5) { CourseTimes = 2 }]),
        ],
        Culture = new("Dyrkning, urin", new(Systems.Loinc, "630-4", "Bacteria identified in Urine by Culture"), new(Systems.Snomed, "112283007", "Escherichia coli"), Material.Urine,
        [
            ("Ciprofloksacin", new(Systems.Loinc, "18906-8", "Ciprofloxacin [Susceptibility]"), 100),
            ("Mecillinam", null, 60),
            ("Nitrofurantoin", new(Systems.Loinc, "18955-5", "Nitrofurantoin [Susceptibility]"), 20),
        ]),
    };

    public static Disease Pneumonia { get; } = new("lungebetennelse", Icpc("R81", "Pneumoni"), [6, 4, 8, 16, 35])
    {
        IsAcute = true,
        Regimen =
        [
            new(1000,
            [
                new(Drugs.Fenoksymetylpenicillin, Rhythm.Course, 2, "Mot lungebetennelse", 7), new(Drugs.FenoksymetylpenicillinMikstur, Rhythm.Course, 2, "Mot lungebetennelse", 7),
                new(Drugs.Doksysyklin, Rhythm.Course, 1, "Mot lungebetennelse", 7) { CourseTimes = 1 }, new(Drugs.Erytromycin, Rhythm.Course, 2, "Mot lungebetennelse", 7),
                new(Drugs.ErytromycinMikstur, Rhythm.Course, 2, "Mot lungebetennelse", 7),
            ]),
        ],
        Panel = new("CRP og hematologi", "Feber og hoste.", 900, [new(Analyses.Crp, 45, 240), new(Analyses.Leukocytter, 8, 21)]),
        Picture = new("Røntgen thorax", new(Systems.ReportType, "RTG", "Røntgen"), new(Systems.Loinc, "36643-5", "XR Chest 2 Views"), 600,
            "Fortetning basalt i høyre lunge.", "Lungebetennelse. Kontroll etter seks uker hos røykere."),
        Home = new("Lungebetennelse fulgt hjemme", "Målingene i NEWS2 hver morgen i den første uken.", 350,
            [
                new(MeasureKind.Respiration, 14, 28, 12, 20), new(MeasureKind.Saturation, 88, 98, 94, null), new(MeasureKind.Pressure, 92, 146, 111, 219),
                new(MeasureKind.Pulse, 62, 122, 51, 90), new(MeasureKind.Temperature, 36.2m, 39.4m, 36.1m, 38.0m),
            ],
            ["Drikk godt", "Ring 113 ved nyoppstått forvirring eller tung pust i hvile"], IsWatched: true),
        Notes = [new(NoteKind.Discharge, Ward.Medicine, 400, "Innlagt med lungebetennelse. Feberfri etter to døgn. Hjem med tabletter.")],
    };

    public static Disease Tonsillitis { get; } = new("halsbetennelse", Icpc("R72", "Streptokokkhals"), [25, 12, 6, 2, 1])
    {
        IsAcute = true,
        FromAge = 3,
        Regimen =
        [
            new(1000,
            [
                new(Drugs.Fenoksymetylpenicillin, Rhythm.Course, 1, "Mot halsbetennelse", 7), new(Drugs.FenoksymetylpenicillinMikstur, Rhythm.Course, 1, "Mot halsbetennelse", 7),
                new(Drugs.Erytromycin, Rhythm.Course, 1, "Mot halsbetennelse", 7), new(Drugs.ErytromycinMikstur, Rhythm.Course, 1, "Mot halsbetennelse", 7),
            ]),
        ],
        Notes = [new(NoteKind.Note, Ward.Office, 500, "Vondt i halsen og feber. Positiv hurtigtest.")],
    };

    /// <summary>A check of the healthy, so that records have normal answers too.</summary>
    public static Disease CheckUp { get; } = new("helsekontroll", Icpc("A98", "Helsevedlikehold/forebyggende medisin"), [15, 90, 130, 120, 80])
    {
        IsAcute = true,
        Panel = new("Hemoglobin, kreatinin og kolesterol", "Helsekontroll.", 1000, [new(Analyses.Hemoglobin, 12.2m, 16.0m), new(Analyses.Kreatinin, 58, 90), new(Analyses.Ldl, 1.9m, 4.6m)]),
    };

    public static Disease HardIntubation { get; } = Known("intubasjon", [1, 2, 4, 6, 6],
        new(1000, CriticalKind.Intubation, null, "Trang luftvei og kort hake. Videolaryngoskop nødvendig.", "Cormack-Lehane grad 3, kan maskeventileres", "Vanskelig intubasjon: se anestesirapport")) with
    {
        Notes = [new(NoteKind.Anaesthesia, Ward.Anaesthesia, 1000, "Tre forsøk på intubasjon. Lyktes med videolaryngoskop. Pasienten er informert.")],
    };

    public static Disease Hyperthermia { get; } = Known("hypertermi", [1, 1, 1, 1, 1],
        new(1000, CriticalKind.Anaesthesia, null, "Mistanke om malign hypertermi etter sevofluran.", null, "Malign hypertermi: unngå gasser og suksameton"));

    public static Disease Addison { get; } = Known("binyrebarksvikt", [1, 1, 1, 1, 1],
        new(1000, CriticalKind.Condition, new(Systems.Icd, "E27.1", "Primær binyrebarksvikt"), "Binyrebarksvikt", "Trenger ekstra hydrokortison ved feber og inngrep.", "Binyrebarksvikt: gi hydrokortison ved akutt sykdom")) with
    {
        Reason = Icpc("T99", "Endokrin/metabolsk sykdom IKA"),
        Regimen = [new(1000, [new(Drugs.Hydrokortison, Rhythm.Twice, 1, "Mot binyrebarksvikt")])],
        Notes = [new(NoteKind.CrisisPlan, Ward.Medicine, 1000, "Ved feber over 38,5: dobbel dose. Ved oppkast: hydrokortison som injeksjon, ring 113.")],
    };

    public static Disease Carrier { get; } = Known("smitte", [1, 2, 2, 3, 5],
        new(1000, CriticalKind.Infection, new(Systems.Icd, "Z22.3", "Bærer av andre spesifiserte bakterielle sykdommer"), "Bærer av resistente bakterier", null, "Smitteførende bakterier: isoleres ved innleggelse"));

    public static ImmutableArray<Disease> All { get; } =
        [BreastCancer, LungCancer, ColonCancer, ProstateCancer, Pregnancy, Cystitis, Pneumonia, Tonsillitis, CheckUp, HardIntubation, Hyperthermia, Addison, Carrier];

    private static Disease Cancer(string id, Code reason, ImmutableArray<int> permille, string order, string site, string answer, Drug? drug) => new(id, reason, permille)
    {
        FromAge = 30,
        Regimen = drug is null ? Relief : [new(700, [new(drug, Rhythm.Morning, 1, "Mot kreft")]), .. Relief],
        Panel = CancerPanel,
        Biopsy = new(order, site, answer),
        Home = CancerAtHome,
        Notes =
        [
            new(NoteKind.Referral, Ward.Office, 700, $"Henvises til pakkeforløp: {reason.Display}."),
            new(NoteKind.Pathology, Ward.Pathology, 1000, answer, "NORU"),
            new(NoteKind.Outpatient, Ward.Surgery, 800, "Behandlingen er drøftet i møte mellom fagene. Pasienten er informert og ønsker behandlingen."),
        ],
        Critical = Limits,
    };

    private static Disease Known(string id, ImmutableArray<int> permille, CriticalFact fact) => new(id, null, permille) { FromAge = 5, Critical = [fact] };

    private static Code Icpc(string code, string display) => new(Systems.Icpc, code, display);
}
