using System.Collections.Frozen;
using System.Globalization;
using System.Text.Json.Nodes;
using Fhir.Tiltak.Provesvar.Kith;
using Fhir.Tiltak.Provesvar.Source;

namespace Fhir.Tiltak.Provesvar.Mapping;

/// <summary>AnalysedSubject to Specimen: what was examined, when it was taken and by whom.</summary>
internal sealed class SpecimenMapping(MappingContext context, CodeMapping codes, ActorMapping actors)
{
    // The materials that HL7 Europe wants in SNOMED CT too.
    private static readonly FrozenDictionary<string, (string Code, string Name)> Snomed = new Dictionary<string, (string, string)>
    {
        ["B"] = ("119297000", "Blood specimen"), ["S"] = ("119364003", "Serum specimen"), ["P"] = ("119361006", "Plasma specimen"), ["U"] = ("122575003", "Urine specimen"),
    }.ToFrozenDictionary();

    /// <returns>Every specimen of the report by its local number, the nested ones included.</returns>
    public IReadOnlyList<AnalysedSpecimen> Of(SourceNode patient, string reportKey, JsonObject subject, IReadOnlyList<JsonObject> basedOn)
    {
        var specimens = new List<AnalysedSpecimen>();
        foreach (var node in patient.ChildrenNamed("AnalysedSubject")) Add(node, reportKey, subject, basedOn, null, specimens);
        foreach (var repeated in specimens.Where(specimen => specimen.Id is not null).GroupBy(specimen => specimen.Id).Where(group => group.Count() > 1))
            context.Warn(SvarrapportRules.IdRepeated, patient, "AnalysedSubject/IdByServProvider", repeated.Key!);
        return specimens;
    }

    private void Add(SourceNode node, string reportKey, JsonObject subject, IReadOnlyList<JsonObject> basedOn, JsonObject? parent, List<AnalysedSpecimen> specimens)
    {
        var id = node.Carry().TakeChild("IdByServProvider");
        var key = Key(node, id, reportKey, specimens);
        var time = context.Time(node.At("CollectedSample", "CollectedDate")) ?? context.Time(node.At("CollectedStudyProduct", "ProducedDate"));
        var specimen = FhirJson.Resource("Specimen", ProvesvarNames.Specimen)
            .Set("extension", FhirJson.Array(Extensions(node)))
            .Set("identifier", FhirJson.Array(Identifiers(node, key, id)))
            .Set("accessionIdentifier", FhirJson.Identifier(context.Series("lopenummer"), id ?? key))
            .Set("status", Status(node.Child("ServType")))
            .Set("type", Type(node))
            .Set("subject", subject)
            .SetAll("parent", [parent])
            .SetAll("request", basedOn)
            .Set("collection", Collection(node, time))
            .SetAll("processing", Preservation(node))
            .SetAll("note", Notes(node));
        var reference = FhirJson.Reference(context.Bundle.Update(specimen, context.Series("prove"), key));
        specimens.Add(new AnalysedSpecimen(id, reference, time));
        foreach (var part in node.ChildrenNamed("AnalysedSubject")) Add(part, reportKey, subject, basedOn, reference, specimens);
    }

    // A specimen that the laboratory has cancelled cannot be used; the other kinds of answer say nothing of it.
    private static string? Status(SourceNode? kind)
    {
        if (kind?.Peek() != "C") return null;
        kind.Take();
        return "unavailable";
    }

    // The laboratory's number is often only a number within the report.
    private string Key(SourceNode node, string? id, string reportKey, List<AnalysedSpecimen> specimens)
    {
        var place = (specimens.Count + 1).ToString(CultureInfo.InvariantCulture);
        if (id is not null) return specimens.Any(other => other.Id == id) ? $"{reportKey}/{id}/{place}" : $"{reportKey}/{id}";
        context.Warn(SvarrapportRules.IdMissing, node, "AnalysedSubject/IdByServProvider", $"{reportKey}/{place}");
        return $"{reportKey}/{place}";
    }

    private IEnumerable<JsonObject?> Identifiers(SourceNode node, string key, string? id)
    {
        yield return FhirJson.Identifier(context.Series("prove"), key, "official");
        if (id is not null) yield return FhirJson.Identifier(context.Series("prove-hos-laboratoriet"), id, "secondary");
        if (node.TakeChild("IdByRequester") is { } requested) yield return FhirJson.Identifier(context.Series("prove-hos-rekvirent"), requested, "secondary");
    }

    private IEnumerable<JsonObject?> Extensions(SourceNode node)
    {
        if (MappingContext.Flag(node.Child("Accredited")) is { } accredited) yield return FhirJson.Extension(ProvesvarNames.Nilar("accredited"), "valueBoolean", accredited);
        foreach (var pretreatment in node.ChildrenNamed("Pretreatment")) yield return Pretreatment(pretreatment);
        if (Count(node.Child("Number")) is { } count) yield return FhirJson.Extension(ProvesvarNames.Nilar("container-count"), "valueInteger", count);
        foreach (var handling in node.ChildrenNamed("SampleHandling")) yield return FhirJson.Extension(ProvesvarNames.Nilar("sample-handling"), "valueString", SourceText.Take(handling));
    }

