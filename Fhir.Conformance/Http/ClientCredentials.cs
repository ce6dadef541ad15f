using System.Globalization;
using System.Net.Http.Headers;
using System.Text.Json;

using Fhir.Conformance.Engine;
using Fhir.Security.Clients;
using Fhir.Security.Keys;

namespace Fhir.Conformance.Http;

/// <summary>
/// Fetches bearer tokens with client credentials and private_key_jwt, and keeps each until shortly before it runs out.
/// https://www.rfc-editor.org/rfc/rfc7523#section-2.2
/// </summary>
public sealed class ClientCredentials(HttpClient http, Uri endpoint, string clientId, SigningKey key, string scope, TimeProvider clock)
    : ITokenSource, IDisposable
{
    private const string IssuersPath = "/connect/token";

    private static readonly TimeSpan Margin = TimeSpan.FromSeconds(15);

    private readonly SemaphoreSlim one = new(1);
    private (string Token, DateTimeOffset Until) current = ("", DateTimeOffset.MinValue);

    public async Task AuthorizeAsync(HttpRequestMessage request, CancellationToken cancel)
    {
        await one.WaitAsync(cancel);
        try
        {
            if (clock.GetUtcNow() >= current.Until) current = await FetchAsync(cancel);
        }
        finally
        {
            one.Release();
        }
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", current.Token);
    }

    public void Dispose() => one.Dispose();

    // HelseID wants its issuer as audience, and its token endpoint is the issuer followed by this path; others want the endpoint itself.
    private string Audience => endpoint.AbsoluteUri.EndsWith(IssuersPath, StringComparison.Ordinal) ? endpoint.AbsoluteUri[..^IssuersPath.Length]
        : endpoint.AbsoluteUri;

    private async Task<(string, DateTimeOffset)> FetchAsync(CancellationToken cancel)
    {
        using var form = new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["grant_type"] = "client_credentials",
            ["client_id"] = clientId,
            ["scope"] = scope,
            ["client_assertion_type"] = ClientAssertion.FormType,
            ["client_assertion"] = ClientAssertion.Create(clientId, Audience, key, clock),
        });
        using var response = await http.PostAsync(endpoint, form, cancel);
        return Read((int)response.StatusCode, await response.Content.ReadAsStringAsync(cancel));
    }

    private (string, DateTimeOffset) Read(int status, string body)
    {
        var answer = Parsed(body);
        if (status == 200 && answer.Text("access_token") is { Length: > 0 } token)
        {
            var seconds = int.TryParse(answer.Text("expires_in"), CultureInfo.InvariantCulture, out var life) ? life : 60;
            return (token, clock.GetUtcNow() + TimeSpan.FromSeconds(seconds) - Margin);
        }
        var error = answer.Text("error") is { Length: > 0 } code ? $" ({code})" : "";
        throw new TokenRefusedException(new Words($"token-endepunktet svarte {status}{error} uten token",
            $"the token endpoint answered {status}{error} without a token"));
    }

    private static Node Parsed(string body)
    {
        try
        {
            using var document = JsonDocument.Parse(body);
            return new Node(document.RootElement.Clone());
        }
        catch (JsonException)
        {
            return default;
        }
    }
}
