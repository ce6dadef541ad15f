using System.Text.Json;
using Fhir.Kernel.Elements;
using Fhir.Kernel.Json;

namespace Fhir.Tiltak.Json;

/// <summary>Parts of a Parameters resource, one after the other.</summary>
internal static class PartWriter
{
    public static void Code(Utf8JsonWriter writer, string name, string code) => Write(writer, name, () => writer.WriteString("valueCode"u8, code));

    /// <summary>Nothing for null.</summary>
    public static void Text(Utf8JsonWriter writer, string name, string? text)
    {
        if (text is { Length: > 0 }) Write(writer, name, () => writer.WriteString("valueString"u8, text));
    }

    public static void Flag(Utf8JsonWriter writer, string name, bool flag) => Write(writer, name, () => writer.WriteBoolean("valueBoolean"u8, flag));

    public static void Reference(Utf8JsonWriter writer, string name, string reference) => Write(writer, name, () => writer.WriteReference("valueReference", reference));

    /// <summary>An element as it stands; nothing when it is missing.</summary>
    public static void Copy(Utf8JsonWriter writer, string name, string property, Element element)
    {
        if (!element.Exists) return;
        Write(writer, name, () =>
        {
            writer.WritePropertyName(property);
            JsonWriter.Write(element, writer);
        });
    }

    public static void Write(Utf8JsonWriter writer, string name, Action rest)
    {
        writer.WriteStartObject();
        writer.WriteString("name"u8, name);
        rest();
        writer.WriteEndObject();
    }

    /// <summary>A part with parts of its own.</summary>
    public static void Group(Utf8JsonWriter writer, string name, Action parts) => Write(writer, name, () =>
    {
        writer.WriteStartArray("part"u8);
        parts();
        writer.WriteEndArray();
    });
}
