using System.Text.Encodings.Web;
using System.Text.Json;

namespace Fhir.Tiltak.Hjemmeoppfolging;

/// <summary>The pieces of FHIR JSON that the operations write again and again.</summary>
internal static class JsonPieces
{
    public static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <param name="text">Null for none.</param>
    public static void WriteConcept(Utf8JsonWriter writer, string system, string code, string? text)
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

    public static void WriteText(Utf8JsonWriter writer, string text)
    {
        writer.WriteStartObject();
        writer.WriteString("text"u8, text);
        writer.WriteEndObject();
    }

    public static void WriteScore(Utf8JsonWriter writer, int points)
    {
        writer.WriteStartObject("valueQuantity"u8);
        writer.WriteNumber("value"u8, points);
        writer.WriteString("unit"u8, "poeng");
        writer.WriteString("system"u8, HomeCodes.Ucum);
        writer.WriteString("code"u8, "{score}");
        writer.WriteEndObject();
    }

    /// <param name="reason">Of the code system data-absent-reason.</param>
    public static void WriteAbsent(Utf8JsonWriter writer, string reason, string text)
    {
        writer.WritePropertyName("dataAbsentReason"u8);
        WriteConcept(writer, "http://terminology.hl7.org/CodeSystem/data-absent-reason", reason, text);
    }
}
