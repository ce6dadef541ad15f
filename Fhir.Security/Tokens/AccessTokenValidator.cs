using System.Globalization;
using Fhir.Kernel.Outcome;

namespace Fhir.Security.Tokens;

/// <summary>
/// Decides whether a JWT access token is good, rule by rule; the first broken rule ends it.
/// https://www.rfc-editor.org/rfc/rfc9068#section-4 and https://www.rfc-editor.org/rfc/rfc8725
/// </summary>
public sealed class AccessTokenValidator(AccessTokenSettings settings, TimeProvider clock)
{
    private const int Unauthorized = 401;

    /// <summary>The token presented as Bearer, or a 401 whose one issue names the rule (for the log, not for the caller).</summary>
    public Result<AccessToken> ValidateBearer(string token, TrustedIssuer issuer)
    {
        if (Jws.Parse(token) is not { } jws) return Refuse(TokenRules.Malformed.At(null));

        var broken = Header(jws) ?? Signature(jws, issuer) ?? Party(jws, issuer) ?? Times(jws) ?? Binding(jws) ?? Client(jws);
        return broken is null ? Read(jws) : Refuse(broken);
    }

    private Issue? Header(Jws jws)
    {
        if (!settings.Types.Contains(jws.Type ?? "", StringComparer.OrdinalIgnoreCase)) return TokenRules.Type.At(null, Shown(jws.Type), string.Join(", ", settings.Types));

        return settings.Algorithms.Contains(jws.Algorithm ?? "") ? null : TokenRules.Algorithm.At(null, Shown(jws.Algorithm), string.Join(", ", settings.Algorithms));
    }

    private static Issue? Signature(Jws jws, TrustedIssuer issuer)
    {
        if (issuer.Key(jws.KeyId) is not { } key) return TokenRules.KeyUnknown.At(null, Shown(jws.KeyId));

        return jws.IsSignedBy(key) ? null : TokenRules.Signature.At(null);
    }

    private Issue? Party(Jws jws, TrustedIssuer issuer)
    {
        if (jws.Text("iss") != issuer.Issuer) return TokenRules.Issuer.At(null, Shown(jws.Text("iss")), issuer.Issuer);

        var audiences = jws.Texts("aud");
        return audiences.Contains(settings.Audience, StringComparer.Ordinal) ? null : TokenRules.Audience.At(null, Shown(string.Join(' ', audiences)), settings.Audience);
    }

    /// <summary><c>exp</c> must be there; <c>nbf</c> and <c>iat</c> need not, but must be times when they are.</summary>
    private Issue? Times(Jws jws)
    {
        var now = clock.GetUtcNow();
        if (jws.Time("exp") is not { } expires) return TokenRules.Time.At(null, "exp");
        // Not the sum of the two: a token may last to the end of time.
        if (now - settings.ClockSkew >= expires) return TokenRules.Expired.At(null, Moment(expires));

        return NotBefore(jws, "nbf", now) ?? NotBefore(jws, "iat", now);
    }

    private Issue? NotBefore(Jws jws, string claim, DateTimeOffset now)
    {
        if (!jws.Claims.TryGetProperty(claim, out _)) return null;
        if (jws.Time(claim) is not { } from) return TokenRules.Time.At(null, claim);

        return now < from - settings.ClockSkew ? TokenRules.NotYetValid.At(null, claim, Moment(from)) : null;
    }

    private static Issue? Binding(Jws jws) =>
        jws.Claims.TryGetProperty("cnf", out _) ? TokenRules.DpopBound.At(null) : null;

    private Issue? Client(Jws jws) =>
        string.IsNullOrEmpty(jws.Text(settings.ClientClaim)) ? TokenRules.ClientMissing.At(null, settings.ClientClaim) : null;

    private AccessToken Read(Jws jws) => new(
        jws.Text(settings.ClientClaim)!,
        jws.Text("sub"),
        jws.Text("jti"),
        [.. jws.Texts(settings.ScopeClaim).SelectMany(text => text.Split(' ', StringSplitOptions.RemoveEmptyEntries))],
        jws.Time("exp")!.Value,
        TokenPerson.Read(jws, settings));

    private static Refusal Refuse(Issue issue) => new(Unauthorized, [issue]);

    /// <summary>A value from an unbelieved token, fit for a log line: short, and printable ASCII alone.</summary>
    private static string Shown(string? text) => text is null ? "" : string.Concat(text.Take(120).Select(letter => letter is >= ' ' and <= '~' ? letter : '?'));

    private static string Moment(DateTimeOffset time) => time.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture);
}
