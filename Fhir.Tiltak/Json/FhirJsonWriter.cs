using System.Text.Encodings.Web;
using System.Text.Json;

namespace Fhir.Tiltak.Json;

/// <summary>The data types of FHIR as they are streamed, where no tree of JSON is needed.</summary>
internal static class FhirJsonWriter
{
    private const string AbsentReasons = "http://terminology.hl7.org/CodeSystem/data-absent-reason";

    /// <summary>FHIR travels as JSON by itself and never within HTML, so letters stay letters.</summary>
    public static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>A CodeableConcept with one coding and a text.</summary>
    /// <param name="text">Null for none.</param>
    public static void WriteConcept(this Utf8JsonWriter writer, string system, string code, string? text)
    {
        writer.WriteStartObject();
        writer.WriteStartArray("coding"u8);
        writer.WriteStartObject();
        writer.WriteString("system"u8, system);
        writer.WriteString("code"u8, code);
        writer.WriteEndObject();
        writer.WriteEndArray();
        if (text is not null) writer.WriteString("text"u8, text);
        writer.WriteEndObject();
    }

    public static void WriteConcept(this Utf8JsonWriter writer, string property, string system, string code, string? text)
    {
        writer.WritePropertyName(property);
        writer.WriteConcept(system, code, text);
    }

    /// <summary>A CodeableConcept, an Annotation or a Dosage of words alone.</summary>
    public static void WriteText(this Utf8JsonWriter writer, string text)
    {
        writer.WriteStartObject();
        writer.WriteString("text"u8, text);
        writer.WriteEndObject();
    }

    public static void WriteReference(this Utf8JsonWriter writer, string property, string url)
    {
        writer.WritePropertyName(property);
        writer.WriteReference(url);
    }

    public static void WriteReference(this Utf8JsonWriter writer, string url)
    {
        writer.WriteStartObject();
        writer.WriteString("reference"u8, url);
        writer.WriteEndObject();
    }

    /// <summary>Why an Observation or a part of one has no value.</summary>
    /// <param name="reason">Of the code system data-absent-reason.</param>
    public static void WriteDataAbsentReason(this Utf8JsonWriter writer, string reason, string text) => writer.WriteConcept("dataAbsentReason", AbsentReasons, reason, text);

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
