using System.Collections.Immutable;

namespace Fhir.Profiles;

/// <summary>The whole catalogue: one line per tiltak, the foundation first.</summary>
public static class TiltakCatalog
{
    public static readonly ImmutableArray<Tiltak> All =
    [
        new("basis", "0.1.0", new("Basis", "Foundation"), new("Norske grunnprofiler for person, helsepersonell og virksomhet.", "Norwegian base profiles for persons, practitioners and organizations.")) { IsFoundation = true },
        new("legemiddelliste", "0.1.0", new("Pasientens legemiddelliste", "Pasientens legemiddelliste (medication list)"), new("Felles liste over legemidlene pasienten bruker.", "One shared list of the medicines a patient uses.")),
        new("journaldokumenter", "0.1.0", new("Pasientens journaldokumenter", "Pasientens journaldokumenter (record documents)"), new("Slå opp og hente dokumenter fra pasientens journal (IHE MHD).", "Find and retrieve documents of the patient's record (IHE MHD).")),
        new("provesvar", "0.1.0", new("Pasientens prøvesvar", "Pasientens prøvesvar (test results)"), new("Svarrapporter og resultater fra laboratorier.", "Diagnostic reports and results from laboratories.")),
        new("kritisk-info", "0.1.0", new("Pasientens kritiske informasjon", "Pasientens kritiske informasjon (critical information)"), new("Allergier, tilstander og annet som helsepersonell må vite straks.", "Allergies, conditions and what else clinicians must know at once.")),
        new("hjemmeoppfolging", "0.1.0", new("Datadeling for digital hjemmeoppfølging", "Datadeling for digital hjemmeoppfølging (home monitoring)"), new("Målinger og svar på skjema fra pasienten hjemme.", "Measurements and questionnaire answers from the patient at home.")),
        new("plan", "0.1.0", new("Plan og tjenester", "Plan og tjenester (care plans and services)"), new("Behandlingsplan, egenbehandlingsplan med soner, og tildelte kommunale tjenester.", "Care plans, self-treatment plans with zones, and allotted municipal services.")),
    ];

    /// <summary>What a vendor can implement: everything but the foundation.</summary>
    public static readonly ImmutableArray<Tiltak> Implementable = [.. All.Where(tiltak => !tiltak.IsFoundation)];

    public static Tiltak? Find(string slug) => All.FirstOrDefault(tiltak => tiltak.Slug == slug);
}
