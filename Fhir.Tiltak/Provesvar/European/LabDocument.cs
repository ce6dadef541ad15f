using System.Text.Json.Nodes;
using Fhir.Kernel.Outcome;
using Fhir.Profiles;
using Fhir.Tiltak.Provesvar.Mapping;

namespace Fhir.Tiltak.Provesvar.European;

/// <summary>
/// A report as the document of HL7 Europe: one Composition and one DiagnosticReport that say the same of identifier, code, category and subject and refer to each
/// other, and everything they refer to. https://hl7.eu/fhir/laboratory/
/// </summary>
internal sealed class LabDocument(ReportGraph graph, Language language)
{
    private const string CompositionOfReport = "http://hl7.org/fhir/5.0/StructureDefinition/extension-DiagnosticReport.composition";
    private const string ReportOfComposition = "http://hl7.eu/fhir/extensions/StructureDefinition/composition-diagnosticReportReference";
    private const string Title = "Laboratoriesvar";
    private static readonly BilingualText Remarks = new("Merknader", "Remarks");

    public JsonObject ToJson(DateTimeOffset now)
    {
        var (url, report) = graph.Entries[0];
        var version = (string?)report["meta"]?["versionId"] ?? "1";
        var composition = TransactionBundle.FullUrl("Composition", url, version);
        // The front page has a UUID for an address, below which a relative reference means nothing: https://hl7.org/fhir/R4/bundle.html#references
        graph.MakeAbsolute(report);
        Europeanize(report, composition);
        var bundle = new JsonObject { ["resourceType"] = "Bundle" }
            .Set("identifier", FhirJson.Identifier("urn:ietf:rfc:3986", TransactionBundle.FullUrl("Bundle", url, version)))
            .Set("type", "document")
            .Set("timestamp", Kernel.Json.FhirInstant.Of(now));
        return bundle.SetAll("entry", graph.Entries.Select(entry => Entry(entry.FullUrl, entry.Resource)).Prepend(Entry(composition, Composition(report, url, now))));
    }

    private static JsonObject Entry(string fullUrl, JsonObject resource) => new JsonObject { ["fullUrl"] = fullUrl }.Set("resource", resource);

    private static void Europeanize(JsonObject report, string composition)
    {
        var extensions = Copy(report["extension"]);
        extensions.Add(FhirJson.Extension(CompositionOfReport, "valueReference", FhirJson.Reference(composition)));
        report["extension"] = extensions;
        var categories = Copy(report["category"]);
        foreach (var category in StudyType.Categories(report)) categories.Add(category);
        report.Set("category", categories);
        var code = report["code"] as JsonObject ?? [];
        var codings = Copy(code["coding"]);
        if (!codings.Any(coding => (string?)coding?["system"] == ProvesvarNames.Loinc && (string?)coding["code"] == "11502-2")) codings.Add(FhirJson.Coding(ProvesvarNames.Loinc, "11502-2", "Laboratory report"));
        code["coding"] = codings;
        report["code"] = code.Parent is null ? code : code.DeepClone();
    }

    private JsonObject Composition(JsonObject report, string url, DateTimeOffset now)
    {
        var composition = new JsonObject { ["resourceType"] = "Composition" }
            .Set("extension", FhirJson.Array(FhirJson.Extension(ReportOfComposition, "valueReference", FhirJson.Reference(url))))
            .Set("identifier", (report["identifier"] as JsonArray)?[0])
            .Set("status", Status((string?)report["status"]))
            .Set("type", report["code"])
            .Set("category", report["category"])
            .Set("subject", report["subject"])
            .Set("encounter", report["encounter"])
            .Set("date", report["issued"] ?? Kernel.Json.FhirInstant.Of(now))
            .Set("author", Authors(report))
            .Set("title", (string?)report["code"]?["text"] ?? Title);
        return composition.SetAll("section", Sections(report));
    }

    // In which relation a performer stands to the report is no part of being an author.
    private static JsonArray Authors(JsonObject report)
    {
        var authors = Copy(report["performer"]);
        foreach (var author in authors.OfType<JsonObject>().Where(author => author.Count > 1)) author.Remove("extension");
        return authors.Count > 0 ? authors : FhirJson.Array(FhirJson.Absent());
    }

    // A section has results, or it is a remark; a report that has neither says so in one.
    private IEnumerable<JsonObject> Sections(JsonObject report)
    {
        var narrative = new LabNarrative(graph, language);
        var hasResults = report["result"] is JsonArray { Count: > 0 };
        if (hasResults) yield return Section(Title, StudyType.Section(report), narrative.Results(report)).Set("entry", report["result"]);
        if (narrative.Remarks(report, hasResults) is { } remarks) yield return Section(Remarks.In(language), StudyType.Annotation, remarks);
    }

    private static JsonObject Section(string title, JsonObject code, string div) => new JsonObject { ["title"] = title }
        .Set("code", FhirJson.Concept(code)).Set("text", new JsonObject { ["status"] = "generated", ["div"] = div });

    // R4's Composition has four statuses for the ten of a report.
    private static string Status(string? status) => status switch
    {
        "registered" or "partial" or "preliminary" => "preliminary",
        "amended" or "corrected" or "appended" => "amended",
        "entered-in-error" or "cancelled" => "entered-in-error",
        "final" => "final",
        _ => "preliminary",
    };

    private static JsonArray Copy(JsonNode? node) => node is JsonArray array ? (JsonArray)array.DeepClone() : [];
}
