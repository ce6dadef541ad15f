using System.Globalization;
using System.Text.Json.Nodes;
using Fhir.Tiltak.Provesvar.Kith;
using Fhir.Tiltak.Provesvar.Source;

namespace Fhir.Tiltak.Provesvar.Mapping;

/// <summary>AnalysedSubject of an imaging report to ImagingStudy: what the message calls the product of the study. https://hl7.org/fhir/R4/imagingstudy.html</summary>
internal sealed class ImagingMapping(MappingContext context)
{
    public IReadOnlyList<AnalysedSpecimen> Of(SourceNode patient, string reportKey, JsonObject subject, IReadOnlyList<JsonObject> basedOn) =>
        [.. patient.ChildrenNamed("AnalysedSubject").SelectMany(node => Studies(node, reportKey, subject, basedOn))];

    // A product of a product is a study too, and says of which one it is a part.
    private IEnumerable<AnalysedSpecimen> Studies(SourceNode node, string reportKey, JsonObject subject, IReadOnlyList<JsonObject> basedOn)
    {
        var study = Study(node, reportKey, subject, basedOn);
        var place = study.Id ?? node.Number.ToString(CultureInfo.InvariantCulture);
        return node.ChildrenNamed("AnalysedSubject").SelectMany(part => Studies(part, $"{reportKey}/{place}", subject, basedOn)).Prepend(study);
    }

    private AnalysedSpecimen Study(SourceNode node, string reportKey, JsonObject subject, IReadOnlyList<JsonObject> basedOn)
    {
        var id = node.Carry().TakeChild("IdByServProvider");
        var key = $"{reportKey}/{id ?? node.Number.ToString(CultureInfo.InvariantCulture)}";
        var time = context.Time(node.At("CollectedStudyProduct", "ProducedDate")) ?? context.Time(node.At("CollectedSample", "CollectedDate"));
        var study = new JsonObject { ["resourceType"] = "ImagingStudy" }
            .Set("identifier", FhirJson.Array(Identifiers(node, key, id)))
            .Set("status", "available")
            .Set("subject", subject)
            .Set("started", time?.Text)
            .SetAll("basedOn", basedOn)
            .SetAll("note", Notes(node))
            .Set("description", Description(node));
        return new AnalysedSpecimen(id, FhirJson.Reference(context.Bundle.Update(study, context.Series("bildestudie"), key)), time) { IsImaging = true };
    }

    private IEnumerable<JsonObject?> Identifiers(SourceNode node, string key, string? id)
    {
        yield return FhirJson.Identifier(context.Series("bildestudie"), key, "official");
        if (id is not null) yield return FhirJson.Identifier(context.Series("bildestudie-hos-avdelingen"), id, "secondary");
        if (node.TakeChild("IdByRequester") is { } requested) yield return FhirJson.Identifier(context.Series("bildestudie-hos-rekvirent"), requested, "secondary");
    }

    private static string? Description(SourceNode node)
    {
        var parts = new[] { SourceText.Take(node.Child("Type")), KithCode.TakeTold(node.Child("TypeCoded")), KithCode.TakeTold(node.At("CollectedStudyProduct", "Type")), SourceText.Take(node.Child("AnatomicalOrigin")) };
        return parts.OfType<string>().Distinct().ToList() is { Count: > 0 } said ? string.Join(", ", said) : null;
    }

    private static IEnumerable<JsonObject?> Notes(SourceNode node)
    {
        foreach (var comment in node.ChildrenNamed("Comment"))
            if (SourceText.Take(comment) is { } text) yield return FhirJson.Annotation(text);
        if (node.Parent is { Name: "AnalysedSubject" } whole) yield return FhirJson.Annotation($"Del av {whole.Child("IdByServProvider")?.Peek() ?? "den samme undersøkelsen"}");
        if (SourceText.Take(node.At("CollectedStudyProduct", "RefRelatedProd")) is { } related) yield return FhirJson.Annotation($"Hører sammen med {related}");
    }
}
