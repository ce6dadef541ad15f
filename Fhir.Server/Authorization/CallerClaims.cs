using System.Security.Claims;
using Fhir.Security.Tokens;

namespace Fhir.Server.Authorization;

/// <summary>What the server's principal says about a caller, whatever scheme let it in.</summary>
public static class CallerClaims
{
    public const string Client = "client_id";
    public const string Subject = "sub";
    public const string TokenId = "jti";

    /// <summary>One claim per scope.</summary>
    public const string Scope = "scope";

    /// <summary>The token that let the caller in.</summary>
    public static AccessToken TokenOf(ClaimsPrincipal caller) => (AccessToken)((ClaimsIdentity)caller.Identity!).BootstrapContext!;

    public static ClaimsIdentity Of(AccessToken token)
    {
        var identity = new ClaimsIdentity("Bearer", Client, roleType: null) { BootstrapContext = token };
        identity.AddClaim(new Claim(Client, token.Client));
        if (token.Subject is { } subject) identity.AddClaim(new Claim(Subject, subject));
        if (token.TokenId is { } id) identity.AddClaim(new Claim(TokenId, id));
        identity.AddClaims(token.Scopes.Select(scope => new Claim(Scope, scope)));
        return identity;
    }
}
