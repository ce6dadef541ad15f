using System.Collections.Immutable;

namespace Fhir.Tiltak.KritiskInfo.Summary;

/// <summary>The sections of a summary in the order they are read: what must be seen first comes first.</summary>
public static class Sections
{
    public static readonly Section Alerts = new("104605-1", new("Varsler", "Alerts"), SectionNeed.Recommended,
        [new("Flag", "", Current.Alert)])
    {
        Nothing = new("Ingen varsler er registrert.", "No alerts are recorded."),
    };

    public static readonly Section Allergies = new("48765-2", new("Overfølsomhet", "Allergies and intolerances"), SectionNeed.Required,
        [new("AllergyIntolerance", "", Current.Allergy)])
    {
        Nothing = new("Ingen opplysninger om overfølsomhet er registrert. Det betyr ikke at pasienten ikke har noen.", "No information about allergies is recorded. That does not mean that there are none."),
        Absence = new("AllergyIntolerance", "no-allergy-info", new("Ingen opplysninger om overfølsomhet", "No information about allergies"),
            "no-known-allergies", new("Ingen kjent overfølsomhet", "No known allergies")),
    };

    public static readonly Section Problems = new("11450-4", new("Problemer", "Problems"), SectionNeed.Required,
        [new("Condition", "", Current.Problem) { CountsLeftOut = false }])
    {
        Nothing = new("Ingen opplysninger om problemer eller diagnoser er registrert.", "No information about problems is recorded."),
        Absence = new("Condition", "no-problem-info", new("Ingen opplysninger om problemer", "No information about problems"), "no-known-problems", new("Ingen kjente problemer", "No known problems")),
    };

    public static readonly Section Medications = new("10160-0", new("Legemidler", "Medication summary"), SectionNeed.Required,
        [new("MedicationStatement", "", Current.Statement), new("MedicationRequest", "", Current.Request)])
    {
        Nothing = new("Ingen opplysninger om legemidler er registrert.", "No information about medications is recorded."),
        Absence = new("MedicationStatement", "no-medication-info", new("Ingen opplysninger om legemidler", "No information about medications"),
            "no-known-medications", new("Bruker ingen legemidler", "No known medications")),
    };

    public static readonly Section Procedures = new("47519-4", new("Behandling og inngrep", "History of procedures"), SectionNeed.Recommended,
        [new("Procedure", "", Current.Procedure)])
    {
        Nothing = new("Ingen behandling eller inngrep er registrert.", "No procedures are recorded."),
    };

    public static readonly Section Devices = new("46264-8", new("Implantater og utstyr", "Medical devices"), SectionNeed.Recommended,
        [new("DeviceUseStatement", "", Current.Device)])
    {
        Nothing = new("Ingen implantater eller annet utstyr er registrert.", "No implants or other devices are recorded."),
    };

    public static readonly Section Directives = new("42348-3", new("Behandlingsavgrensning", "Advance directives"), SectionNeed.Recommended,
        [new("Consent", "", Current.Directive) { CountsLeftOut = false }])
    {
        Nothing = new("Ingen avgrensning av behandling er registrert.", "No advance directives are recorded."),
    };

    public static readonly Section Immunizations = new("11369-6", new("Vaksiner", "Immunizations"), SectionNeed.Recommended,
        [new("Immunization", "", Current.Immunization)])
    {
        Nothing = new("Ingen vaksiner er registrert.", "No immunizations are recorded."),
    };

    /// <summary>The newest report and the newest value of each code.</summary>
    public static readonly Section Results = new("30954-2", new("Prøvesvar og funn", "Results"), SectionNeed.Recommended,
        [
            new("DiagnosticReport", "&status=final,amended,corrected,appended,preliminary,partial", Current.Any) { IsNewestOfEach = true },
            new("Observation", "&category=laboratory,imaging&status=final,amended,corrected,preliminary", Current.Any) { IsNewestOfEach = true },
        ])
    {
        Nothing = new("Ingen prøvesvar er registrert.", "No results are recorded."),
    };

    public static readonly Section VitalSigns = new("8716-3", new("Vitale målinger", "Vital signs"), SectionNeed.Optional,
        [new("Observation", "&category=vital-signs&status=final,amended,corrected,preliminary", Current.Any) { IsNewestOfEach = true }])
    {
        Nothing = new("Ingen vitale målinger er registrert.", "No vital signs are recorded."),
    };

    public static readonly Section PastProblems = new("11348-0", new("Tidligere problemer", "History of past problems"), SectionNeed.Optional,
        [new("Condition", "", Current.PastProblem) { CountsLeftOut = false }])
    {
        Nothing = new("Ingen tidligere problemer er registrert.", "No past problems are recorded."),
    };

    public static readonly Section Pregnancy = new("10162-6", new("Svangerskap", "History of pregnancy"), SectionNeed.Optional,
        [new("Observation", "&status=final,amended,corrected,preliminary&code=http://loinc.org|82810-3,http://loinc.org|11778-8,http://loinc.org|11779-6,http://loinc.org|11780-4,http://loinc.org|11636-8", Current.Any) { IsNewestOfEach = true }])
    {
        Nothing = new("Ingen opplysninger om svangerskap er registrert.", "No pregnancies are recorded."),
    };

    public static readonly Section SocialHistory = new("29762-2", new("Levevaner", "Social history"), SectionNeed.Optional,
        [new("Observation", "&status=final,amended,corrected,preliminary&code=http://loinc.org|72166-2,http://loinc.org|74013-4", Current.Any) { IsNewestOfEach = true }])
    {
        Nothing = new("Ingen opplysninger om tobakk eller alkohol er registrert.", "Nothing is recorded about tobacco or alcohol."),
    };

    public static readonly Section CarePlans = new("18776-5", new("Planer", "Plan of care"), SectionNeed.Optional,
        [new("CarePlan", "&status=active", Current.Any)])
    {
        Nothing = new("Ingen planer er registrert.", "No plans are recorded."),
    };

    public static readonly ImmutableArray<Section> All =
        [Alerts, Allergies, Problems, Medications, Procedures, Devices, Directives, Immunizations, Results, VitalSigns, PastProblems, Pregnancy, SocialHistory, CarePlans];
}
