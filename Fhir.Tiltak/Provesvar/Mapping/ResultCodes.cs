using System.Text.Json.Nodes;
using Fhir.Tiltak.Provesvar.Kith;
using Fhir.Tiltak.Provesvar.Source;

namespace Fhir.Tiltak.Provesvar.Mapping;

/// <summary>What was investigated, and within which specialty.</summary>
internal sealed class ResultCodes(CodeMapping codes)
{
    private const string AbsentReason = "http://terminology.hl7.org/CodeSystem/data-absent-reason";

    private static readonly string[] LabSpecialties = ["CLIN", "FARM", "IMTR", "MBIO", "MGEN", "PAT"];
    private static readonly string[] Pathology = ["PAT", "CYTO", "HIST", "OBD", "MPAT", "MORS"];

    /// <param name="heading">Names the investigation when nothing else does.</param>
    public JsonObject Code(SourceNode item, JsonObject? heading)
    {
        var investigations = item.ChildrenNamed("Investigation").Select(node => node.ChildrenNamed("Id").Select(KithCode.Take).OfType<KithCode>().ToList()).ToList();
        var codings = investigations.SelectMany(ids => ids).Select(id => codes.Coding(id, "8212")).OfType<JsonObject>().ToList();
        // One description can be of several investigations, in imaging most of all; a reader must see them all.
        var text = investigations.Select(Text).OfType<string>().Distinct().ToList() is { Count: > 0 } names ? string.Join("; ", names) : null;
        if (codings.Count == 0 && text is null) return heading ?? FhirJson.Concept(FhirJson.Coding(AbsentReason, "unknown", "Unknown"));
        return new JsonObject().SetAll("coding", WithNpu(codings)).Set("text", text);
    }

    private static string? Text(List<KithCode> ids) =>
        ids.Select(id => id.OriginalText).FirstOrDefault(own => own is not null) ?? ids.Select(id => id.Name).FirstOrDefault(name => name is not null);

    // The codes of Norsk laboratoriekodeverk that begin with NPU are those of NPU; the Norwegian additions stay national.
    private static IEnumerable<JsonObject> WithNpu(List<JsonObject> codings)
    {
        var distinct = codings.DistinctBy(coding => ((string)coding["system"]!, (string)coding["code"]!)).ToList();
        if (distinct.Any(coding => (string)coding["system"]! == ProvesvarNames.Npu)) return distinct;
        var npu = distinct.FirstOrDefault(coding => (string)coding["system"]! == ProvesvarNames.Kodeverk("7280") && ((string)coding["code"]!).StartsWith("NPU", StringComparison.Ordinal));
        return npu is null ? distinct : distinct.Append(FhirJson.Coding(ProvesvarNames.Npu, (string)npu["code"]!));
    }

    public static JsonArray Category(JsonObject code, ReportFacts report)
    {
        var kind = report.IsImaging ? ("imaging", "Imaging") : ("laboratory", "Laboratory");
        var specialty = report.IsImaging ? Imaging(code, report.Type) : Laboratory(code, report.Type);
        return FhirJson.Array(FhirJson.Concept(FhirJson.Coding(ProvesvarNames.ObservationCategory, kind.Item1, kind.Item2)),
            specialty is null ? null : FhirJson.Concept(CodeMapping.Whole("8202", specialty)));
    }

    private static string? Laboratory(JsonObject code, string? type)
    {
        if (Pathology.Contains(type) || Systems(code).Any(system => system == ProvesvarNames.Kodeverk("8219") || system == ProvesvarNames.Kodeverk("7010"))) return "PAT";
        return LabSpecialties.Contains(type) ? type : null;
    }

    // In NCRP the codes of nuclear medicine begin with T.
    private static string Imaging(JsonObject code, string? type)
    {
        var isNuclear = type is "NUK" or "SCI" || (code["coding"] as JsonArray ?? []).Any(coding => (string)coding!["system"]! == ProvesvarNames.Kodeverk("7270") && ((string)coding["code"]!).StartsWith('T'));
        return isNuclear ? "NUK" : "RAD";
    }

    private static IEnumerable<string> Systems(JsonObject code) => (code["coding"] as JsonArray ?? []).Select(coding => (string)coding!["system"]!);
}
