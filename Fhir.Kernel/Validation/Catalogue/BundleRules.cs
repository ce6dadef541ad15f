using Fhir.Kernel.Outcome;

namespace Fhir.Kernel.Validation.Catalogue;

/// <summary>What can be wrong with a Bundle beyond its invariants (bdl-1 to bdl-12). https://hl7.org/fhir/R4/bundle.html</summary>
public static class BundleRules
{
    private const string Bundle = "https://hl7.org/fhir/R4/bundle.html";
    private const string Definitions = "https://hl7.org/fhir/R4/bundle-definitions.html#Bundle.";
    private const string Http = "https://hl7.org/fhir/R4/http.html";

    public static readonly Rule FullUrlMissing = new("bundle-fullurl-missing", Severity.Warning, IssueCode.Required,
        "Innslaget mangler fullUrl, som det skal ha i en Bundle av typen {0}", "The entry has no fullUrl, which it must have in a Bundle of type {0}",
        Definitions + "entry.fullUrl");

    public static readonly Rule FullUrlFormat = new("bundle-fullurl-format", Severity.Error, IssueCode.Value,
        "fullUrl «{0}» er ikke absolutt: ventet en URL, urn:uuid: eller urn:oid:", "fullUrl '{0}' is not absolute: expected a URL, urn:uuid: or urn:oid:",
        Definitions + "entry.fullUrl");

    public static readonly Rule FullUrlMismatch = new("bundle-fullurl-mismatch", Severity.Error, IssueCode.Value,
        "fullUrl «{0}» stemmer ikke med ressursen, som er {1}", "fullUrl '{0}' disagrees with the resource, which is {1}", Definitions + "entry.fullUrl");

    public static readonly Rule SearchMode = new("bundle-search-mode", Severity.Warning, IssueCode.Required,
        "Innslaget i et søkeresultat sier ikke hvorfor det er med (search.mode)", "The entry of a search result does not say why it is there (search.mode)",
        Definitions + "entry.search.mode");

    public static readonly Rule SearchOutcome = new("bundle-search-outcome", Severity.Warning, IssueCode.Value,
        "search.mode er {0}, men ressursen er {1}: «outcome» er for OperationOutcome og bare det", "search.mode is {0}, but the resource is {1}: 'outcome' is for OperationOutcome alone",
        "https://hl7.org/fhir/R4/valueset-search-entry-mode.html");

    public static readonly Rule Total = new("bundle-total", Severity.Warning, IssueCode.Value,
        "total er {0}, men bare denne siden har {1} treff", "total is {0}, but this page alone has {1} matches", Definitions + "total");

    public static readonly Rule SelfLink = new("bundle-self-link", Severity.Warning, IssueCode.Required,
        "Søkeresultatet mangler lenken «self», som sier hva det ble søkt etter", "The search result has no link 'self', which says what was searched for", Http + "#search");

    public static readonly Rule RequestUrl = new("bundle-request-url", Severity.Error, IssueCode.Value,
        "{0} {1}: adressen passer ikke; ventet {2}", "{0} {1}: the address does not fit; expected {2}", Definitions + "entry.request.url");

    public static readonly Rule RequestResourceMissing = new("bundle-request-resource-missing", Severity.Error, IssueCode.Required,
        "{0} {1} skal ha en ressurs i innslaget", "{0} {1} must have a resource in its entry", Bundle + "#transaction");

    public static readonly Rule RequestResourceUnwanted = new("bundle-request-resource-unwanted", Severity.Error, IssueCode.Structure,
        "{0} {1} skal ikke ha noen ressurs i innslaget; fant {2}", "{0} {1} must have no resource in its entry; found {2}", Bundle + "#transaction");

    public static readonly Rule RequestTarget = new("bundle-request-target", Severity.Error, IssueCode.Value,
        "{0} {1}: ressursen er {2}", "{0} {1}: the resource is {2}", Http + "#update");

    public static readonly Rule RequestCondition = new("bundle-request-condition", Severity.Warning, IssueCode.Value,
        "{0} gjelder ikke {1}", "{0} does not apply to {1}", Definitions + "entry.request");

    public static readonly Rule RequestDuplicate = new("bundle-request-duplicate", Severity.Error, IssueCode.Duplicate,
        "Transaksjonen endrer {0} mer enn én gang", "The transaction changes {0} more than once", Http + "#trules");

    public static readonly Rule ResponseStatus = new("bundle-response-status", Severity.Error, IssueCode.Value,
        "response.status «{0}» begynner ikke med en tresifret HTTP-kode", "response.status '{0}' does not start with a three digit HTTP code",
        Definitions + "entry.response.status");

    public static readonly Rule ReferenceOutside = new("bundle-reference-outside", Severity.Error, IssueCode.NotFound,
        "«{0}» er ikke i Bundle, som skal ha det {1} peker på", "'{0}' is not in the Bundle, which must have what {1} points at", "https://hl7.org/fhir/R4/documents.html#content");

    public static readonly Rule Unreachable = new("bundle-unreachable", Severity.Warning, IssueCode.BusinessRule,
        "Innslaget kan ikke nås fra {0} gjennom referanser", "The entry cannot be reached from the {0} by references", "https://hl7.org/fhir/R4/documents.html#content");

    public static readonly IReadOnlyList<Rule> All =
    [
        FullUrlMissing, FullUrlFormat, FullUrlMismatch, SearchMode, SearchOutcome, Total, SelfLink, RequestUrl, RequestResourceMissing, RequestResourceUnwanted, RequestTarget, RequestCondition,
        RequestDuplicate, ResponseStatus, ReferenceOutside, Unreachable,
    ];
}