    private JsonObject? Pretreatment(SourceNode node)
    {
        var heading = KithCode.Take(node.Child("Heading"));
        var text = SourceText.Take(node.Child("TextResultValue"));
        var concept = FhirJson.Concept(heading is null ? null : codes.Coding(heading, "8232"), text ?? (heading is { Code: null } ? heading.Text : null));
        return concept.Count == 0 ? null : FhirJson.Extension(ProvesvarNames.Nilar("pretreatment"), "valueCodeableConcept", concept);
    }

    private int? Count(SourceNode? node)
    {
        if (node?.Peek() is not { } text) return null;
        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var count))
        {
            node.Take();
            return count;
        }
        context.Warn(SvarrapportRules.NumberUnreadable, node, text);
        node.Leave(LossRules.Unreadable);
        return null;
    }

    private JsonObject Type(SourceNode node)
    {
        var text = SourceText.Take(node.Child("Type"));
        var coded = node.ChildrenNamed("TypeCoded").Select(KithCode.Take).OfType<KithCode>().ToList();
        var codings = new List<JsonObject>();
        foreach (var code in coded)
        {
            if (codes.Coding(code, "8351") is not { } coding) continue;
            codings.Add(coding);
            if ((string?)coding["system"] == ProvesvarNames.Kodeverk("8351") && Snomed.TryGetValue((string)coding["code"]!, out var snomed)) codings.Add(FhirJson.Coding(ProvesvarNames.Snomed, snomed.Code, snomed.Name));
        }
        // A code that is only text stands beside the text there is.
        var beside = string.Join(", ", new[] { text }.Concat(coded.Where(code => code.Code is null).Select(code => code.Text)).OfType<string>().Distinct());
        text = beside.Length > 0 ? beside : coded.Select(code => code.OriginalText ?? code.Name).FirstOrDefault(name => name is not null);
        return new JsonObject().SetAll("coding", codings.DistinctBy(coding => (string)coding["system"]!)).Set("text", text ?? (codings.Count == 0 ? "Prøvemateriale ikke oppgitt" : null));
    }

    private JsonObject Collection(SourceNode node, KithTime? time)
    {
        var collection = new JsonObject().SetAll("extension", CollectionExtensions(node)).Set("collector", actors.Of(node.Child("RelServProv")) is [var collector, ..] ? collector : null);
        if (time is null) collection.Set("_collectedDateTime", FhirJson.Absent());
        else collection.Set("collectedDateTime", time.Text);
        return collection.Set("method", Told(node.Child("SampleCollProc"))).Set("bodySite", Told(node.Child("AnatomicalOrigin")));
    }

    private IEnumerable<JsonObject?> CollectionExtensions(SourceNode node)
    {
        yield return FhirJson.Extension(ProvesvarNames.Nilar("logistics"), "valueString", SourceText.Take(node.At("CollectedSample", "Logistics")));
        foreach (var coded in node.Child("CollectedSample")?.ChildrenNamed("CollectorCommentCoded") ?? [])
            if (KithCode.Take(coded) is { } code) yield return FhirJson.Extension(ProvesvarNames.Nilar("comment"), "valueCodeableConcept", codes.Concept(code, "8275")!);
        yield return FhirJson.Extension(ProvesvarNames.Nilar("study-product-type"), "valueString", StudyProduct(node.At("CollectedStudyProduct", "Type")));
        yield return FhirJson.Extension(ProvesvarNames.Nilar("study-product-ref"), "valueString", SourceText.Take(node.At("CollectedStudyProduct", "RefRelatedProd")));
    }

    private static string? StudyProduct(SourceNode? node) => KithCode.TakeTold(node);

    // HL7 Europe has no additive of the container, but one of the processing.
    private static IEnumerable<JsonObject?> Preservation(SourceNode node) =>
        node.ChildrenNamed("PreservMaterial").Select(material => (KithCode.TakeTold(material) ?? SourceText.Take(material)) is { } text ? new JsonObject().SetAll("additive", [new JsonObject { ["display"] = text }]) : null);

    private JsonObject? Told(SourceNode? node) => node is { Attributes.Count: 0 } ? FhirJson.Concept(null, SourceText.Take(node)) : codes.Concept(KithCode.Take(node), "8212");

    private static IEnumerable<JsonObject?> Notes(SourceNode node) =>
        node.ChildrenNamed("Comment").Concat(node.Child("CollectedSample")?.ChildrenNamed("CollectorComment") ?? []).Select(comment => SourceText.Take(comment) is { } text ? FhirJson.Annotation(text) : null);
}
