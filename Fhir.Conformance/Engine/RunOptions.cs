using System.Collections.Immutable;

namespace Fhir.Conformance.Engine;

/// <summary>What a run looks at.</summary>
public sealed record RunOptions
{
    /// <summary>Slugs; the core is always part of a run.</summary>
    public required ImmutableArray<string> Tiltak { get; init; }

    public Actor Actor { get; init; } = Actor.Server;

    /// <summary>Lets the write checks create resources of their own on the target.</summary>
    public bool AllowWrites { get; init; }

    /// <summary>Where the target may send rest-hooks; null for this machine's loopback, and then only to a target on it.</summary>
    public NotifyPlace? NotifyAt { get; init; }
}
