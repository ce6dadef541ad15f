using System.Text.Json.Nodes;
using Fhir.Tiltak.Provesvar.Kith;
using Fhir.Tiltak.Provesvar.Source;

namespace Fhir.Tiltak.Provesvar.Mapping;

/// <summary>The DiagnosticReport itself.</summary>
internal sealed class ReportResource(MappingContext context, CodeMapping codes, ReportFacts facts, MessageFacts message)
{
    private static readonly string[] Finished = ["final", "amended", "corrected", "appended"];

    public JsonObject Of(SourceNode report, SourceNode patient, IReadOnlyList<(ResultItem Item, JsonObject Resource)> results, DocumentMapping documents)
    {
        var comment = Text(report, "Comment");
        var conclusion = results.Count == 0 || facts.IsImaging ? comment : null;
        var resource = FhirJson.Resource("DiagnosticReport", facts.IsImaging ? ProvesvarNames.ImagingReport : ProvesvarNames.LabReport)
            .Set("extension", FhirJson.Array([.. Extensions(report, patient, conclusion is null ? comment : null), .. documents.Comments]))
            .Set("identifier", FhirJson.Array(FhirJson.Identifier(context.Series("svar"), facts.Key, "official"), message.Id is null ? null : FhirJson.Identifier(context.Series("melding"), message.Id, "secondary")))
            .SetAll("basedOn", facts.BasedOn)
            .Set("status", Status(report, results, conclusion is not null || documents.Presented.Count > 0))
            .Set("category", FhirJson.Array(FhirJson.Concept(CodeMapping.Whole("8202", ReportMapping.Group(facts)))))
            .Set("code", Code(report))
            .Set("subject", facts.Subject);
        return Timed(resource, report, results)
            .SetAll("performer", facts.Performers)
            .SetAll(facts.IsImaging ? "imagingStudy" : "specimen", facts.Specimens.Select(specimen => specimen.Reference))
            .SetAll("result", results.Where(pair => pair.Item.Parents.Count == 0).Select(pair => FhirJson.Reference(pair.Item.FullUrl)))
            .Set("conclusion", conclusion)
            .SetAll("presentedForm", documents.Presented);
    }

    private IEnumerable<JsonObject?> Extensions(SourceNode report, SourceNode patient, string? comment)
    {
        if (facts.Published is { } published) yield return FhirJson.Extension(ProvesvarNames.Nilar("report-date"), "valueDateTime", published.Text);
        yield return context.DateExtension("approval-date", report.Child("ApprDate"));
        if (comment is not null) yield return FhirJson.Extension(ProvesvarNames.Nilar("comment"), "valueAnnotation", FhirJson.Annotation(comment));
        foreach (var coded in report.ChildrenNamed("CodedComment"))
            if (KithCode.Take(coded) is { } code) yield return FhirJson.Extension(ProvesvarNames.Nilar("comment"), "valueCodeableConcept", codes.Concept(code, "8269")!);
        var clinical = new ClinicalInfoMapping(context, codes);
        foreach (var item in patient.ChildrenNamed("InfItem").Concat(patient.Parent == report ? report.ChildrenNamed("InfItem") : [])) yield return clinical.Of(item);
        if (patient.Parent != report && KithCode.TakeTold(patient.Child("Relation")) is { } relation)
            yield return FhirJson.Extension(ProvesvarNames.Nilar("comment"), "valueAnnotation", FhirJson.Annotation($"Forhold til den svaret først gjelder: {relation}"));
    }

    private JsonObject Code(SourceNode report)
    {
        var type = KithCode.Take(report.Child("MsgDescr"));
        return codes.Concept(type, "8202") ?? FhirJson.Concept(null, facts.IsImaging ? "Svar på bildeundersøkelse" : "Laboratoriesvar");
    }

    private JsonObject Timed(JsonObject resource, SourceNode report, IReadOnlyList<(ResultItem Item, JsonObject Resource)> results)
    {
        var effective = Effective(results);
        if (effective is not null && facts.Generated is { } generated && effective.Start > generated.Start)
        {
            context.Warn(SvarrapportRules.TimeOrder, report, effective.Text, generated.Text);
            effective = generated;
        }
        resource.Set(effective is null ? "_effectiveDateTime" : "effectiveDateTime", effective is null ? FhirJson.Absent() : effective.Text);
        var issued = facts.Generated?.Instant ?? facts.Published?.Instant;
        return resource.Set(issued is null ? "_issued" : "issued", issued is null ? FhirJson.Absent() : issued);
    }

    // The oldest of the results; without results, as in a cancellation, when it was published or sent.
    private KithTime? Effective(IReadOnlyList<(ResultItem Item, JsonObject Resource)> results) =>
        results.Select(pair => (string?)pair.Resource["effectiveDateTime"]).OfType<string>().Select(KithTime.Parse).OfType<KithTime>().MinBy(time => time.Start) ?? facts.Published ?? facts.Generated;

    private string Status(SourceNode report, IReadOnlyList<(ResultItem Item, JsonObject Resource)> results, bool hasOther)
    {
        var (status, kind) = (report.Child("Status"), report.Child("ServType"));
        var mapped = KithStatus.OfReport(status?.Peek(), kind?.Peek());
        if (mapped == "unknown") context.Warn(SvarrapportRules.StatusUnknown, report, $"Status {status?.Peek() ?? "-"}, ServType {kind?.Peek() ?? "-"}");
        KithStatus.Account(status, kind, mapped, KithStatus.IsOfReport);
        if (Finished.Contains(mapped) && results.Count == 0 && !hasOther)
        {
            context.Warn(SvarrapportRules.ReportEmpty, report, mapped);
            return "unknown";
        }
        var open = results.Select(pair => (string)pair.Resource["status"]!).Where(result => result is "preliminary" or "registered").Distinct().ToList();
        if (mapped == "final" && open.Count > 0) context.Warn(SvarrapportRules.StatusMixed, report, mapped, string.Join(", ", open));
        return mapped;
    }

    private static string? Text(SourceNode report, string name)
    {
        var texts = report.ChildrenNamed(name).Select(SourceText.Take).OfType<string>().ToList();
        return texts.Count > 0 ? string.Join('\n', texts) : null;
    }
}
