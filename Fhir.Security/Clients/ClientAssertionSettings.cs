using System.Collections.Immutable;
using Fhir.Security.Keys;

namespace Fhir.Security.Clients;

/// <summary>What an issuer demands of client assertions.</summary>
public sealed record ClientAssertionSettings
{
    /// <summary>
    /// HelseID and FAPI 2.0 want the issuer here, SMART backend services the token endpoint's address. The assertion must name exactly one of them.
    /// </summary>
    public required ImmutableArray<string> Audiences { get; init; }

    /// <summary>From now to <c>exp</c>. SMART allows five minutes; HelseID one.</summary>
    public TimeSpan LongestLife { get; init; } = TimeSpan.FromMinutes(5);

    public TimeSpan ClockSkew { get; init; } = TimeSpan.FromSeconds(10);

    public ImmutableArray<string> Algorithms { get; init; } = SigningAlgorithms.All;

    /// <summary>The newer explicit type, and the older one that many clients send.</summary>
    public ImmutableArray<string> Types { get; init; } = [ClientAssertion.Type, "JWT"];
}
