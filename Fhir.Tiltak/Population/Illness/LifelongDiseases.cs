using System.Collections.Immutable;
using Fhir.Tiltak.Population.Care;

namespace Fhir.Tiltak.Population.Illness;

/// <summary>Illnesses that stay, and what each does to a record. Coded in ICPC-2.</summary>
internal static class LifelongDiseases
{
    private static readonly ImmutableArray<Finding> KidneysAndSalts = [new(Analyses.Natrium, 134, 145), new(Analyses.Kalium, 3.4m, 5.4m), new(Analyses.Kreatinin, 62, 138)];

    public static Disease DiabetesType2 { get; } = new("diabetes-2", Icpc("T90", "Diabetes type 2"), [0, 4, 55, 150, 140])
    {
        Family = "diabetes",
        Regimen =
        [
            new(930, [new(Drugs.Metformin, Rhythm.Thrice, 1, "Mot diabetes")]),
            new(450, [new(Drugs.Dapagliflozin, Rhythm.Morning, 1, "Mot diabetes")]),
            new(220, [new(Drugs.InsulinGlargin, Rhythm.Evening, 16, "Mot diabetes")]),
            new(550, [new(Drugs.Atorvastatin, Rhythm.Evening, 1, "Mot høyt kolesterol")]),
        ],
        Panel = new("HbA1c, kreatinin og kolesterol", "Årskontroll ved diabetes.", 800, [new(Analyses.HbA1c, 38, 84), new(Analyses.Kreatinin, 55, 125), new(Analyses.Ldl, 1.4m, 4.2m)]),
        Home = new("Blodsukker hjemme", "Blodsukker morgen og kveld etter endret behandling.", 90, [new(MeasureKind.Glucose, 3.6m, 13.5m, 4.0m, 10.0m)],
            ["Mål blodsukker før frokost og før du legger deg", "Under 4: ta druesukker og mål igjen etter 15 minutter", "Over 15 to ganger: ring legekontoret"]),
        Notes = [new(NoteKind.Note, Ward.Office, 300, "Årskontroll ved diabetes. Føtter uten sår, god sensibilitet. Behandlingen fortsetter.")],
    };

    public static Disease DiabetesType1 { get; } = new("diabetes-1", Icpc("T89", "Diabetes type 1"), [4, 5, 6, 5, 2])
    {
        Family = "diabetes",
        Regimen =
        [
            new(1000, [new(Drugs.InsulinGlargin, Rhythm.Evening, 22, "Mot diabetes")]),
            new(1000, [new(Drugs.InsulinAspart, Rhythm.Thrice, 8, "Mot diabetes, til måltid")]),
        ],
        Panel = new("HbA1c og kreatinin", "Kontroll ved diabetes type 1.", 900, [new(Analyses.HbA1c, 45, 80), new(Analyses.Kreatinin, 50, 100)]),
        Home = new("Blodsukker med sensor", "Verdier fra sensor morgen og kveld.", 500, [new(MeasureKind.Glucose, 3.2m, 15.0m, 4.0m, 10.0m)],
            ["Se på sensoren før hvert måltid", "Under 4: ta druesukker og mål igjen etter 15 minutter"]),
        Notes = [new(NoteKind.Outpatient, Ward.Medicine, 700, "Kontroll på poliklinikken. Sensorkurven er gjennomgått sammen med pasienten.")],
    };

