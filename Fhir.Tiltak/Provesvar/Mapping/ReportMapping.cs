using System.Text.Json.Nodes;
using Fhir.Tiltak.Provesvar.Kith;
using Fhir.Tiltak.Provesvar.Source;

namespace Fhir.Tiltak.Provesvar.Mapping;

/// <summary>ServReport to DiagnosticReport, and all that it consists of. https://fhirref.example/no/provesvar/svarrapport.html</summary>
internal sealed class ReportMapping
{
    private static readonly string[] Imaging = ["RAD", "RTG", "CT", "MR", "UL", "MA", "NUK", "SCI", "BLD"];
    private static readonly string[] Pathology = ["PAT", "CYTO", "HIST", "OBD", "MPAT", "MORS"];

    private readonly MappingContext context;
    private readonly MessageFacts message;
    private readonly CodeMapping codes;
    private readonly IdentifierMapping identifiers;
    private readonly ActorMapping actors;

    public ReportMapping(MappingContext context, MessageFacts message)
    {
        (this.context, this.message) = (context, message);
        codes = new CodeMapping(context);
        identifiers = new IdentifierMapping(context);
        actors = new ActorMapping(context, identifiers, codes);
    }

    /// <param name="patient">The patient of the report.</param>
    /// <param name="attached">Documents that came beside the message.</param>
    public void Convert(SourceNode report, SourceNode patient, string key, IEnumerable<SourceNode> attached)
    {
        var facts = Facts(report, patient, key);
        // What stands beside the patient is the patient's; of another person in the report it says nothing.
        var beside = patient.Parent == report ? report.ChildrenNamed("ResultItem") : [];
        var items = new ResultTree(context, key).Of([.. patient.ChildrenNamed("ResultItem"), .. beside]);
        var mapping = new ObservationMapping(context, codes, actors);
        var results = items.Select(item => (Item: item, Resource: mapping.Of(item, facts))).ToList();
        Tag(results);
        var documents = new DocumentMapping(context);
        foreach (var document in patient.Parent == report ? report.ChildrenNamed("RefDoc").Concat(attached) : []) documents.Add(document, facts);
        var resource = new ReportResource(context, codes, facts, message).Of(report, patient, results, documents);
        context.Bundle.Update(resource, context.Series("svar"), key);
        foreach (var (item, result) in results) context.Bundle.Update(result, context.Series("resultat"), item.Key);
    }

    private ReportFacts Facts(SourceNode report, SourceNode patient, string key)
    {
        var subject = new PatientMapping(context, identifiers).Of(patient, key);
        var published = context.Time(report.Child("IssueDate"));
        var requester = actors.Of(patient.Child("ResponsibleHcp")).Concat(actors.Of(report.Child("Requester"))).FirstOrDefault();
        var requisition = new RequisitionMapping(context, codes);
        JsonObject[] basedOn = [.. report.ChildrenNamed("ServReq").Select(node => requisition.Of(node, key, subject, requester))];
        var type = report.Child("MsgDescr")?.Peek("V")?.ToUpperInvariant();
        var isImaging = Imaging.Contains(type) || (type is null && message.IsImaging);
        return new ReportFacts(key, TransactionBundle.FullUrl("DiagnosticReport", context.Series("svar"), key), report.Child("ServType")?.Peek(), type, isImaging)
        {
            Subject = subject,
            BasedOn = basedOn,
            Performers = Performers(report),
            Specimens = isImaging ? new ImagingMapping(context).Of(patient, key, subject, basedOn) : new SpecimenMapping(context, codes, actors).Of(patient, key, subject, basedOn),
            Generated = message.Generated,
            Published = published,
        };
    }

    public static string Group(ReportFacts facts) => facts.IsImaging ? "BLD" : Pathology.Contains(facts.Type) ? "PAT" : "LAB";

    private IReadOnlyList<JsonObject> Performers(SourceNode report)
    {
        var all = report.ChildrenNamed("RelServProv").SelectMany(actors.Of).Concat(report.ChildrenNamed("ServProvider").SelectMany(actors.Of)).ToList();
        if (all.Count > 0) return [.. all.DistinctBy(reference => (string)reference["reference"]!)];
        context.Warn(SvarrapportRules.ProviderMissing, report);
        return [FhirJson.Absent()];
    }

    // A search by _tag for a code anywhere in a tree finds the result on top of it, as in the national service.
    private static void Tag(List<(ResultItem Item, JsonObject Resource)> results)
    {
        var byItem = results.ToDictionary(pair => pair.Item, pair => pair.Resource);
        foreach (var (item, resource) in results.Where(pair => pair.Item.Parents.Count == 0 && pair.Item.Members.Count > 0))
            ((JsonObject)resource["meta"]!).SetAll("tag", Below(item, byItem).DistinctBy(coding => ((string)coding["system"]!, (string)coding["code"]!)));
    }

    private static IEnumerable<JsonObject> Below(ResultItem top, Dictionary<ResultItem, JsonObject> byItem)
    {
        var open = new Stack<ResultItem>([top]);
        var seen = new HashSet<ResultItem>();
        while (open.TryPop(out var item))
        {
            if (!seen.Add(item)) continue;
            foreach (var member in item.Members) open.Push(member);
            foreach (var coding in byItem[item]["code"]?["coding"] as JsonArray ?? []) yield return (JsonObject)coding!;
        }
    }
}
