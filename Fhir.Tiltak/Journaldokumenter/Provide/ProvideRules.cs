using System.Collections.Immutable;
using Fhir.Kernel.Outcome;

namespace Fhir.Tiltak.Journaldokumenter.Provide;

/// <summary>What a submission (ITI-65) is refused for. https://profiles.ihe.net/ITI/MHD/ITI-65.html</summary>
public static class ProvideRules
{
    private const string Iti65 = "https://profiles.ihe.net/ITI/MHD/ITI-65.html";
    private const string Attachment = "https://hl7.org/fhir/R4/datatypes-definitions.html#Attachment.hash";

    public static readonly Rule NotATransaction = new("mhd-not-a-transaction", Severity.Error, IssueCode.Invalid,
        "En innsending er en Bundle av typen transaction; fant {0}", "A submission is a Bundle of type transaction; found {0}", Iti65);

    public static readonly Rule EntryNotAllowed = new("mhd-entry-not-allowed", Severity.Error, IssueCode.Structure,
        "{0} med {1} hører ikke til i en innsending; tillatt: innsending og dokumentreferanser (POST), mapper (POST, PUT), innhold (POST), PATCH av status, og pasienten (GET, POST, PUT)",
        "{0} by {1} does not belong in a submission; allowed are the submission set and document references (POST), folders (POST, PUT), content (POST), PATCH of a status, and the patient (GET, POST, PUT)", Iti65);

    public static readonly Rule OneSubmissionSet = new("mhd-one-submissionset", Severity.Error, IssueCode.Structure,
        "En innsending har nøyaktig én List av typen submissionset; fant {0}", "A submission has exactly one List of type submissionset; found {0}", Iti65);

    public static readonly Rule OnePatientEntry = new("mhd-one-patient-entry", Severity.Error, IssueCode.Structure,
        "En innsending har høyst én Patient; fant {0}", "A submission has at most one Patient; found {0}", Iti65);

    public static readonly Rule NotInSubmissionSet = new("mhd-not-in-submissionset", Severity.Error, IssueCode.BusinessRule,
        "Dokumentreferansen {0} står ikke i innsendingens List", "The document reference {0} is not in the submission set's List", Iti65);

    public static readonly Rule MemberKind = new("mhd-member-kind", Severity.Error, IssueCode.Structure,
        "{0} kan ikke være medlem: en innsending har dokumentreferanser og mapper, en mappe bare dokumentreferanser",
        "{0} cannot be a member: a submission set has document references and folders, a folder document references only", Iti65);

    public static readonly Rule MemberMissing = new("mhd-member-missing", Severity.Error, IssueCode.NotFound,
        "Medlemmet {0} finnes verken i innsendingen eller her", "The member {0} is neither in the submission nor here", Iti65);

    public static readonly Rule PatientUnknown = new("mhd-patient-unknown", Severity.Error, IssueCode.NotFound,
        "Pasienten {0} finnes verken i innsendingen eller her (XDSUnknownPatientId)", "The patient {0} is neither in the submission nor here (XDSUnknownPatientId)", Iti65);

    public static readonly Rule OnePatient = new("mhd-one-patient", Severity.Error, IssueCode.BusinessRule,
        "Innsending, mapper og dokumenter gjelder samme pasient; fant {0} ulike", "Submission set, folders and documents are about the same patient; found {0} different ones", Iti65);

    public static readonly Rule Metadata = new("mhd-metadata", Severity.Error, IssueCode.Required,
        "Metadata på nivået {0} krever {1}", "Metadata of the level {0} require {1}", "https://profiles.ihe.net/ITI/MHD/metadata_maps.html");

    public static readonly Rule ContentMissing = new("mhd-content-missing", Severity.Error, IssueCode.NotFound,
        "Adressen «{0}» peker inn i innsendingen, men der er ikke noe innhold med den fullUrl-en", "The url '{0}' leads into the submission, where no content has that fullUrl", Iti65);

    public static readonly Rule ContentUnused = new("mhd-content-unused", Severity.Error, IssueCode.BusinessRule,
        "Ingen dokumentreferanse i innsendingen peker på innholdet {0}", "No document reference of the submission leads to the content {0}", Iti65);