    public static Disease Copd { get; } = new("kols", Icpc("R95", "Kronisk obstruktiv lungesykdom"), [0, 0, 30, 90, 100])
    {
        FromAge = 45,
        Regimen =
        [
            new(850, [new(Drugs.Tiotropium, Rhythm.Morning, 1, "Mot KOLS")]),
            new(600, [new(Drugs.BudesonidFormoterol, Rhythm.Twice, 2, "Mot KOLS")]),
            new(900, [new(Drugs.Salbutamol, Rhythm.AsNeeded, 2, "Mot tung pust")]),
        ],
        Panel = new("CRP og hematologi", "Forverret KOLS.", 450, [new(Analyses.Crp, 1, 90), new(Analyses.Leukocytter, 5, 15), new(Analyses.Hemoglobin, 11.5m, 17.5m)]),
        Picture = new("Røntgen thorax", Report("RTG", "Røntgen"), new(Systems.Loinc, "36643-5", "XR Chest 2 Views"), 400,
            "Avflatede mellomgulvskupler og overluftede lunger. Ingen fortetninger.", "Forandringer som ved KOLS. Ingen lungebetennelse."),
        Home = new("KOLS fulgt hjemme", "Oksygenmetning og puls hver morgen, og daglig skjema.", 130,
            [new(MeasureKind.Saturation, 84, 96, 88, null), new(MeasureKind.Pulse, 62, 112, null, 110)],
            ["Grønn sone: 88 prosent eller mer, ta faste medisiner", "Gul sone: under 88 prosent eller mer oppspytt, ring hjemmetjenesten", "Rød sone: under 85 prosent og tung pust i hvile, ring 113"],
            HasForm: true),
        Notes =
        [
            new(NoteKind.Discharge, Ward.Medicine, 350, "Innlagt med forverret KOLS. Behandlet med prednisolon og inhalasjoner. Utskrevet i bedring, følges av hjemmetjenesten."),
            new(NoteKind.Note, Ward.Office, 250, "Kontroll av KOLS. Inhalasjonsteknikk gjennomgått, anbefalt influensavaksine."),
        ],
        Critical =
        [
            new(60, CriticalKind.Treatment, new(Systems.Snomed, "57485005", "Oxygen therapy"), "Langtidsoksygen", "2 liter i minuttet. Mål for oksygenmetning 88-92 prosent.", "Langtidsoksygen ved KOLS: mål 88-92 prosent"),
            new(70, CriticalKind.Resuscitation, null, "Alvorlig KOLS, pasientens eget ønske", "Lindring og oksygen gis. Innleggelse avklares med pasienten."),
        ],
    };

    public static Disease Asthma { get; } = new("astma", Icpc("R96", "Astma"), [70, 60, 55, 40, 25])
    {
        FromAge = 4,
        Avoids = Traits.BetaBlocker,
        Regimen =
        [
            new(900, [new(Drugs.Salbutamol, Rhythm.AsNeeded, 2, "Mot astma")]),
            new(500, [new(Drugs.BudesonidFormoterol, Rhythm.Twice, 1, "Forebygger astma")]),
            new(120, [new(Drugs.Montelukast, Rhythm.Evening, 1, "Forebygger astma")]),
        ],
        Notes = [new(NoteKind.Note, Ward.Office, 200, "Astmakontroll. Spirometri uendret. God teknikk.")],
    };

    public static Disease HeartFailure { get; } = new("hjertesvikt", Icpc("K77", "Hjertesvikt"), [0, 0, 8, 50, 150])
    {
        FromAge = 50,
        Avoids = Traits.Nsaid,
        Regimen =
        [
            new(900, [new(Drugs.Metoprolol, Rhythm.Morning, 1, "Mot hjertesvikt")]),
            new(850, [new(Drugs.Ramipril, Rhythm.Morning, 1, "Mot hjertesvikt"), new(Drugs.Kandesartan, Rhythm.Morning, 1, "Mot hjertesvikt")]),
            new(850, [new(Drugs.Furosemid, Rhythm.Morning, 1, "Vanndrivende")]),
            new(350, [new(Drugs.Spironolakton, Rhythm.Morning, 1, "Mot hjertesvikt")]),
        ],
        Panel = new("Elektrolytter, kreatinin og NT-proBNP", "Kontroll ved hjertesvikt.", 850, [.. KidneysAndSalts, new(Analyses.ProBnp, 400, 4200)]),
        Home = new("Hjertesvikt fulgt hjemme", "Vekt hver morgen og blodtrykk.", 180,
            [new(MeasureKind.Weight, 62, 98, null, null), new(MeasureKind.Pressure, 95, 150, null, 150)],
            ["Vei deg hver morgen før frokost", "Ring hjemmetjenesten hvis vekten øker 2 kg på tre dager"]),
        Notes = [new(NoteKind.Discharge, Ward.Medicine, 450, "Innlagt med forverret hjertesvikt. Økt vanndrivende. Kontroll av kalium og kreatinin etter ti dager.")],
    };

