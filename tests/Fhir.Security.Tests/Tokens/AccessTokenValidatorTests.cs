using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Fhir.Kernel.Outcome;
using Fhir.Security.Keys;
using Fhir.Security.Tokens;
using Microsoft.IdentityModel.Tokens;

namespace Fhir.Security.Tests.Tokens;

/// <summary>https://www.rfc-editor.org/rfc/rfc9068#section-4</summary>
public sealed class AccessTokenValidatorTests
{
    private const string Issuer = "https://issuer.example/auth";
    private const string Audience = "https://fhir.example/fhir";

    private static readonly SigningKey Key = SigningKey.Generate();
    private static readonly SigningKey Stranger = SigningKey.Generate();

    private readonly ManualClock clock = new();

    private long Now => clock.GetUtcNow().ToUnixTimeSeconds();

    [Fact]
    public void A_good_token_tells_who_holds_it()
    {
        var token = Validate(Write(Claims())).Value;

        Assert.Equal(("client-1", "client-1"), (token.Client, token.Subject));
        Assert.Equal(["system/Patient.rs", "openid"], token.Scopes);
        Assert.Equal(Now + 300, token.ExpiresAt.ToUnixTimeSeconds());
    }

    [Fact]
    public void Scopes_may_be_an_array_as_HelseID_sends_them()
    {
        var claims = Claims();
        claims["scope"] = new JsonArray("openid", "system/*.rs");

        Assert.Equal(["openid", "system/*.rs"], Validate(Write(claims)).Value.Scopes);
    }

    [Theory]
    [InlineData("PS256")]
    [InlineData("RS256")]
    [InlineData("ES384")]
    public void Every_allowed_algorithm_is_accepted(string algorithm)
    {
        var key = SigningKey.Generate(algorithm);

        Assert.True(new AccessTokenValidator(Settings, clock).ValidateBearer(key.Sign("at+jwt", Claims()), new TrustedIssuer(Issuer, [key.Public])).IsValue);
    }

    [Theory]
    [InlineData("at+jwt", null)]
    [InlineData("AT+JWT", null)]
    [InlineData("application/at+jwt", null)]
    [InlineData("JWT", null)]
    [InlineData("dpop+jwt", "token-type")]
    [InlineData("client-authentication+jwt", "token-type")]
    [InlineData("", "token-type")]
    public void The_type_must_be_an_access_tokens(string type, string? rule) => Assert.Equal(rule, Broken(Key.Sign(type, Claims())));

    public static TheoryData<string, JsonNode?, string?> Claim => new()
    {
        { "iss", "https://issuer.example/auth/", "token-issuer" },       // a trailing slash is another issuer
        { "iss", "https://ISSUER.example/auth", "token-issuer" },
        { "iss", null, "token-issuer" },
        { "aud", "https://fhir.example/other", "token-audience" },
        { "aud", "https://fhir.example/fhir/", "token-audience" },
        { "aud", null, "token-audience" },
        { "aud", new JsonArray("https://other.example", Audience), null },
        { "aud", new JsonArray(Audience, 1), "token-audience" },
        { "exp", null, "token-time" },
        { "exp", "1772366700", "token-time" },
        { "exp", 253402300799, null },                                   // the last second of the year 9999
        { "nbf", "soon", "token-time" },
        { "nbf", null, null },
        { "cnf", new JsonObject { ["jkt"] = "0ZcOCORZNYy-DWpqq30jZyJGHTN0d2HglBV3uiguA4I" }, "token-dpop-bound" },
        { "cnf", "anything", "token-dpop-bound" },
        { "client_id", null, "token-client-missing" },
        { "client_id", "", "token-client-missing" },
        { "sub", null, null },
    };

    [Theory]
    [MemberData(nameof(Claim))]
    public void Each_claim_has_its_rule(string claim, JsonNode? value, string? rule)
    {
        var claims = Claims();
        if (value is null) claims.Remove(claim);
        else claims[claim] = value.DeepClone();

        Assert.Equal(rule, Broken(Write(claims)));
    }

    [Theory]
    [InlineData("exp", -4, null)]                  // five seconds between the clocks are forgiven
    [InlineData("exp", -5, "token-expired")]
    [InlineData("exp", -300, "token-expired")]
    [InlineData("nbf", 5, null)]
    [InlineData("nbf", 6, "token-not-yet-valid")]
    [InlineData("iat", 6, "token-not-yet-valid")]
    public void Times_are_held_with_five_seconds_of_skew(string claim, int secondsFromNow, string? rule)
    {
        var claims = Claims();
        claims[claim] = Now + secondsFromNow;

        Assert.Equal(rule, Broken(Write(claims)));
    }

    [Fact]
    public void A_token_ages()
    {
        var token = Write(Claims());
        clock.Now += TimeSpan.FromSeconds(304);
        Assert.Null(Broken(token));
        clock.Now += TimeSpan.FromSeconds(1);
        Assert.Equal("token-expired", Broken(token));
    }

    [Fact]
    public void A_key_the_issuer_does_not_have_is_unknown() => Assert.Equal("token-key-unknown", Broken(Stranger.Sign("at+jwt", Claims())));

