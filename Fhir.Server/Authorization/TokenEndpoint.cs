using System.Text.Json.Nodes;
using Fhir.Security.Clients;
using Fhir.Security.Scopes;

namespace Fhir.Server.Authorization;

/// <summary>The embedded issuer's token endpoint: client credentials, by private_key_jwt or a test client's secret. https://www.rfc-editor.org/rfc/rfc6749#section-4.4</summary>
public sealed class TokenEndpoint(EmbeddedIssuer issuer, ILogger<TokenEndpoint> log)
{
    public async Task HandleAsync(HttpContext context)
    {
        var (status, body) = await TokenRequest.ReadAsync(context.Request, context.RequestAborted) is { } request
            ? Answer(request)
            : Error(400, "invalid_request", "one well-formed form, each parameter once, one way of authenticating the client");
        if (status == 401 && context.Request.Headers.Authorization.Count > 0) context.Response.Headers.WWWAuthenticate = "Basic realm=\"token\"";

        context.Response.StatusCode = status;
        context.Response.ContentType = "application/json";
        context.Response.Headers.CacheControl = "no-store";
        await context.Response.WriteAsync(body.ToJsonString(), context.RequestAborted);
    }

    private (int Status, JsonObject Body) Answer(TokenRequest request)
    {
        if (Client(request) is not { } client) return Error(401, "invalid_client", "the client is unknown or did not prove who it is");
        if (request.GrantType != "client_credentials") return Error(400, "unsupported_grant_type", "client_credentials is the one grant type here");

        var audience = request.Resource ?? issuer.Audience;
        if (!issuer.IsAudience(audience)) return Error(400, "invalid_target", "no tokens are given for this resource");

        return Granted(request, client) is { Count: > 0 } scopes ? Success(client, audience, scopes) : Error(400, "invalid_scope", "none of the scopes asked for is granted to this client");
    }

    private RegisteredClient? Client(TokenRequest request)
    {
        if (request.Secret is { } secret) return issuer.Find(secret.Id) is { } client && client.HasSecret(secret.Secret) ? client.Registered : null;
        if (request.Assertion is null) return null;

        var proven = issuer.Authenticate(request.Assertion);
        // https://www.rfc-editor.org/rfc/rfc7521#section-4.2: client_id need not be there, but must not name another.
        if (proven.IsValue) return request.ClientId is null || request.ClientId == proven.Value.Id ? proven.Value : null;

        if (log.IsEnabled(LogLevel.Information)) log.LogInformation("A client assertion was refused by {Rule}", proven.Refusal.Issues[0].RuleId);
        return null;
    }

    /// <summary>What is granted may be less than what was asked for; the answer says how much. https://www.rfc-editor.org/rfc/rfc6749#section-3.3</summary>
    private static List<SmartScope> Granted(TokenRequest request, RegisteredClient client) =>
        [.. (request.Scope ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(SmartScope.Parse).OfType<SmartScope>().Where(client.MayAskFor)];

    private (int Status, JsonObject Body) Success(RegisteredClient client, string audience, List<SmartScope> scopes) => (200, new JsonObject
    {
        ["access_token"] = issuer.IssueToken(client, audience, scopes),
        ["token_type"] = "Bearer",
        ["expires_in"] = (long)issuer.TokenLifetime.TotalSeconds,
        ["scope"] = string.Join(' ', scopes),
    });

    private static (int Status, JsonObject Body) Error(int status, string code, string description) =>
        (status, new JsonObject { ["error"] = code, ["error_description"] = description });
}