    public static Disease Hypertension { get; } = new("hypertensjon", Icpc("K86", "Hypertensjon ukomplisert"), [0, 15, 200, 420, 470])
    {
        FromAge = 25,
        Regimen =
        [
            new(900, [new(Drugs.Kandesartan, Rhythm.Morning, 1, "Mot høyt blodtrykk"), new(Drugs.Amlodipin, Rhythm.Morning, 1, "Mot høyt blodtrykk"), new(Drugs.Labetalol, Rhythm.Twice, 1, "Mot høyt blodtrykk")]),
            new(300, [new(Drugs.Amlodipin, Rhythm.Morning, 1, "Mot høyt blodtrykk")]),
        ],
        Panel = new("Elektrolytter, kreatinin og kolesterol", "Kontroll av høyt blodtrykk.", 500, [.. KidneysAndSalts, new(Analyses.Ldl, 1.9m, 5.6m)]),
        Home = new("Blodtrykk hjemme", "Blodtrykk morgen og kveld i en uke.", 45, [new(MeasureKind.Pressure, 118, 172, null, 135)],
            ["Sitt i ro fem minutter før du måler", "Over 180: ring legekontoret"]),
    };

    /// <summary>What high blood pressure is called in who has the heart or the kidneys harmed.</summary>
    public static Disease HypertensionWithHarm { get; } = Hypertension with { Reason = Icpc("K87", "Hypertensjon komplisert") };

    public static Disease AtrialFibrillation { get; } = new("atrieflimmer", Icpc("K78", "Atrieflimmer/flutter"), [0, 1, 20, 80, 160])
    {
        FromAge = 30,
        Regimen =
        [
            new(900, [new(Drugs.Apiksaban, Rhythm.Twice, 1, "Blodfortynnende"), new(Drugs.Warfarin, Rhythm.Evening, 1, "Blodfortynnende")]),
            new(750, [new(Drugs.Metoprolol, Rhythm.Morning, 1, "Mot høy puls")]),
        ],
        Panel = new("Elektrolytter og kreatinin", "Blodfortynnende behandling.", 500, KidneysAndSalts),
        Critical =
        [
            new(90, CriticalKind.Implant, new(Systems.Snomed, "14106009", "Cardiac pacemaker"), "Pacemaker, venstre side av brystet", "Ikke MR uten avtale med kardiolog.", "Pacemaker: avklar før MR og diatermi"),
        ],
    };

    public static Disease CoronaryDisease { get; } = new("hjerteinfarkt", Icpc("K76", "Iskemisk hjertesykdom"), [0, 0, 25, 110, 170])
    {
        FromAge = 40,
        Regimen =
        [
            new(900, [new(Drugs.Acetylsalisylsyre, Rhythm.Morning, 1, "Forebygger blodpropp")]),
            new(900, [new(Drugs.Atorvastatin, Rhythm.Evening, 1, "Mot høyt kolesterol")]),
            new(600, [new(Drugs.Metoprolol, Rhythm.Morning, 1, "Etter hjerteinfarkt")]),
            new(350, [new(Drugs.Pantoprazol, Rhythm.Morning, 1, "Beskytter magen")]),
        ],
        Panel = new("Kolesterol og kreatinin", "Kontroll etter hjerteinfarkt.", 600, [new(Analyses.Ldl, 1.1m, 3.4m), new(Analyses.Kreatinin, 58, 120)]),
        Notes = [new(NoteKind.Discharge, Ward.Medicine, 350, "Innlagt med hjerteinfarkt, blokket ut én åre. Hjerterehabilitering er bestilt.")],
    };

