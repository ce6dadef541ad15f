using System.Collections.Immutable;
using Fhir.Kernel.Outcome;

namespace Fhir.Tiltak.Legemiddelliste;

/// <summary>What <c>$getMedication</c> refuses, and which patient both operations are about.</summary>
public static class LookupRules
{
    private const string Get = "https://fhirref.example/no/legemiddelliste/OperationDefinition/patient-get-medication";

    public static readonly Rule PatientWithoutName = new("medication-patient-name", Severity.Error, IssueCode.Required,
        "Pasienten i oppslaget mangler navn", "The patient of the lookup has no name", Get);

    public static readonly Rule PatientWithoutAddress = new("medication-patient-address", Severity.Error, IssueCode.Required,
        "Pasienten i oppslaget mangler adresse", "The patient of the lookup has no address", Get);

    public static readonly Rule PatientUnidentified = new("medication-patient-unidentified", Severity.Error, IssueCode.Required,
        "Pasienten har verken nasjonalt nummer eller både fødselsdato og kjønn", "The patient has neither a national number nor both birth date and gender", Get);

    public static readonly Rule ReferenceNumberMissing = new("medication-reference-number", Severity.Error, IssueCode.Required,
        "Pasienten har ikke fødselsnummer eller D-nummer; da må Referansenummer være med", "The patient has no fødselsnummer or D-nummer; then Referansenummer is needed", Get);

    public static readonly Rule PatientUnknown = new("medication-patient-unknown", Severity.Error, IssueCode.NotFound,
        "Ingen pasient her svarer til opplysningene", "No patient here answers to what was given", Get);

    public static readonly Rule PatientAmbiguous = new("medication-patient-ambiguous", Severity.Error, IssueCode.MultipleMatches,
        "Flere pasienter ({0}) svarer til opplysningene", "Several patients ({0}) answer to what was given", Get);

    public static readonly Rule LookupIsTheServers = new("medication-lookup-written", Severity.Error, IssueCode.Forbidden,
        "Et oppslag skrives av tjeneren alene; bruk Patient/$getMedication", "A lookup is written by the server alone; use Patient/$getMedication", Get);

    public static readonly ImmutableArray<Rule> All =
        [PatientWithoutName, PatientWithoutAddress, PatientUnidentified, ReferenceNumberMissing, PatientUnknown, PatientAmbiguous, LookupIsTheServers];
}
