using System.Collections.Immutable;

using Fhir.Conformance.Engine;

namespace Fhir.Conformance.Checks;

/// <summary>Data that servers of every tiltak have some of.</summary>
public static class CoreKinds
{
    public static readonly DataKind Patient = new(new Words("pasienter", "patients"), "Patient", [""], _ => true);

    public static readonly DataKind Practitioner = new(new Words("helsepersonell", "practitioners"), "Practitioner", [""], _ => true);

    public static readonly DataKind Organization = new(new Words("virksomheter", "organizations"), "Organization", [""], _ => true);

    /// <summary>Types tried in order when any resource will do.</summary>
    public static readonly ImmutableArray<string> AnyType =
        ["Patient", "Observation", "DocumentReference", "MedicationStatement", "DiagnosticReport", "AllergyIntolerance", "Condition", "Organization"];

    public static DataKind All(string type) => new(new Words($"ressurser av type {type}", $"resources of type {type}"), type, [""], _ => true);
}
