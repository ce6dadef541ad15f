using System.Net;
using System.Text.Json.Nodes;
using Fhir.Security.Keys;
using Fhir.Security.Tokens;

namespace Fhir.Server.Tests.Authorization;

/// <summary>HelseId mode against an issuer in a process of its own.</summary>
public sealed class HelseIdTests(TestIssuerFixture fixture) : IClassFixture<TestIssuerFixture>
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("system/*.rs", "GET", HttpStatusCode.OK)]
    [InlineData("system/Patient.rs", "GET", HttpStatusCode.OK)]
    [InlineData("system/Patient.read", "GET", HttpStatusCode.OK)]
    [InlineData("system/Patient.r", "GET", HttpStatusCode.Forbidden)]
    [InlineData("system/Observation.rs", "GET", HttpStatusCode.Forbidden)]
    [InlineData("system/*.rs", "POST", HttpStatusCode.Forbidden)]
    [InlineData("system/Patient.cruds", "POST", HttpStatusCode.OK)]
    public async Task A_token_of_the_external_issuer_opens_what_its_scopes_name(string scope, string method, HttpStatusCode status)
    {
        var issuer = fixture.Issuer;
        await using var host = await StartReadyAsync(issuer);

        var response = await host.SendAsync(new HttpMethod(method), "/fhir/Patient", await issuer.TokenAsync(scope, Cancel), Cancel);

        Assert.Equal(status, response.StatusCode);
    }

    [Fact]
    public async Task An_issuer_that_is_down_at_start_blocks_neither_start_nor_requests_and_is_found_when_it_comes_up()
    {
        var port = ServerProcess.FreePort();
        await using var host = await ProtectedHost.StartAsync($"http://127.0.0.1:{port}/auth", Cancel);

        Assert.Equal(HttpStatusCode.Unauthorized, (await host.SendAsync(HttpMethod.Get, "/fhir/Patient", token: null, Cancel)).StatusCode);
        var down = await host.SendAsync(HttpMethod.Get, "/fhir/Patient", "a.b.c", Cancel);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, down.StatusCode);
        Assert.InRange(down.Headers.RetryAfter!.Delta!.Value.TotalSeconds, 1, 30);
        Assert.Contains("token-issuer-unavailable", await down.Content.ReadAsStringAsync(Cancel), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, (await host.Http.GetAsync("/fhir/.well-known/smart-configuration", Cancel)).StatusCode);

        await using var issuer = await TestIssuer.StartAsync(Cancel, port);
        await host.UntilIssuerIsKnownAsync(Cancel);

        Assert.Equal(HttpStatusCode.OK, (await host.SendAsync(HttpMethod.Get, "/fhir/Patient", await issuer.TokenAsync("system/*.rs", Cancel), Cancel)).StatusCode);
    }

    [Fact]
    public async Task A_key_changed_by_the_issuer_is_fetched_when_a_token_names_it()
    {
        var port = ServerProcess.FreePort();
        await using var first = await TestIssuer.StartAsync(Cancel, port);
        await using var host = await StartReadyAsync(first);
        var old = await first.TokenAsync("system/*.rs", Cancel);
        Assert.Equal(HttpStatusCode.OK, (await host.SendAsync(HttpMethod.Get, "/fhir/Patient", old, Cancel)).StatusCode);

        await first.DisposeAsync();
        Assert.Equal(HttpStatusCode.OK, (await host.SendAsync(HttpMethod.Get, "/fhir/Patient", old, Cancel)).StatusCode);

        await using var second = await TestIssuer.StartAsync(Cancel, port);
        Assert.Equal(HttpStatusCode.OK, (await host.SendAsync(HttpMethod.Get, "/fhir/Patient", await second.TokenAsync("system/*.rs", Cancel), Cancel)).StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await host.SendAsync(HttpMethod.Get, "/fhir/Patient", old, Cancel)).StatusCode);
    }

    [Fact]
    public async Task Smart_configuration_names_the_external_issuer()
    {
        var issuer = fixture.Issuer;
        await using var host = await StartReadyAsync(issuer);

        var smart = JsonNode.Parse(await host.Http.GetStringAsync("/fhir/.well-known/smart-configuration", Cancel))!;

        Assert.Equal((issuer.Issuer, issuer.TokenEndpoint), ((string?)smart["issuer"], (string?)smart["token_endpoint"]));
    }

    private static async Task<ProtectedHost> StartReadyAsync(TestIssuer issuer)
    {
        var host = await ProtectedHost.StartAsync(issuer.Issuer, Cancel);
        await host.UntilIssuerIsKnownAsync(Cancel);
        return host;
    }
}
