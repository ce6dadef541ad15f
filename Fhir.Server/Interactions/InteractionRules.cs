using System.Collections.Immutable;
using Fhir.Kernel.Outcome;

namespace Fhir.Server.Interactions;

/// <summary>What the interactions refuse. https://hl7.org/fhir/R4/http.html</summary>
public static class InteractionRules
{
    private const string Http = "https://hl7.org/fhir/R4/http.html";
    private const string Provenance = "https://hl7.org/fhir/R4/provenance.html#header";

    public static readonly Rule NotFound = new("resource-not-found", Severity.Error, IssueCode.NotFound,
        "{0}/{1} finnes ikke", "There is no {0}/{1}", $"{Http}#read");

    public static readonly Rule VersionNotFound = new("resource-version-not-found", Severity.Error, IssueCode.NotFound,
        "{0}/{1} har ingen versjon «{2}»", "{0}/{1} has no version '{2}'", $"{Http}#vread");

    public static readonly Rule Deleted = new("resource-deleted", Severity.Error, IssueCode.Deleted,
        "{0}/{1} er slettet (versjon {2})", "{0}/{1} has been deleted (version {2})", $"{Http}#read");

    public static readonly Rule DeletionDone = new("resource-deletion", Severity.Information, IssueCode.Informational,
        "{0} er slettet", "{0} has been deleted", $"{Http}#delete");

    public static readonly Rule NothingDeleted = new("resource-deletion-nothing", Severity.Information, IssueCode.Informational,
        "Det var ingenting å slette", "There was nothing to delete", $"{Http}#delete");

    public static readonly Rule TypeMismatch = new("resource-type-mismatch", Severity.Error, IssueCode.Invalid,
        "Adressen sier {0}, men ressursen er {1}", "The address says {0}, but the resource is {1}", $"{Http}#create");

    public static readonly Rule IdMissing = new("resource-id-missing", Severity.Error, IssueCode.Required,
        "En ressurs som skal oppdateres, må ha id «{0}»", "A resource to be updated must have the id '{0}'", $"{Http}#update");

    public static readonly Rule Partial = new("resource-partial", Severity.Error, IssueCode.BusinessRule,
        "Ressursen er merket SUBSETTED: den er lest i utdrag og kan ikke erstatte den hele; les den hel, eller ta bort merket",
        "The resource is tagged SUBSETTED: it was read in part and cannot replace the whole; read all of it, or remove the tag", "https://hl7.org/fhir/R4/search.html#summary");

    public static readonly Rule IdMismatch = new("resource-id-mismatch", Severity.Error, IssueCode.Invalid,
        "Adressen sier id «{0}», men ressursen har «{1}»", "The address says id '{0}', but the resource has '{1}'", $"{Http}#update");

    public static readonly Rule IfMatchInvalid = new("if-match-invalid", Severity.Error, IssueCode.Value,
        "If-Match er «{0}»; ventet en versjon som W/\"3\", flere med komma mellom, eller *", "If-Match is '{0}'; expected a version such as W/\"3\", several with commas between, or *", $"{Http}#concurrency");

    public static readonly Rule IfNoneMatchInvalid = new("if-none-match-invalid", Severity.Error, IssueCode.Value,
        "If-None-Match er «{0}»; en PUT tar bare *, som sier at den skal opprette", "If-None-Match is '{0}'; a PUT takes * only, which says that it is to create", $"{Http}#upsert");

    public static readonly Rule VersionConflict = new("version-conflict", Severity.Error, IssueCode.Conflict,
        "If-Match passer ikke: gjeldende versjon av {0}/{1} er {2}", "If-Match does not match: the current version of {0}/{1} is {2}", $"{Http}#concurrency");

    public static readonly Rule ExistsAlready = new("update-exists-already", Severity.Error, IssueCode.Conflict,
        "If-None-Match: * vil bare opprette, men {0} finnes", "If-None-Match: * wants to create only, but {0} exists", $"{Http}#upsert");

