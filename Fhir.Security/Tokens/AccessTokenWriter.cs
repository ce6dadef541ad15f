using System.Text.Json.Nodes;
using Fhir.Security.Keys;

namespace Fhir.Security.Tokens;

/// <summary>Makes access tokens for clients with no user behind them. https://www.rfc-editor.org/rfc/rfc9068#section-2</summary>
public sealed class AccessTokenWriter(string issuer, SigningKey key, TimeProvider clock)
{
    /// <summary>Claims of a client credentials token; the caller may add to them before signing.</summary>
    public JsonObject Claims(string client, string audience, string scope, TimeSpan lifetime)
    {
        var now = clock.GetUtcNow().ToUnixTimeSeconds();
        return new JsonObject
        {
            ["iss"] = issuer,
            ["sub"] = client,
            ["aud"] = audience,
            ["client_id"] = client,
            ["jti"] = Guid.NewGuid().ToString("N"),
            ["iat"] = now,
            ["nbf"] = now,
            ["exp"] = now + (long)lifetime.TotalSeconds,
            ["scope"] = scope,
        };
    }

    public string Write(JsonObject claims) => key.Sign("at+jwt", claims);
}
