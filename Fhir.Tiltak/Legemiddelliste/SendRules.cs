using System.Collections.Immutable;
using Fhir.Kernel.Outcome;

namespace Fhir.Tiltak.Legemiddelliste;

/// <summary>What <c>$sendMedication</c> refuses of the document as a whole: who sends it, and what it is based on.</summary>
public static class SendRules
{
    private const string Send = "https://fhirref.example/no/legemiddelliste/OperationDefinition/patient-send-medication";

    public static readonly Rule NoDocument = new("medication-no-document", Severity.Error, IssueCode.Structure,
        "Bundle må være et dokument der Composition står først og Patient, som den gjelder, er med", "The Bundle must be a document with the Composition first and the Patient it is about in it", Send);

    public static readonly Rule AuthorWithoutHpr = new("medication-author-hpr", Severity.Error, IssueCode.Forbidden,
        "Ingen av forfatterne er helsepersonell med HPR-nummer", "None of the authors is a practitioner with an HPR number", Send);

    public static readonly Rule AuthorUnknown = new("medication-author-unknown", Severity.Error, IssueCode.Forbidden,
        "Ingen med HPR-nummer {0} er registrert her", "Nobody with HPR number {0} is registered here", Send);

    public static readonly Rule AuthorWithoutRight = new("medication-author-right", Severity.Error, IssueCode.Forbidden,
        "Helsepersonell {0} har ikke forskrivningsrett (kategori {1})", "Practitioner {0} has no right to prescribe (category {1})", Send);

    public static readonly Rule TokenWithoutHpr = new("medication-sender-hpr", Severity.Error, IssueCode.Forbidden,
        "Tokenet navngir ingen person med HPR-nummer; en liste sendes med legens egen innlogging", "The token names no person with an HPR number; a list is sent by the doctor's own login", Send);

    public static readonly Rule AuthorNotSender = new("medication-sender-other", Severity.Error, IssueCode.Forbidden,
        "Dokumentets forfatter har HPR-nummer {0}, men det er en annen som er logget inn", "The document's author has HPR number {0}, but it is somebody else who has logged in", Send);

    public static readonly Rule LookupMissing = new("medication-lookup-missing", Severity.Error, IssueCode.BusinessRule,
        "Det er ikke gjort noe oppslag for pasienten; bruk $getMedication først", "No lookup was made for the patient; use $getMedication first", Send);

    public static readonly Rule LookupExpired = new("medication-lookup-expired", Severity.Error, IssueCode.Expired,
        "Oppslaget er fra {0}, for mer enn {1} timer siden; gjør et nytt", "The lookup is from {0}, more than {1} hours ago; make a new one", Send);

    public static readonly Rule LookupWithoutPrescriptions = new("medication-lookup-without-rf", Severity.Error, IssueCode.BusinessRule,
        "Det siste oppslaget fikk ikke med reseptene; gjør et nytt", "The latest lookup did not include the prescriptions; make a new one", Send);

    public static readonly Rule LinkMissing = new("medication-link-missing", Severity.Error, IssueCode.Required,
        "Composition.relatesTo.targetIdentifier må navngi dokumentet listen bygger på", "Composition.relatesTo.targetIdentifier must name the document the list is based on", Send);

    public static readonly Rule LinkNotLatest = new("medication-link-not-latest", Severity.Error, IssueCode.Conflict,
        "Sendingen bygger på dokumentet {0}, men det siste oppslaget ditt er {1}", "What is sent is based on document {0}, but your latest lookup is {1}", Send);

    public static readonly Rule ListChanged = new("medication-list-changed", Severity.Error, IssueCode.Conflict,
        "Listen er endret siden oppslaget (nå {0}, da {1}); gjør et nytt oppslag", "The list has changed since the lookup (now {0}, then {1}); make a new one", Send);

    public static readonly Rule RowChangedMeanwhile = new("medication-row-changed", Severity.Error, IssueCode.Conflict,
        "Raden {0} er endret siden oppslaget; gjør et nytt", "Row {0} has changed since the lookup; make a new one", Send);

    public static readonly Rule SentMeanwhile = new("medication-sent-meanwhile", Severity.Error, IssueCode.Conflict,
        "Listen, en rad eller oppslaget ble endret av en annen i samme øyeblikk, og ingenting av denne sendingen er lagret; gjør et nytt oppslag",
        "The list, a row or the lookup was changed by somebody else in the same moment, and nothing of this sending is stored; make a new lookup", Send);

    public static readonly Rule NumberMissing = new("medication-national-number", Severity.Error, IssueCode.BusinessRule,
        "En legemiddelliste kan bare sendes for en pasient med fødselsnummer eller D-nummer", "A medication list can be sent only for a patient with a fødselsnummer or D-nummer", Send);

    public static readonly Rule InformationMissing = new("medication-pll-info-missing", Severity.Error, IssueCode.Required,
        "Seksjonen sectionPLLinfo må ha en M25.1 med createPll, eller være tom med grunnen nilknown", "The section sectionPLLinfo must have an M25.1 with createPll, or be empty for the reason nilknown", Send);

    public static readonly Rule OtherPharmacy = new("medication-multidose-pharmacy", Severity.Error, IssueCode.Conflict,
        "Pasienten har alt et annet multidoseapotek ({0})", "The patient already has another multidose pharmacy ({0})", Send);

    public static readonly Rule OtherDoctor = new("medication-multidose-doctor", Severity.Error, IssueCode.Conflict,
        "Bare den multidoseansvarlige legen ({0}) kan gi fra seg ansvaret", "Only the doctor responsible for multidose ({0}) can give the responsibility away", Send);

    public static readonly ImmutableArray<Rule> All =
    [
        NoDocument, AuthorWithoutHpr, AuthorUnknown, AuthorWithoutRight, TokenWithoutHpr, AuthorNotSender, LookupMissing, LookupExpired, LookupWithoutPrescriptions, LinkMissing, LinkNotLatest, ListChanged,
        RowChangedMeanwhile, SentMeanwhile, NumberMissing, InformationMissing, OtherPharmacy, OtherDoctor,
    ];
}
