using System.Text.Json.Nodes;

namespace Fhir.Kernel.Tests.Mutation.Kinds;

/// <summary>Extensions that are incomplete, unknown or out of place. https://hl7.org/fhir/R4/extensibility.html</summary>
internal static class ExtensionKinds
{
    private const string Core = "http://hl7.org/fhir/StructureDefinition/";
    private const string Strange = """{ "url": "https://fhirref.example/no/StructureDefinition/ukjent", "valueCode": "a" }""";
    private const string Birthplace = $$"""{ "url": "{{Core}}patient-birthPlace", "valueAddress": { "city": "Vardø" } }""";

    public static IReadOnlyList<MutationKind> All { get; } =
    [
        MutationKind.Patched("extension without url", "Extension", "url", """{ "url": null }""", "cardinality-min"),
        MutationKind.Patched("extension with value and parts", "Extension", "value !extension", """{ "extension": [{ "url": "a", "valueString": "b" }] }""", "invariant-ext-1"),
        MutationKind.Patched("extension with parts and value", "Extension", "extension !value", """{ "valueString": "b" }""", "invariant-ext-1"),
        MutationKind.Patched("extension with neither value nor parts", "Extension", "extension !value", """{ "extension": null }""", "invariant-ext-1"),
        Added("extension that nobody knows", _ => true, "extension", Strange, "extension-unknown"),
        Added("modifier extension that nobody knows", _ => true, "modifierExtension", Strange, "extension-unknown-modifier"),
        Added("extension of another resource", root => root.Type != "Patient", "extension", Birthplace, "extension-context"),
        Added("extension of an element on the resource", root => root.Type == "Patient", "extension", $$"""{ "url": "{{Core}}patient-birthTime", "valueDateTime": "1975" }""", "extension-context"),
        Added("extension among the modifiers", root => root.Type == "Patient", "modifierExtension", Birthplace, "extension-modifier"),
        Added("modifier among the extensions", root => root.Type == "NutritionOrder", "extension", $$"""{ "url": "{{Core}}request-doNotPerform", "valueBoolean": true }""", "extension-modifier"),
        Added("extension with a value of another type", root => root.Type == "Patient", "extension", $$"""{ "url": "{{Core}}patient-birthPlace", "valueString": "Vardø" }""", "type-not-allowed", ".value"),
        Added("complex extension without a required part", root => root.Type == "Patient", "extension", $$"""{ "url": "{{Core}}geolocation", "extension": [{ "url": "latitude", "valueDecimal": 1 }] }""", "cardinality-min"),
        MutationKind.At("modifier extension on a data type", spot => spot.Type is "CodeableConcept" or "Identifier" or "HumanName", spot =>
        {
            spot.Object["modifierExtension"] = new JsonArray(JsonNode.Parse(Strange));
            return new("structure-unknown-element", spot.Place);
        }),
    ];

    private static MutationKind Added(string name, Func<Spot, bool> fits, string property, string extension, string rule, string below = "") =>
        MutationKind.AtRoot(name, root => root.Element.Type.IsA("DomainResource") && fits(root), root =>
        {
            if (root.Object[property] is not JsonArray list) root.Object[property] = list = [];
            list.Add(JsonNode.Parse(extension));
            return new(rule, $"{root.Place}.{property}[{list.Count - 1}]{below}");
        });
}
