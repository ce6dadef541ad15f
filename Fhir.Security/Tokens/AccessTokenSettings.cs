using System.Collections.Immutable;
using Fhir.Security.Keys;

namespace Fhir.Security.Tokens;

/// <summary>What is demanded of an access token; the defaults are HelseID's and RFC 9068's.</summary>
public sealed record AccessTokenSettings
{
    /// <summary>Must be among the token's audiences, character by character.</summary>
    public required string Audience { get; init; }

    /// <summary>How far apart the issuer's clock and ours may be.</summary>
    public TimeSpan ClockSkew { get; init; } = TimeSpan.FromSeconds(5);

    public ImmutableArray<string> Algorithms { get; init; } = SigningAlgorithms.All;

    /// <summary>Compared without case, as media types are. HelseID uses both <c>at+jwt</c> and <c>JWT</c>; a token without <c>typ</c> is refused.</summary>
    public ImmutableArray<string> Types { get; init; } = ["at+jwt", "application/at+jwt", "JWT"];

    /// <summary>A string of scopes with spaces between (RFC 9068) or an array of them (HelseID).</summary>
    public string ScopeClaim { get; init; } = "scope";

    public string ClientClaim { get; init; } = "client_id";

    /// <summary>Number in the register of health personnel of whoever sits at the client.</summary>
    public string HprClaim { get; init; } = "helseid://claims/hpr/hpr_number";
}
