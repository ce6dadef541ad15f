using System.Collections.Immutable;
using Fhir.Kernel.Outcome;

namespace Fhir.Security.Keys;

/// <summary>What can be wrong with a JSON Web Key. https://www.rfc-editor.org/rfc/rfc7517</summary>
public static class KeyRules
{
    private const string Jwk = "https://www.rfc-editor.org/rfc/rfc7517#section-4";

    public static readonly Rule Malformed = new("jwk-malformed", Severity.Error, IssueCode.Invalid,
        "Nøkkelen er ikke en gyldig JWK av typen RSA eller EC (P-256, P-384, P-521).",
        "The key is not a valid JWK of type RSA or EC (P-256, P-384, P-521).",
        Jwk);

    /// <summary>Arguments: bits found, bits wanted.</summary>
    public static readonly Rule Weak = new("jwk-weak", Severity.Error, IssueCode.Security,
        "RSA-nøkkelen har {0} biter; minst {1} kreves.",
        "The RSA key has {0} bits; at least {1} are required.",
        "https://www.rfc-editor.org/rfc/rfc7518#section-3.3");

    public static readonly Rule PrivateMissing = new("jwk-private-missing", Severity.Error, IssueCode.Invalid,
        "Nøkkelen mangler den private delen, så det kan ikke signeres med den.",
        "The key lacks its private part, so nothing can be signed with it.",
        Jwk);

    /// <summary>Arguments: algorithm found, algorithms that fit the key.</summary>
    public static readonly Rule AlgorithmMismatch = new("jwk-algorithm", Severity.Error, IssueCode.Value,
        "Algoritmen {0} passer ikke til nøkkelen; gyldige er {1}.",
        "The algorithm {0} does not fit the key; allowed are {1}.",
        "https://www.rfc-editor.org/rfc/rfc7518#section-3.1");

    public static readonly ImmutableArray<Rule> All = [Malformed, Weak, PrivateMissing, AlgorithmMismatch];
}
