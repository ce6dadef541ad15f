using System.Collections.Immutable;

using Fhir.Conformance.Checks;

namespace Fhir.Conformance.Engine;

/// <summary>Examines a server in one respect: the requirement's. It judges nothing else, so that a finding points at one thing.</summary>
/// <param name="RequirementId">Exactly one row of a requirements.csv.</param>
public sealed record Check(string RequirementId, Func<Probe, CancellationToken, Task<Judgement>> RunAsync)
{
    /// <summary>What the target must claim in its CapabilityStatement for the check to apply; none of it missing.</summary>
    public ImmutableArray<Claim> Claims { get; init; } = [];

    /// <summary>The check creates resources of its own on the target and deletes them again; runs only when writes are allowed.</summary>
    public bool Writes { get; init; }
}

/// <summary>Checks that look at the same side of a server.</summary>
/// <param name="Id">The common start of the requirement ids: <c>LML-SRCH</c>.</param>
/// <param name="Tiltak">A slug, or <c>core</c>.</param>
public sealed record Group(string Id, string Tiltak, Words Title, ImmutableArray<Check> Checks);

/// <summary>The groups of the core or of one tiltak.</summary>
public sealed record Suite(string Tiltak, ImmutableArray<Group> Groups);
