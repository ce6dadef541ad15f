using System.Text.Json.Nodes;
using Fhir.Security.Keys;

namespace Fhir.Security.Clients;

/// <summary>
/// The signed statement by which a client proves who it is (<c>private_key_jwt</c>). https://www.rfc-editor.org/rfc/rfc7523#section-2.2
/// </summary>
public static class ClientAssertion
{
    /// <summary>The header's <c>typ</c>.</summary>
    public const string Type = "client-authentication+jwt";

    /// <summary>The form field <c>client_assertion_type</c>.</summary>
    public const string FormType = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";

    private static readonly TimeSpan Life = TimeSpan.FromSeconds(30);

    /// <summary>A fresh assertion, good for 30 seconds and one use.</summary>
    /// <param name="audience">The issuer; for SMART backend services the token endpoint.</param>
    public static string Create(string client, string audience, SigningKey key, TimeProvider clock)
    {
        var now = clock.GetUtcNow();
        return key.Sign(Type, new JsonObject
        {
            ["iss"] = client,
            ["sub"] = client,
            ["aud"] = audience,
            ["jti"] = Guid.NewGuid().ToString("N"),
            ["iat"] = now.ToUnixTimeSeconds(),
            ["nbf"] = now.ToUnixTimeSeconds(),
            ["exp"] = (now + Life).ToUnixTimeSeconds(),
        });
    }
}
