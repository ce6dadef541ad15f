using System.Collections.Immutable;
using Fhir.Kernel.Outcome;

namespace Fhir.Security.Scopes;

/// <summary>
/// What a token's scopes amount to on this server. Scopes add up. Resource scopes that the server cannot hold a caller to (a patient's or a
/// user's context, a search narrowing) are refused with the token: passing over <c>patient/*.rs</c> would leave a client that believes it
/// is confined to one patient with an answer nobody promised. Other scopes (<c>openid</c>, those of other APIs) grant nothing.
/// </summary>
/// <param name="Scopes">The resource scopes that count.</param>
public sealed record GrantedScopes(ImmutableArray<SmartScope> Scopes)
{
    /// <param name="scopes">The whole-token scopes of a token's scope claim.</param>
    public static Result<GrantedScopes> Of(IEnumerable<string> scopes)
    {
        ImmutableArray<SmartScope> parsed = [.. scopes.Select(SmartScope.Parse).OfType<SmartScope>()];
        Issue[] refused = [.. parsed.Where(scope => !IsEnforced(scope)).Select(scope => ScopeRules.NotEnforced.At(null, scope.ToString()))];
        return refused.Length == 0 ? new GrantedScopes(parsed) : new Refusal(403, refused);
    }

    private static bool IsEnforced(SmartScope scope) => scope is { Context: ScopeContext.System, Query: null };
}
