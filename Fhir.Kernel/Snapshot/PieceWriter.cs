using System.Text.Json;
using Fhir.Kernel.Json;

namespace Fhir.Kernel.Snapshot;

/// <summary>Writes one property of an element definition whose pieces may come from several documents.</summary>
internal static class PieceWriter
{
    public static void Write(IReadOnlyList<Piece> pieces, Utf8JsonWriter writer)
    {
        if (pieces.Count == 0) return;
        var property = pieces[0].Element.Property!;
        if (property.Type.IsPrimitive) WritePrimitives(pieces, writer);
        else WriteObjects(pieces, writer);
    }

    private static void WriteObjects(IReadOnlyList<Piece> pieces, Utf8JsonWriter writer)
    {
        var property = pieces[0].Element.Property!;
        writer.WritePropertyName(property.JsonName);
        if (property.IsList) writer.WriteStartArray();
        foreach (var piece in pieces) WriteObject(piece, writer);
        if (property.IsList) writer.WriteEndArray();
    }

    private static void WriteObject(Piece piece, Utf8JsonWriter writer)
    {
        if (piece.Last is not { } last)
        {
            JsonWriter.Write(piece.Element, writer);
            return;
        }
        writer.WriteStartObject();
        JsonWriter.WriteProperties(piece.Element, writer);
        writer.WriteString(last.Name, last.Value);
        writer.WriteEndObject();
    }

    private static void WritePrimitives(IReadOnlyList<Piece> pieces, Utf8JsonWriter writer)
    {
        var property = pieces[0].Element.Property!;
        if (pieces.Any(piece => piece.Element.HasValue))
        {
            writer.WritePropertyName(property.JsonName);
            if (property.IsList) writer.WriteStartArray();
            foreach (var piece in pieces) WriteText(piece, writer);
            if (property.IsList) writer.WriteEndArray();
        }
        if (pieces.All(piece => !piece.Element.HasChildren)) return;
        writer.WritePropertyName("_" + property.JsonName);
        if (property.IsList) writer.WriteStartArray();
        foreach (var piece in pieces) WriteExtras(piece, writer);
        if (property.IsList) writer.WriteEndArray();
    }

    private static void WriteText(Piece piece, Utf8JsonWriter writer)
    {
        if (piece.Text is { } text) writer.WriteStringValue(text);
        else JsonWriter.Write(piece.Element, writer);
    }

    private static void WriteExtras(Piece piece, Utf8JsonWriter writer)
    {
        if (!piece.Element.HasChildren)
        {
            writer.WriteNullValue();
            return;
        }
        writer.WriteStartObject();
        JsonWriter.WriteProperties(piece.Element, writer);
        writer.WriteEndObject();
    }
}
