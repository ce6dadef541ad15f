using System.Collections.Immutable;

namespace Fhir.Security.Keys;

/// <summary>
/// The signing algorithms FhirRef knows: asymmetric ones alone, so that no public key can ever be taken for a shared secret.
/// https://www.rfc-editor.org/rfc/rfc7518#section-3.1
/// </summary>
public static class SigningAlgorithms
{
    public static readonly ImmutableArray<string> Rsa = ["PS256", "PS384", "PS512", "RS256", "RS384", "RS512"];

    public static readonly ImmutableArray<string> All = [.. Rsa, "ES256", "ES384", "ES512"];

    /// <summary>The algorithms a key can be used with: an EC curve has exactly one.</summary>
    /// <param name="curve">The JWK's <c>crv</c>; null for RSA.</param>
    public static ImmutableArray<string> For(string keyType, string? curve) => (keyType, curve) switch
    {
        ("RSA", null) => Rsa,
        ("EC", "P-256") => ["ES256"],
        ("EC", "P-384") => ["ES384"],
        ("EC", "P-521") => ["ES512"],
        _ => [],
    };
}
