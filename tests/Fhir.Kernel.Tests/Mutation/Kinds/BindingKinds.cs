using System.Collections.Frozen;
using System.Text.Json.Nodes;
using Fhir.Kernel.Definitions;
using Fhir.Kernel.Terminology;

namespace Fhir.Kernel.Tests.Mutation.Kinds;

/// <summary>Codes that the value set does not have. https://hl7.org/fhir/R4/terminologies.html#strength</summary>
internal static class BindingKinds
{
    private const string Strange = """{ "coding": [{ "system": "https://fhirref.example/no/CodeSystem/ukjent", "code": "x" }] }""";

    // Those of which every code is known.
    private static readonly FrozenSet<string> Required = Checked();

    private static readonly FrozenSet<string> Extensible = FrozenSet.Create(
        "Patient.maritalStatus", "Observation.dataAbsentReason", "Observation.interpretation", "Observation.component.dataAbsentReason");

    public static IReadOnlyList<MutationKind> All { get; } =
    [
        MutationKind.At("code outside a required binding", spot => IsBound(spot, "code") && spot.Node is not null, spot => Put(spot, "finnes-ikke")),
        MutationKind.At("code in another case", spot => IsBound(spot, "code") && spot.Node?.GetValue<string>().Any(char.IsLower) == true,
            spot => Put(spot, spot.Node!.GetValue<string>().ToUpperInvariant())),
        MutationKind.At("concept outside a required binding", spot => IsBound(spot, "CodeableConcept"), spot => Put(spot, JsonNode.Parse(Strange)!)),
        MutationKind.At("concept without a code where one is required", spot => IsBound(spot, "CodeableConcept"), spot => Put(spot, new JsonObject { ["text"] = "noe" })),
        MutationKind.At("right code of another system", spot => IsBound(spot, "CodeableConcept") && spot.Has("coding"), spot =>
        {
            foreach (var coding in spot.Object["coding"]!.AsArray()) coding!["system"] = "https://fhirref.example/no/CodeSystem/annet";
            return new("binding-required", spot.Place);
        }),
        MutationKind.At("code without its system", spot => IsBound(spot, "CodeableConcept") && spot.Has("coding"), spot =>
        {
            foreach (var coding in spot.Object["coding"]!.AsArray()) coding!.AsObject().Remove("system");
            return new("binding-required", spot.Place);
        }),
        MutationKind.At("concept outside an extensible binding", spot => Extensible.Contains(spot.Property.Path), spot => Put(spot, JsonNode.Parse(Strange)!, "binding-extensible")),
        MutationKind.At("media type that is none", spot => spot.Property.Path == "Attachment.contentType", spot => Put(spot, "pdf")),
        MutationKind.At("currency that is none", spot => spot.Property.Path == "Money.currency", spot => Put(spot, "NKR")),
        MutationKind.At("language that is none", spot => spot.Property is { Name: "language", Owner.IsResource: true }, spot => Put(spot, "n", "binding-max")),
        MutationKind.At("unit of time that is none", spot => spot.Property.Path == "Timing.repeat.periodUnit", spot => Put(spot, "dag")),
    ];

    private static FrozenSet<string> Checked()
    {
        var service = new TerminologyService(DefinitionsPack.Core);
        return DefinitionsPack.Core.RequiredBindings.Where(binding => service.Expand(binding.ValueSet).IsComplete).Select(binding => binding.Path).ToFrozenSet();
    }

    private static bool IsBound(Spot spot, string type) => spot.Type == type && Required.Contains(spot.Property.Path);

    private static Expected Put(Spot spot, JsonNode value, string rule = "binding-required")
    {
        spot.Put(value);
        return new(rule, spot.Place);
    }
}
