using System.Collections.Immutable;
using Fhir.Kernel.Outcome;

namespace Fhir.Tiltak.Legemiddelliste;

/// <summary>What <c>$sendMedication</c> refuses of a row, and of what became of the rows that were looked up.</summary>
public static class RowRules
{
    private const string Send = "https://fhirref.example/no/legemiddelliste/OperationDefinition/patient-send-medication";

    public static readonly Rule HeadMissing = new("medication-head-missing", Severity.Error, IssueCode.Incomplete,
        "Raden {0} ({1}) sto i oppslaget og mangler i sendingen", "Row {0} ({1}) was in the lookup and is missing from what was sent", Send);

    public static readonly Rule TailMissing = new("medication-row-missing", Severity.Error, IssueCode.Incomplete,
        "Den avløste raden {0} sto i oppslaget, og er verken sendt eller trukket tilbake", "The superseded row {0} was in the lookup, and is neither sent nor recalled", Send);

    public static readonly Rule RepeatedId = new("medication-row-repeated", Severity.Error, IssueCode.Duplicate,
        "Rad-id {0} står i flere rader", "Row id {0} stands in several rows", Send);

    public static readonly Rule IdChanged = new("medication-row-id-changed", Severity.Error, IssueCode.BusinessRule,
        "Raden har fått rad-id {0}; den var {1}, og en rad-id endres aldri", "The row was given row id {0}; it was {1}, and a row id never changes", Send);

    public static readonly Rule IdTaken = new("medication-row-id-taken", Severity.Error, IssueCode.Duplicate,
        "Rad-id {0} er i bruk for en annen rad", "Row id {0} is in use for another row", Send);

    public static readonly Rule OtherPatient = new("medication-row-patient", Severity.Error, IssueCode.BusinessRule,
        "Raden gjelder {0}; dokumentet gjelder {1}", "The row is about {0}; the document is about {1}", Send);

    public static readonly Rule Vaccine = new("medication-vaccine", Severity.Error, IssueCode.BusinessRule,
        "Vaksiner (legemiddelbruk 4) står ikke i legemiddellisten", "Vaccines (type of use 4) do not stand in the medication list", Send);

    public static readonly Rule NoMedicine = new("medication-item-group", Severity.Error, IssueCode.BusinessRule,
        "Varegruppe {0} er ikke et legemiddel; næringsmidler og forbruksmateriell står ikke i legemiddellisten", "Item group {0} is no medicine; nutrition and consumables do not stand in the medication list", Send);

    public static readonly Rule SupplementPrescribed = new("medication-supplement-prescribed", Severity.Error, IssueCode.BusinessRule,
        "Et kosttilskudd har aldri resept", "A food supplement never has a prescription", Send);

    public static readonly Rule StoppedTooLong = new("medication-stopped-too-long", Severity.Error, IssueCode.BusinessRule,
        "Raden ble seponert {0}, for mer enn {1} dager siden, og hører ikke lenger hjemme i listen", "The row was stopped {0}, more than {1} days ago, and no longer belongs in the list", Send);

    public static readonly Rule ChainBroken = new("medication-chain-broken", Severity.Error, IssueCode.BusinessRule,
        "Raden er avløst, men ingen rad i dokumentet har avløst den (partOf)", "The row is superseded, but no row of the document supersedes it (partOf)", Send);

    public static readonly Rule Unregistered = new("medication-row-unregistered", Severity.Error, IssueCode.Required,
        "En ny eller endret rad må si hvem som forskrev eller registrerte den", "A new or changed row must say who prescribed or registered it", Send);

    public static readonly Rule ChangedKept = new("medication-last-changed-kept", Severity.Error, IssueCode.BusinessRule,
        "Radens kliniske innhold ({0}) er endret, men ikke «sist endret»", "The clinical content of the row ({0}) has changed, but not its time of last change", Send);

    public static readonly Rule ChangedMoved = new("medication-last-changed-moved", Severity.Error, IssueCode.BusinessRule,
        "«Sist endret» er flyttet fra {0} til {1} uten at noe i raden er endret", "The time of last change has moved from {0} to {1} though nothing in the row has changed", Send);

    public static readonly Rule VersionKept = new("medication-version-kept", Severity.Error, IssueCode.BusinessRule,
        "Raden er endret, men har meta.versionId {0} som i oppslaget; en endret rad har en annen eller ingen", "The row has changed, but has the meta.versionId {0} it was looked up with; a changed row has another or none", Send);

    public static readonly Rule Dispensed = new("medication-row-dispensed", Severity.Error, IssueCode.BusinessRule,
        "Raden kan ikke slettes som feilregistrert: det er levert ut på resepten {0}", "The row cannot be deleted as a mistake: something was dispensed on prescription {0}", Send);

    public static readonly Rule ActorUnknown = new("medication-actor-unknown", Severity.Error, IssueCode.NotFound,
        "{0} er ikke registrert her; helsepersonell og virksomheter registreres på forhånd", "{0} is not registered here; practitioners and organizations are registered beforehand", Send);

    public static readonly ImmutableArray<Rule> All =
    [
        HeadMissing, TailMissing, RepeatedId, IdChanged, IdTaken, OtherPatient, Vaccine, NoMedicine, SupplementPrescribed, StoppedTooLong, ChainBroken, Unregistered, ChangedKept, ChangedMoved, VersionKept, Dispensed,
        ActorUnknown,
    ];
}
