using System.Text.Json.Nodes;
using Fhir.Security.Clients;
using Fhir.Security.Keys;

namespace Fhir.Security.Tests.Clients;

/// <summary>https://www.rfc-editor.org/rfc/rfc7523#section-3</summary>
public sealed class ClientAssertionTests
{
    private const string Issuer = "https://issuer.example/auth";
    private const string TokenEndpoint = "https://issuer.example/auth/connect/token";

    private static readonly SigningKey Key = SigningKey.Generate();
    private static readonly SigningKey OtherKey = SigningKey.Generate();

    private readonly ManualClock clock = new();
    private readonly ClientAssertionValidator validator;

    public ClientAssertionTests() => validator = new(new ClientAssertionSettings { Audiences = [Issuer, TokenEndpoint] }, new JtiCache(clock), clock);

    private long Now => clock.GetUtcNow().ToUnixTimeSeconds();

    [Theory]
    [InlineData(Issuer)]
    [InlineData(TokenEndpoint)]
    public void What_the_client_makes_the_issuer_accepts(string audience) =>
        Assert.Equal("client-1", validator.Validate(ClientAssertion.Create("client-1", audience, Key, clock), Find).Value.Id);

    [Fact]
    public void An_assertion_is_good_once()
    {
        var assertion = ClientAssertion.Create("client-1", Issuer, Key, clock);

        Assert.Null(Broken(assertion));
        Assert.Equal("client-assertion-replayed", Broken(assertion));
    }

    [Fact]
    public async Task Of_many_uses_at_once_one_gets_through()
    {
        var assertion = ClientAssertion.Create("client-1", Issuer, Key, clock);

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => Task.Run(() => Broken(assertion), TestContext.Current.CancellationToken)));

        Assert.Single(outcomes, rule => rule is null);
    }

    [Fact]
    public void A_refused_assertion_burns_no_jti()
    {
        var claims = Claims();
        claims["aud"] = "https://other.example";
        Assert.Equal("client-assertion-audience", Broken(Sign(claims)));

        claims["aud"] = Issuer;
        Assert.Null(Broken(Sign(claims)));
    }

    [Fact]
    public void Two_clients_may_use_the_same_jti()
    {
        var (mine, theirs) = (Claims(), Claims("client-2"));
        theirs["jti"] = (string?)mine["jti"];

        Assert.Null(Broken(Sign(mine)));
        Assert.Null(Broken(OtherKey.Sign(ClientAssertion.Type, theirs)));
    }

    public static TheoryData<string, JsonNode?, string?> Claim => new()
    {
        { "iss", "client-2", "client-assertion-issuer" },
        { "sub", "client-2", "client-assertion-issuer" },
        { "sub", null, "client-assertion-issuer" },
        { "aud", null, "client-assertion-audience" },
        { "aud", "https://issuer.example/auth/", "client-assertion-audience" },
        { "aud", new JsonArray(Issuer), null },
        { "aud", new JsonArray(Issuer, "https://other.example"), "client-assertion-audience" },
        { "exp", null, "client-assertion-lifetime" },
        { "exp", "soon", "client-assertion-lifetime" },
        { "nbf", "soon", "client-assertion-lifetime" },
        { "iat", null, null },
        { "jti", null, "client-assertion-replayed" },
        { "jti", "", "client-assertion-replayed" },
        { "jti", new string('x', 257), "client-assertion-replayed" },
    };

    [Theory]
    [MemberData(nameof(Claim))]
    public void Each_claim_has_its_rule(string claim, JsonNode? value, string? rule)
    {
        var claims = Claims();
        if (value is null) claims.Remove(claim);
        else claims[claim] = value.DeepClone();

        Assert.Equal(rule, Broken(Sign(claims)));
    }

    [Theory]
    [InlineData("exp", -9, null)]
    [InlineData("exp", -10, "client-assertion-lifetime")]
    [InlineData("exp", 310, null)]
    [InlineData("exp", 311, "client-assertion-lifetime")]
    [InlineData("nbf", 10, null)]
    [InlineData("nbf", 11, "client-assertion-lifetime")]
    [InlineData("iat", 11, "client-assertion-lifetime")]
    public void An_assertion_is_short_lived(string claim, int secondsFromNow, string? rule)
    {
        var claims = Claims();
        claims[claim] = Now + secondsFromNow;

        Assert.Equal(rule, Broken(Sign(claims)));
    }

    [Theory]
    [InlineData(ClientAssertion.Type, null)]
    [InlineData("JWT", null)]
    [InlineData("at+jwt", "client-assertion-type")]
    [InlineData("dpop+jwt", "client-assertion-type")]
    public void The_type_is_an_assertions(string type, string? rule) => Assert.Equal(rule, Broken(Key.Sign(type, Claims())));

    [Fact]
    public void An_unknown_client_and_an_unregistered_key_look_the_same()
    {
        Assert.Equal("client-unknown", Broken(Sign(Claims("client-9"))));
        Assert.Equal("client-unknown", Broken(OtherKey.Sign(ClientAssertion.Type, Claims())));
    }

    [Fact]
    public void A_signature_by_another_key_is_refused()
    {
        var parts = Sign(Claims()).Split('.');
        var others = OtherKey.Sign(ClientAssertion.Type, Claims()).Split('.');

        Assert.Equal("client-assertion-signature", Broken($"{parts[0]}.{parts[1]}.{others[2]}"));
    }

    [Theory]
    [InlineData("", "client-assertion-malformed")]
    [InlineData("a.b.c", "client-assertion-malformed")]
    [InlineData("eyJhbGciOiJub25lIn0.e30.", "client-assertion-algorithm")]          // {"alg":"none"}
    [InlineData("eyJhbGciOiJIUzI1NiJ9.e30.AA", "client-assertion-algorithm")]       // {"alg":"HS256"}
    public void A_text_that_proves_nothing_is_refused(string text, string rule) => Assert.Equal(rule, Broken(text));

    private static RegisteredClient? Find(string id) => id switch
    {
        "client-1" => new("client-1", [Key.Public], []),
        "client-2" => new("client-2", [OtherKey.Public], []),
        _ => null,
    };

    private string? Broken(string assertion) => validator.Validate(assertion, Find).Refusal is { Status: 401 } refusal ? Assert.Single(refusal.Issues).RuleId : null;

    private static string Sign(JsonObject claims) => Key.Sign(ClientAssertion.Type, claims);

    private JsonObject Claims(string client = "client-1") => new()
    {
        ["iss"] = client,
        ["sub"] = client,
        ["aud"] = Issuer,
        ["jti"] = Guid.NewGuid().ToString("N"),
        ["iat"] = Now,
        ["exp"] = Now + 30,
    };
}
