using System.Buffers;
using System.Text.Json;
using Fhir.Kernel.Elements;
using Fhir.Kernel.Json;
using Fhir.Kernel.Outcome;
using Fhir.Kernel.Search;

namespace Fhir.Tiltak.Hjemmeoppfolging.Upload;

/// <summary>A measurement of an upload, ready to be stored once: a conditional create, or for a correction a conditional update.</summary>
/// <param name="Condition">Finds the same measurement of the same patient.</param>
public sealed record UploadEntry(Element Observation, bool IsCorrection, string Condition)
{
    /// <summary>What can be stored, or what is wrong with the entry.</summary>
    public static Result<UploadEntry> Read(Element entry)
    {
        var resource = entry.Child("resource");
        if (!resource.Exists || resource.Type.Name != "Observation") return Wrong(UploadRules.NotMeasurement.At(entry.Path, resource.Exists ? resource.Type.Name : "-"));
        var method = entry.Child("request").ValueOf("method") ?? "POST";
        if (method is not ("POST" or "PUT")) return Wrong(UploadRules.Method.At($"{entry.Path}.request.method", method));
        if (Identifier(resource.All("identifier")) is not { } identifier) return Wrong(UploadRules.IdentifierMissing.At($"{resource.Path}.identifier"));
        return SubjectOf(resource.Child("subject")) is { } subject
            ? new UploadEntry(resource, method == "PUT", $"identifier={identifier}&{subject}")
            : Wrong(UploadRules.SubjectMissing.At($"{resource.Path}.subject"));
    }

    /// <summary>A transaction of this entry alone: so that what stands in its way is no other's concern.</summary>
    public ReadOnlyMemory<byte> ToTransaction()
    {
        var output = new ArrayBufferWriter<byte>(2048);
        using var writer = new Utf8JsonWriter(output, FhirJsonWriter.Options);
        writer.WriteStartObject();
        writer.WriteString("resourceType"u8, "Bundle");
        writer.WriteString("type"u8, "transaction");
        writer.WriteStartArray("entry"u8);
        writer.WriteStartObject();
        writer.WritePropertyName("resource"u8);
        // An id that a source gives its copy is not the server's; a correction is found by its identifier.
        JsonWriter.Write(Observation, writer, new JsonEdit { Include = element => element.Name != "id" || element.Parent != Observation });
        WriteRequest(writer);
        writer.WriteEndObject();
        writer.WriteEndArray();
        writer.WriteEndObject();
        writer.Flush();
        return output.WrittenMemory;
    }

    private void WriteRequest(Utf8JsonWriter writer)
    {
        writer.WriteStartObject("request"u8);
        writer.WriteString("method"u8, IsCorrection ? "PUT" : "POST");
        writer.WriteString("url"u8, IsCorrection ? $"Observation?{Condition}" : "Observation");
        if (!IsCorrection) writer.WriteString("ifNoneExist"u8, Condition);
        writer.WriteEndObject();
    }

    private static string? SubjectOf(Element subject) => Identifier(subject.All("identifier")) is { } identifier ? $"subject:identifier={identifier}"
        : subject.ValueOf("reference") is { Length: > 0 } reference ? $"subject={Uri.EscapeDataString(reference)}" : null;

    /// <summary>The first with system and value, as a token.</summary>
    private static string? Identifier(List<Element> identifiers) =>
        identifiers.Select(one => (System: one.ValueOf("system"), Value: one.ValueOf("value"))).FirstOrDefault(one => one is { System.Length: > 0, Value.Length: > 0 }) is { System: { } system, Value: { } value }
            ? SearchEscape.Token(system, value) : null;

    private static Refusal Wrong(Issue issue) => new(422, [issue]);
}
