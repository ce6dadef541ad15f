using Xunit;

namespace Fhir.Server.Tests.Rest;

/// <summary>With the embedded issuer.</summary>
public sealed class TokenServer() : RunningServer("--FhirRef:Seed=false", "--FhirRef:Security:Mode=Test");

/// <summary>https://www.rfc-editor.org/rfc/rfc9110#section-15.5.6</summary>
public sealed class OtherMethodsTests(TokenServer server) : IClassFixture<TokenServer>
{
    [Theory]
    [InlineData("GET", "auth/connect/token", "OPTIONS,POST")]
    [InlineData("HEAD", "auth/connect/token", "OPTIONS,POST")]
    [InlineData("DELETE", "auth/connect/token", "OPTIONS,POST")]
    [InlineData("POST", "auth/.well-known/openid-configuration", "GET,HEAD,OPTIONS")]
    [InlineData("PUT", "fhir/.well-known/smart-configuration", "GET,HEAD,OPTIONS")]
    [InlineData("POST", "health/ready", "GET,HEAD,OPTIONS")]
    [InlineData("DELETE", "metrics", "GET,HEAD,OPTIONS")]
    [InlineData("POST", "openapi.json", "GET,HEAD,OPTIONS")]
    [InlineData("POST", "", "GET,HEAD,OPTIONS")]
    public async Task Another_method_is_405_and_told_which_there_are(string method, string path, string allowed)
    {
        var answer = await server.SendAsync(method, $"{server.Http.BaseAddress}{path}");

        Assert.Equal((405, allowed), (answer.Status, answer.Header("Allow")));
        if (method != "HEAD") Assert.Equal("http-method-not-allowed", answer.Rules[0]);
    }

    [Theory]
    [InlineData("auth/connect/token", "OPTIONS,POST")]
    [InlineData("health/live", "GET,HEAD,OPTIONS")]
    public async Task Options_tells_the_same(string path, string allowed)
    {
        var answer = await server.SendAsync("OPTIONS", $"{server.Http.BaseAddress}{path}");

        Assert.Equal((204, allowed), (answer.Status, answer.Header("Allow")));
    }

    [Theory]
    [InlineData("health/live")]
    [InlineData("health/ready")]
    [InlineData("metrics")]
    [InlineData("openapi.json")]
    [InlineData("fhirref.css")]
    [InlineData("auth/.well-known/openid-configuration")]
    [InlineData("fhir/.well-known/smart-configuration")]
    [InlineData("")]
    public async Task Head_is_get_without_the_body(string path)
    {
        var (got, head) = (await server.GetAsync($"{server.Http.BaseAddress}{path}"), await server.SendAsync("HEAD", $"{server.Http.BaseAddress}{path}"));

        Assert.Equal((200, 200, ""), (got.Status, head.Status, head.Text));
        Assert.Equal(got.Header("Content-Type"), head.Header("Content-Type"));
    }

    [Fact]
    public async Task A_post_to_a_stream_of_the_api_is_the_apis_to_answer() => Assert.Equal(401, (await server.PostAsync("Subscription/x/$events", "{}")).Status);
}
