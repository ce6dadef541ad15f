using System.Collections.Immutable;
using Fhir.Kernel.Outcome;

namespace Fhir.Tiltak.Legemiddelliste;

/// <summary>What <c>$sendMedication</c> refuses of the prescriptions behind the rows.</summary>
public static class PrescriptionRules
{
    private const string Send = "https://fhirref.example/no/legemiddelliste/OperationDefinition/patient-send-medication";

    public static readonly Rule TwoActiveRows = new("medication-prescription-twice", Severity.Error, IssueCode.Duplicate,
        "Resepten {0} står i flere aktive rader", "Prescription {0} stands in several active rows", Send);

    public static readonly Rule NotAnEPrescription = new("medication-prescription-type", Severity.Error, IssueCode.BusinessRule,
        "Bare en aktiv rad med resepttype E og resept-id kan få laget en eresept", "Only an active row of prescription type E with a prescription id can have an e-prescription made", Send);

    public static readonly Rule Incomplete = new("medication-prescription-incomplete", Severity.Error, IssueCode.Required,
        "Resepten mangler {0}", "The prescription lacks {0}", Send);

    public static readonly Rule Exists = new("medication-prescription-exists", Severity.Error, IssueCode.Duplicate,
        "Resept-id {0} er i bruk", "Prescription id {0} is in use", Send);

    public static readonly Rule Unknown = new("medication-prescription-unknown", Severity.Error, IssueCode.BusinessRule,
        "Eresepten {0} finnes ikke; be om at den lages (createPrescription)", "The e-prescription {0} does not exist; ask for it to be made (createPrescription)", Send);

    public static readonly Rule OtherDrug = new("medication-prescription-content", Severity.Error, IssueCode.BusinessRule,
        "Raden sier et annet legemiddel enn resepten {0}; raden og resepten skal være like", "The row says another drug than prescription {0}; row and prescription shall be equal", Send);

    public static readonly Rule RecallUnknown = new("medication-recall-unknown", Severity.Error, IssueCode.BusinessRule,
        "Resepten {0} skal trekkes tilbake, men sto ikke i oppslaget", "Prescription {0} is to be recalled, but was not in the lookup", Send);

    public static readonly ImmutableArray<Rule> All = [TwoActiveRows, NotAnEPrescription, Incomplete, Exists, Unknown, OtherDrug, RecallUnknown];
}
