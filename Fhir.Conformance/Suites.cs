using System.Collections.Immutable;
using Fhir.Conformance.Engine;
using Fhir.Conformance.EveryServer;
using Fhir.Conformance.Tiltak.Hjemmeoppfolging;
using Fhir.Conformance.Tiltak.Journaldokumenter;
using Fhir.Conformance.Tiltak.KritiskInfo;
using Fhir.Conformance.Tiltak.Legemiddelliste;
using Fhir.Conformance.Tiltak.Plan;
using Fhir.Conformance.Tiltak.Provesvar;

namespace Fhir.Conformance;

/// <summary>Every suite there is: the core and one per tiltak.</summary>
public static class Suites
{
    public static readonly ImmutableArray<Suite> All =
    [
        CoreSuite.Suite,
        LegemiddellisteSuite.Suite,
        JournaldokumenterSuite.Suite,
        ProvesvarSuite.Suite,
        KritiskInfoSuite.Suite,
        HjemmeoppfolgingSuite.Suite,
        PlanSuite.Suite,
    ];

    /// <summary>The slugs that can be chosen; the core is always part of a run.</summary>
    public static ImmutableArray<string> Tiltak => [.. All.Select(suite => suite.Tiltak).Where(tiltak => tiltak != "core")];
}