    public static readonly Rule ManyMatches = new("conditional-many-matches", Severity.Error, IssueCode.MultipleMatches,
        "Betingelsen «{0}» treffer flere ressurser", "The condition '{0}' matches more than one resource", $"{Http}#cond-update");

    public static readonly Rule IdTaken = new("conditional-id-taken", Severity.Error, IssueCode.Conflict,
        "Betingelsen «{0}» treffer ingen, men {1} finnes og er en annen ressurs", "The condition '{0}' matches nothing, but {1} exists and is another resource", $"{Http}#cond-update");

    public static readonly Rule NothingToPatch = new("conditional-patch-no-match", Severity.Error, IssueCode.NotFound,
        "Betingelsen «{0}» treffer ingen ressurs å endre", "The condition '{0}' matches no resource to patch", $"{Http}#patch");

    public static readonly Rule NoMatch = new("conditional-no-match", Severity.Error, IssueCode.NotFound,
        "Referansen «{0}» treffer ingen ressurs", "The reference '{0}' matches no resource", $"{Http}#trules");

    public static readonly Rule CompartmentUnknown = new("compartment-unknown", Severity.Error, IssueCode.NotFound,
        "{0} har ikke noe kompartment", "{0} has no compartment", "https://hl7.org/fhir/R4/compartmentdefinition.html");

    public static readonly Rule CompartmentMember = new("compartment-member", Severity.Error, IssueCode.NotFound,
        "{1} er ikke med i kompartmentet til {0}", "{1} is not in the compartment of {0}", "https://hl7.org/fhir/R4/compartmentdefinition.html");

    public static readonly Rule ConditionEmpty = new("conditional-empty", Severity.Error, IssueCode.Required,
        "Betingelsen «{0}» har ingen søkeparameter som kan brukes", "The condition '{0}' has no search parameter that can be used", $"{Http}#ccreate");

    public static readonly Rule Contended = new("write-contended", Severity.Error, IssueCode.Conflict,
        "Andre skrev samtidig til de samme ressursene; prøv igjen", "Others wrote to the same resources at the same time; try again", $"{Http}#transaction");

    public static readonly Rule Forbidden = new("permit-missing", Severity.Error, IssueCode.Forbidden,
        "Tilgangen omfatter ikke dette", "The access granted does not cover this", "https://hl7.org/fhir/smart-app-launch/scopes-and-launch-context.html");

    public static readonly Rule ReferenceMissing = new("reference-not-on-server", Severity.Error, IssueCode.NotFound,
        "Referansen «{0}» finnes ikke på serveren", "The reference '{0}' is not on the server", "https://hl7.org/fhir/R4/references.html");

    public static readonly Rule NotABundle = new("bundle-expected", Severity.Error, IssueCode.Structure,
        "Basisadressen tar imot en Bundle av typen batch eller transaction; fant {0}", "The base address takes a Bundle of type batch or transaction; found {0}", $"{Http}#transaction");

    public static readonly Rule EntryRequestMissing = new("bundle-entry-request", Severity.Error, IssueCode.Required,
        "Oppføringen mangler request.method eller request.url", "The entry has no request.method or request.url", $"{Http}#transaction");

    public static readonly Rule EntryUrlInvalid = new("bundle-entry-url", Severity.Error, IssueCode.Value,
        "«{0}» er ingen adresse på denne serveren", "'{0}' is no address on this server", $"{Http}#transaction");

    public static readonly Rule EntryMethodUnsupported = new("bundle-entry-method", Severity.Error, IssueCode.NotSupported,
        "{0} {1} er ikke støttet i en transaksjon", "{0} {1} is not supported in a transaction", $"{Http}#transaction");

    public static readonly Rule EntryResourceMissing = new("bundle-entry-resource", Severity.Error, IssueCode.Required,
        "{0} {1} krever en ressurs i oppføringen", "{0} {1} requires a resource in the entry", $"{Http}#transaction");

    public static readonly Rule EntryDuplicate = new("bundle-entry-duplicate", Severity.Error, IssueCode.Duplicate,
        "{0} skrives av flere oppføringer i samme transaksjon", "{0} is written by more than one entry of the transaction", $"{Http}#trules");

