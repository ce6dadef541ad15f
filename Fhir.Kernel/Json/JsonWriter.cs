using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using Fhir.Kernel.Definitions;
using Fhir.Kernel.Elements;

namespace Fhir.Kernel.Json;

/// <summary>Writes an element as FHIR JSON: properties in the order they were read, decimals as they were written. https://hl7.org/fhir/R4/json.html</summary>
public static class JsonWriter
{
    private static readonly JsonWriterOptions Compact = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true, MaxDepth = 1000 };
    private static readonly JsonWriterOptions Indented = Compact with { Indented = true, NewLine = "\n" };

    public static byte[] ToBytes(Element element, JsonEdit? edit = null, bool pretty = false)
    {
        // A part of a document is smaller, and a Bundle of thousands has its parts written one by one.
        var buffer = new ArrayBufferWriter<byte>(element.IsRoot ? Math.Max(256, element.Document.Source.Length + 128) : 1024);
        Write(element, buffer, edit, pretty);
        return buffer.WrittenSpan.ToArray();
    }

    public static void Write(Element element, IBufferWriter<byte> output, JsonEdit? edit = null, bool pretty = false)
    {
        using var writer = Open(output, pretty);
        Write(element, writer, edit);
    }

    /// <summary>A writer that spells as every other text of ours.</summary>
    internal static Utf8JsonWriter Open(IBufferWriter<byte> output, bool pretty) => new(output, pretty ? Indented : Compact);

    /// <summary>Writes into a larger text, such as a Bundle's entry.</summary>
    public static void Write(Element element, Utf8JsonWriter writer, JsonEdit? edit = null)
    {
        if (element.IsPrimitive) WriteValue(element, writer, edit);
        else WriteObject(element, writer, edit, isTop: true);
    }

    private static void WriteObject(Element element, Utf8JsonWriter writer, JsonEdit? edit, bool isTop)
    {
        writer.WriteStartObject();
        if (element.IsResource) writer.WriteString("resourceType"u8, element.Type.Name);
        if (isTop && edit is { Id: { } id }) writer.WriteString("id"u8, id);
        var metaIsDue = isTop && edit is { ChangesMeta: true };
        for (var child = element.FirstChild; child.Exists;)
        {
            var property = child.Property!;
            var after = EndOfGroup(child, property);
            if (isTop && edit is { Id: not null } && property.Name == "id" && element.IsResource)
            {
                child = after;
                continue;
            }
            // Meta comes after id and implicitRules; when the resource has none, it goes before the first other property.
            if (metaIsDue && property.Name is not "id")
            {
                MetaWriter.Write(element.Child("meta"), writer, edit!);
                metaIsDue = false;
            }
            if (!(isTop && edit is { ChangesMeta: true } && property.Name == "meta")) WriteGroup(child, after, property, writer, edit);
            child = after;
        }
        if (metaIsDue) MetaWriter.Write(default, writer, edit!);
        if (isTop) edit?.Append?.Invoke(writer);
        writer.WriteEndObject();
    }

    /// <summary>Every property as it was read, for an object that the caller opens and closes.</summary>
    internal static void WriteProperties(Element element, Utf8JsonWriter writer, JsonEdit? edit = null)
    {
        for (var child = element.FirstChild; child.Exists;)
        {
            var after = EndOfGroup(child);
            WriteGroup(child, after, child.Property!, writer, edit);
            child = after;
        }
    }

    /// <summary>The sibling after those that stand in one JSON property.</summary>
    internal static Element EndOfGroup(Element first) => EndOfGroup(first, first.Property!);

    private static Element EndOfGroup(Element first, PropertyInfo property)
    {
        var next = first.NextSibling;
        while (next.Exists && ReferenceEquals(next.Property, property)) next = next.NextSibling;
        return next;
    }

    internal static void WriteGroup(Element first, Element end, PropertyInfo property, Utf8JsonWriter writer, JsonEdit? edit)
    {
        if (!property.Type.IsPrimitive) WriteObjects(first, end, property, writer, edit);
        else if (edit?.Include is not { } include || include(first)) WritePrimitives(first, end, property, writer, edit);
    }

    private static void WriteObjects(Element first, Element end, PropertyInfo property, Utf8JsonWriter writer, JsonEdit? edit)
    {
        var isOpen = false;
        for (var item = first; item != end; item = item.NextSibling)
        {
            if (edit?.Include is { } include && !include(item)) continue;
            if (!isOpen) OpenObjects(property, writer);
            isOpen = true;
            if (edit?.Instead?.Invoke(item) is { } write) write(writer);
            else WriteObject(item, writer, edit, isTop: false);
        }
        if (isOpen && property.IsList) writer.WriteEndArray();
    }

    private static void OpenObjects(PropertyInfo property, Utf8JsonWriter writer)
    {
        writer.WritePropertyName(property.Utf8JsonName);
        if (property.IsList) writer.WriteStartArray();
    }

    private static void WritePrimitives(Element first, Element end, PropertyInfo property, Utf8JsonWriter writer, JsonEdit? edit)
    {
        var (values, extras) = (false, false);
        for (var item = first; item != end; item = item.NextSibling)
            (values, extras) = (values || item.HasValue, extras || item.HasChildren);

        if (values)
        {
            writer.WritePropertyName(property.Utf8JsonName);
            if (property.IsList) writer.WriteStartArray();
            for (var item = first; item != end; item = item.NextSibling) WriteValue(item, writer, edit);
            if (property.IsList) writer.WriteEndArray();
        }
        if (!extras) return;
        writer.WritePropertyName("_" + property.JsonName);
        if (property.IsList) writer.WriteStartArray();
        for (var item = first; item != end; item = item.NextSibling)
        {
            if (item.HasChildren) WriteObject(item, writer, edit, isTop: false);
            else writer.WriteNullValue();
        }
        if (property.IsList) writer.WriteEndArray();
    }

    private static void WriteValue(Element element, Utf8JsonWriter writer, JsonEdit? edit)
    {
        if (!element.HasValue) writer.WriteNullValue();
        else if (element.Type.Spelling != JsonSpelling.String) writer.WriteRawValue(element.Utf8Value, skipInputValidation: true);
        else if (edit?.Replace is { } replace && MayBeReplaced(element) && replace(element) is { } text) writer.WriteStringValue(text);
        else writer.WriteStringValue(element.Utf8Value);
    }

    private static bool MayBeReplaced(Element element) => element.Type.Name is "uri" or "url" or "canonical" or "xhtml"
        || (element.Type.Name == "string" && element.Property is { Name: "reference", Owner.Name: "Reference" });
}
