using System.Text.Json.Nodes;

namespace Fhir.Conformance.Engine.Tests.Double;

/// <summary>Reports of the reference server: <c>$lab-document</c>, the least that is a document by HL7 Europe, and what a new version may not undo.</summary>
internal sealed class ReportsOfDouble(ReferenceData data)
{
    private const string Group = "urn:oid:2.16.578.1.12.4.1.1.8202";

    private static readonly string[] Finished = ["final", "amended", "corrected", "appended", "cancelled"];

    /// <summary>Null when the version may take the place of the other.</summary>
    public static Reply? Refusal(JsonObject? current, JsonObject next)
    {
        if (current is null || (string?)current["resourceType"] != "DiagnosticReport") return null;
        if (Finished.Contains((string?)current["status"]) && (string?)next["status"] is "registered" or "preliminary") return Reply.Outcome(409, "conflict", "Rapporten er ferdig.");
        return current["extension"] is null || JsonNode.DeepEquals(current["extension"], next["extension"]) ? null : Reply.Outcome(409, "conflict", "Rapporten ble først utgitt en annen dag.");
    }

    public Reply Document(Call call)
    {
        if (data.Find($"DiagnosticReport/{call.Path[1]}") is not { } stored) return Reply.Outcome(404, "not-found", "Rapporten finnes ikke.");
        var report = stored.DeepClone().AsObject();
        if ((report["category"]?.AsArray() ?? []).Any(IsImaging)) return Reply.Outcome(422, "business-rule", "Rapporten gjelder bilder.");
        report["extension"] = Pointer("http://hl7.org/fhir/5.0/StructureDefinition/extension-DiagnosticReport.composition", "Composition/front");
        JsonObject[] entries = [Front(report), report, .. Members(report)];
        return Reply.Of(new JsonObject
        {
            ["resourceType"] = "Bundle",
            ["type"] = "document",
            ["identifier"] = new JsonObject { ["system"] = "urn:ietf:rfc:3986", ["value"] = "urn:uuid:0f0f0f0f-0000-4000-8000-000000000003" },
            ["timestamp"] = "2026-11-29T12:00:00Z",
            ["entry"] = new JsonArray([.. entries.Select(resource => new JsonObject { ["fullUrl"] = $"{ReferenceServer.Base}/{ReferenceData.Reference(resource)}", ["resource"] = resource.DeepClone() })]),
        });
    }

    private IEnumerable<JsonObject> Members(JsonObject report) =>
        (report["result"]?.AsArray() ?? []).Append(report["subject"]).Select(reference => data.Find((string)reference!["reference"]!)).OfType<JsonObject>();

    private static JsonObject Front(JsonObject report) => new()
    {
        ["resourceType"] = "Composition",
        ["id"] = "front",
        ["extension"] = Pointer("http://hl7.eu/fhir/extensions/StructureDefinition/composition-diagnosticReportReference", ReferenceData.Reference(report)),
        ["identifier"] = report["identifier"]?[0]?.DeepClone(),
        ["status"] = (string?)report["status"] switch { "final" => "final", "amended" or "corrected" or "appended" => "amended", "cancelled" => "entered-in-error", _ => "preliminary" },
        ["type"] = Coded(report),
        ["category"] = report["category"]?.DeepClone(),
        ["subject"] = report["subject"]?.DeepClone(),
        ["section"] = new JsonArray(Section(report)),
    };

    // A report without a code of its own gets the code of all laboratory reports, on both.
    private static JsonNode Coded(JsonObject report)
    {
        if (report["code"]?["coding"] is null) report["code"] = Loinc("11502-2");
        return report["code"]!.DeepClone();
    }

    private static JsonObject Section(JsonObject report)
    {
        var section = new JsonObject { ["title"] = "Svar", ["text"] = new JsonObject { ["div"] = "<div>Tekst</div>" } };
        section["code"] = Loinc(report["result"] is null ? "48767-8" : "26436-6");
        if (report["result"] is { } result) section["entry"] = result.DeepClone();
        return section;
    }

    private static JsonObject Loinc(string code) => new() { ["coding"] = new JsonArray(new JsonObject { ["system"] = "http://loinc.org", ["code"] = code }) };

    private static JsonArray Pointer(string url, string reference) => [new JsonObject { ["url"] = url, ["valueReference"] = new JsonObject { ["reference"] = reference } }];

    private static bool IsImaging(JsonNode? category) =>
        (category!["coding"]?.AsArray() ?? []).Any(coding => (string?)coding!["system"] == Group && (string?)coding["code"] == "BLD");
}