    public static Disease RheumaticDisease { get; } = new("leddgikt", Icpc("L88", "Revmatoid artritt"), [0, 3, 12, 20, 22])
    {
        FromAge = 20,
        Regimen =
        [
            new(450, [new(Drugs.Prednisolon, Rhythm.Morning, 1, "Mot leddgikt")]),
            new(400, [new(Drugs.Ibuprofen, Rhythm.AsNeeded, 1, "Mot smerter"), new(Drugs.Paracetamol, Rhythm.Thrice, 2, "Mot smerter")]),
        ],
        Panel = new("CRP og hematologi", "Kontroll ved leddgikt.", 800, [new(Analyses.Crp, 1, 44), new(Analyses.Hemoglobin, 10.6m, 15.2m), new(Analyses.Leukocytter, 3.6m, 12.2m)]),
    };

    public static Disease Dementia { get; } = new("demens", Icpc("P70", "Demens"), [0, 0, 2, 40, 190])
    {
        FromAge = 60,
        IsPacked = true,
        Regimen =
        [
            new(550, [new(Drugs.Donepezil, Rhythm.Evening, 1, "Mot demens"), new(Drugs.Memantin, Rhythm.Morning, 1, "Mot demens")]),
            new(700, [new(Drugs.Paracetamol, Rhythm.Thrice, 2, "Mot smerter")]),
            new(500, [new(Drugs.Makrogol, Rhythm.AsNeeded, 1, "Mot forstoppelse")]),
        ],
        Home = new("Blodtrykk ukentlig", "Hjemmetjenesten måler og varsler fastlegen over 160.", 120, [new(MeasureKind.Pressure, 112, 172, null, 160)], []),
        Notes = [new(NoteKind.Outpatient, Ward.Medicine, 400, "Utredet for kognitiv svikt. Funnene passer med demens. Pårørende er orientert.")],
    };

    public static Disease Hypothyroidism { get; } = new("hypotyreose", Icpc("T86", "Hypotyreose/myksødem"), [2, 15, 45, 70, 80])
    {
        Regimen = [new(980, [new(Drugs.Levotyroksin, Rhythm.Morning, 1, "Mot lavt stoffskifte")])],
        Panel = new("TSH og fritt T4", "Kontroll av stoffskiftet.", 850, [new(Analyses.Tsh, 0.1m, 6.0m), new(Analyses.FrittT4, 10, 24)]),
    };

    public static Disease Depression { get; } = new("depresjon", Icpc("P76", "Depressiv lidelse"), [8, 55, 60, 45, 60])
    {
        FromAge = 13,
        Regimen =
        [
            new(600, [new(Drugs.Sertralin, Rhythm.Morning, 1, "Mot depresjon"), new(Drugs.Escitalopram, Rhythm.Morning, 1, "Mot depresjon"), new(Drugs.Mirtazapin, Rhythm.Evening, 1, "Mot depresjon")]),
            new(180, [new(Drugs.Zopiklon, Rhythm.AsNeeded, 1, "Mot søvnvansker")]),
        ],
        Notes =
        [
            new(NoteKind.Psychologist, Ward.Psychiatry, 180, "Behandlet for depresjon over tolv samtaler. Avsluttes i bedring.", "NORS"),
            new(NoteKind.Note, Ward.Office, 300, "Samtale om nedstemthet. Sykmeldt halv tid. Ny time om to uker."),
        ],
    };

    public static Disease Epilepsy { get; } = new("epilepsi", Icpc("N88", "Epilepsi"), [6, 7, 8, 9, 10])
    {
        FromAge = 6,
        Regimen =
        [
            new(950, [new(Drugs.Lamotrigin, Rhythm.Twice, 1, "Mot epilepsi"), new(Drugs.Levetiracetam, Rhythm.Twice, 1, "Mot epilepsi"), new(Drugs.Valproat, Rhythm.Twice, 1, "Mot epilepsi")]),
        ],
        Notes = [new(NoteKind.Outpatient, Ward.Medicine, 500, "Anfallsfri siste seks måneder. Behandlingen fortsetter.")],
    };

