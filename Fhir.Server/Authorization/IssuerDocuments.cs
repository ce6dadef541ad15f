using System.Text.Json.Nodes;
using Fhir.Security.Keys;

namespace Fhir.Server.Authorization;

/// <summary>The public documents by which clients find the issuer.</summary>
public static class IssuerDocuments
{
    private const string PrivateKeyJwt = "private_key_jwt";

    /// <summary>https://openid.net/specs/openid-connect-discovery-1_0.html#ProviderMetadata, without the parts for logins the embedded issuer does not have.</summary>
    public static JsonObject Metadata(EmbeddedIssuer issuer) => new()
    {
        ["issuer"] = issuer.Issuer,
        ["token_endpoint"] = issuer.TokenEndpoint,
        ["jwks_uri"] = issuer.Current.JwksAddress,
        ["grant_types_supported"] = new JsonArray("client_credentials"),
        ["response_types_supported"] = new JsonArray(),
        ["scopes_supported"] = new JsonArray("system/*.rs", "system/*.cruds"),
        ["token_endpoint_auth_methods_supported"] = new JsonArray(PrivateKeyJwt, "client_secret_basic", "client_secret_post"),
        ["token_endpoint_auth_signing_alg_values_supported"] = Algorithms(),
    };

    /// <summary>https://www.rfc-editor.org/rfc/rfc7517#section-5</summary>
    public static JsonObject Keys(EmbeddedIssuer issuer) => new() { ["keys"] = new JsonArray(issuer.PublicKey.ToJwk()) };

    /// <summary>
    /// https://hl7.org/fhir/smart-app-launch/conformance.html for backend services alone: no launch, so no authorization endpoint; the
    /// specification still wants the PKCE methods named.
    /// </summary>
    public static JsonObject Smart(KnownIssuer issuer) => new()
    {
        ["issuer"] = issuer.Trusted.Issuer,
        ["jwks_uri"] = issuer.JwksAddress,
        ["token_endpoint"] = issuer.TokenEndpoint,
        ["grant_types_supported"] = new JsonArray("client_credentials"),
        ["token_endpoint_auth_methods_supported"] = new JsonArray(PrivateKeyJwt),
        ["token_endpoint_auth_signing_alg_values_supported"] = Algorithms(),
        ["scopes_supported"] = new JsonArray("system/*.rs", "system/*.cruds"),
        ["code_challenge_methods_supported"] = new JsonArray("S256"),
        ["capabilities"] = new JsonArray("client-confidential-asymmetric", "permission-v1", "permission-v2"),
    };

    private static JsonArray Algorithms() => [.. SigningAlgorithms.All.Select(algorithm => (JsonNode)algorithm)];
}
