using Fhir.Kernel.Outcome;

namespace Fhir.Store.Access;

/// <summary>Why the store refuses.</summary>
public static class StoreRules
{
    private const string Http = "https://hl7.org/fhir/R4/http.html";

    public static readonly Rule NotPermitted = new("store-not-permitted", Severity.Error, IssueCode.Forbidden,
        "Tilgangen dekker ikke dette på {0}", "The access does not cover this on {0}", "https://hl7.org/fhir/R4/security.html");

    public static readonly Rule VersionConflict = new("store-version-conflict", Severity.Error, IssueCode.Conflict,
        "{0} er i versjon {1}; If-Match sa {2}", "{0} is at version {1}; If-Match said {2}", Http + "#concurrency");

    public static readonly Rule AppendOnly = new("store-append-only", Severity.Error, IssueCode.NotSupported,
        "{0} kan verken endres eller slettes: en logg over tilgang blir bare skrevet til", "{0} can be neither changed nor deleted: a log of access is only ever appended to", Http + "#delete");

    public static readonly Rule LabelsConflict = new("store-labels-conflict", Severity.Error, IssueCode.Conflict,
        "{0} er skrevet eller merket av andre i mellomtiden; prøv igjen", "{0} was written or labelled by others meanwhile; try again", Http + "#concurrency");

    public static readonly Rule TrialOnly = new("store-trial", Severity.Information, IssueCode.Informational,
        "Dette kunne vært lagret, men var bare en prøve", "This could have been stored, but was a trial only", "https://hl7.org/fhir/R4/resource-operation-validate.html");

    public static readonly Rule IdInUse = new("store-id-in-use", Severity.Error, IssueCode.Conflict,
        "{0} finnes fra før", "{0} exists already", Http + "#create");

    public static readonly Rule SameResourceTwice = new("store-same-resource-twice", Severity.Error, IssueCode.Invalid,
        "{0} står to ganger i samme transaksjon", "{0} occurs twice in one transaction", Http + "#trules");

    public static readonly Rule ConditionChanged = new("store-condition-changed", Severity.Error, IssueCode.Conflict,
        "Betingelsen på {0} gir et annet svar nå enn da den ble vurdert",
        "The condition on {0} has another answer now than when it was decided", Http + "#ccreate");

    public static readonly Rule BasisChanged = new("store-basis-changed", Severity.Error, IssueCode.Conflict,
        "Noe som ble lagt til grunn for skrivingen, er endret av andre i samme øyeblikk; ingenting ble lagret. Les på nytt og prøv igjen",
        "Something that the write was decided on has been changed by others in the same moment; nothing was stored. Read anew and try again", Http + "#concurrency");

    public static readonly Rule ReferenceMissing = new("store-reference-missing", Severity.Error, IssueCode.NotFound,
        "{0} viser til {1}, som ikke er på serveren", "{0} refers to {1}, which is not on the server", "https://hl7.org/fhir/R4/references.html");

    public static readonly Rule StillReferredTo = new("store-still-referred-to", Severity.Error, IssueCode.Conflict,
        "{0} kan ikke slettes: {1} viser til den", "{0} cannot be deleted: {1} refer to it", Http + "#delete");

    public static readonly Rule Busy = new("store-busy", Severity.Error, IssueCode.Throttled,
        "Skrivekøen er full; prøv igjen om litt", "The write queue is full; try again in a while", Http);

    public static readonly Rule NoRoom = new("store-no-room", Severity.Error, IssueCode.NoStore,
        "Det er ikke plass til mer i lageret; ingenting ble lagret. Det som er der, kan leses",
        "There is no room left in the store; nothing was stored. What is there can be read", "https://www.rfc-editor.org/rfc/rfc4918#section-11.5");

    public static readonly Rule IndexBehind = new("store-index-behind", Severity.Error, IssueCode.Transient,
        "Indeksen bygges opp igjen etter et programskifte; «{0}» kan ikke søkes med før alt er lest ({1} av {2} ressurser så langt). Prøv igjen senere",
        "The index is being made anew after a change of program; '{0}' cannot be searched by until everything is read ({1} of {2} resources so far). Try again later",
        "https://hl7.org/fhir/R4/search.html#errors");

    public static readonly Rule PageTooLarge = new("store-page-too-large", Severity.Error, IssueCode.TooCostly,
        "Ressursene på siden er til sammen større enn {0} byte; be om mindre sider", "The resources on the page are larger than {0} bytes together; ask for smaller pages",
        "https://hl7.org/fhir/R4/search.html#count");

    public static readonly Rule TooSlow = new("store-search-too-slow", Severity.Error, IssueCode.Timeout,
        "Søket på {0} ble avbrutt etter {1} s; søk smalere", "The search on {0} was broken off after {1} s; search more narrowly", "https://hl7.org/fhir/R4/search.html");

    public static readonly Rule CursorInvalid = new("store-cursor-invalid", Severity.Error, IssueCode.Value,
        "«_cursor» hører ikke til dette søket", "'_cursor' does not belong to this search", "https://hl7.org/fhir/R4/http.html#paging");

    public static readonly Rule TooManyNewest = new("store-too-many-newest", Severity.Error, IssueCode.TooCostly,
        "Svaret ville ha {0} ressurser; grensen er {1}. Be om færre av hver kode, eller færre koder",
        "The answer would have {0} resources; the limit is {1}. Ask for fewer of each code, or for fewer codes",
        "https://hl7.org/fhir/R4/observation-operation-lastn.html");

    public static readonly Rule TooManyIncluded = new("store-too-many-included", Severity.Error, IssueCode.TooCostly,
        "Søket ville ta med flere enn {0} ressurser utenom treffene; be om mindre sider",
        "The search would include more than {0} resources besides its matches; ask for smaller pages",
        "https://hl7.org/fhir/R4/search.html#include");

    public static readonly IReadOnlyList<Rule> All =
        [NotPermitted, VersionConflict, LabelsConflict, AppendOnly, TrialOnly, IdInUse, SameResourceTwice, ConditionChanged, BasisChanged, ReferenceMissing, StillReferredTo, Busy, NoRoom, IndexBehind, PageTooLarge, TooSlow, CursorInvalid, TooManyIncluded, TooManyNewest];
}
