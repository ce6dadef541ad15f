using System.Net;
using System.Text.Json.Nodes;
using Fhir.Security.Keys;
using Fhir.Security.Scopes;
using Fhir.Store.Access;

namespace Fhir.Server.Tests.Authorization;

/// <summary>The answers a caller gets. https://www.rfc-editor.org/rfc/rfc6750#section-3</summary>
public sealed class AuthorizerTests : IAsyncLifetime
{
    private CountingIssuer issuer = null!;
    private ProtectedHost host = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        issuer = await CountingIssuer.StartAsync(CancellationToken.None);
        host = await ProtectedHost.StartAsync(issuer.Address, CancellationToken.None);
        await host.UntilIssuerIsKnownAsync(CancellationToken.None);
    }

    public async ValueTask DisposeAsync()
    {
        await host.DisposeAsync();
        await issuer.DisposeAsync();
    }

    [Fact]
    public async Task A_request_without_a_token_is_challenged_without_an_error_code()
    {
        var response = await host.SendAsync(HttpMethod.Get, "/fhir/Patient", token: null, Cancel);

        await AssertRefused(response, HttpStatusCode.Unauthorized, "Bearer realm=\"fhir\"", "token-absent");
    }

    [Fact]
    public async Task Another_scheme_is_no_token()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/fhir/Patient");
        request.Headers.TryAddWithoutValidation("Authorization", $"DPoP {issuer.Token("system/*.rs")}");

        await AssertRefused(await host.Http.SendAsync(request, Cancel), HttpStatusCode.Unauthorized, "Bearer realm=\"fhir\"", "token-absent");
    }

    [Fact]
    public async Task A_bad_token_is_refused_without_telling_which_rule_it_broke()
    {
        var claims = issuer.Claims("system/*.rs");
        claims["exp"] = 1;

        var response = await host.SendAsync(HttpMethod.Get, "/fhir/Patient", issuer.Sign(claims), Cancel);

        await AssertRefused(response, HttpStatusCode.Unauthorized, "Bearer realm=\"fhir\", error=\"invalid_token\"", "token-not-accepted");
        Assert.DoesNotContain("expired", await response.Content.ReadAsStringAsync(Cancel), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_token_bound_to_a_key_is_not_taken_as_Bearer()
    {
        var claims = issuer.Claims("system/*.rs");
        claims["cnf"] = new JsonObject { ["jkt"] = issuer.Key.Public.Thumbprint };

        await AssertRefused(await host.SendAsync(HttpMethod.Get, "/fhir/Patient", issuer.Sign(claims), Cancel),
            HttpStatusCode.Unauthorized, "Bearer realm=\"fhir\", error=\"invalid_token\"", "token-not-accepted");
    }

    [Fact]
    public async Task Too_little_scope_is_answered_with_a_scope_that_would_do() =>
        await AssertRefused(await host.SendAsync(HttpMethod.Post, "/fhir/Patient", issuer.Token("system/Patient.rs"), Cancel),
            HttpStatusCode.Forbidden, "Bearer realm=\"fhir\", error=\"insufficient_scope\", scope=\"system/Patient.c\"", "scope-missing");

    [Theory]
    [InlineData("")]
    [InlineData("openid")]
    [InlineData("system/patient.rs")]
    [InlineData("system/Patient.sr")]
    public async Task Scopes_that_grant_nothing_open_nothing(string scope) =>
        Assert.Equal(HttpStatusCode.Forbidden, (await host.SendAsync(HttpMethod.Get, "/fhir/Patient", issuer.Token(scope), Cancel)).StatusCode);

    [Theory]
    [InlineData("patient/*.rs")]
    [InlineData("system/*.rs user/Patient.rs")]
    [InlineData("system/*.rs?_tag=x")]
    public async Task A_scope_that_is_not_enforced_is_refused_with_its_token(string scope) =>
        await AssertRefused(await host.SendAsync(HttpMethod.Get, "/fhir/Patient", issuer.Token(scope), Cancel),
            HttpStatusCode.Forbidden, "Bearer realm=\"fhir\", error=\"insufficient_scope\"", "scope-not-enforced");

    [Fact]
    public async Task A_token_in_the_address_is_refused() =>
        await AssertRefused(await host.SendAsync(HttpMethod.Get, $"/fhir/Patient?access_token={issuer.Token("system/*.rs")}", token: null, Cancel),
            HttpStatusCode.BadRequest, "Bearer realm=\"fhir\", error=\"invalid_request\"", "token-request");

    [Fact]
    public async Task Two_Authorization_headers_are_refused()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/fhir/Patient");
        string[] twice = [$"Bearer {issuer.Token("system/*.rs")}", "Bearer other"];
        request.Headers.TryAddWithoutValidation("Authorization", twice);

        // The client sends them as one line with a comma or as two; either way there is no one token.
        var response = await host.Http.SendAsync(request, Cancel);
        Assert.True(response.StatusCode is HttpStatusCode.BadRequest or HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task Unknown_keys_make_the_server_ask_its_issuer_once_and_not_for_every_token()
    {
        var before = issuer.Fetches;
        var stranger = SigningKey.Generate();
        for (var round = 0; round < 20; round++)
        {
            var response = await host.SendAsync(HttpMethod.Get, "/fhir/Patient", stranger.Sign("at+jwt", issuer.Claims("system/*.rs")), Cancel);
            Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
        }

        Assert.Equal(before + 1, issuer.Fetches);
    }

    [Theory]
    [InlineData("issuer", "https://other.example")]
    [InlineData("jwks_uri", "http://other.example/jwks")]
    [InlineData("jwks_uri", "")]
    public async Task Metadata_that_points_elsewhere_is_not_believed(string member, string value)
    {
        await using var crooked = await CountingIssuer.StartAsync(Cancel, metadata => metadata[member] = value);
        await using var trusting = await ProtectedHost.StartAsync(crooked.Address, Cancel);
        await Task.Delay(TimeSpan.FromSeconds(1), Cancel);

        var response = await trusting.SendAsync(HttpMethod.Get, "/fhir/Patient", crooked.Token("system/*.rs"), Cancel);

        Assert.Equal(HttpStatusCode.ServiceUnavailable, response.StatusCode);
    }

    [Fact]
    public async Task Claim_names_and_algorithms_are_settings()
    {
        await using var strict = await ProtectedHost.StartAsync(issuer.Address, Cancel,
            ("FhirRef:Security:ScopeClaim", "scp"), ("FhirRef:Security:ClientClaim", "azp"), ("FhirRef:Security:Algorithms", "PS256 ES256"));
        await strict.UntilIssuerIsKnownAsync(Cancel);
        var claims = issuer.Claims("system/*.cruds");
        claims["scp"] = new JsonArray("system/Patient.s");
        claims["azp"] = "client-2";

        var response = await strict.SendAsync(HttpMethod.Get, "/fhir/Patient", issuer.Sign(claims), Cancel);

        Assert.StartsWith("client-2:", await response.Content.ReadAsStringAsync(Cancel), StringComparison.Ordinal);
    }

    [Fact]
    public void A_permit_and_a_scope_spell_their_five_letters_alike() =>
        Assert.Equal(
            Enum.GetValues<ScopeActions>().Select(action => (action.ToString(), (int)action)),
            Enum.GetValues<Interaction>().Select(interaction => (interaction.ToString(), (int)interaction)));

    private static async Task AssertRefused(HttpResponseMessage response, HttpStatusCode status, string challenge, string rule)
    {
        var outcome = JsonNode.Parse(await response.Content.ReadAsStringAsync(Cancel))!;

        Assert.Equal(status, response.StatusCode);
        Assert.Equal(challenge, response.Headers.WwwAuthenticate.ToString());
        Assert.Equal("no-store", response.Headers.CacheControl!.ToString());
        Assert.Equal("OperationOutcome", (string?)outcome["resourceType"]);
        Assert.Equal(rule, (string?)outcome["issue"]![0]!["details"]!["coding"]![0]!["code"]);
    }
}
