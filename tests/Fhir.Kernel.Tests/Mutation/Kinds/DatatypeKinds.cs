namespace Fhir.Kernel.Tests.Mutation.Kinds;

/// <summary>Invariants of data types, and those of every element. https://hl7.org/fhir/R4/datatypes.html</summary>
internal static class DatatypeKinds
{
    public static IReadOnlyList<MutationKind> All { get; } =
    [
        MutationKind.Invariant("per-1", "Period", "start", """{ "start": "2030-01-01", "end": "2020-01-01" }"""),
        MutationKind.Invariant("rng-2", "Range", "low high", """{ "low": { "value": 1000000 } }"""),
        MutationKind.Invariant("rat-1", "Ratio", "numerator denominator", """{ "denominator": null }"""),
        MutationKind.Invariant("qty-3", "Quantity", "code system", """{ "system": null }"""),
        MutationKind.Invariant("age-1", "Age", "value code", """{ "code": null }"""),
        MutationKind.Invariant("drt-1", "Duration", "value code", """{ "system": "https://fhirref.example/no/enheter" }"""),
        MutationKind.Invariant("dis-1", "Distance", "value code", """{ "code": null }"""),
        MutationKind.Invariant("cnt-3", "Count", "value code", """{ "value": 1.5 }"""),
        MutationKind.Invariant("cpt-2", "ContactPoint", "system value", """{ "system": null }"""),
        MutationKind.Invariant("att-1", "Attachment", "data contentType", """{ "contentType": null }"""),
        MutationKind.Invariant("tim-1", "Timing.repeat", "duration durationUnit", """{ "durationUnit": null }"""),
        MutationKind.Invariant("tim-2", "Timing.repeat", "period periodUnit", """{ "periodUnit": null }"""),
        MutationKind.Invariant("tim-4", "Timing.repeat", "duration", """{ "duration": -30 }"""),
        MutationKind.Invariant("tim-5", "Timing.repeat", "period", """{ "period": -1 }"""),
        MutationKind.Invariant("tim-6", "Timing.repeat", "period periodMax", """{ "period": null }"""),
        MutationKind.Invariant("tim-7", "Timing.repeat", "duration durationMax", """{ "duration": null }"""),
        MutationKind.Invariant("tim-8", "Timing.repeat", "count countMax", """{ "count": null }"""),
        MutationKind.Invariant("tim-9", "Timing.repeat", "offset when", """{ "when": null }"""),
        MutationKind.Invariant("tim-10", "Timing.repeat", "when", """{ "timeOfDay": ["08:00:00"] }"""),
        MutationKind.Invariant("exp-1", "Expression", "expression !reference", """{ "expression": null }"""),
        MutationKind.Invariant("trd-3", "TriggerDefinition", "name", """{ "name": null }"""),
        MutationKind.Invariant("drq-1", "DataRequirement.codeFilter", "path", """{ "searchParam": "code" }"""),
        MutationKind.Invariant("drq-2", "DataRequirement.dateFilter", "path", """{ "searchParam": "date" }"""),
        MutationKind.Invariant("eld-2", "ElementDefinition", "min max", """{ "min": 9, "max": "1" }"""),
        MutationKind.At("invariant eld-3", spot => spot.Property.Path == "ElementDefinition.max", spot =>
        {
            spot.Put("-1");
            return new("invariant-eld-3", spot.Place);
        }),
        MutationKind.Invariant("eld-8", "ElementDefinition", "fixed", """{ "patternBoolean": true }"""),
        MutationKind.Invariant("eld-16", "ElementDefinition", "sliceName", """{ "sliceName": "to ord" }"""),
        MutationKind.Invariant("eld-19", "ElementDefinition", "path", """{ "path": "[" }"""),
        MutationKind.Invariant("eld-22", "ElementDefinition", "!sliceName", """{ "sliceIsConstraining": true }"""),
        MutationKind.Invariant("eld-1", "ElementDefinition.slicing", "discriminator description", """{ "discriminator": null, "description": null }"""),
        MutationKind.Invariant("eld-12", "ElementDefinition.binding", "valueSet", """{ "valueSet": "verdisett" }"""),
    ];
}
