using System.Buffers;
using System.Text.Json;
using Fhir.Kernel.Definitions;
using Fhir.Kernel.Elements;
using Fhir.Kernel.Json;

namespace Fhir.Kernel.Snapshot;

/// <summary>Writes a StructureDefinition with the snapshot in its place, properties in the order of the definitions: the same input gives the same bytes.</summary>
internal static class SnapshotWriter
{
    public static byte[] Write(Element resource, SnapshotNode root, bool pretty)
    {
        var buffer = new ArrayBufferWriter<byte>(1 << 16);
        using (var writer = JsonWriter.Open(buffer, pretty)) Write(resource, root, writer);
        return buffer.WrittenSpan.ToArray();
    }

    private static void Write(Element resource, SnapshotNode root, Utf8JsonWriter writer)
    {
        writer.WriteStartObject();
        writer.WriteString("resourceType"u8, "StructureDefinition");
        var isDue = true;
        for (var child = resource.FirstChild; child.Exists;)
        {
            var end = JsonWriter.EndOfGroup(child);
            if (isDue && child.Name is "snapshot" or "differential") WriteSnapshot(root, writer, ref isDue);
            if (child.Name != "snapshot") JsonWriter.WriteGroup(child, end, child.Property!, writer, null);
            child = end;
        }
        if (isDue) WriteSnapshot(root, writer, ref isDue);
        writer.WriteEndObject();
    }

    private static void WriteSnapshot(SnapshotNode root, Utf8JsonWriter writer, ref bool isDue)
    {
        if (!isDue) return;
        isDue = false;
        writer.WriteStartObject("snapshot"u8);
        writer.WriteStartArray("element"u8);
        WriteNode(root, root.Name, root.Name, writer);
        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    private static void WriteNode(SnapshotNode node, string id, string path, Utf8JsonWriter writer)
    {
        writer.WriteStartObject();
        foreach (var (property, pieces) in node.Draft.InOrder()) WriteProperty(property, pieces, node, id, path, writer);
        writer.WriteEndObject();
        foreach (var child in node.Children) WriteNode(child, $"{id}.{child.Segment}", $"{path}.{child.Name}", writer);
    }

    private static void WriteProperty(string property, IReadOnlyList<Piece> pieces, SnapshotNode node, string id, string path, Utf8JsonWriter writer)
    {
        switch (property)
        {
            case "id": writer.WriteString("id"u8, id); break;
            case "path": writer.WriteString("path"u8, path); break;
            case "sliceName" when node.SliceName is { } name: writer.WriteString("sliceName"u8, name); break;
            case "min": writer.WriteNumber("min"u8, node.Draft.Min); break;
            case "max": writer.WriteString("max"u8, node.Draft.Max); break;
            case "base": WriteBase(node.Draft.Base ?? new ElementOrigin(path, node.Draft.Min, node.Draft.Max), writer); break;
            case "slicing" when node.Draft.Slicing is { } slicing: WriteSlicing(slicing, writer); break;
            case "sliceName": break;
            default: PieceWriter.Write(pieces, writer); break;
        }
    }

    private static void WriteBase(ElementOrigin origin, Utf8JsonWriter writer)
    {
        writer.WriteStartObject("base"u8);
        writer.WriteString("path"u8, origin.Path);
        writer.WriteNumber("min"u8, origin.Min);
        writer.WriteString("max"u8, origin.Max);
        writer.WriteEndObject();
    }

    private static void WriteSlicing(ImplicitSlicing slicing, Utf8JsonWriter writer)
    {
        writer.WriteStartObject("slicing"u8);
        writer.WriteStartArray("discriminator"u8);
        writer.WriteStartObject();
        writer.WriteString("type"u8, slicing == ImplicitSlicing.ByUrl ? "value"u8 : "type"u8);
        writer.WriteString("path"u8, slicing == ImplicitSlicing.ByUrl ? "url"u8 : "$this"u8);
        writer.WriteEndObject();
        writer.WriteEndArray();
        writer.WriteBoolean("ordered"u8, false);
        writer.WriteString("rules"u8, slicing == ImplicitSlicing.ClosedByType ? "closed"u8 : "open"u8);
        writer.WriteEndObject();
    }
}
