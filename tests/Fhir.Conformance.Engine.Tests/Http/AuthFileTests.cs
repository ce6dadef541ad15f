using System.Text.Json.Nodes;

using Fhir.Conformance.Http;
using Fhir.Security.Clients;
using Fhir.Security.Keys;

namespace Fhir.Conformance.Engine.Tests.Http;

/// <summary>The auth file of a run, and the tokens that come of it.</summary>
public sealed class AuthFileTests
{
    private static readonly SigningKey Key = SigningKey.Generate();

    [Fact]
    public async Task A_given_token_goes_on_every_request()
    {
        var (source, _) = AuthFile.Read("""{"token":"abc"}""", new HttpClient(), TimeProvider.System);
        Assert.Equal("Bearer abc", await HeaderAsync(source!));
    }

    [Theory]
    [InlineData("{", "not readable JSON")]
    [InlineData("[]", "lacks tokenEndpoint, clientId, privateKeyJwk, scope")]
    [InlineData("""{"tokenEndpoint":"https://i.example/token","clientId":"c"}""", "lacks privateKeyJwk, scope")]
    [InlineData("""{"dpop":true,"tokenEndpoint":"https://i.example/token"}""", "asks for DPoP, which this version cannot do")]
    [InlineData("""{"tokenEndpoint":"http://i.example/token","clientId":"c","privateKeyJwk":{},"scope":"s"}""", "must be an https address")]
    [InlineData("""{"tokenEndpoint":"https://i.example/token","clientId":"c","privateKeyJwk":{"kty":"EC"},"scope":"s"}""", "privateKeyJwk:")]
    public void A_file_of_no_use_says_why(string json, string trouble)
    {
        var (source, words) = AuthFile.Read(json, new HttpClient(), TimeProvider.System);
        Assert.Null(source);
        Assert.Contains(trouble, words!.Value.En);
    }

    [Fact]
    public async Task Client_credentials_are_asked_for_with_a_signed_assertion_and_kept_until_they_run_out()
    {
        var forms = new List<string>();
        using var http = new HttpClient(new Scripted(async (request, cancel) =>
        {
            forms.Add(await request.Content!.ReadAsStringAsync(cancel));
            return Scripted.Message(200, $$"""{"access_token":"t{{forms.Count}}","expires_in":300}""", "application/json");
        }));
        var clock = new SetClock();
        var (source, _) = AuthFile.Read(File("https://i.example/connect/token"), http, clock);

        Assert.Equal(("Bearer t1", "Bearer t1"), (await HeaderAsync(source!), await HeaderAsync(source!)));
        clock.Now += TimeSpan.FromSeconds(290);
        Assert.Equal("Bearer t2", await HeaderAsync(source!));
        Assert.Contains("grant_type=client_credentials", forms[0]);
        Assert.Contains($"client_assertion_type={Uri.EscapeDataString(ClientAssertion.FormType)}", forms[0]);
    }

    [Theory]
    [InlineData("https://i.example/connect/token", "https://i.example")] // HelseID: the issuer.
    [InlineData("https://i.example/oauth/token", "https://i.example/oauth/token")] // SMART: the endpoint.
    public async Task The_assertion_is_meant_for_the_issuer_or_the_endpoint(string endpoint, string audience)
    {
        var form = "";
        using var http = new HttpClient(new Scripted(async (request, cancel) =>
        {
            form = await request.Content!.ReadAsStringAsync(cancel);
            return Scripted.Message(200, """{"access_token":"t"}""", "application/json");
        }));
        var clock = new SetClock();
        var (source, _) = AuthFile.Read(File(endpoint), http, clock);
        await HeaderAsync(source!);

        var assertion = form.Split('&').Single(field => field.StartsWith("client_assertion=", StringComparison.Ordinal))["client_assertion=".Length..];
        var validator = new ClientAssertionValidator(new ClientAssertionSettings { Audiences = [audience] }, new JtiCache(clock), clock);
        var verdict = validator.Validate(assertion, id => new RegisteredClient(id, [Key.Public], []));
        Assert.True(verdict.IsValue, verdict.Refusal?.ToString());
    }

    [Theory]
    [InlineData(400, """{"error":"invalid_client"}""", "the token endpoint answered 400 (invalid_client) without a token")]
    [InlineData(200, "<html/>", "the token endpoint answered 200 without a token")]
    public async Task A_refused_token_is_trouble_in_the_answer(int status, string body, string trouble)
    {
        using var http = new HttpClient(Scripted.Always(status, body, "application/json"));
        var (source, _) = AuthFile.Read(File("https://i.example/token"), http, TimeProvider.System);
        using var client = new ServerClient(new Uri("https://a.example/fhir"), Scripted.Always(200, "{}"), source!, new Limits());
        var (answer, _) = await client.SendAsync(Ask.Get("metadata"), TestContext.Current.CancellationToken);
        Assert.Equal(trouble, answer.Trouble!.Value.En);
    }

    private static string File(string endpoint) => new JsonObject
    {
        ["tokenEndpoint"] = endpoint,
        ["clientId"] = "c",
        ["privateKeyJwk"] = Key.ToPrivateJwk(),
        ["scope"] = "system/*.rs",
    }.ToJsonString();

    private static async Task<string> HeaderAsync(ITokenSource source)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "https://a.example");
        await source.AuthorizeAsync(request, TestContext.Current.CancellationToken);
        return request.Headers.Authorization!.ToString();
    }

    private sealed class SetClock : TimeProvider
    {
        public DateTimeOffset Now { get; set; } = new(2026, 11, 22, 12, 0, 0, TimeSpan.Zero);

        public override DateTimeOffset GetUtcNow() => Now;
    }
}
