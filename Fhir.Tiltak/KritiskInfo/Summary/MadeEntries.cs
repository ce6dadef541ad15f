using System.Buffers;
using System.Text.Json;
using Fhir.Kernel.Elements;
using Fhir.Kernel.Json;
using Fhir.Kernel.Outcome;
using Fhir.Profiles;
using Fhir.Tiltak.KritiskInfo.Documents;

namespace Fhir.Tiltak.KritiskInfo.Summary;

/// <summary>The resources that are in no record: the summary's author, statements of absence, and alerts of what is critical.</summary>
/// <param name="patientUrl">The patient's address in the document.</param>
internal sealed class MadeEntries(string patientUrl, Language language, Kernel.Definitions.Schema schema)
{
    private const string DetailExtension = "http://hl7.org/fhir/StructureDefinition/flag-detail";

    /// <summary>The software that put the document together. Nobody has approved it, and so nobody but it is the author.</summary>
    public DocumentEntry Author() => Entry("author", "Device", writer =>
    {
        writer.WriteStartArray("deviceName"u8);
        writer.WriteStartObject();
        writer.WriteString("name"u8, "FhirRef");
        writer.WriteString("type"u8, "user-friendly-name");
        writer.WriteEndObject();
        writer.WriteEndArray();
        writer.WriteStartObject("type"u8);
        writer.WriteString("text"u8, new BilingualText("Programvare som setter sammen oppsummeringen av journalen", "Software that puts the summary together from the record").In(language));
        writer.WriteEndObject();
    });

    /// <summary>IPS 1.1: what is absent, as an entry with a code.</summary>
    public DocumentEntry Absent(AbsenceStatement absence, bool isAsserted) => Entry($"absence|{absence.NoInformation}", absence.Type, writer =>
    {
        var (code, text) = isAsserted ? (absence.NoneKnown, absence.NoneKnownText) : (absence.NoInformation, absence.NoInformationText);
        if (absence.Type == "MedicationStatement") writer.WriteString("status"u8, "unknown");
        else writer.WriteConcept("clinicalStatus", $"http://terminology.hl7.org/CodeSystem/{(absence.Type == "Condition" ? "condition-clinical" : "allergyintolerance-clinical")}", "active", null);
        writer.WriteConcept(absence.Type == "MedicationStatement" ? "medicationCodeableConcept" : "code", AbsenceStatement.System, code, text.In(language));
        writer.WriteReference(absence.Type == "AllergyIntolerance" ? "patient" : "subject", patientUrl);
        if (absence.Type == "MedicationStatement") writer.WriteAbsent("effectiveDateTime", "not-applicable");
    });

    /// <summary>An alert that leads to the record it is about. https://hl7.org/fhir/extensions/StructureDefinition-flag-detail.html</summary>
    /// <param name="about">Critical information with a kind.</param>
    public DocumentEntry Alert(DocumentEntry about, string kind) => Entry($"alert|{about.FullUrl}", "Flag", writer =>
    {
        writer.WriteStartArray("extension"u8);
        writer.WriteStartObject();
        writer.WriteString("url"u8, DetailExtension);
        writer.WriteReference("valueReference", about.FullUrl);
        writer.WriteEndObject();
        writer.WriteEndArray();
        writer.WriteString("status"u8, "active");
        writer.WriteStartArray("category"u8);
        writer.WriteStartObject();
        WriteKind(writer, kind);
        writer.WriteEndObject();
        writer.WriteEndArray();
        writer.WritePropertyName("code"u8);
        JsonWriter.Write(about.Resource.Child("code"), writer);
        writer.WriteReference("subject", patientUrl);
        if (SectionOrder.When(about.Resource) is { Length: > 0 } when) WritePeriod(writer, when);
    });

    private static void WriteKind(Utf8JsonWriter writer, string kind)
    {
        writer.WriteStartArray("coding"u8);
        writer.WriteStartObject();
        writer.WriteString("system"u8, CriticalKind.System);
        writer.WriteString("code"u8, kind);
        writer.WriteEndObject();
        writer.WriteEndArray();
    }

    private static void WritePeriod(Utf8JsonWriter writer, string start)
    {
        writer.WriteStartObject("period"u8);
        writer.WriteString("start"u8, start);
        writer.WriteEndObject();
    }

    private DocumentEntry Entry(string name, string type, Action<Utf8JsonWriter> write)
    {
        var (url, buffer) = (NameUuid.Urn($"{patientUrl}|{name}"), new ArrayBufferWriter<byte>(512));
        using (var writer = new Utf8JsonWriter(buffer))
        {
            writer.WriteStartObject();
            writer.WriteString("resourceType"u8, type);
            writer.WriteString("id"u8, url["urn:uuid:".Length..]);
            write(writer);
            writer.WriteEndObject();
        }
        return new DocumentEntry(url, JsonParser.Parse(buffer.WrittenMemory, schema).Document!);
    }
}
