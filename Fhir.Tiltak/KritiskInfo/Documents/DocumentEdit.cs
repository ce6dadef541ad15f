using System.Text.Json;
using Fhir.Kernel.Elements;
using Fhir.Kernel.Json;

namespace Fhir.Tiltak.KritiskInfo.Documents;

/// <summary>
/// A resource as it stands in a document: as it is stored, but references lead to what is in the document. One that would lead out of it is left out, and where
/// R4 demands one it says why it leads nowhere. https://hl7.org/fhir/R4/documents.html
/// </summary>
internal static class DocumentEdit
{
    private const string AbsentReason = "http://hl7.org/fhir/StructureDefinition/data-absent-reason";

    public static JsonEdit Of(DocumentEntry entry, DocumentGraph graph) => new()
    {
        Id = entry.Id,
        Append = entry.Append,
        Include = element => !IsLost(element, graph) && graph.LiftedUrl(element) is null,
        Instead = element => LeadsNowhere(element, graph) && IsDemanded(element) ? writer => WriteAbsent(element, graph, writer) : null,
        Replace = element => Rewritten(element, entry, graph),
    };

    /// <summary>True for an element that has nothing left to say.</summary>
    private static bool IsLost(Element element, DocumentGraph graph)
    {
        if (element.IsPrimitive || !element.HasChildren) return false;
        if (element.Type.Name == "Reference") return LeadsNowhere(element, graph) && !IsDemanded(element);
        if (element.Child("value") is { Exists: true } value && element.Type.Name == "Extension") return LeadsNowhere(value, graph);
        // What remains of an extension without value is its url.
        foreach (var child in element.Children)
            if (child.Name != "url" && !IsLost(child, graph)) return false;
        return true;
    }

    private static bool LeadsNowhere(Element element, DocumentGraph graph) =>
        element.Type.Name == "Reference" && element.ValueOf("reference") is not null && !graph.Target(element).Exists;

    private static bool IsDemanded(Element reference) => reference.Property is { Min: > 0, Owner.Name: not "Extension" };

    private static string? Rewritten(Element element, DocumentEntry entry, DocumentGraph graph)
    {
        if (element.Property is not { Name: "reference", Owner.Name: "Reference" } || element.Value is not { } text) return null;
        if (text.StartsWith('#')) return graph.LiftedUrl(graph.Target(element.Parent));
        // A reference to a version leads to the same entry, and what stands under an urn has no base that a relative one could be below.
        var needsAddress = text.Contains("/_history/", StringComparison.Ordinal) || entry.FullUrl.StartsWith("urn:", StringComparison.Ordinal);
        return needsAddress && graph.Target(element.Parent).Exists ? graph.UrlOf(text) : null;
    }

    private static void WriteAbsent(Element reference, DocumentGraph graph, Utf8JsonWriter writer)
    {
        var type = Kernel.Search.ReferenceText.TypeOf(reference.ValueOf("reference")!);
        writer.WriteStartObject();
        writer.WriteStartArray("extension"u8);
        writer.WriteStartObject();
        writer.WriteString("url"u8, AbsentReason);
        writer.WriteString("valueCode"u8, type is null || graph.IsPermitted(type) ? "unknown" : "masked");
        writer.WriteEndObject();
        writer.WriteEndArray();
        if (type is not null) writer.WriteString("type"u8, type);
        if (reference.Child("identifier") is { Exists: true } identifier)
        {
            writer.WritePropertyName("identifier"u8);
            JsonWriter.Write(identifier, writer);
        }
        if (reference.ValueOf("display") is { } display) writer.WriteString("display"u8, display);
        writer.WriteEndObject();
    }
}
