using System.Collections.Immutable;

using Fhir.Conformance.Checks;
using Fhir.Conformance.Engine;
using Fhir.Conformance.Http;

namespace Fhir.Conformance.Tiltak.Hjemmeoppfolging;

/// <summary>$lastn, measured against a search for the same. https://hl7.org/fhir/R4/observation-operation-lastn.html</summary>
internal static class NewestChecks
{
    private static readonly Claim CanTell = Claim.Operation("Observation", "lastn");

    private static readonly Term[] Asked = [Term.Patient("subject"), Term.Token("code", "code.coding")];

    public static readonly Group Group = new("HJO-LAST", "hjemmeoppfolging", new Words("De nyeste målingene", "The newest measurements"),
    [
        Of("HJO-LAST-001", 1),
        Of("HJO-LAST-002", 2),
        new Check("HJO-LAST-003", ForNobodyAsync) { Claims = [CanTell] },
    ]);

    private static Check Of(string requirement, int most) => new(requirement, async (probe, cancel) =>
    {
        var found = await probe.FindAsync(Measurements.All, cancel);
        if (found.IsEmpty) return probe.NoData(Measurements.All);
        if (Repeated(found) is not { } query) return Judgement.Skip("Fant ingen pasient med to målinger av samme slag.", "Found no patient with two measurements of one kind.");
        var all = await probe.SearchAsync($"Observation?{query}&_count=100", cancel);
        var newest = await probe.SearchAsync($"Observation/$lastn?{query}{(most == 1 ? "" : $"&max={most}")}", cancel);
        return (all.Problem ?? newest.Problem ?? all.UnlessWhole ?? Strangers(newest, all) ?? TooMany(newest, most) ?? Older(newest, all, most)).OrPass();
    })
    { Claims = [CanTell, Claim.Search("Observation", "patient"), Claim.Search("Observation", "code")] };

    /// <summary>Who was measured in the same way at two times, and in what way; null when nobody was.</summary>
    private static string? Repeated(ImmutableArray<Node> found) => found.Select(measurement => SearchCheck.Choose([measurement], Asked)).OfType<(Node Sample, string Query, ImmutableArray<string>)>()
        .GroupBy(chosen => chosen.Query).FirstOrDefault(group => group.Select(chosen => TimeOf(chosen.Sample)).Distinct().Count() > 1)?.Key;

    private static Judgement? Strangers(Pages newest, Pages all) =>
        newest.Matches.FirstOrDefault(match => !all.HasMatch(match)) is { Exists: true } stranger
            ? Judgement.Fail($"{stranger.Reference} er ikke blant pasientens målinger av slaget.", $"{stranger.Reference} is not among the patient's measurements of the kind.") : null;

    private static Judgement? TooMany(Pages newest, int most) => Expect.That(newest.Matches.GroupBy(KindOf).All(group => group.Count() <= most),
        $"En kode har flere enn {most} målinger i svaret.", $"A code has more than {most} measurements in the answer.");

    /// <summary>Nothing that was left out is newer than what came of the same code, and nothing was left out while there was room.</summary>
    private static Judgement? Older(Pages newest, Pages all, int most)
    {
        var given = newest.Matches.ToLookup(KindOf);
        foreach (var left in all.Matches.Where(match => match.Text("status") != "entered-in-error" && !newest.HasMatch(match)))
        {
            var kept = given[KindOf(left)].ToList();
            if (kept.Count < most) return Judgement.Fail($"{left.Reference} var ikke med, enda $lastn bare ga {kept.Count} av {most} målinger av koden.",
                $"{left.Reference} was left out although $lastn gave only {kept.Count} of {most} measurements of the code.");
            if (kept.Find(match => IsBefore(match, left)) is { Exists: true } older)
                return Judgement.Fail($"{left.Reference} er nyere enn {older.Reference}, som $lastn ga, men var ikke med.", $"{left.Reference} is newer than {older.Reference}, which $lastn gave, but was left out.");
        }
        return null;
    }

    // https://hl7.org/fhir/R4/observation-operation-lastn.html: whose and of which kind must be said
    private static async Task<Judgement> ForNobodyAsync(Probe probe, CancellationToken cancel)
    {
        var answer = await probe.GetAsync("Observation/$lastn?category=vital-signs", cancel);
        return (Expect.Refused(answer) ?? Expect.Outcome(answer)).OrPass();
    }

    private static string KindOf(Node measurement) =>
        string.Join(' ', measurement.At("code.coding").Select(coding => $"{coding.Text("system")}|{coding.Text("code")}").Order(StringComparer.Ordinal));

    // Times that overlap (a day and an hour of it) may be taken either way.
    private static bool IsBefore(Node one, Node other) =>
        one.At("effective[x]").Select(TimeSpanned.Of).FirstOrDefault() is { } first && other.At("effective[x]").Select(TimeSpanned.Of).FirstOrDefault() is { } second && first.End <= second.Start;

    private static DateTimeOffset TimeOf(Node measurement) => measurement.At("effective[x]").Select(TimeSpanned.Of).FirstOrDefault()?.Start ?? DateTimeOffset.MinValue;
}
