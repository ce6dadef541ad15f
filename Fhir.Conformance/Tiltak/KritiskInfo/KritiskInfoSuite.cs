using Fhir.Conformance.Checks;
using Fhir.Conformance.Engine;

namespace Fhir.Conformance.Tiltak.KritiskInfo;

/// <summary>Critical information (kritisk informasjon), kept so that a patient summary can be made of it.</summary>
internal static class KritiskInfoSuite
{
    private const string Slug = "kritisk-info";

    private static readonly Group Claims = new("KRI-META", Slug, new Words("Det serveren hevder", "What the server claims"),
    [
        ClaimsCheck.Of("KRI-META-001", "AllergyIntolerance",
            [.. ClaimsCheck.Searchable("AllergyIntolerance", "patient", "clinical-status", "verification-status", "criticality"),
                .. ClaimsCheck.Searchable("Condition", "patient", "category")]),
    ]);

    private static readonly Group Searches = new("KRI-SRCH", Slug, new Words("Søk i kritisk informasjon", "Searches in critical information"),
    [
        SearchCheck.Of("KRI-SRCH-001", Critical.Allergies, Term.Patient("patient")),
        SearchCheck.Of("KRI-SRCH-002", Critical.KnownAllergies, Term.Patient("patient"), Term.Token("clinical-status", "clinicalStatus.coding")),
        SearchCheck.Of("KRI-SRCH-003", Critical.Allergies, Term.Patient("patient"), Term.Token("verification-status", "verificationStatus.coding")),
        SearchCheck.Of("KRI-SRCH-004", Critical.KnownAllergies, Term.Patient("patient"), Term.Code("criticality", "criticality")),
        SearchCheck.Of("KRI-SRCH-005", Critical.Allergies, Term.Patient("patient"), Term.Token("code", "code.coding")),
        SearchCheck.Of("KRI-SRCH-006", Critical.Conditions, Term.Patient("subject")),
        SearchCheck.Of("KRI-SRCH-007", Critical.Conditions, Term.Patient("subject"), Term.Token("category", "category.coding")),
        SearchCheck.ByPost("KRI-SRCH-008", Critical.Allergies, Term.Patient("patient")),
    ]);

    private static readonly Group Profiles = ProfileCheck.Group("KRI-PROF", Slug, Slug,
        ("AllergyIntolerance", "kritisk-allergyintolerance"), ("Condition", "kritisk-condition"), ("Procedure", "kritisk-procedure"),
            ("DeviceUseStatement", "kritisk-deviceusestatement"), ("Flag", "kritisk-flag"), ("Consent", "kritisk-consent"));

    public static readonly Suite Suite = new(Slug, [Claims, Searches, AllergyChecks.Group, ConditionChecks.Group, Profiles, SummaryChecks.Group, UpdateChecks.Group]);
}
