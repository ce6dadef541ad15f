using System.Collections.Immutable;
using Fhir.Profiles;
using Fhir.Tiltak.Journaldokumenter;
using Fhir.Tiltak.Journaldokumenter.Provide;
using Fhir.Tiltak.KritiskInfo.Documents;
using Fhir.Tiltak.KritiskInfo.Status;
using Fhir.Tiltak.KritiskInfo.Summary;
using Fhir.Tiltak.KritiskInfo.Writing;
using Fhir.Tiltak.Legemiddelliste;
using Fhir.Tiltak.Provesvar;
using Fhir.Tiltak.Provesvar.European;

namespace Fhir.Tiltak;

/// <summary>What each tiltak of the catalogue brings, in its order.</summary>
public static class TiltakModules
{
    public static readonly ImmutableArray<TiltakModule> All =
    [
        new("basis",
        [
            new(new("Pasientene", "The patients"), "Patient?_count=20"),
            new(new("Finn en pasient med fødselsnummer (som POST)", "Find a patient by national number (as POST)"), "Patient/_search") { Form = [new("identifier", "urn:oid:2.16.578.1.12.4.1.4.1|")] },
            new(new("Helsepersonell og rollene deres", "Practitioners and their roles"), "PractitionerRole?_include=PractitionerRole:practitioner"),
        ]),
        new("legemiddelliste",
        [
            new(new("Legemidler i bruk for pasient 1", "Medicines in use by patient 1"), "MedicationStatement?patient=pasient-01&status=active"),
            new(new("Legemiddellisten som List", "The medication list as a List"), "List?patient=pasient-01"),
            new(new("Hele listen som dokument", "The whole list as a document"), "Bundle?type=document"),
        ])
        {
            Operations = [new GetMedication(), new SendMedication(), new MedicationChanges()],
            WriteRules = [new LookupIsTheServers()],
        },
        new("journaldokumenter",
        [
            new(new("Dokumentene i en journal", "The documents of a record"), "DocumentReference?patient=pasient-01&status=current"),
            new(new("Siste dokumenter først", "Latest documents first"), "DocumentReference?_sort=-date&_count=5"),
        ])
        {
            Operations = [new DocRef()],
            WriteRules = [new ProvideBundleRule(), new StoredContentRule()],
            Transactions = ProvideProfiles.All,
            StoredForms = [new MatchedPatient()],
            Counted = ["DocumentReference", "List"],
            Withholdings = [new BlockedDocuments()],
            Audits = [new DocumentAudit()],
        },
        new("provesvar",
        [
            new(new("Laboratoriesvar for pasient 1", "Laboratory reports of patient 1"), "DiagnosticReport?patient=pasient-01&_include=DiagnosticReport:result"),
            new(new("Prøvesvar, nyeste først", "Results, newest first"), "Observation?category=laboratory&_sort=-date&_count=10"),
        ])
        { Operations = [new FromSvarrapport(), new LabDocumentOperation()], WriteRules = [new ReportVersionRule()] },
        new("kritisk-info",
        [
            new(new("Allergier og overfølsomhet", "Allergies and intolerances"), "AllergyIntolerance?_count=10"),
            new(new("Kritiske tilstander", "Critical conditions"), "Condition?_count=10"),
            new(new("Pasientoppsummering (IPS) for pasient 2", "Patient summary (IPS) of patient 2"), "Patient/pasient-02/$summary"),
        ])
        {
            Operations = [new SummaryOperation(), new DocumentOperation(), new StatusOperation()],
            WriteRules = [new CriticalWriteRule()],
        },
        new("hjemmeoppfolging",
        [
            new(new("Målinger hjemmefra, nyeste først", "Measurements from home, newest first"), "Observation?category=vital-signs&_sort=-date&_count=10"),
            new(new("Målere og annet utstyr", "Devices"), "Device?_count=10"),
            new(new("NEWS2 for pasient 47 da ambulansen ble tilkalt", "NEWS2 of patient 47 when the ambulance was called"), "Patient/pasient-47/$news2?at=2026-11-03T19:10:00%2B01:00&oxygen=false"),
            new(new("Statistikk over pulsen", "Statistics of the pulse"), "Observation/$stats?subject=Patient/pasient-05&system=http://loinc.org&code=8867-4&statistic=average&statistic=count"),
        ])
        {
            Operations = Hjemmeoppfolging.HomeOperations.All,
            Topics = ModuleFile.Bytes("Hjemmeoppfolging/topics.json"),
        },
        new("plan",
        [
            new(new("Planene til pasient 5, med alt de peker på", "The plans of patient 5, with all they point to"), "CarePlan?patient=pasient-05&_include=CarePlan:goal&_include=CarePlan:condition&_include=CarePlan:care-team&_include=CarePlan:activity-reference"),
            new(new("Hvilken sone gjelder?", "Which zone applies?"), "CarePlan/plan-05-soner/$zones"),
            new(new("Tjenestene pasient 5 har", "The services of patient 5"), "Patient/pasient-05/$services"),
        ])
        {
            Operations = [new Plan.FindZone(), new Plan.ListServices()],
            WriteRules = [new Plan.SharedEditing()],
        },
    ];

    public static TiltakModule? Find(string slug) => All.FirstOrDefault(module => module.Slug == slug);
}
