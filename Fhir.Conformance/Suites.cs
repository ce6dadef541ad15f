using System.Collections.Immutable;

using Fhir.Conformance.Core;
using Fhir.Conformance.Engine;

namespace Fhir.Conformance;

/// <summary>Every suite there is: the core and one per tiltak.</summary>
public static class Suites
{
    public static readonly ImmutableArray<Suite> All =
    [
        CoreSuite.Suite,
    ];

    /// <summary>The slugs that can be chosen; the core is always part of a run.</summary>
    public static ImmutableArray<string> Tiltak => [.. All.Select(suite => suite.Tiltak).Where(tiltak => tiltak != "core")];
}