    public static readonly Rule HashMissing = new("mhd-hash-missing", Severity.Error, IssueCode.Required,
        "Et dokument som sendes inn, har både kontrollsum og størrelse; mangler {0}", "A document that is provided has both hash and size; {0} is missing", Iti65);

    public static readonly Rule HashWrong = new("mhd-hash-wrong", Severity.Error, IssueCode.BusinessRule,
        "Kontrollsummen er {0}; SHA-1 av innholdet er {1}", "The hash is {0}; SHA-1 of the content is {1}", Attachment);

    public static readonly Rule HashIsHexadecimal = new("mhd-hash-hexadecimal", Severity.Error, IssueCode.Value,
        "Kontrollsummen {0} er den heksadesimale teksten kodet som base64; base64 av de 20 bytene er {1}",
        "The hash {0} is the hexadecimal text encoded as base64; base64 of the 20 bytes is {1}", Attachment);

    public static readonly Rule SizeWrong = new("mhd-size-wrong", Severity.Error, IssueCode.BusinessRule,
        "Størrelsen er {0}; innholdet har {1} byte", "The size is {0}; the content has {1} bytes", "https://hl7.org/fhir/R4/datatypes-definitions.html#Attachment.size");

    public static readonly Rule FhirDocumentHashed = new("mhd-fhir-document-hashed", Severity.Error, IssueCode.BusinessRule,
        "Et FHIR-dokument lagres som ressurs og har verken kontrollsum eller størrelse; fant {0}", "A FHIR document is stored as a resource and has neither hash nor size; found {0}", Iti65);

    public static readonly Rule NotAFhirDocument = new("mhd-not-a-fhir-document", Severity.Error, IssueCode.NotSupported,
        "En Bundle som er innhold, er et FHIR-dokument (type document); fant {0}", "A Bundle that is content is a FHIR document (type document); found {0}", Iti65);

    public static readonly Rule ContentTypeDiffers = new("mhd-content-type-differs", Severity.Error, IssueCode.BusinessRule,
        "Dokumentreferansen sier {0}, innholdet {1}", "The document reference says {0}, the content {1}", Iti65);

    public static readonly Rule ContentTypeRefused = new("mhd-content-type-refused", Severity.Error, IssueCode.NotSupported,
        "Dokumenter av typen {0} tas ikke imot; tillatt: {1}", "Documents of type {0} are not accepted; allowed are {1}", Iti65);

    public static readonly Rule ContentNotOfType = new("mhd-content-not-of-type", Severity.Error, IssueCode.BusinessRule,
        "Innholdet er ikke {0}: det begynner ikke slik", "The content is not {0}: it does not begin as one", Iti65);

    public static readonly Rule PatchMissing = new("mhd-patch-missing", Severity.Error, IssueCode.BusinessRule,
        "{0} erstattes, men innsendingen setter ikke status til superseded med PATCH {0}", "{0} is replaced, but the submission does not set its status to superseded by PATCH {0}", Iti65);

    public static readonly Rule PatchAlone = new("mhd-patch-alone", Severity.Error, IssueCode.BusinessRule,
        "PATCH {0}: ingen dokumentreferanse i innsendingen erstatter dette dokumentet", "PATCH {0}: no document reference of the submission replaces this document", Iti65);

    public static readonly Rule PatchOther = new("mhd-patch-other", Severity.Error, IssueCode.BusinessRule,
        "En innsending kan bare sette DocumentReference.status til superseded (én operation: type replace, path, value)",
        "A submission may only set DocumentReference.status to superseded (one operation: type replace, path, value)", Iti65);

    public static readonly Rule TargetUnknown = new("mhd-target-unknown", Severity.Error, IssueCode.NotFound,
        "relatesTo {0} peker på {1}, som ikke finnes her", "relatesTo {0} leads to {1}, which is not here", Iti65);

    public static readonly Rule TargetSuperseded = new("mhd-target-superseded", Severity.Error, IssueCode.Conflict,
        "{0} er erstattet fra før og kan ikke {1}; bruk det gjeldende dokumentet", "{0} is superseded already and cannot be the target of {1}; use the current document", Iti65);

