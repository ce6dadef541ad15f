using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Fhir.Kernel.Outcome;
using Microsoft.IdentityModel.Tokens;

namespace Fhir.Security.Keys;

/// <summary>A private key and the one algorithm it signs with. Keys are made when a process starts or read from a JWK; none is ever built in.</summary>
public sealed class SigningKey
{
    private const int RsaBits = 3072;

    /// <summary>Nothing here is embedded in HTML, so <c>at+jwt</c> need not become <c>at\u002Bjwt</c>.</summary>
    private static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly JsonWebKey key;

    private SigningKey(JsonWebKey key, PublicKey publicKey, string algorithm) => (this.key, Public, Algorithm) = (key, publicKey, algorithm);

    public PublicKey Public { get; }

    public string Algorithm { get; }

    /// <param name="algorithm">One of <see cref="SigningAlgorithms.All"/>. RSA keys get 3072 bits and take some tenths of a second; EC keys are made at once.</param>
    public static SigningKey Generate(string algorithm = "ES256") =>
        Of(algorithm.StartsWith("ES", StringComparison.Ordinal) ? Elliptic(algorithm) : Rsa(), algorithm).Value;

    /// <param name="json">A private JWK. Without <c>alg</c> an RSA key signs with PS256, an EC key with its curve's algorithm.</param>
    public static Result<SigningKey> Parse(string json)
    {
        try
        {
            var key = new JsonWebKey(json);
            return Of(key, string.IsNullOrEmpty(key.Alg) ? null : key.Alg);
        }
        catch (Exception malformed) when (malformed is ArgumentException or FormatException)
        {
            return Refusal.BadRequest(KeyRules.Malformed.At(null));
        }
    }

    /// <summary>A compact JWS over the claims, with <c>alg</c>, <c>kid</c> and <c>typ</c> in its header. https://www.rfc-editor.org/rfc/rfc7515#section-7.1</summary>
    public string Sign(string type, JsonObject claims)
    {
        var header = new JsonObject { ["alg"] = Algorithm, ["typ"] = type, ["kid"] = Public.KeyId };
        var signed = $"{Base64UrlEncoder.Encode(header.ToJsonString(Plain))}.{Base64UrlEncoder.Encode(claims.ToJsonString(Plain))}";
        var provider = key.CryptoProviderFactory.CreateForSigning(key, Algorithm);
        try
        {
            return $"{signed}.{Base64UrlEncoder.Encode(provider.Sign(Encoding.ASCII.GetBytes(signed)))}";
        }
        finally
        {
            key.CryptoProviderFactory.ReleaseSignatureProvider(provider);
        }
    }

    /// <summary>The private JWK, for the file a client keeps its key in.</summary>
    public JsonObject ToPrivateJwk()
    {
        var jwk = Public.ToJwk();
        jwk["alg"] = Algorithm;
        (string Name, string? Value)[] members =
            [("d", key.D), ("p", key.P), ("q", key.Q), ("dp", key.DP), ("dq", key.DQ), ("qi", key.QI)];
        foreach (var (name, value) in members.Where(member => !string.IsNullOrEmpty(member.Value))) jwk[name] = value;
        return jwk;
    }

    private static Result<SigningKey> Of(JsonWebKey key, string? algorithm)
    {
        var half = PublicKey.Of(key);
        if (!half.IsValue) return half.Refusal;
        if (string.IsNullOrEmpty(key.D)) return Refusal.BadRequest(KeyRules.PrivateMissing.At(null));

        return new SigningKey(Members(key), half.Value, algorithm ?? half.Value.Algorithms[0]);
    }

    /// <summary>The key's own members alone: a converted key clings to the native one it came from, which is gone by now.</summary>
    private static JsonWebKey Members(JsonWebKey key) => new()
    {
        Kty = key.Kty, Crv = key.Crv, X = key.X, Y = key.Y, N = key.N, E = key.E,
        D = key.D, P = key.P, Q = key.Q, DP = key.DP, DQ = key.DQ, QI = key.QI,
    };

    private static JsonWebKey Rsa()
    {
        using var rsa = RSA.Create(RsaBits);
        return JsonWebKeyConverter.ConvertFromRSASecurityKey(new RsaSecurityKey(rsa.ExportParameters(includePrivateParameters: true)));
    }

    private static JsonWebKey Elliptic(string algorithm)
    {
        var curve = algorithm switch { "ES256" => ECCurve.NamedCurves.nistP256, "ES384" => ECCurve.NamedCurves.nistP384, _ => ECCurve.NamedCurves.nistP521 };
        using var elliptic = ECDsa.Create(curve);
        return JsonWebKeyConverter.ConvertFromECDsaSecurityKey(new ECDsaSecurityKey(elliptic));
    }
}