    public static readonly Rule FullUrlDuplicate = new("bundle-fullurl-duplicate", Severity.Error, IssueCode.Duplicate,
        "fullUrl «{0}» er brukt av flere oppføringer", "fullUrl '{0}' is used by more than one entry", "https://hl7.org/fhir/R4/bundle.html#Bundle");

    public static readonly Rule ProvenanceMisplaced = new("provenance-header-misplaced", Severity.Error, IssueCode.NotSupported,
        "X-Provenance gjelder én ressurs som opprettes, oppdateres eller endres; ellers er en Provenance en oppføring i transaksjonen eller en ressurs for seg",
        "X-Provenance goes with one resource that is created, updated or patched; elsewhere a Provenance is an entry of the transaction or a resource by itself", Provenance);

    public static readonly Rule ProvenanceType = new("provenance-header-type", Severity.Error, IssueCode.Invalid,
        "X-Provenance skal være en Provenance i JSON; fant {0}", "X-Provenance must be a Provenance in JSON; found {0}", Provenance);

    public static readonly Rule ProvenanceTarget = new("provenance-header-target", Severity.Error, IssueCode.BusinessRule,
        "Provenance i X-Provenance skal ikke ha target: den gjelder ressursen den sendes sammen med", "A Provenance in X-Provenance must have no target: it is about the resource it is sent with", Provenance);

    public static readonly Rule ParameterInvalid = new("parameter-invalid", Severity.Error, IssueCode.Value,
        "{0} er «{1}», som ikke er en gyldig verdi", "{0} is '{1}', which is no valid value", $"{Http}#history");

    public static readonly Rule HistoryListUnsupported = new("history-list-not-supported", Severity.Error, IssueCode.NotSupported,
        "En historikk kan ikke avgrenses med _list her", "A history cannot be narrowed by _list here", $"{Http}#history");

    public static readonly Rule SummaryTextIncludes = new("search-summary-text-include", Severity.Error, IssueCode.NotSupported,
        "_summary=text kan ikke stå sammen med _include eller _revinclude", "_summary=text cannot stand beside _include or _revinclude", "https://hl7.org/fhir/R4/search.html#summary");

    public static readonly Rule MetadataMode = new("metadata-mode", Severity.Error, IssueCode.Value,
        "mode er «{0}»; gyldig: full, normative, terminology", "mode is '{0}'; allowed: full, normative, terminology", $"{Http}#capabilities");

    public static readonly Rule TooManyEntries = new("bundle-too-many-entries", Severity.Error, IssueCode.TooCostly,
        "{0} oppføringer; grensen er {1}", "{0} entries; the limit is {1}", $"{Http}#transaction");

    /// <summary>Arguments: the type of the content, Accept.</summary>
    public static readonly Rule ContentNotAcceptable = new("content-not-acceptable", Severity.Error, IssueCode.NotSupported,
        "Dokumentet er {0} og gjøres ikke om til det Accept ber om: {1}", "The document is {0} and is not made into what Accept asks for: {1}", "https://profiles.ihe.net/ITI/MHD/ITI-68.html");

    public static readonly ImmutableArray<Rule> All =
    [
        NotFound, VersionNotFound, Deleted, DeletionDone, NothingDeleted, TypeMismatch, IdMissing, IdMismatch, Partial, IfMatchInvalid, IfNoneMatchInvalid, VersionConflict, ExistsAlready, ManyMatches, IdTaken, NothingToPatch, NoMatch, ConditionEmpty,
        Contended, Forbidden, ReferenceMissing, NotABundle, EntryRequestMissing, EntryUrlInvalid, EntryMethodUnsupported, EntryResourceMissing,
        EntryDuplicate, FullUrlDuplicate, ParameterInvalid, HistoryListUnsupported, SummaryTextIncludes, MetadataMode, TooManyEntries, CompartmentUnknown, CompartmentMember, ContentNotAcceptable,
        ProvenanceMisplaced, ProvenanceType, ProvenanceTarget,
    ];
}
