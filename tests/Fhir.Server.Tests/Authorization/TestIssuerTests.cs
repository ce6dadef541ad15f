using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using Fhir.Security.Clients;
using Fhir.Security.Keys;
using Fhir.Security.Tokens;

namespace Fhir.Server.Tests.Authorization;

public sealed class TestIssuerTests(TestIssuerFixture fixture) : IClassFixture<TestIssuerFixture>
{
    private static readonly (string, string) ClientCredentials = ("grant_type", "client_credentials");
    private static readonly (string, string) AssertionType = ("client_assertion_type", ClientAssertion.FormType);

    private readonly TestIssuer issuer = fixture.Issuer;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Discovery_leads_to_the_keys_and_the_token_endpoint()
    {
        var metadata = await GetAsync($"{issuer.Issuer}/.well-known/openid-configuration");
        var keys = await GetAsync((string)metadata["jwks_uri"]!);

        Assert.Equal(issuer.Issuer, (string?)metadata["issuer"]);
        Assert.Equal(issuer.TokenEndpoint, (string?)metadata["token_endpoint"]);
        Assert.True(PublicKey.Parse(Assert.Single(keys["keys"]!.AsArray())!.ToJsonString()).IsValue);
    }

    [Fact]
    public async Task Smart_configuration_names_the_same_issuer()
    {
        var smart = await GetAsync($"{issuer.Issuer[..^"/auth".Length]}/fhir/.well-known/smart-configuration");

        Assert.Equal(issuer.Issuer, (string?)smart["issuer"]);
        Assert.Equal(issuer.TokenEndpoint, (string?)smart["token_endpoint"]);
        Assert.Contains("permission-v2", smart["capabilities"]!.AsArray().Select(item => (string?)item));
    }

    [Fact]
    public async Task The_client_made_at_start_gets_a_token_by_its_key()
    {
        var token = Jws.Parse(await issuer.TokenAsync("system/*.cruds", Cancel))!;

        Assert.Equal("at+jwt", token.Type);
        Assert.Equal(("fhirref-test", "system/*.cruds", ProtectedHost.Audience), (token.Text("client_id"), token.Text("scope"), token.Text("aud")));
    }

