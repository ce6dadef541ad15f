using System.Text.Json;
using Fhir.Kernel.Elements;
using Fhir.Tiltak.KritiskInfo.Documents;

namespace Fhir.Tiltak.KritiskInfo.Summary;

/// <summary>
/// What IPS demands and R4 does not: where the record has it not, the document says that it is unknown. https://hl7.org/fhir/uv/ips/design.html#missing-data
/// </summary>
internal static class IpsGaps
{
    private const string AbsentSystem = "http://terminology.hl7.org/CodeSystem/data-absent-reason";

    /// <summary>The entry with what it lacks.</summary>
    public static DocumentEntry Filled(DocumentEntry entry)
    {
        var gaps = Of(entry.Resource).ToList();
        return gaps.Count == 0 ? entry : entry with { Append = writer => gaps.ForEach(gap => gap(writer)) };
    }

    private static IEnumerable<Action<Utf8JsonWriter>> Of(Element resource)
    {
        var type = resource.Type.Name;
        if (type == "Patient" && !resource.Child("name").Exists) yield return WriteName;
        if (type == "Patient" && Lacks(resource, "birthDate")) yield return writer => writer.WriteAbsent("birthDate", "unknown");
        if (type is "AllergyIntolerance" or "Condition" or "Procedure" or "Medication" && Lacks(resource, "code")) yield return writer => writer.WriteConcept("code", AbsentSystem, "unknown", null);
        if (type == "Procedure" && Lacks(resource, "performed")) yield return writer => writer.WriteAbsent("performedDateTime", "unknown");
        if (type == "DeviceUseStatement" && Lacks(resource, "timing")) yield return writer => writer.WriteAbsent("timingDateTime", "unknown");
        if (type is "MedicationStatement" or "Observation" or "DiagnosticReport" && Lacks(resource, "effective")) yield return writer => writer.WriteAbsent("effectiveDateTime", "unknown");
    }

    private static bool Lacks(Element resource, string name) => !resource.Child(name).Exists;

    private static void WriteName(Utf8JsonWriter writer)
    {
        writer.WriteStartArray("name"u8);
        writer.WriteStartObject();
        writer.WriteAbsent("text", "unknown");
        writer.WriteEndObject();
        writer.WriteEndArray();
    }
}
