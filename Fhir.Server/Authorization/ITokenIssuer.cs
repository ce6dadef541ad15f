using Fhir.Security.Tokens;

namespace Fhir.Server.Authorization;

/// <summary>What is known about an issuer beyond its keys: where clients find it.</summary>
public sealed record KnownIssuer(TrustedIssuer Trusted, string TokenEndpoint, string JwksAddress);

/// <summary>The issuer this server trusts: the embedded one or an external one.</summary>
public interface ITokenIssuer
{
    /// <summary>Null as long as an external issuer has not been reached.</summary>
    KnownIssuer? Current { get; }

    /// <summary>What a token must be meant for.</summary>
    string Audience { get; }

    /// <summary>How long a caller should wait while <see cref="Current"/> is null.</summary>
    TimeSpan RetryAfter { get; }

    /// <summary>Asks for the issuer's keys again after an unknown one; true when that was done now and a second look may help.</summary>
    Task<bool> RefreshAsync(CancellationToken cancel);
}