    [Fact]
    public void Borrowing_a_key_id_does_not_help()
    {
        var token = Forge(new JsonObject { ["alg"] = "ES256", ["typ"] = "at+jwt", ["kid"] = Key.Public.KeyId }, Claims(), new byte[64]);

        Assert.Equal("token-signature", Broken(token));
    }

    [Fact]
    public void Changed_claims_break_the_signature()
    {
        var parts = Write(Claims()).Split('.');
        var claims = Claims();
        claims["scope"] = "system/*.cruds";

        Assert.Equal("token-signature", Broken($"{parts[0]}.{Base64UrlEncoder.Encode(claims.ToJsonString())}.{parts[2]}"));
    }

    [Theory]
    [InlineData("none")]
    [InlineData("None")]
    [InlineData("HS256")]
    [InlineData("es256")]
    [InlineData("EdDSA")]
    [InlineData("")]
    public void An_algorithm_outside_the_list_is_refused(string algorithm)
    {
        var token = Forge(new JsonObject { ["alg"] = algorithm, ["typ"] = "at+jwt", ["kid"] = Key.Public.KeyId }, Claims(), []);

        Assert.Equal("token-algorithm", Broken(token));
    }

    [Fact]
    public void A_public_key_is_never_a_shared_secret()
    {
        var header = new JsonObject { ["alg"] = "HS256", ["typ"] = "at+jwt", ["kid"] = Key.Public.KeyId };
        var unsigned = Forge(header, Claims(), []).TrimEnd('.');
        var signature = HMACSHA256.HashData(Encoding.UTF8.GetBytes(Key.Public.ToJwk().ToJsonString()), Encoding.ASCII.GetBytes(unsigned));

        Assert.Equal("token-algorithm", Broken($"{unsigned}.{Base64UrlEncoder.Encode(signature)}"));
    }

    [Fact]
    public void Keys_carried_in_the_header_are_not_looked_at()
    {
        var header = new JsonObject { ["alg"] = "ES256", ["typ"] = "at+jwt", ["jwk"] = Stranger.Public.ToJwk(), ["jku"] = "https://evil.example/jwks", ["kid"] = Stranger.Public.KeyId };

        Assert.Equal("token-key-unknown", Broken(Forge(header, Claims(), new byte[64])));
    }

    [Fact]
    public void A_critical_extension_is_not_understood()
    {
        var header = new JsonObject { ["alg"] = "ES256", ["typ"] = "at+jwt", ["kid"] = Key.Public.KeyId, ["crit"] = new JsonArray("b64") };

        Assert.Equal("token-malformed", Broken(Forge(header, Claims(), new byte[64])));
    }

    [Theory]
    [InlineData("")]
    [InlineData("a.b")]
    [InlineData("a.b.c.d.e")]                          // an encrypted token
    [InlineData("!!.!!.!!")]
    [InlineData("W10.W10.AA")]                         // arrays, not objects
    [InlineData("eyJhIjoxLCJhIjoyfQ.e30.AA")]          // a header with the same member twice
    public void A_text_that_is_no_token_is_malformed(string text) => Assert.Equal("token-malformed", Broken(text));

    [Fact]
    public void A_token_over_the_limit_is_malformed()
    {
        var claims = Claims();
        claims["padding"] = new string('x', Jws.MaxLength);

        Assert.Equal("token-malformed", Broken(Write(claims)));
    }

    [Fact]
    public void What_the_log_gets_of_a_token_cannot_forge_a_log_line()
    {
        var claims = Claims();
        claims["iss"] = "a\r\nfatal: b\u001b[31m";

        var issue = Assert.Single(Validate(Write(claims)).Refusal!.Issues);
        Assert.DoesNotContain(issue.Text(Language.En), char.IsControl);
    }

    [Fact]
    public void Every_rule_has_an_id_of_its_own_and_both_languages()
    {
        Assert.Equal(TokenRules.All.Length, TokenRules.All.DistinctBy(rule => rule.Id).Count());
        Assert.All(TokenRules.All, rule => Assert.True(rule.Nb.Length > 0 && rule.En.Length > 0 && rule.Nb != rule.En));
    }

    private static AccessTokenSettings Settings => new() { Audience = Audience };

    private Result<AccessToken> Validate(string token) => new AccessTokenValidator(Settings, clock).ValidateBearer(token, new TrustedIssuer(Issuer, [Key.Public]));

    private string? Broken(string token) => Validate(token).Refusal is { Status: 401 } refusal ? Assert.Single(refusal.Issues).RuleId : null;

    private JsonObject Claims() => new AccessTokenWriter(Issuer, Key, clock).Claims("client-1", Audience, "system/Patient.rs openid", TimeSpan.FromSeconds(300));

    private static string Write(JsonObject claims) => Key.Sign("at+jwt", claims);

    private static string Forge(JsonObject header, JsonObject claims, byte[] signature) =>
        $"{Base64UrlEncoder.Encode(header.ToJsonString())}.{Base64UrlEncoder.Encode(claims.ToJsonString())}.{Base64UrlEncoder.Encode(signature)}";
}
