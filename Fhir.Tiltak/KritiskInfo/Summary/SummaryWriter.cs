using System.Text.Json;
using Fhir.Kernel.Json;
using Fhir.Kernel.Outcome;
using Fhir.Kernel.Terminology;
using Fhir.Profiles;
using Fhir.Tiltak.KritiskInfo.Documents;

namespace Fhir.Tiltak.KritiskInfo.Summary;

/// <summary>Writes a summary as a document Bundle: the Composition, then the patient, the author and the rest. https://hl7.org/fhir/R4/documents.html</summary>
internal sealed class SummaryWriter(SummaryDocument document, TerminologyService terminology, Language language, DateTimeOffset now)
{
    private const string Loinc = "http://loinc.org";
    private const string EmptyReasons = "http://terminology.hl7.org/CodeSystem/list-empty-reason";

    private readonly SummaryNarrative narrative = new(language);
    private readonly SummaryLines lines = new(document.Graph, terminology, language);

    /// <summary>What differs from one summary of the same record to the next: this, the ids and the times.</summary>
    private readonly string id = Guid.CreateVersion7(now).ToString();

    public ReadOnlyMemory<byte> ToJson() => DocumentBundle.Write(id, now, writer => WriteClaims(writer, "Bundle-uv-ips"), ($"urn:uuid:{CompositionId}", WriteComposition), document.Graph);

    private string CompositionId => NameUuid.Urn(id)["urn:uuid:".Length..];

    private void WriteClaims(Utf8JsonWriter writer, string profile)
    {
        writer.WriteStartObject("meta"u8);
        writer.WriteStartArray("profile"u8);
        writer.WriteStringValue(document.Version.Canonical(profile));
        writer.WriteEndArray();
        writer.WriteEndObject();
        writer.WriteString("language"u8, language == Language.Nb ? "nb" : "en");
    }

    private void WriteComposition(Utf8JsonWriter writer)
    {
        writer.WriteStartObject();
        writer.WriteString("resourceType"u8, "Composition"u8);
        writer.WriteString("id"u8, CompositionId);
        WriteClaims(writer, "Composition-uv-ips");
        writer.WriteNarrative(narrative.Overview(document.Sections.Where(content => content.Reason is null || content.Section.Need != SectionNeed.Optional || content.Reason == EmptyReason.Withheld)));
        DocumentBundle.WriteIdentifier(writer, CompositionId);
        writer.WriteString("status"u8, "final"u8);
        writer.WriteConcept("type", Loinc, "60591-5", new BilingualText("Pasientoppsummering", "Patient summary").In(language));
        writer.WriteReference("subject", document.Patient.FullUrl);
        writer.WriteString("date"u8, FhirInstant.Of(now));
        writer.WriteStartArray("author"u8);
        writer.WriteReference(document.Author.FullUrl);
        writer.WriteEndArray();
        writer.WriteString("title"u8, new BilingualText("Pasientoppsummering (International Patient Summary)", "International Patient Summary").In(language));
        if (Custodian is { } custodian) writer.WriteReference("custodian", custodian);
        writer.WriteStartArray("section"u8);
        foreach (var content in document.Written) WriteSection(writer, content);
        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    /// <summary>The organization that manages the patient's record, when the record says.</summary>
    private string? Custodian => document.Patient.Resource.Child("managingOrganization") is { Exists: true } organization && document.Graph.Target(organization).Exists
        ? document.Graph.UrlOf(organization.ValueOf("reference")!) : null;

    private void WriteSection(Utf8JsonWriter writer, SectionContent content)
    {
        writer.WriteStartObject();
        writer.WriteString("title"u8, content.Section.Title.In(language));
        writer.WriteConcept("code", Loinc, content.Section.Loinc, content.Section.Title.In(language));
        writer.WriteNarrative(narrative.Of(content, [.. content.Entries.Select(entry => lines.Of(entry.Resource))]));
        if (content.Entries.IsEmpty) writer.WriteConcept("emptyReason", EmptyReasons, Code(content.Reason!.Value), narrative.Why(content.Section, content.Reason!.Value));
        else WriteEntries(writer, content);
        writer.WriteEndObject();
    }

    private static void WriteEntries(Utf8JsonWriter writer, SectionContent content)
    {
        writer.WriteStartArray("entry"u8);
        foreach (var entry in content.Entries) writer.WriteReference(entry.FullUrl);
        writer.WriteEndArray();
    }

    private static string Code(EmptyReason reason) => reason switch
    {
        EmptyReason.NilKnown => "nilknown",
        EmptyReason.Withheld => "withheld",
        _ => "unavailable",
    };
}
