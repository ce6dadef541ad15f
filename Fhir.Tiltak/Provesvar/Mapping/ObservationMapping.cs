using System.Text.Json.Nodes;
using Fhir.Tiltak.Provesvar.Kith;
using Fhir.Tiltak.Provesvar.Source;

namespace Fhir.Tiltak.Provesvar.Mapping;

/// <summary>ResultItem to Observation. https://fhirref.example/no/provesvar/svarrapport.html#resultat</summary>
internal sealed class ObservationMapping(MappingContext context, CodeMapping codes, ActorMapping actors)
{
    private static readonly string[] Unfinished = ["registered", "preliminary"];

    private readonly ResultCodes names = new(codes);
    private readonly InterpretationMapping interpretations = new(codes);
    private readonly RangeMapping ranges = new(context);
    private readonly ValueMapping values = new(context, codes, new QuantityMapping(context));
    private readonly StructuredInfoMapping structured = new(context, codes, new QuantityMapping(context));

    public JsonObject Of(ResultItem item, ReportFacts report)
    {
        var node = item.Node;
        var all = values.Of(node);
        var code = names.Code(node, all.Select(value => value.Heading).FirstOrDefault(heading => heading is not null));
        var split = new ResultValues(all, structured.Of(node).ToList(), report.IsImaging, code);
        var status = Status(node);
        var (specimen, time, others) = Specimen(node, report);
        var effective = Effective(node, time, report);
        var (interpretation, mark) = interpretations.Of(node, all.Select(value => value.Value).OfType<JsonObject>());
        if (split.HasSeveral) context.Warn(SvarrapportRules.ValuesSeveral, node, report.IsImaging ? "tekst i verdien" : "komponenter");

        var observation = FhirJson.Resource("Observation", report.IsImaging ? ProvesvarNames.ImagingResult : ProvesvarNames.LabResult)
            .Set("extension", FhirJson.Array([.. Extensions(node, report), .. split.HeadingExtensions]))
            .Set("identifier", FhirJson.Array(FhirJson.Identifier(context.Series("resultat"), item.Key, "official"), item.Id is null ? null : FhirJson.Identifier(context.Series("resultat-hos-laboratoriet"), item.Id, "secondary")))
            .SetAll("basedOn", report.BasedOn)
            .Set("status", status)
            .Set("category", ResultCodes.Category(code, report))
            .Set("code", code)
            .Set("subject", report.Subject)
            .Set(effective is null ? "_effectiveDateTime" : "effectiveDateTime", effective is null ? FhirJson.Absent() : effective.Text)
            .Set("issued", Issued(node, effective, report))
            .SetAll("performer", Performers(node, report))
            .Set(split.Value?.Property ?? "valueString", split.Value?.Value)
            .Set("dataAbsentReason", split.IsAbsent && item.Members.Count == 0 ? Absence(status) : null)
            .SetAll("interpretation", [interpretation])
            .SetAll("note", Notes(node, [mark, .. split.Notes, .. others.Select(other => $"Gjelder prøve {other}")]).Select(FhirJson.Annotation));
        return Finished(observation, node, item, specimen, split);
    }

    private JsonObject Finished(JsonObject observation, SourceNode node, ResultItem item, AnalysedSpecimen? specimen, ResultValues split)
    {
        var specs = node.ChildrenNamed("Investigation").SelectMany(named => named.ChildrenNamed("Spec")).Select(KithCode.Take).OfType<KithCode>().Select(spec => codes.Concept(spec, "8212")).ToList();
        // A diagnosis is told in a note for all who read, and as a code for those who count.
        var diagnoses = node.ChildrenNamed("DiagComment").SelectMany(said => said.ChildrenNamed("Concept")).Where(concept => concept.Peek("V") is not null).Select(KithCode.Take).OfType<KithCode>();
        foreach (var spec in specs.Skip(1).Concat(diagnoses.Select(diagnosis => codes.Concept(diagnosis, "7010")))) Extend(observation, FhirJson.Extension(ProvesvarNames.Nilar("specification"), "valueCodeableConcept", spec!));
        return observation
            .Set("method", specs.Count > 0 ? specs[0] : null)
            .Set("specimen", specimen is { IsImaging: false } ? specimen.Reference : null)
            .SetAll("referenceRange", ranges.Of(node, split.Value is { IsQuantity: true } quantity ? (JsonObject)quantity.Value : null))
            .SetAll("hasMember", item.Members.Select(member => FhirJson.Reference(member.FullUrl)))
            .SetAll("derivedFrom", [specimen is { IsImaging: true } ? specimen.Reference : null])
            .SetAll("component", split.Components);
    }

    private static void Extend(JsonObject observation, JsonObject extension) => ((JsonArray)observation["extension"]!).Add(extension);

