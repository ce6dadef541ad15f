using System.Collections.Immutable;
using Fhir.Kernel.Outcome;

namespace Fhir.Server.Transport;

/// <summary>What is refused before an interaction is reached. https://hl7.org/fhir/R4/http.html</summary>
public static class TransportRules
{
    private const string Http = "https://hl7.org/fhir/R4/http.html";

    public static readonly Rule FormatUnknown = new("http-not-acceptable", Severity.Error, IssueCode.NotSupported,
        "Svaret kan ikke gis som «{0}»; be om application/fhir+json eller application/fhir+xml",
        "The answer cannot be given as '{0}'; ask for application/fhir+json or application/fhir+xml", $"{Http}#mime-type");

    public static readonly Rule ContentTypeUnknown = new("http-media-type", Severity.Error, IssueCode.NotSupported,
        "Innholdstypen «{0}» er ikke støttet her; send {1} i UTF-8 og FHIR-versjon 4.0",
        "The content type '{0}' is not supported here; send {1} in UTF-8 and FHIR version 4.0", $"{Http}#mime-type");

    public static readonly Rule CodingUnknown = new("http-content-encoding", Severity.Error, IssueCode.NotSupported,
        "Content-Encoding «{0}» er ikke støttet; støttet: {1}", "Content-Encoding '{0}' is not supported; supported: {1}", "https://www.rfc-editor.org/rfc/rfc9110#name-content-encoding");

    public static readonly Rule BodyTooLarge = new("http-body-too-large", Severity.Error, IssueCode.TooLong,
        "Innholdet er større enn grensen på {0} byte", "The body is larger than the limit of {0} bytes", $"{Http}#Status-Codes");

    public static readonly Rule BodyMissing = new("http-body-missing", Severity.Error, IssueCode.Required,
        "Forespørselen mangler innhold: en ressurs var ventet", "The request has no body: a resource was expected", Http);

    public static readonly Rule BodyBroken = new("http-body-broken", Severity.Error, IssueCode.Invalid,
        "Innholdet kunne ikke leses til ende: {0}", "The body could not be read to its end: {0}", Http);

    public static readonly Rule NotFound = new("http-path-unknown", Severity.Error, IssueCode.NotFound,
        "Det er ingenting på adressen «{0}»", "There is nothing at '{0}'", $"{Http}#general");

    public static readonly Rule TypeUnknown = new("http-type-unknown", Severity.Error, IssueCode.NotSupported,
        "«{0}» er ingen ressurstype i FHIR R4", "'{0}' is no resource type of FHIR R4", "https://hl7.org/fhir/R4/resourcelist.html");

    public static readonly Rule TypeNotStored = new("http-type-not-stored", Severity.Error, IssueCode.NotSupported,
        "{0} er innpakning for operasjoner og kan ikke lagres", "{0} is what operations are wrapped in and cannot be stored", "https://hl7.org/fhir/R4/parameters.html");

    public static readonly Rule OperationUnknown = new("http-operation-unknown", Severity.Error, IssueCode.NotSupported,
        "Operasjonen «{0}» finnes ikke her", "There is no operation '{0}' here", "https://hl7.org/fhir/R4/operations.html");

    public static readonly Rule MethodNotAllowed = new("http-method-not-allowed", Severity.Error, IssueCode.NotSupported,
        "{0} er ikke støttet på denne adressen; støttet: {1}", "{0} is not supported at this address; supported: {1}", $"{Http}#summary");

    public static readonly Rule IdInvalid = new("http-id-invalid", Severity.Error, IssueCode.Value,
        "«{0}» er ingen gyldig id: 1-64 tegn av A-Z, a-z, 0-9, - og .", "'{0}' is no valid id: 1-64 characters of A-Z, a-z, 0-9, - and .",
        "https://hl7.org/fhir/R4/datatypes.html#id");

    /// <summary>400, 411, 505 and the like.</summary>
    public static readonly Rule RequestMalformed = new("http-request-malformed", Severity.Error, IssueCode.Structure,
        "Det som ble sendt, er ingen forespørsel i HTTP/1.1: linjen øverst, et hodefelt eller lengden er feil",
        "What was sent is no request of HTTP/1.1: its first line, a header or its length is wrong", "https://www.rfc-editor.org/rfc/rfc9112");

    /// <summary>408.</summary>
    public static readonly Rule RequestTooSlow = new("http-request-too-slow", Severity.Error, IssueCode.Timeout,
        "Forespørselen kom ikke i tide", "The request did not arrive in time", "https://www.rfc-editor.org/rfc/rfc9110#section-15.5.9");

    public static readonly Rule Internal = new("internal-error", Severity.Fatal, IssueCode.Exception,
        "Noe gikk galt i serveren. Oppgi {0} til den som drifter den", "Something went wrong in the server. Give {0} to whoever runs it", $"{Http}#Status-Codes");

    public static readonly Rule StoreAway = new("server-store-away", Severity.Error, IssueCode.Transient,
        "Databasen svarer ikke nå; prøv igjen om litt. Om en skriving ble lagret, er ikke kjent. Forespørselen er {0}",
        "The database does not answer now; try again in a while. Whether a write was stored is not known. The request is {0}", $"{Http}#Status-Codes");

    public static readonly Rule NotReady = new("server-not-ready", Severity.Error, IssueCode.Transient,
        "Serveren starter fortsatt; prøv igjen om litt", "The server is still starting; try again shortly", $"{Http}#Status-Codes");

    public static readonly ImmutableArray<Rule> All =
    [
        FormatUnknown, ContentTypeUnknown, CodingUnknown, BodyTooLarge, BodyMissing, BodyBroken, NotFound, TypeUnknown, TypeNotStored, OperationUnknown, MethodNotAllowed, IdInvalid,
        RequestMalformed, RequestTooSlow, Internal, StoreAway, NotReady,
    ];
}
