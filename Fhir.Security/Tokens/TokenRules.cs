using System.Collections.Immutable;
using Fhir.Kernel.Outcome;

namespace Fhir.Security.Tokens;

/// <summary>
/// What makes an access token unfit, in the order it is checked. The log names the rule; the caller learns only that the token was not
/// accepted (<see cref="NotAccepted"/>). https://www.rfc-editor.org/rfc/rfc9068#section-4
/// </summary>
public static class TokenRules
{
    private const string TrustFramework = "https://github.com/NorskHelsenett/Tillitsrammeverk";
    private const string Rfc6750 = "https://www.rfc-editor.org/rfc/rfc6750#section-3.1";
    private const string Rfc7519 = "https://www.rfc-editor.org/rfc/rfc7519#section-4.1";
    private const string Rfc9068 = "https://www.rfc-editor.org/rfc/rfc9068#section-4";

    /// <summary>No credentials at all: the challenge then carries no error code.</summary>
    public static readonly Rule Absent = Refused("token-absent", IssueCode.Login,
        "Forespørselen mangler tilgangstoken.",
        "The request carries no access token.", Rfc6750);

    /// <summary>All that the caller is told about a token that broke any rule below.</summary>
    public static readonly Rule NotAccepted = Refused("token-not-accepted", IssueCode.Login,
        "Tilgangstokenet ble ikke godtatt.",
        "The access token was not accepted.", Rfc6750);

    /// <summary>Two Authorization headers, or a token in the query: 400.</summary>
    public static readonly Rule Request = Refused("token-request", IssueCode.Invalid,
        "Tilgangstokenet skal stå i nøyaktig ett Authorization-hode, og aldri i adressen.",
        "The access token belongs in exactly one Authorization header, and never in the address.",
        "https://www.rfc-editor.org/rfc/rfc6750#section-2");

    public static readonly Rule Malformed = Refused("token-malformed", IssueCode.Invalid,
        "Tokenet er ikke en lesbar JWS (tre deler, JSON-objekter, ingen crit, høyst 16384 tegn).",
        "The token is not a readable JWS (three parts, JSON objects, no crit, at most 16384 characters).",
        "https://www.rfc-editor.org/rfc/rfc7515#section-5.2");

    /// <summary>Arguments: typ found, types allowed.</summary>
    public static readonly Rule Type = Refused("token-type", IssueCode.Value,
        "Tokenets typ er «{0}»; ventet en av {1}.",
        "The token's typ is '{0}'; expected one of {1}.", Rfc9068);

    /// <summary>Arguments: alg found, algorithms allowed.</summary>
    public static readonly Rule Algorithm = Refused("token-algorithm", IssueCode.Security,
        "Tokenet er signert med «{0}»; tillatt er {1}.",
        "The token is signed with '{0}'; allowed are {1}.", Rfc9068);

    /// <summary>Arguments: kid found.</summary>
    public static readonly Rule KeyUnknown = Refused("token-key-unknown", IssueCode.Security,
        "Utstederen har ingen nøkkel med kid «{0}».",
        "The issuer has no key with the kid '{0}'.", Rfc9068);

    public static readonly Rule Signature = Refused("token-signature", IssueCode.Security,
        "Tokenets signatur stemmer ikke med utstederens nøkkel.",
        "The token's signature does not match the issuer's key.", Rfc9068);

    /// <summary>Arguments: iss found, issuer trusted.</summary>
    public static readonly Rule Issuer = Refused("token-issuer", IssueCode.Security,
        "Tokenet er utstedt av «{0}», ikke av {1}.",
        "The token was issued by '{0}', not by {1}.", Rfc9068);

    /// <summary>Arguments: aud found, audience wanted.</summary>
    public static readonly Rule Audience = Refused("token-audience", IssueCode.Security,
        "Tokenet gjelder for «{0}», ikke for {1}.",
        "The token is meant for '{0}', not for {1}.", Rfc9068);

    /// <summary>Arguments: claim.</summary>
    public static readonly Rule Time = Refused("token-time", IssueCode.Value,
        "Tokenets {0} mangler eller er ikke et tidspunkt (sekunder siden 1970).",
        "The token's {0} is missing or no point in time (seconds since 1970).", Rfc7519);

    /// <summary>Arguments: exp.</summary>
    public static readonly Rule Expired = Refused("token-expired", IssueCode.Expired,
        "Tokenet gikk ut {0}.",
        "The token expired at {0}.", Rfc7519);

    /// <summary>Arguments: claim, its time.</summary>
    public static readonly Rule NotYetValid = Refused("token-not-yet-valid", IssueCode.Security,
        "Tokenet gjelder ikke ennå: {0} er {1}.",
        "The token is not valid yet: {0} is {1}.", Rfc7519);

    /// <summary>A token with <c>cnf</c> is worth nothing without the proof of the key it is bound to.</summary>
    public static readonly Rule DpopBound = Refused("token-dpop-bound", IssueCode.Security,
        "Tokenet er bundet til en nøkkel (cnf) og godtas ikke som Bearer.",
        "The token is bound to a key (cnf) and is not accepted as Bearer.",
        "https://www.rfc-editor.org/rfc/rfc9449#section-7.1");

    /// <summary>Arguments: claim.</summary>
    public static readonly Rule ClientMissing = Refused("token-client-missing", IssueCode.Required,
        "Tokenet sier ikke hvilken klient det er gitt til ({0}).",
        "The token does not say which client it was given to ({0}).", Rfc9068);

    /// <summary>The issuer's keys have not been fetched yet: 503.</summary>
    public static readonly Rule IssuerUnavailable = Refused("token-issuer-unavailable", IssueCode.Transient,
        "Serveren har ikke fått kontakt med tokenutstederen og kan ikke sjekke tokenet ennå. Prøv igjen om litt.",
        "The server has not reached the token issuer and cannot check the token yet. Try again shortly.",
        "https://openid.net/specs/openid-connect-discovery-1_0.html#ProviderConfig");

    /// <summary>403: the token is good, and what it attests cannot be read.</summary>
    public static readonly Rule AttestationMalformed = Refused("attestation-malformed", IssueCode.Security,
        "Attestasjonen i tokenet (nhn:tillitsrammeverk:parameters) mangler formål eller beslutning, eller har et ukjent formål.",
        "The attestation in the token (nhn:tillitsrammeverk:parameters) lacks purpose or decision, or has an unknown purpose.", TrustFramework);

    /// <summary>403. Arguments: element.</summary>
    public static readonly Rule AttestationOther = Refused("attestation-other", IssueCode.Security,
        "Attestasjonens {0} er en annen enn tokenets.",
        "The attestation's {0} is another than the token's.", TrustFramework);

    public static readonly ImmutableArray<Rule> All =
    [
        Absent, NotAccepted, Request, Malformed, Type, Algorithm, KeyUnknown, Signature, Issuer, Audience, Time, Expired, NotYetValid, DpopBound,
        ClientMissing, IssuerUnavailable, AttestationMalformed, AttestationOther,
    ];

    private static Rule Refused(string id, IssueCode code, string nb, string en, string link) => new(id, Severity.Error, code, nb, en, link);
}
