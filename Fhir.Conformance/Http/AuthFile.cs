using System.Text.Json;

using Fhir.Conformance.Engine;
using Fhir.Security.Keys;

namespace Fhir.Conformance.Http;

/// <summary>
/// The JSON file that says how the run is authorized: <c>{"token"}</c>, or <c>{"tokenEndpoint", "clientId", "privateKeyJwk", "scope", "dpop"}</c>.
/// The key is a JWK, as an object or as its text.
/// </summary>
public static class AuthFile
{
    /// <summary>The source of tokens, or why the file is of no use.</summary>
    /// <param name="http">Carries the requests to the token endpoint.</param>
    public static (ITokenSource? Source, Words? Trouble) Read(string json, HttpClient http, TimeProvider clock)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            return Of(new Node(document.RootElement.Clone()), http, clock);
        }
        catch (JsonException)
        {
            return (null, new Words("autorisasjonsfilen er ikke lesbar JSON", "the auth file is not readable JSON"));
        }
    }

    private static (ITokenSource?, Words?) Of(Node file, HttpClient http, TimeProvider clock)
    {
        if (file.Text("token") is { Length: > 0 } token) return (new FixedToken(token), null);
        if (file.Text("dpop") == "true")
            return (null, new Words("autorisasjonsfilen ber om DPoP, som denne versjonen ikke kan",
                "the auth file asks for DPoP, which this version cannot do"));

        string[] needed = ["tokenEndpoint", "clientId", "privateKeyJwk", "scope"];
        if (needed.Where(name => !file.Has(name)).ToList() is { Count: > 0 } missing)
            return (null, new Words($"autorisasjonsfilen mangler {string.Join(", ", missing)}", $"the auth file lacks {string.Join(", ", missing)}"));
        if (!Uri.TryCreate(file.Text("tokenEndpoint"), UriKind.Absolute, out var endpoint) || !IsSafe(endpoint))
            return (null, new Words("tokenEndpoint må være en https-adresse (http bare lokalt)", "tokenEndpoint must be an https address (http only locally)"));

        var key = SigningKey.Parse(file["privateKeyJwk"] is { IsObject: true } jwk ? jwk.Raw : file.Text("privateKeyJwk"));
        return key.IsValue
            ? (new ClientCredentials(http, endpoint, file.Text("clientId"), key.Value, file.Text("scope"), clock), null)
            : (null, new Words($"privateKeyJwk: {key.Refusal.Issues[0].Text(Kernel.Outcome.Language.Nb)}",
                $"privateKeyJwk: {key.Refusal.Issues[0].Text(Kernel.Outcome.Language.En)}"));
    }

    /// <summary>A token or an assertion never goes over a network in the clear.</summary>
    public static bool IsSafe(Uri url) => url.Scheme == Uri.UriSchemeHttps || url is { Scheme: "http", IsLoopback: true };
}
