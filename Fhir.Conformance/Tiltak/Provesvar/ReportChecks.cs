using System.Collections.Immutable;

using Fhir.Conformance.Checks;
using Fhir.Conformance.Engine;
using Fhir.Conformance.Http;

namespace Fhir.Conformance.Tiltak.Provesvar;

/// <summary>What a report says.</summary>
internal static class ReportChecks
{
    private static readonly ImmutableArray<string> Groups = ["LAB", "PAT", "BLD"];

    public static readonly Group Group = new("PRV-REP", "provesvar", new Words("Svarrapporter", "Diagnostic reports"),
    [
        ContentCheck.Each("PRV-REP-001", Results.Reports, report => report.Codes("category.coding", Results.ReportType).Any(Groups.Contains)
            ? null : new Words("har ingen hovedgruppe (LAB, PAT eller BLD i 8202)", "has no main group (LAB, PAT or BLD of 8202)")),
        ContentCheck.Each("PRV-REP-002", Results.Reports, report => report.Has("code.coding.code") || report.Text("code.text").Length > 0
            ? null : new Words("har verken kode eller tekst i code", "has neither code nor text in code")),
        SubjectCheck.Of("PRV-REP-003", Results.Reports, "subject"),
        ContentCheck.Has("PRV-REP-004", Results.Reports, "effective[x]"),
        ContentCheck.Has("PRV-REP-005", Results.Finished, "issued"),
        ContentCheck.Has("PRV-REP-006", Results.Reports, "performer"),
        ContentCheck.Each("PRV-REP-007", Results.Finished, report => report.Has("result") || report.Has("conclusion") || report.Has("presentedForm")
            ? null : new Words("er ferdig uten resultat, konklusjon eller vedlagt dokument", "is finished without result, conclusion or attached document")),
        ReferenceCheck.Of("PRV-REP-008", Results.WithResults, "result", "Observation"),
        ContentCheck.Each("PRV-REP-009", Results.WithResults, SameSubjectAsync),
        ContentCheck.Each("PRV-REP-010", Results.Finished.Where(Results.WithResults.Name, Results.WithResults.Fits), NothingPreliminaryAsync),
        ContentCheck.Each("PRV-REP-011", Results.Finished, IssuedAfterSample),
    ]);

    private static async Task<Words?> SameSubjectAsync(Probe probe, Node report, CancellationToken cancel)
    {
        var results = await ReferenceCheck.FollowAllAsync(probe, report, "result", cancel);
        var stranger = results.FirstOrDefault(result => IsOther(result, report));
        return stranger.Exists ? new Words($"har et resultat for en annen pasient ({stranger.Reference})",
            $"has a result of another patient ({stranger.Reference})") : null;
    }

    // One may name the patient by reference and the other by identifier; then nothing can be said.
    private static bool IsOther(Node result, Node report) =>
        Differ(Literal.TypeAndId(result.Text("subject.reference")), Literal.TypeAndId(report.Text("subject.reference")))
        || Differ(result.Text("subject.identifier.value"), report.Text("subject.identifier.value"));

    private static bool Differ(string one, string other) => one.Length > 0 && other.Length > 0 && one != other;

    private static async Task<Words?> NothingPreliminaryAsync(Probe probe, Node report, CancellationToken cancel)
    {
        var results = await ReferenceCheck.FollowAllAsync(probe, report, "result", cancel);
        var open = results.FirstOrDefault(result => result.Text("status") is "registered" or "preliminary");
        return open.Exists ? new Words($"er ferdig, men {open.Reference} er {open.Text("status")}",
            $"is finished, but {open.Reference} is {open.Text("status")}") : null;
    }

    private static Words? IssuedAfterSample(Node report)
    {
        var (sampled, issued) = (report.At("effective[x]").Select(TimeSpanned.Of).FirstOrDefault(), TimeSpanned.Of(report.Text("issued")));
        return sampled is null || issued is null || sampled.Start <= issued.End ? null
            : new Words("er utgitt før prøven ble tatt", "was issued before the sample was taken");
    }
}