    private string Status(SourceNode node)
    {
        var (status, kind) = (node.Child("StatusInvestigation"), node.Child("ServType"));
        var mapped = KithStatus.OfResult(status?.Peek(), kind?.Peek());
        if (mapped == "unknown") context.Warn(SvarrapportRules.StatusUnknown, node, $"StatusInvestigation {status?.Peek() ?? "-"}, ServType {kind?.Peek() ?? "-"}");
        KithStatus.Account(status, kind, mapped, KithStatus.IsOfResult);
        return mapped;
    }

    private IEnumerable<JsonObject?> Extensions(SourceNode node, ReportFacts report)
    {
        yield return FhirJson.Extension(ProvesvarNames.Nilar("diagnostic-report-ref"), "valueReference", FhirJson.Reference(report.FullUrl));
        if (MappingContext.Flag(node.Child("Accredited")) is { } accredited) yield return FhirJson.Extension(ProvesvarNames.Accredited, "valueBoolean", accredited);
        // A report that is sent whole again is not an update with history in it.
        if (node.Child("ServType")?.Peek() == "H" && report.Kind != "H") yield return FhirJson.Extension(ProvesvarNames.Nilar("history"), "valueBoolean", true);
        yield return context.DateExtension("investigation-date", node.Child("InvDate"));
        yield return context.DateExtension("status-change-date", node.Child("StatusChangeDate"));
        yield return context.DateExtension("description-date", node.Child("DescrDate"));
        yield return context.DateExtension("counter-sign-date", node.Child("CounterSignDate"));
        yield return context.DateExtension("medical-validation-date", node.Child("MedicalValidationDate"));
    }

    private (AnalysedSpecimen? First, KithTime? Time, List<string> Others) Specimen(SourceNode node, ReportFacts report)
    {
        AnalysedSpecimen? first = null;
        var others = new List<string>();
        foreach (var reference in node.ChildrenNamed("RefAnalysedSubject"))
        {
            if (reference.Take() is not { } id) continue;
            var found = report.Specimens.FirstOrDefault(specimen => specimen.Id == id);
            if (found is null) context.Warn(SvarrapportRules.ReferenceUnknown, reference, "RefAnalysedSubject", id);
            else if (first is not null && found != first) context.Warn(SvarrapportRules.ReferenceExtra, reference, id);
            if (found is null || (first is not null && found != first)) others.Add(id);
            first ??= found;
        }
        return (first, first?.Time, others);
    }

    // The order of the national description. InvDate is peeked at here and carried over as an extension.
    private static KithTime? Effective(SourceNode node, KithTime? collected, ReportFacts report) =>
        collected ?? (node.Child("InvDate")?.Peek() is { } investigated ? KithTime.Parse(investigated) : null) ?? report.Published ?? report.Generated;

    private string? Issued(SourceNode node, KithTime? effective, ReportFacts report)
    {
        if (report.Generated is not { } generated || effective is null || effective.Start <= generated.Start) return report.Generated?.Instant;
        context.Warn(SvarrapportRules.TimeOrder, node, effective.Text, generated.Text);
        return null;
    }

    private IEnumerable<JsonObject> Performers(SourceNode node, ReportFacts report)
    {
        var own = node.ChildrenNamed("RelServProv").SelectMany(actors.Of).ToList();
        return own.Count > 0 ? own : report.Performers;
    }

    private static JsonObject Absence(string status)
    {
        var (code, name) = Unfinished.Contains(status) ? ("temp-unknown", "Temporarily Unknown") : ("unknown", "Unknown");
        return FhirJson.Concept(FhirJson.Coding("http://terminology.hl7.org/CodeSystem/data-absent-reason", code, name));
    }

    private static IEnumerable<string> Notes(SourceNode node, IEnumerable<string?> more)
    {
        var comments = node.ChildrenNamed("Comment").Concat(node.ChildrenNamed("Investigation").SelectMany(named => named.ChildrenNamed("Comment"))).Select(SourceText.Take);
        return comments.Concat(node.ChildrenNamed("DiagComment").Select(Diagnosis)).Concat(more).OfType<string>();
    }

    private static string? Diagnosis(SourceNode node)
    {
        var said = node.ChildrenNamed("Concept").Select(Told).Concat(node.ChildrenNamed("Modifier").Select(Modified)).OfType<string>().ToList();
        return said.Count > 0 ? "Diagnose: " + string.Join(", ", said) : node.Children.Count == 0 ? SourceText.Take(node) : null;
    }

    private static string? Modified(SourceNode node)
    {
        var (name, values) = (KithCode.TakeTold(node.Child("Name")), node.ChildrenNamed("Value").Select(Told).OfType<string>().ToList());
        if (name is null && values.Count == 0) return Told(node);
        return values.Count == 0 ? name : name is null ? string.Join(", ", values) : $"{name}: {string.Join(", ", values)}";
    }

    private static string? Told(SourceNode node) => KithCode.TakeTold(node) ?? SourceText.Take(node);
}