    public static Disease Gout { get; } = new("urinsyregikt", Icpc("T92", "Urinsyregikt"), [0, 2, 20, 45, 50])
    {
        Regimen = [new(800, [new(Drugs.Allopurinol, Rhythm.Morning, 1, "Forebygger urinsyregikt")])],
    };

    public static Disease Arthrosis { get; } = new("artrose", Icpc("L90", "Kneartrose"), [0, 2, 50, 150, 220])
    {
        FromAge = 35,
        Regimen =
        [
            new(700, [new(Drugs.Paracetamol, Rhythm.Thrice, 2, "Mot smerter")]),
            new(220, [new(Drugs.Ibuprofen, Rhythm.AsNeeded, 1, "Mot smerter"), new(Drugs.Oksykodon, Rhythm.AsNeeded, 1, "Mot smerter")]),
        ],
        Critical = [new(60, CriticalKind.Implant, null, "Hofteprotese, høyre")],
    };

    public static Disease KidneyFailure { get; } = new("nyresvikt", Icpc("U99", "Sykdom urinveier IKA"), [0, 1, 3, 8, 10])
    {
        Avoids = Traits.Nsaid | Traits.HarmsKidneys,
        Regimen =
        [
            new(800, [new(Drugs.Sevelamer, Rhythm.Thrice, 1, "Mot fosfat ved nyresvikt")]),
            new(400, [new(Drugs.Darbepoetin, Rhythm.AsNeeded, 1, "Mot blodmangel, gis ved dialyse")]),
        ],
        Panel = new("Elektrolytter, karbamid og kreatinin", "Kontroll ved nyresvikt.", 1000,
            [new(Analyses.Kalium, 4.2m, 6.2m), new(Analyses.Karbamid, 14, 32), new(Analyses.Kreatinin, 280, 820), new(Analyses.Albumin, 31, 42), new(Analyses.Hemoglobin, 9.2m, 12.5m)]),
        Home = new("Vekt mellom dialysene", "Vekt hver morgen for å følge væskebalansen.", 300, [new(MeasureKind.Weight, 58, 88, null, null)], []),
        Notes = [new(NoteKind.Dialysis, Ward.Medicine, 700, "Dialyse tre ganger i uken. Tørrvekt vurdert, ingen komplikasjoner.")],
        Critical =
        [
            new(600, CriticalKind.Treatment, new(Systems.Snomed, "302497006", "Hemodialysis"), "Hemodialyse", "Tre ganger i uken, fistel i venstre underarm.", "Dialysefistel i venstre underarm: ikke blodtrykk eller blodprøver der"),
        ],
    };

    public static Disease Prostate { get; } = new("prostata", Icpc("Y85", "Godartet forstørret prostata"), [0, 0, 40, 160, 220])
    {
        Only = People.Sex.Male,
        FromAge = 45,
        Regimen = [new(800, [new(Drugs.Tamsulosin, Rhythm.Morning, 1, "For vannlatingen")])],
        Panel = new("PSA", "Vannlatingsplager.", 400, [new(Analyses.Psa, 0.4m, 7.5m)]),
    };

    public static ImmutableArray<Disease> All { get; } =
    [
        DiabetesType1, DiabetesType2, Copd, Asthma, HeartFailure, Hypertension, AtrialFibrillation, CoronaryDisease, Dementia, Hypothyroidism, Depression, Epilepsy, Gout, RheumaticDisease, Arthrosis,
        KidneyFailure, Prostate,
    ];

    private static Code Icpc(string code, string display) => new(Systems.Icpc, code, display);

    private static Code Report(string code, string display) => new(Systems.ReportType, code, display);
}
