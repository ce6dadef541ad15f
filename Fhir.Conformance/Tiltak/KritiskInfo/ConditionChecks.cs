using Fhir.Conformance.Checks;
using Fhir.Conformance.Engine;
using Fhir.Conformance.Http;

namespace Fhir.Conformance.Tiltak.KritiskInfo;

/// <summary>What a record of a critical condition says.</summary>
internal static class ConditionChecks
{
    public static readonly Group Group = new("KRI-CON", "kritisk-info", new Words("Kritiske tilstander", "Critical conditions"),
    [
        ContentCheck.Each("KRI-CON-001", Critical.Conditions, condition => Critical.Kinds(condition).Distinct().Count() == 1
            ? null : new Words("har flere arter kritisk informasjon", "has several kinds of critical information")),
        SubjectCheck.Of("KRI-CON-002", Critical.Conditions, "subject"),
        ContentCheck.Has("KRI-CON-003", Critical.Conditions, "clinicalStatus.coding.code"),
        ContentCheck.Has("KRI-CON-004", Critical.Conditions, "verificationStatus.coding.code"),
        ContentCheck.Each("KRI-CON-005", Critical.Conditions, condition => condition.Has("code.coding.code") || condition.Text("code.text").Length > 0
            ? null : new Words("har verken kode eller tekst", "has neither code nor text")),
        ContentCheck.Has("KRI-CON-006", Critical.Conditions, "recordedDate"),
        RecorderCheck.Of("KRI-CON-007", Critical.Conditions),
        ContentCheck.Each("KRI-CON-008", Critical.RefutedConditions, AllergyChecks.Refuted),
        ContentCheck.Each("KRI-CON-009", Critical.Infections, condition => condition.Has("code.text")
            ? new Words("gjelder smitte og har fritekst i code", "is about an infection and has free text in code") : null),
        ContentCheck.Has("KRI-CON-010", Critical.Anaesthesia, "code.text"),
    ]);
}
