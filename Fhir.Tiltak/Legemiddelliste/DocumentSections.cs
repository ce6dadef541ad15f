using System.Security;
using System.Text.Json.Nodes;
using Fhir.Kernel.Elements;

namespace Fhir.Tiltak.Legemiddelliste;

/// <summary>The sections of the document: what stands in them, why they are empty, and the text a person reads. https://hl7.org/fhir/R4/composition.html</summary>
internal static class DocumentSections
{
    public static JsonArray Of(MedicationRecord record, DocumentGraph graph) =>
    [
        Section(Pll.Sections, "sectionMedication", "Legemidler", record.Rows.Select(row => (graph.AddressOf(row.Held.Reference), TextOf(row.Row, graph))), record.Prescriptions.Code),
        Section(Pll.Sections, "sectionPLLinfo", "Opplysninger om listen", record.Information.Items.Select(info => (graph.AddressOf(info.Reference), TextOf(info))), record.Information.Code),
        Section(Pll.Sections, "sectionAllergies", "Overfølsomhet (CAVE)", record.Allergies.Items.Select(allergy => (graph.AddressOf(allergy.Reference), NameOf(allergy.Root.Child("code")))), record.Allergies.Code),
        Section(Pll.Sections, "sectionDispense", "Utleveringer", record.Dispenses.Select(dispense => (graph.AddressOf(dispense.Reference), TextOf(dispense, graph))), record.Prescriptions.Code),
        Section(Pll.Sections, "sectionOtherPrescriptions", "Resepter på annet enn legemidler", record.Others.Select(other => (graph.AddressOf(other.Reference), OtherText(other))), record.Information.Code),
        .. record.List is { } list ? [Section(Pll.OwnCodes, Pll.ListSection, "Gjeldende liste", [(graph.AddressOf(list.Reference), ListText(list))], SourceAnswer<Held>.InOrder)] : Array.Empty<JsonNode?>(),
    ];

    /// <summary>What a person would call the drug.</summary>
    public static string NameOf(Element concept) =>
        concept.ValueOf("text") ?? concept.All("coding").Select(coding => coding.ValueOf("display") ?? coding.ValueOf("code")).OfType<string>().FirstOrDefault() ?? "uten navn";

    private static JsonObject Section(string system, string code, string title, IEnumerable<(string Address, string Text)> entries, string? answer)
    {
        var all = entries.ToList();
        var section = new JsonObject { ["title"] = title, ["code"] = FhirJson.Coded(system, code) };
        var (reason, word) = Reason(answer);
        section["text"] = Narrative(all.Count > 0 ? all.Select(entry => entry.Text) : [word]);
        if (all.Count > 0) section["entry"] = new JsonArray([.. all.Select(entry => FhirJson.Reference(entry.Address))]);
        else section["emptyReason"] = FhirJson.Coded(Pll.EmptyReason, reason);
        return section;
    }

    /// <summary>https://hl7.org/fhir/R4/valueset-list-empty-reason.html</summary>
    private static (string Code, string Text) Reason(string? answer) => answer switch
    {
        SourceAnswer<Held>.InOrder => ("nilknown", "Ingen."),
        null => ("notasked", "Ikke hentet: det er ikke oppgitt samtykke."),
        _ => ("unavailable", "Ikke hentet: oppslaget er ikke tillatt."),
    };

    private static JsonObject Narrative(IEnumerable<string> lines) => new()
    {
        ["status"] = "generated",
        ["div"] = $"<div xmlns=\"http://www.w3.org/1999/xhtml\">{string.Concat(lines.Select(line => $"<p>{SecurityElement.Escape(line)}</p>"))}</div>",
    };

    private static string TextOf(Row row, DocumentGraph graph)
    {
        var dosage = string.Join("; ", row.Statement.All("dosage").Select(dose => dose.ValueOf("text")).OfType<string>());
        var state = row.Status switch { "stopped" => $" (seponert {row.StoppedOn:dd.MM.yyyy})", "completed" => " (avløst)", "intended" => " (foreslått)", _ => "" };
        return $"{Drug(row.MedicationReference, graph)}: {dosage}{state}";
    }

    private static string Drug(string? reference, DocumentGraph graph) =>
        reference is not null && graph.Find(reference) is { } medication ? NameOf(medication.Root.Child("code")) : "Legemiddel uten navn";

    private static string TextOf(Held information)
    {
        var code = information.Root.Child("code").All("coding").FirstOrDefault();
        return $"{code.ValueOf("display") ?? code.ValueOf("code")} {information.Root.ValueOf("created")}".TrimEnd();
    }

    private static string TextOf(Held dispense, DocumentGraph graph) =>
        $"{Drug(dispense.Root.Child("medication").ValueOf("reference"), graph)}: {dispense.Root.Child("quantity").ValueOf("value")} {dispense.Root.Child("quantity").ValueOf("unit")}, {dispense.Root.ValueOf("whenHandedOver")}";

    private static string OtherText(Held other) => other.Root.Extension(Pll.Profile + "legemiddel-item-group").Part("text").Value ?? "Uten tekst";

    private static string ListText(Held list) => $"{list.Root.ValueOf("title")}, {list.Root.ValueOf("date")}";
}
