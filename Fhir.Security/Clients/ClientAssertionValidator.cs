using System.Globalization;
using Fhir.Kernel.Outcome;
using Fhir.Security.Tokens;

namespace Fhir.Security.Clients;

/// <summary>Decides who a client is by its assertion. The jti is spent last, so that a bad assertion burns nobody's.</summary>
public sealed class ClientAssertionValidator(ClientAssertionSettings settings, JtiCache used, TimeProvider clock)
{
    private const int Unauthorized = 401;

    /// <param name="assertion">A compact JWS.</param>
    /// <param name="find">The client of an id; null when there is none.</param>
    public Result<RegisteredClient> Validate(string assertion, Func<string, RegisteredClient?> find)
    {
        if (Jws.Parse(assertion) is not { } jws) return Refuse(ClientRules.Malformed.At(null));
        if (Header(jws) is { } header) return Refuse(header);
        if (jws.Text("iss") is not { Length: > 0 } id || jws.Text("sub") != id) return Refuse(ClientRules.Issuer.At(null));
        if (find(id) is not { } client || client.Key(jws.KeyId) is not { } key) return Refuse(ClientRules.Unknown.At(null));

        var broken = jws.IsSignedBy(key) ? Audience(jws) ?? Lifetime(jws) ?? Once(jws, id) : ClientRules.Signature.At(null);
        return broken is null ? client : Refuse(broken);
    }

    /// <summary>RFC 7523 does not ask for a <c>typ</c>; one that is there must be right.</summary>
    private Issue? Header(Jws jws)
    {
        if (jws.Type is { } type && !settings.Types.Contains(type, StringComparer.OrdinalIgnoreCase)) return ClientRules.Type.At(null, type, string.Join(", ", settings.Types));

        return settings.Algorithms.Contains(jws.Algorithm ?? "") ? null : ClientRules.Algorithm.At(null, jws.Algorithm ?? "", string.Join(", ", settings.Algorithms));
    }

    private Issue? Audience(Jws jws) =>
        jws.Texts("aud") is [var audience] && settings.Audiences.Contains(audience) ? null : ClientRules.Audience.At(null, string.Join(", ", settings.Audiences));

    private Issue? Lifetime(Jws jws)
    {
        var now = clock.GetUtcNow();
        var (earliest, latest) = (now - settings.ClockSkew, now + settings.ClockSkew);
        var isAlive = jws.Time("exp") is { } expires && expires > earliest && expires <= latest + settings.LongestLife
            && IsPast(jws, "nbf", latest) && IsPast(jws, "iat", latest);
        return isAlive ? null : ClientRules.Lifetime.At(null, settings.LongestLife.TotalSeconds.ToString(CultureInfo.InvariantCulture));
    }

    private static bool IsPast(Jws jws, string claim, DateTimeOffset latest) =>
        !jws.Claims.TryGetProperty(claim, out _) || (jws.Time(claim) is { } from && from <= latest);

    private Issue? Once(Jws jws, string client) =>
        jws.Text("jti") is { } jti && used.Use(client, jti, jws.Time("exp")!.Value + settings.ClockSkew) ? null : ClientRules.Replayed.At(null);

    private static Refusal Refuse(Issue issue) => new(Unauthorized, [issue]);
}
