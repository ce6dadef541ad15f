using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json.Nodes;
using Fhir.Kernel.Outcome;
using Microsoft.IdentityModel.Tokens;

namespace Fhir.Security.Keys;

/// <summary>The public half of a signing key: RSA of 2048 to 8192 bits, or EC on a NIST curve. Private members of a JWK are dropped.</summary>
public sealed class PublicKey
{
    private const int LeastRsaBits = 2048;
    private const int MostRsaBits = 8192;

    private readonly JsonWebKey key;

    private PublicKey(JsonWebKey key, ImmutableArray<string> algorithms)
    {
        this.key = key;
        Algorithms = algorithms;
        Thumbprint = Base64UrlEncoder.Encode(key.ComputeJwkThumbprint());
        KeyId = string.IsNullOrEmpty(key.Kid) ? Thumbprint : key.Kid;
    }

    /// <summary>The JWK's <c>kid</c>; the thumbprint when it has none.</summary>
    public string KeyId { get; }

    /// <summary>SHA-256 thumbprint, base64url, 43 characters. https://www.rfc-editor.org/rfc/rfc7638</summary>
    public string Thumbprint { get; }

    /// <summary>The algorithms a signature by this key may use: all that fit the key, or only the JWK's <c>alg</c> when it has one.</summary>
    public ImmutableArray<string> Algorithms { get; }

    /// <param name="json">One JWK.</param>
    public static Result<PublicKey> Parse(string json)
    {
        try
        {
            return Of(new JsonWebKey(json));
        }
        catch (Exception malformed) when (malformed is ArgumentException or FormatException)
        {
            return Refusal.BadRequest(KeyRules.Malformed.At(null));
        }
    }

    /// <summary>The public keys of a JWK set; keys of other kinds or for other uses than signing are passed over, as RFC 7517 section 5 asks.</summary>
    public static IReadOnlyList<PublicKey> OfSet(JsonWebKeySet set) =>
        [.. set.Keys.Where(key => key.Use is null or "" or "sig").Select(Of).Where(result => result.IsValue).Select(result => result.Value)];

    /// <summary>True when the bytes were signed by this key's private half with the algorithm.</summary>
    public bool Verifies(byte[] signed, byte[] signature, string algorithm)
    {
        if (!Algorithms.Contains(algorithm)) return false;

        var provider = key.CryptoProviderFactory.CreateForVerifying(key, algorithm);
        try
        {
            return provider.Verify(signed, signature);
        }
        finally
        {
            key.CryptoProviderFactory.ReleaseSignatureProvider(provider);
        }
    }

    /// <summary>The JWK with <c>kid</c> and <c>use</c>, and <c>alg</c> when only one is allowed.</summary>
    public JsonObject ToJwk()
    {
        var jwk = new JsonObject { ["kty"] = key.Kty, ["kid"] = KeyId, ["use"] = "sig" };
        if (Algorithms.Length == 1) jwk["alg"] = Algorithms[0];

        (string Name, string? Value)[] members = [("crv", key.Crv), ("x", key.X), ("y", key.Y), ("n", key.N), ("e", key.E)];
        foreach (var (name, value) in members.Where(member => !string.IsNullOrEmpty(member.Value))) jwk[name] = value;
        return jwk;
    }

    internal static Result<PublicKey> Of(JsonWebKey key)
    {
        var fitting = SigningAlgorithms.For(key.Kty ?? "", string.IsNullOrEmpty(key.Crv) ? null : key.Crv);
        if (fitting.IsEmpty) return Refusal.BadRequest(KeyRules.Malformed.At(null));
        if (Problem(key) is { } problem) return Refusal.BadRequest(problem);
        if (string.IsNullOrEmpty(key.Alg)) return new PublicKey(PublicPart(key), fitting);

        return fitting.Contains(key.Alg)
            ? new PublicKey(PublicPart(key), [key.Alg])
            : Refusal.BadRequest(KeyRules.AlgorithmMismatch.At(null, key.Alg, string.Join(", ", fitting)));
    }

    private static Issue? Problem(JsonWebKey key)
    {
        try
        {
            return key.Kty == "RSA" ? RsaProblem(key) : EllipticProblem(key);
        }
        catch (Exception malformed) when (malformed is CryptographicException or ArgumentException or FormatException)
        {
            return KeyRules.Malformed.At(null);
        }
    }

    private static Issue? RsaProblem(JsonWebKey key)
    {
        using var rsa = RSA.Create(new RSAParameters { Modulus = Base64UrlEncoder.DecodeBytes(key.N), Exponent = Base64UrlEncoder.DecodeBytes(key.E) });
        if (rsa.KeySize < LeastRsaBits) return KeyRules.Weak.At(null, rsa.KeySize.ToString(CultureInfo.InvariantCulture), "2048");

        return rsa.KeySize > MostRsaBits ? KeyRules.Malformed.At(null) : null;
    }

    /// <summary>Importing the point proves that it lies on the curve.</summary>
    private static Issue? EllipticProblem(JsonWebKey key)
    {
        var curve = key.Crv switch { "P-256" => ECCurve.NamedCurves.nistP256, "P-384" => ECCurve.NamedCurves.nistP384, _ => ECCurve.NamedCurves.nistP521 };
        var point = new ECPoint { X = Base64UrlEncoder.DecodeBytes(key.X), Y = Base64UrlEncoder.DecodeBytes(key.Y) };
        using var elliptic = ECDsa.Create(new ECParameters { Curve = curve, Q = point });
        return null;
    }

    private static JsonWebKey PublicPart(JsonWebKey key) =>
        new() { Kty = key.Kty, Kid = key.Kid, Crv = key.Crv, X = key.X, Y = key.Y, N = key.N, E = key.E };
}
