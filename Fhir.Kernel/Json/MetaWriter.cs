using System.Text.Json;
using Fhir.Kernel.Elements;

namespace Fhir.Kernel.Json;

/// <summary>Meta with the server's own values in place of the sender's. https://hl7.org/fhir/R4/resource.html#Meta</summary>
internal static class MetaWriter
{
    public static void Write(Element meta, Utf8JsonWriter writer, JsonEdit edit)
    {
        writer.WriteStartObject("meta"u8);
        if ((edit.VersionId ?? meta.ValueOf("versionId")) is { } version) writer.WriteString("versionId"u8, version);
        if (edit.LastUpdated is { } updated) writer.WriteString("lastUpdated"u8, FhirInstant.Of(updated));
        for (var child = meta.FirstChild; child.Exists;)
        {
            var property = child.Property!;
            var end = child.NextSibling;
            while (end.Exists && ReferenceEquals(end.Property, property)) end = end.NextSibling;
            var isOurs = property.Name == "versionId" || (property.Name == "lastUpdated" && edit.LastUpdated is not null);
            if (property.Name == "tag" && edit.IsSubset) WriteTags(child, end, writer);
            else if (!isOurs) JsonWriter.WriteGroup(child, end, property, writer, edit with { Include = null });
            child = end;
        }
        if (edit.IsSubset && !meta.Child("tag").Exists) WriteTags(default, default, writer);
        writer.WriteEndObject();
    }

    private static void WriteTags(Element first, Element end, Utf8JsonWriter writer)
    {
        writer.WriteStartArray("tag"u8);
        for (var tag = first; tag != end; tag = tag.NextSibling)
            if (tag.ValueOf("code") != "SUBSETTED") JsonWriter.Write(tag, writer);
        writer.WriteStartObject();
        writer.WriteString("system"u8, "http://terminology.hl7.org/CodeSystem/v3-ObservationValue");
        writer.WriteString("code"u8, "SUBSETTED");
        writer.WriteEndObject();
        writer.WriteEndArray();
    }
}
