using System.Text.Json.Nodes;
using Fhir.Kernel.Definitions;
using Fhir.Kernel.Elements;
using Fhir.Kernel.Json;

namespace Fhir.Tiltak.Legemiddelliste;

/// <summary>
/// What documents in use do otherwise than the profile, where it is safe to know what they mean: <c>Bundle.total</c> in a document, and identifiers of rows that
/// name no system but are told apart by <c>type.text</c>, in any case of letters.
/// </summary>
internal static class ToleratedForms
{
    public static Document Apply(Element bundle, Schema schema)
    {
        var json = FhirJson.Parse(JsonWriter.ToBytes(bundle));
        json.Remove("total");
        foreach (var entry in json["entry"] as JsonArray ?? [])
            if (entry?["resource"] is JsonObject resource && $"{resource["resourceType"]}" == "MedicationStatement") NameSystems(resource["identifier"] as JsonArray ?? []);
        return JsonParser.Parse(FhirJson.ToBytes(json), schema).Document!;
    }

    private static void NameSystems(JsonArray identifiers)
    {
        foreach (var identifier in identifiers.OfType<JsonObject>().Where(identifier => identifier["system"] is null))
            if (SystemOf($"{identifier["type"]?["text"]}") is { } system) identifier["system"] = system;
    }

    private static string? SystemOf(string type) => type.ToUpperInvariant() switch
    {
        "PLL" => Pll.RowSystem,
        "RESEPTID" => Pll.PrescriptionSystem,
        _ => null,
    };
}