    public static readonly Rule TargetOfOther = new("mhd-target-of-other-patient", Severity.Error, IssueCode.BusinessRule,
        "{0} gjelder en annen pasient enn innsendingen", "{0} is about another patient than the submission", Iti65);

    public static readonly Rule UniqueIdTaken = new("mhd-unique-id-taken", Severity.Error, IssueCode.Duplicate,
        "Det finnes allerede et dokument med masterIdentifier {0}", "There is a document with masterIdentifier {0} already", Iti65);

    public static readonly Rule RelatedToItself = new("mhd-related-to-itself", Severity.Error, IssueCode.BusinessRule,
        "Dokumentet kan ikke {0} seg selv", "The document cannot be the target of its own relation {0}", Iti65);

    /// <summary>Arguments: type, identifier.</summary>
    public static readonly Rule IdentifierTaken = new("mhd-identifier-taken", Severity.Error, IssueCode.Duplicate,
        "Det finnes allerede en {0} med identifikatoren {1}", "There is a {0} with the identifier {1} already", Iti65);

    public static readonly Rule RecipientUnknown = new("mhd-unknown-recipient", Severity.Error, IssueCode.NotFound,
        "Tiltenkt mottaker {0} er ikke kjent her (UnknownRecipient)", "The intended recipient {0} is not known here (UnknownRecipient)", Iti65);

    public static readonly Rule ContentImmutable = new("mhd-content-immutable", Severity.Error, IssueCode.Conflict,
        "Innholdet hører til {0}, som oppgir en annen kontrollsum eller størrelse; send inn et nytt dokument som erstatter det",
        "The content belongs to {0}, which states another hash or size; provide a new document that replaces it", Iti65);

    public static readonly Rule HomeCommunityPlace = new("mhd-home-community-place", Severity.Warning, IssueCode.Extension,
        "Utvidelsen {0} på attachment leses ikke; bruk ihe-HomeCommunityId med valueOid på DocumentReference",
        "The extension {0} on attachment is not read; use ihe-HomeCommunityId with valueOid on DocumentReference", "https://profiles.ihe.net/ITI/MHD/StructureDefinition-ihe-homeCommunityId.html");

    public static readonly Rule IdentifierTypeMissing = new("mhd-identifier-type-missing", Severity.Warning, IssueCode.Required,
        "MHD 4.2.4 krever identifier.type (uniqueId eller entryUUID); uten den leses identifikatoren som i 4.2.2", "MHD 4.2.4 requires identifier.type (uniqueId or entryUUID); without it the identifier is read as in 4.2.2",
        "https://profiles.ihe.net/ITI/MHD/StructureDefinition-IHE.MHD.EntryUUID.Identifier.html");

    public static readonly Rule DocumentTypeLevel = new("mhd-document-type-level", Severity.Warning, IssueCode.CodeInvalid,
        "Koden {0} i {1} er fra feil nivå i 9602: type har koder på -2, category koder på -1", "The code {0} in {1} is of the wrong level of 9602: type has codes in -2, category codes in -1",
        "https://finnkode.helsedirektoratet.no/adm/collections/9602");

    public static readonly Rule DocumentTypeGroup = new("mhd-document-type-group", Severity.Warning, IssueCode.BusinessRule,
        "Type {0} hører ikke til gruppen {1} i 9602", "Type {0} does not belong to group {1} of 9602", "https://finnkode.helsedirektoratet.no/adm/collections/9602");

    public static readonly ImmutableArray<Rule> All =
    [
        NotATransaction, EntryNotAllowed, OneSubmissionSet, OnePatientEntry, NotInSubmissionSet, OnePatient, Metadata, ContentMissing, ContentUnused, HashMissing, HashWrong,
        HashIsHexadecimal, SizeWrong, FhirDocumentHashed, NotAFhirDocument, ContentTypeDiffers, ContentTypeRefused, ContentNotOfType, PatchMissing, PatchAlone, PatchOther, TargetUnknown,
        TargetSuperseded, TargetOfOther, UniqueIdTaken, MemberKind, MemberMissing, PatientUnknown, RelatedToItself, IdentifierTaken, RecipientUnknown, ContentImmutable, HomeCommunityPlace, IdentifierTypeMissing, DocumentTypeLevel, DocumentTypeGroup,
    ];
}
