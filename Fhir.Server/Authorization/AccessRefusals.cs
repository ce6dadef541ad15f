using Fhir.Kernel.Outcome;
using Fhir.Security.Scopes;
using Fhir.Security.Tokens;

namespace Fhir.Server.Authorization;

/// <summary>The refusals of access with the status and challenge of RFC 6750. https://www.rfc-editor.org/rfc/rfc6750#section-3</summary>
public static class AccessRefusals
{
    private const string Challenge = "Bearer realm=\"fhir\"";

    /// <summary>401. A request without credentials gets a challenge without an error code.</summary>
    public static AccessRefusal NoToken() => new(Answer(401, TokenRules.Absent), TokenRules.Absent.At(null)) { Challenge = Challenge };

    /// <summary>400: the token was not sent as it should.</summary>
    public static AccessRefusal BadRequest() =>
        new(Answer(400, TokenRules.Request), TokenRules.Request.At(null)) { Challenge = $"{Challenge}, error=\"invalid_request\"" };

    /// <summary>401. The caller learns that the token was not accepted, the log why.</summary>
    public static AccessRefusal BadToken(Issue reason) =>
        new(Answer(401, TokenRules.NotAccepted), reason) { Challenge = $"{Challenge}, error=\"invalid_token\"" };

    /// <summary>503: the token may be good, but there are no keys to tell by.</summary>
    public static AccessRefusal IssuerUnavailable(TimeSpan retryAfter) =>
        new(Answer(503, TokenRules.IssuerUnavailable), TokenRules.IssuerUnavailable.At(null)) { RetryAfter = retryAfter };

    /// <summary>403 with a scope that would do.</summary>
    public static AccessRefusal InsufficientScope(string type, ScopeActions needed)
    {
        var scope = new SmartScope(ScopeContext.System, type, needed, Query: null).ToString();
        var reason = ScopeRules.Missing.At(null, scope);
        return new(new Refusal(403, [reason]), reason) { Challenge = $"{Challenge}, error=\"insufficient_scope\", scope=\"{scope}\"" };
    }

    /// <summary>403: the token's scopes as a whole are not taken.</summary>
    public static AccessRefusal ScopesRefused(Refusal refusal) =>
        new(refusal, refusal.Issues[0]) { Challenge = $"{Challenge}, error=\"insufficient_scope\"" };

    /// <summary>403: what the token attests is not taken. https://www.rfc-editor.org/rfc/rfc9396</summary>
    public static AccessRefusal AttestationRefused(Refusal refusal) =>
        new(refusal, refusal.Issues[0]) { Challenge = $"{Challenge}, error=\"insufficient_authorization_details\"" };

    private static Refusal Answer(int status, Rule rule) => new(status, [rule.At(null)]);
}
