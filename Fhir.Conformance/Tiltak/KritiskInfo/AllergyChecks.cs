using Fhir.Conformance.Checks;
using Fhir.Conformance.Engine;
using Fhir.Conformance.Http;

namespace Fhir.Conformance.Tiltak.KritiskInfo;

/// <summary>What a record of an allergy or a drug reaction says.</summary>
internal static class AllergyChecks
{
    public static readonly Group Group = new("KRI-ALL", "kritisk-info", new Words("Overfølsomhet", "Allergies"),
    [
        ContentCheck.Each("KRI-ALL-001", Critical.Allergies, allergy => allergy.Has("code.coding.code") || allergy.Text("code.text").Length > 0
            ? null : new Words("sier ikke hva pasienten reagerer på", "does not say what the patient reacts to")),
        SubjectCheck.Of("KRI-ALL-002", Critical.Allergies, "patient"),
        ContentCheck.Has("KRI-ALL-003", Critical.KnownAllergies, "clinicalStatus.coding.code"),
        ContentCheck.Has("KRI-ALL-004", Critical.KnownAllergies, "verificationStatus.coding.code"),
        ContentCheck.Has("KRI-ALL-005", Critical.KnownAllergies, "category"),
        ContentCheck.Has("KRI-ALL-006", Critical.KnownAllergies, "criticality"),
        ContentCheck.Has("KRI-ALL-007", Critical.KnownAllergies, "recordedDate"),
        RecorderCheck.Of("KRI-ALL-008", Critical.KnownAllergies),
        ContentCheck.Each("KRI-ALL-009", Critical.RefutedAllergies, Refuted),
        ContentCheck.Each("KRI-ALL-010", Critical.Allergies, allergy => Critical.Is(allergy, "entered-in-error") && allergy.Has("clinicalStatus")
            ? new Words("er slettet, men har likevel klinisk status", "is deleted but has a clinical status all the same") : null),
        ContentCheck.Each("KRI-ALL-011", Critical.KnownAllergies, allergy => allergy.At("reaction").All(reaction => reaction.Has("manifestation"))
            ? null : new Words("har en reaksjon uten manifestasjon", "has a reaction without manifestation")),
    ]);

    internal static Words? Refuted(Node resource) => Critical.IsInactive(resource) ? null
        : new Words("er avkreftet, men står ikke som inaktiv", "is refuted but not shown as inactive");
}
