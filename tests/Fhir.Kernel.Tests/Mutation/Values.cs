using System.Text.Json.Nodes;
using Fhir.Kernel.Definitions;

namespace Fhir.Kernel.Tests.Mutation;

/// <summary>A small valid value of a type.</summary>
internal static class Values
{
    /// <summary>Null for a type that has none here.</summary>
    public static JsonNode? Of(TypeInfo type) => type.Name switch
    {
        "string" or "markdown" or "code" => "x",
        "boolean" => true,
        "integer" or "positiveInt" or "unsignedInt" or "decimal" => 1,
        "date" or "dateTime" => "2025-02-03",
        "uri" or "url" or "canonical" => "https://fhirref.example/no/x",
        "CodeableConcept" or "Annotation" or "Dosage" => new JsonObject { ["text"] = "x" },
        "Reference" or "Coding" => new JsonObject { ["display"] = "x" },
        "Identifier" => new JsonObject { ["value"] = "x" },
        "Period" => new JsonObject { ["start"] = "2025" },
        "Quantity" => new JsonObject { ["value"] = 1 },
        "Attachment" => new JsonObject { ["title"] = "x" },
        _ => null,
    };
}
