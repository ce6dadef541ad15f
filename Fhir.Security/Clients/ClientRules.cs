using System.Collections.Immutable;
using Fhir.Kernel.Outcome;

namespace Fhir.Security.Clients;

/// <summary>What makes a client assertion unfit. At a token endpoint all of them are <c>invalid_client</c>. https://www.rfc-editor.org/rfc/rfc7523#section-3</summary>
public static class ClientRules
{
    private const string Rfc7523 = "https://www.rfc-editor.org/rfc/rfc7523#section-3";

    public static readonly Rule Malformed = Refused("client-assertion-malformed", IssueCode.Invalid,
        "Klientpåstanden er ikke en lesbar JWS.",
        "The client assertion is not a readable JWS.");

    /// <summary>Arguments: typ found, types allowed.</summary>
    public static readonly Rule Type = Refused("client-assertion-type", IssueCode.Value,
        "Klientpåstandens typ er «{0}»; ventet en av {1}.",
        "The client assertion's typ is '{0}'; expected one of {1}.");

    /// <summary>Arguments: alg found, algorithms allowed.</summary>
    public static readonly Rule Algorithm = Refused("client-assertion-algorithm", IssueCode.Security,
        "Klientpåstanden er signert med «{0}»; tillatt er {1}.",
        "The client assertion is signed with '{0}'; allowed are {1}.");

    /// <summary><c>iss</c> and <c>sub</c> must both be the client's id.</summary>
    public static readonly Rule Issuer = Refused("client-assertion-issuer", IssueCode.Security,
        "Klientpåstandens iss og sub skal begge være klientens id.",
        "The client assertion's iss and sub must both be the client's id.");

    public static readonly Rule Unknown = Refused("client-unknown", IssueCode.Security,
        "Klienten er ikke registrert, eller ikke med denne nøkkelen.",
        "The client is not registered, or not with this key.");

    public static readonly Rule Signature = Refused("client-assertion-signature", IssueCode.Security,
        "Klientpåstandens signatur stemmer ikke med klientens nøkkel.",
        "The client assertion's signature does not match the client's key.");

    /// <summary>Arguments: audiences allowed.</summary>
    public static readonly Rule Audience = Refused("client-assertion-audience", IssueCode.Security,
        "Klientpåstandens aud skal være én av {0}, og bare den.",
        "The client assertion's aud must be one of {0}, and that alone.");

    /// <summary>Arguments: seconds allowed.</summary>
    public static readonly Rule Lifetime = Refused("client-assertion-lifetime", IssueCode.Expired,
        "Klientpåstanden er utløpt, gjelder ikke ennå, mangler exp eller varer lenger enn {0} sekunder.",
        "The client assertion has expired, is not valid yet, lacks exp or lasts longer than {0} seconds.");

    public static readonly Rule Replayed = Refused("client-assertion-replayed", IssueCode.Security,
        "Klientpåstandens jti mangler eller er brukt før.",
        "The client assertion's jti is missing or has been used before.");

    public static readonly ImmutableArray<Rule> All = [Malformed, Type, Algorithm, Issuer, Unknown, Signature, Audience, Lifetime, Replayed];

    private static Rule Refused(string id, IssueCode code, string nb, string en) => new(id, Severity.Error, code, nb, en, Rfc7523);
}
