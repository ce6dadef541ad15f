using Fhir.Conformance.Checks;
using Fhir.Conformance.Engine;
using Fhir.Conformance.Http;

namespace Fhir.Conformance.Tiltak.Hjemmeoppfolging;

/// <summary>Sharing of measurements in home monitoring (datadeling for digital hjemmeoppfølging).</summary>
internal static class HjemmeoppfolgingSuite
{
    private const string Slug = "hjemmeoppfolging";

    private static readonly Group Claims = new("HJO-META", Slug, new Words("Det serveren hevder", "What the server claims"),
    [
        ClaimsCheck.Of("HJO-META-001", "Observation", ClaimsCheck.Searchable("Observation", "patient", "code", "category", "date", "identifier", "status")),
    ]);

    private static readonly Group Searches = new("HJO-SRCH", Slug, new Words("Søk i målinger", "Searches in measurements"),
    [
        SearchCheck.Of("HJO-SRCH-001", Measurements.All, Term.Patient("subject"), Term.Fixed("category", "category.coding", "vital-signs")),
        SearchCheck.Of("HJO-SRCH-002", Measurements.All, Term.Patient("subject"), Term.Token("code", "code.coding")),
        SearchCheck.Of("HJO-SRCH-003", Measurements.All, Term.Patient("subject"), Term.From("date", "effective[x]"), Term.Until("date", "effective[x]")),
        SearchCheck.Of("HJO-SRCH-004", Measurements.All, Term.Patient("subject"), Term.Token("code", "code.coding"), Term.From("date", "effective[x]")),
        SearchCheck.Of("HJO-SRCH-005", Measurements.All, Term.Token("identifier", "identifier")),
        SearchCheck.Of("HJO-SRCH-006", Measurements.All, Term.Patient("subject"), Term.Code("status", "status")),
        SearchCheck.ByPost("HJO-SRCH-007", Measurements.All, Term.Patient("subject"), Term.Token("code", "code.coding")),
        new Check("HJO-SRCH-008", SeveralCodesAsync) { Claims = [Claim.Search("Observation", "patient"), Claim.Search("Observation", "code")] },
        new Check("HJO-SRCH-009", NewestFirstAsync) { Claims = [Claim.Search("Observation", "patient")] },
    ]);

    private static readonly Group Profiles = ProfileCheck.Group("HJO-PROF", Slug, Slug,
        ("Observation", "hjemme-observation-blodtrykk"), ("Observation", "hjemme-observation-vekt"), ("Observation", "hjemme-observation-puls"),
        ("Observation", "hjemme-observation-oksygenmetning"), ("Observation", "hjemme-observation-temperatur"),
        ("Observation", "hjemme-observation-glukose"), ("Observation", "hjemme-observation-news2"), ("DetectedIssue", "hjemme-detectedissue"), ("List", "hjemme-list"));

    public static readonly Suite Suite = new(Slug, [Claims, Searches, MeasurementChecks.Group, FollowUpChecks.Group, NewestChecks.Group, UploadChecks.Group, ReckonedChecks.Group, TopicChecks.Group, Profiles]);

    // Values separated by a comma mean either: https://hl7.org/fhir/R4/search.html#combining
    private static async Task<Judgement> SeveralCodesAsync(Probe probe, CancellationToken cancel)
    {
        var found = await probe.FindAsync(Measurements.All, cancel);
        if (found.IsEmpty) return probe.NoData(Measurements.All);
        if (SearchCheck.Choose(found, [Term.Patient("subject"), Term.Token("code", "code.coding")]) is not var (sample, query, _))
            return SearchCheck.NoValues(Measurements.All, [Term.Token("code", "")]);
        var pages = await probe.SearchAsync($"Observation?{query},{Uri.EscapeDataString($"{Kodeverk.Loinc}|1-8")}&_count=100", cancel);
        return (pages.Problem ?? pages.Lacks(sample, "har en av kodene", "has one of the codes")).OrPass();
    }

    private static async Task<Judgement> NewestFirstAsync(Probe probe, CancellationToken cancel)
    {
        var found = await probe.FindAsync(Measurements.All, cancel);
        if (found.IsEmpty) return probe.NoData(Measurements.All);
        if (SearchCheck.Choose(found, [Term.Patient("subject")]) is not var (_, query, _))
            return SearchCheck.NoValues(Measurements.All, [Term.Patient("subject")]);
        var pages = await probe.SearchAsync($"Observation?{query}&category=vital-signs&_sort=-date&_count=100", cancel);
        if (pages.Problem is { } problem) return problem;
        // Times that overlap (a day and an hour of it, a period) may come in either order.
        var timed = pages.Matches.Select(match => (match.Reference, Time: match.At("effective[x]").Select(TimeSpanned.Of).FirstOrDefault())).Where(match => match.Time is not null).ToList();
        var wrong = timed.Zip(timed.Skip(1)).FirstOrDefault(pair => pair.First.Time!.End <= pair.Second.Time!.Start);
        return Expect.That(wrong.First.Time is null, $"_sort=-date ga {wrong.First.Reference} før {wrong.Second.Reference}, som er nyere.",
            $"_sort=-date gave {wrong.First.Reference} before {wrong.Second.Reference}, which is newer.").OrPass();
    }
}
