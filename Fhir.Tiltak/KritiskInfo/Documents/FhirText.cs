using System.Text.Json;

namespace Fhir.Tiltak.KritiskInfo.Documents;

/// <summary>The small parts that resources are written of.</summary>
internal static class FhirText
{
    public const string Loinc = "http://loinc.org";

    /// <summary>A CodeableConcept with one coding and a text.</summary>
    public static void WriteConcept(this Utf8JsonWriter writer, string property, string system, string code, string? text)
    {
        writer.WriteStartObject(property);
        writer.WriteStartArray("coding"u8);
        writer.WriteStartObject();
        writer.WriteString("system"u8, system);
        writer.WriteString("code"u8, code);
        writer.WriteEndObject();
        writer.WriteEndArray();
        if (text is not null) writer.WriteString("text"u8, text);
        writer.WriteEndObject();
    }

    public static void WriteReference(this Utf8JsonWriter writer, string property, string url)
    {
        writer.WriteStartObject(property);
        writer.WriteString("reference"u8, url);
        writer.WriteEndObject();
    }

    /// <summary>The properties of a Reference that stands in a list.</summary>
    public static void WriteReference(this Utf8JsonWriter writer, string url)
    {
        writer.WriteStartObject();
        writer.WriteString("reference"u8, url);
        writer.WriteEndObject();
    }

    /// <summary>A primitive that has no value but a reason why. https://hl7.org/fhir/R4/extension-data-absent-reason.html</summary>
    public static void WriteAbsent(this Utf8JsonWriter writer, string property, string reason)
    {
        writer.WriteStartObject("_" + property);
        writer.WriteStartArray("extension"u8);
        writer.WriteStartObject();
        writer.WriteString("url"u8, "http://hl7.org/fhir/StructureDefinition/data-absent-reason");
        writer.WriteString("valueCode"u8, reason);
        writer.WriteEndObject();
        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    /// <summary>A generated narrative of well-formed XHTML.</summary>
    public static void WriteNarrative(this Utf8JsonWriter writer, string div)
    {
        writer.WriteStartObject("text"u8);
        writer.WriteString("status"u8, "generated");
        writer.WriteString("div"u8, div);
        writer.WriteEndObject();
    }
}
