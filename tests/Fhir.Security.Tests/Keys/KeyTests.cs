using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Fhir.Security.Keys;
using Fhir.Security.Tokens;
using Microsoft.IdentityModel.Tokens;

namespace Fhir.Security.Tests.Keys;

public sealed class KeyTests
{
    /// <summary>The example of https://www.rfc-editor.org/rfc/rfc7638#section-3.1</summary>
    private const string Rfc7638Key =
        """
        {"kty":"RSA","n":"0vx7agoebGcQSuuPiLJXZptN9nndrQmbXEps2aiAFbWhM78LhWx4cbbfAAtVT86zwu1RK7aPFFxuhDR1L6tSoc_BJECPebWKRXjBZCiFV4n3oknjhMstn64tZ_2W-5JsGY4Hc5n9yBXArwl93lqt7_RN5w6Cf0h4QyQ5v-65YGjQR0_FDW2QvzqY368QQMicAtaSqzs8KJZgnYb9c7d0zgdAZHzu6qMQvRL5hajrn1n91CbOpbISD08qNLyrdkt-bFTWhAI4vMQFh6WeZu0fM4lFd2NcRwr3XPksINHaQ-G_xBniIqbw0Ls1jF44-csFCur-kEgU8awapJzKnqDKgw","e":"AQAB","alg":"RS256","kid":"2011-04-29"}
        """;

    [Fact]
    public void Thumbprint_is_that_of_the_rfc_example()
    {
        var key = PublicKey.Parse(Rfc7638Key).Value;

        Assert.Equal("NzbLsXh8uDCcd-6MNwXF4W_7noWXFZAfHkxZsRGC9Xs", key.Thumbprint);
        Assert.Equal("2011-04-29", key.KeyId);
        Assert.Equal(["RS256"], key.Algorithms);
    }

    [Theory]
    [InlineData("ES256")]
    [InlineData("ES384")]
    [InlineData("ES512")]
    [InlineData("PS256")]
    [InlineData("RS512")]
    public void A_key_survives_its_jwk_and_its_signatures_verify(string algorithm)
    {
        var made = SigningKey.Generate(algorithm);
        var read = SigningKey.Parse(made.ToPrivateJwk().ToJsonString()).Value;
        var known = PublicKey.Parse(made.Public.ToJwk().ToJsonString()).Value;

        var jws = Jws.Parse(read.Sign("at+jwt", new JsonObject { ["sub"] = "a" }))!;

        Assert.Equal((algorithm, "at+jwt", made.Public.KeyId), (jws.Algorithm, jws.Type, jws.KeyId));
        Assert.True(jws.IsSignedBy(known));
        Assert.False(jws.IsSignedBy(SigningKey.Generate().Public));
    }

    [Fact]
    public void A_public_key_keeps_no_private_part() =>
        Assert.DoesNotContain("\"d\"", PublicKey.Parse(SigningKey.Generate().ToPrivateJwk().ToJsonString()).Value.ToJwk().ToJsonString());

    [Theory]
    [InlineData("not json", "jwk-malformed")]
    [InlineData("{}", "jwk-malformed")]
    [InlineData("""{"kty":"oct","k":"c2VjcmV0"}""", "jwk-malformed")]
    [InlineData("""{"kty":"RSA","e":"AQAB"}""", "jwk-malformed")]
    [InlineData("""{"kty":"EC","crv":"secp256k1","x":"AAAA","y":"AAAA"}""", "jwk-malformed")]
    // A point that is not on the curve: x = y = 1.
    [InlineData("""{"kty":"EC","crv":"P-256","x":"AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAE","y":"AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAE"}""", "jwk-malformed")]
    public void A_key_that_is_none_is_refused(string json, string rule) => Assert.Equal(rule, Assert.Single(PublicKey.Parse(json).Refusal!.Issues).RuleId);

    [Fact]
    public void An_rsa_key_below_2048_bits_is_refused()
    {
        using var rsa = RSA.Create(1024);
        var modulus = Base64UrlEncoder.Encode(rsa.ExportParameters(false).Modulus);

        Assert.Equal("jwk-weak", Assert.Single(PublicKey.Parse($$"""{"kty":"RSA","e":"AQAB","n":"{{modulus}}"}""").Refusal!.Issues).RuleId);
    }

    [Fact]
    public void An_algorithm_that_does_not_fit_the_key_is_refused()
    {
        var jwk = SigningKey.Generate("ES256").Public.ToJwk();
        jwk["alg"] = "ES384";

        Assert.Equal("jwk-algorithm", Assert.Single(PublicKey.Parse(jwk.ToJsonString()).Refusal!.Issues).RuleId);
    }

    [Fact]
    public void A_public_key_signs_nothing() =>
        Assert.Equal("jwk-private-missing", Assert.Single(SigningKey.Parse(SigningKey.Generate().Public.ToJwk().ToJsonString()).Refusal!.Issues).RuleId);

    [Fact]
    public void A_key_verifies_only_with_algorithms_that_fit_it()
    {
        var key = SigningKey.Generate("ES256").Public;

        Assert.False(key.Verifies(Encoding.ASCII.GetBytes("a.b"), new byte[64], "HS256"));
        Assert.False(key.Verifies(Encoding.ASCII.GetBytes("a.b"), new byte[64], "none"));
    }
}
