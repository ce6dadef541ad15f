using System.Text.Json.Nodes;

namespace Fhir.Tiltak.Provesvar.Mapping;

/// <summary>One value of a result.</summary>
/// <param name="Property"><c>valueQuantity</c>, <c>valueCodeableConcept</c> ...</param>
internal sealed record ResultValue(string Property, JsonNode Value)
{
    /// <summary>The heading that a text stands under (kodeverk 8243); null when there is none.</summary>
    public JsonObject? Heading { get; init; }

    /// <summary>How a ratio was written, for where there is no place but a text.</summary>
    public string? Written { get; init; }

    /// <summary>What the value cannot say: a comparison that FHIR does not have.</summary>
    public string? Note { get; init; }

    public bool IsQuantity => Property == "valueQuantity";

    /// <summary>Text for a reader.</summary>
    public string? Text => Value is JsonObject concept ? (string?)concept["text"] ?? (string?)concept["coding"]?[0]?["display"] ?? (string?)concept["coding"]?[0]?["code"] : Value.ToString();

    public static ResultValue OfText(string text) => new("valueCodeableConcept", FhirJson.Concept(null, text));
}