    [Fact]
    public async Task The_auth_file_is_for_its_owner_alone()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no file modes.");
        Assert.Equal(["tokenEndpoint", "clientId", "privateKeyJwk", "scope"], (await issuer.AuthFileAsync(Cancel)).AsObject().Select(member => member.Key));
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, issuer.AuthFileMode);
    }

    [Fact]
    public async Task A_registered_client_gets_no_more_than_its_scopes()
    {
        var (status, body) = await PostAsync(ClientCredentials, AssertionType, ("client_assertion", Assertion()), ("scope", "system/Patient.rs system/Patient.cruds system/*.rs openid"));

        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Equal(("Bearer", "system/Patient.rs"), ((string?)body["token_type"], (string?)body["scope"]));
    }

    [Fact]
    public async Task A_secret_works_in_the_form_and_in_the_header()
    {
        var (status, _) = await PostAsync(ClientCredentials, ("client_id", TestIssuer.ReaderId), ("client_secret", TestIssuer.ReaderSecret), ("scope", "system/Patient.r"));
        Assert.Equal(HttpStatusCode.OK, status);

        using var request = Form(ClientCredentials, ("scope", "system/Patient.r"));
        request.Headers.Authorization = Basic(TestIssuer.ReaderId, Uri.EscapeDataString(TestIssuer.ReaderSecret));
        Assert.Equal(HttpStatusCode.OK, (await issuer.Http.SendAsync(request, Cancel)).StatusCode);
    }

    [Fact]
    public async Task A_wrong_secret_in_the_header_is_challenged()
    {
        using var request = Form(ClientCredentials, ("scope", "system/Patient.r"));
        request.Headers.Authorization = Basic(TestIssuer.ReaderId, "wrong");
        var response = await issuer.Http.SendAsync(request, Cancel);

        Assert.Equal((HttpStatusCode.Unauthorized, "Basic"), (response.StatusCode, Assert.Single(response.Headers.WwwAuthenticate).Scheme));
    }

    [Fact]
    public async Task An_assertion_works_once()
    {
        var assertion = ("client_assertion", Assertion());

        Assert.Equal(HttpStatusCode.OK, (await PostAsync(ClientCredentials, AssertionType, assertion, ("scope", "system/Patient.r"))).Status);
        await AssertError(HttpStatusCode.Unauthorized, "invalid_client", ClientCredentials, AssertionType, assertion, ("scope", "system/Patient.r"));
    }

    [Fact]
    public Task An_assertion_by_a_strange_key_is_refused() => AssertError(HttpStatusCode.Unauthorized, "invalid_client",
        ClientCredentials, AssertionType, ("scope", "system/Patient.r"), ("client_assertion", ClientAssertion.Create(TestIssuer.ReaderId, issuer.Issuer, SigningKey.Generate(), TimeProvider.System)));

    [Fact]
    public Task An_assertion_beside_another_clients_id_is_refused() => AssertError(HttpStatusCode.Unauthorized, "invalid_client",
        ClientCredentials, AssertionType, ("client_assertion", Assertion()), ("client_id", "fhirref-test"), ("scope", "system/Patient.r"));

    [Fact]
    public Task An_unknown_client_is_refused() => AssertError(HttpStatusCode.Unauthorized, "invalid_client", ClientCredentials, ("client_id", "nobody"), ("client_secret", "x"));

    [Fact]
    public Task No_credentials_are_refused() => AssertError(HttpStatusCode.Unauthorized, "invalid_client", ClientCredentials, ("scope", "system/Patient.r"));

    [Theory]
    [InlineData("authorization_code", "system/Patient.r", ProtectedHost.Audience, "unsupported_grant_type")]
    [InlineData("client_credentials", "system/Observation.r", ProtectedHost.Audience, "invalid_scope")]     // not the client's
    [InlineData("client_credentials", "user/Patient.r", ProtectedHost.Audience, "invalid_scope")]
    [InlineData("client_credentials", "openid", ProtectedHost.Audience, "invalid_scope")]
    [InlineData("client_credentials", "", ProtectedHost.Audience, "invalid_scope")]
    [InlineData("client_credentials", "system/Patient.r", "https://other.example", "invalid_target")]
    public Task What_cannot_be_given_has_its_error_code(string grant, string scope, string resource, string error) => AssertError(HttpStatusCode.BadRequest, error,
        ("grant_type", grant), ("scope", scope), ("resource", resource), ("client_id", TestIssuer.ReaderId), ("client_secret", TestIssuer.ReaderSecret));

    [Fact]
    public Task Two_ways_of_authenticating_are_one_too_many() => AssertError(HttpStatusCode.BadRequest, "invalid_request",
        ClientCredentials, AssertionType, ("client_assertion", Assertion()), ("client_id", TestIssuer.ReaderId), ("client_secret", TestIssuer.ReaderSecret));

    [Fact]
    public Task A_repeated_parameter_is_refused() => AssertError(HttpStatusCode.BadRequest, "invalid_request",
        ClientCredentials, ("scope", "a"), ("scope", "b"), ("client_id", TestIssuer.ReaderId), ("client_secret", TestIssuer.ReaderSecret));

    [Fact]
    public Task An_assertion_without_its_type_is_refused() => AssertError(HttpStatusCode.BadRequest, "invalid_request", ClientCredentials, ("client_assertion", Assertion()));

    [Fact]
    public Task A_form_over_the_limit_is_refused() => AssertError(HttpStatusCode.BadRequest, "invalid_request", ClientCredentials, ("padding", new string('x', 64 * 1024)));

    [Fact]
    public async Task A_body_that_is_no_form_is_refused()
    {
        using var json = new StringContent("{}", Encoding.UTF8, "application/json");

        Assert.Equal(HttpStatusCode.BadRequest, (await issuer.Http.PostAsync(new Uri(issuer.TokenEndpoint), json, Cancel)).StatusCode);
    }

    private async Task AssertError(HttpStatusCode status, string error, params (string, string)[] form)
    {
        var (actual, body) = await PostAsync(form);

        Assert.Equal((status, error), (actual, (string?)body["error"]));
        Assert.Null(body["access_token"]);
    }

    private string Assertion() => ClientAssertion.Create(TestIssuer.ReaderId, issuer.Issuer, TestIssuer.ReaderKey, TimeProvider.System);

    private Task<(HttpStatusCode Status, JsonNode Body)> PostAsync(params (string, string)[] form) => issuer.PostAsync(Cancel, form);

    private HttpRequestMessage Form(params (string Name, string Value)[] form) =>
        new(HttpMethod.Post, issuer.TokenEndpoint) { Content = new FormUrlEncodedContent(form.Select(field => KeyValuePair.Create(field.Name, field.Value))) };

    private static AuthenticationHeaderValue Basic(string id, string secret) => new("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{id}:{secret}")));

    private async Task<JsonNode> GetAsync(string address) => JsonNode.Parse(await issuer.Http.GetStringAsync(new Uri(address), Cancel))!;
}
