using System.Security.Claims;
using Fhir.Kernel.Outcome;
using Fhir.Security.Scopes;
using Fhir.Security.Tokens;
using Fhir.Store.Access;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.JwtBearer;

namespace Fhir.Server.Authorization;

/// <summary>
/// From a request to a <see cref="Permit"/>: the token is checked by the scheme, its scopes become grants. A request is let through in two
/// steps: who is calling (<see cref="AuthenticateAsync"/>), and may they do this (<see cref="Require"/>); <see cref="AuthorizeAsync"/> is
/// both. A batch or transaction takes the first step once and the second for each entry.
/// </summary>
public sealed class Authorizer(SecuritySettings settings, ILogger<Authorizer> log, ITokenIssuer? issuer = null)
{
    /// <summary>The permit when it covers the interaction on the type, else 401, 403 or 503.</summary>
    /// <param name="type">A resource type, or <see cref="Permit.AnyType"/> for an interaction on the whole system.</param>
    public async Task<AuthorizationOutcome> AuthorizeAsync(HttpContext context, string type, Interaction needed)
    {
        var caller = await AuthenticateAsync(context);
        return caller.IsPermitted ? Require(caller.Permit, type, needed) : caller;
    }

    /// <summary>Everything the caller may do, or 400, 401, 403 or 503.</summary>
    public async Task<AuthorizationOutcome> AuthenticateAsync(HttpContext context)
    {
        if (settings.Mode == SecurityMode.Open) return Permit.Open;
        if (context.Request.Headers.Authorization.Count > 1 || context.Request.Query.ContainsKey("access_token")) return Refused(AccessRefusals.BadRequest());

        var result = await context.AuthenticateAsync(JwtBearerDefaults.AuthenticationScheme);
        if (result.Succeeded) return PermitOf(result.Principal);

        return Refused(result.Failure is null ? AccessRefusals.NoToken() : Explain(result.Failure));
    }

    /// <summary>The same permit when it covers the interaction on the type, else 403.</summary>
    public AuthorizationOutcome Require(Permit permit, string type, Interaction needed) =>
        permit.Permits(type, needed) ? permit : Refused(AccessRefusals.InsufficientScope(type, Actions(needed)), permit.Client);

    private AuthorizationOutcome PermitOf(ClaimsPrincipal caller)
    {
        var client = caller.FindFirstValue(CallerClaims.Client)!;
        var scopes = GrantedScopes.Of(caller.FindAll(CallerClaims.Scope).Select(claim => claim.Value));
        if (!scopes.IsValue) return Refused(AccessRefusals.ScopesRefused(scopes.Refusal), client);

        var person = CallerClaims.TokenOf(caller).Person;
        if (!person.IsValue) return Refused(AccessRefusals.AttestationRefused(person.Refusal), client);

        return Permit.Of(client, caller.FindFirstValue(CallerClaims.Subject), scopes.Value.Scopes.Select(scope => (scope.Type, Allowed(scope.Actions)))) with { Holder = HolderOf(person.Value) };
    }

    private static TokenHolder HolderOf(TokenPerson person) => new()
    {
        HprNumber = person.HprNumber,
        LegalEntity = person.LegalEntity ?? person.Attestation?.LegalEntity,
        PointOfCare = person.PointOfCare ?? person.Attestation?.PointOfCare,
        Purpose = person.Attestation?.Purpose,
        DecisionId = person.Attestation?.DecisionId,
        IsChosen = person.Attestation?.IsChosen,
    };

    private AccessRefusal Explain(Exception failure) => failure switch
    {
        TokenRefusedException { Refusal.Status: StatusCodes.Status503ServiceUnavailable } => AccessRefusals.IssuerUnavailable(issuer?.RetryAfter ?? TimeSpan.Zero),
        TokenRefusedException refused => AccessRefusals.BadToken(refused.Refusal.Issues[0]),
        _ => AccessRefusals.BadToken(TokenRules.Malformed.At(null)),
    };

    private AccessRefusal Refused(AccessRefusal refusal, string client = "-")
    {
        if (log.IsEnabled(LogLevel.Information))
        {
            log.LogInformation("Refused by {Rule}, client {Client}: {Reason}", refusal.Reason.RuleId, client, refusal.Reason.Text(Language.En));
        }

        return refusal;
    }

    /// <summary>The letters of a scope and of a permit are the same five, in the same order; a test holds them to it.</summary>
    private static Interaction Allowed(ScopeActions actions) => (Interaction)(int)actions;

    private static ScopeActions Actions(Interaction interaction) => (ScopeActions)(int)interaction;
}
