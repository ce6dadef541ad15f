using Fhir.Conformance.Checks;
using Fhir.Conformance.Engine;
using Fhir.Conformance.Http;

namespace Fhir.Conformance.Tiltak.Provesvar;

/// <summary>A report as the document of HL7 Europe, by <c>$lab-document</c>. https://hl7.eu/fhir/laboratory/</summary>
internal static class DocumentChecks
{
    private const int Documented = 3;

    private static readonly Claim CanDocument = Claim.Operation("DiagnosticReport", "lab-document");
    private static readonly Claim CanSearch = Claim.Interaction("DiagnosticReport", "search-type");

    public static readonly Group Group = new("PRV-DOC", "provesvar", new Words("Europeisk laboratoriesvar", "European laboratory report"),
    [
        Documenting("PRV-DOC-001", (bundle, _) => DocumentRules.IsDocument(bundle)),
        Documenting("PRV-DOC-002", (bundle, _) => DocumentRules.Agrees(bundle)),
        Documenting("PRV-DOC-003", (bundle, _) => DocumentRules.Refers(bundle)),
        Documenting("PRV-DOC-004", (bundle, _) => DocumentRules.SaysWhatIsInSections(bundle)),
        Documenting("PRV-DOC-005", (bundle, _) => DocumentRules.Resolves(bundle)),
        Documenting("PRV-DOC-006", DocumentRules.FollowsStatus),
        new Check("PRV-DOC-007", ImagingAsync) { Claims = [CanDocument, CanSearch] },
        new Check("PRV-DOC-008", UnknownAsync) { Claims = [CanDocument] },
    ]);

    /// <summary>Asks for the documents of a few laboratory reports.</summary>
    private static Check Documenting(string requirement, Func<Node, Node, Judgement?> problem) => new(requirement, async (probe, cancel) =>
    {
        var reports = await probe.FindAsync(Results.LaboratoryReports, cancel);
        if (reports.IsEmpty) return probe.NoData(Results.LaboratoryReports);
        foreach (var report in reports.OrderByDescending(report => report.Has("result")).Take(Documented))
        {
            var answer = await probe.GetAsync($"{report.Reference}/$lab-document", cancel);
            if ((Expect.Status(answer, 200) ?? Expect.Resource(answer, "Bundle") ?? problem(answer.Json, report)) is { } found) return found;
        }
        return Judgement.Pass;
    })
    { Claims = [CanDocument, CanSearch] };

    private static async Task<Judgement> ImagingAsync(Probe probe, CancellationToken cancel)
    {
        var reports = await probe.FindAsync(Results.ImagingReports, cancel);
        if (reports.IsEmpty) return probe.NoData(Results.ImagingReports);
        var answer = await probe.GetAsync($"{reports[0].Reference}/$lab-document", cancel);
        return (Expect.Refused(answer) ?? Expect.Outcome(answer)).OrPass();
    }

    private static async Task<Judgement> UnknownAsync(Probe probe, CancellationToken cancel)
    {
        var answer = await probe.GetAsync($"DiagnosticReport/{Guid.NewGuid()}/$lab-document", cancel);
        return (Expect.Status(answer, 404) ?? Expect.Outcome(answer)).OrPass();
    }
}
