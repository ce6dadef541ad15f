using Fhir.Conformance.Checks;
using Fhir.Conformance.Engine;
using Fhir.Conformance.Http;

namespace Fhir.Conformance.Tiltak.Plan;

/// <summary>Which zone applies, and which services a patient has.</summary>
internal static class OverviewChecks
{
    private static readonly string[] Colours = ["green", "yellow", "red", "unknown"];

    private static readonly DataKind InUse = Plans.Services.Where(new Words("tjenester i bruk", "services in use"), service => service.Text("status") == "active");

    public static readonly Group Group = new("PLA-OVS", "plan", new Words("Soner og tjenester i oversikt", "Zones and services at a glance"),
    [
        OfZones("PLA-OVS-001", answer => Expect.That(Parameters(answer, "colour") is [var colour] && Colours.Contains(colour.Text("valueCode")),
            $"Fargen er «{Said(answer)}»; ventet én av grønn, gul, rød og ukjent.", $"The colour is '{Said(answer)}'; expected one of green, yellow, red and unknown.")),
        OfZones("PLA-OVS-002", answer => Expect.That(Parameters(answer, "colour").All(colour => colour.Text("valueCode") != "green") || Parameters(answer, "zone").Any(IsMeasured),
            "Sonen er grønn uten at en måling sier det.", "The zone is green although no measurement says so.")),
        new Check("PLA-OVS-003", ServicesAsync) { Claims = [Claim.Operation("Patient", "services"), Claim.Search("EpisodeOfCare", "patient")] },
    ]);

    private static Check OfZones(string requirement, Func<Answer, Judgement?> problem) => new(requirement, async (probe, cancel) =>
    {
        var zones = await probe.FindAsync(Plans.Zones, cancel);
        if (zones.IsEmpty) return probe.NoData(Plans.Zones);
        Term[] partOf = [Term.Reference("part-of", "partOf")];
        if (SearchCheck.Choose(zones, partOf) is not var (_, _, values)) return SearchCheck.NoValues(Plans.Zones, partOf);
        var answer = await probe.GetAsync($"{values[0]}/$zones", cancel);
        return (Expect.Status(answer, 200) ?? Expect.Resource(answer, "Parameters") ?? problem(answer)).OrPass();
    })
    { Claims = [Claim.Operation("CarePlan", "zones"), Claim.Interaction("CarePlan", "search-type")] };

    private static async Task<Judgement> ServicesAsync(Probe probe, CancellationToken cancel)
    {
        var found = await probe.FindAsync(InUse, cancel);
        if (found.IsEmpty) return probe.NoData(InUse);
        Term[] patient = [Term.Patient("patient")];
        if (SearchCheck.Choose(found, patient) is not var (_, query, values)) return SearchCheck.NoValues(InUse, patient);
        var all = await probe.SearchAsync($"EpisodeOfCare?{query}&_count=100", cancel);
        var answer = await probe.GetAsync($"Patient/{values[0]}/$services", cancel);
        return (all.Problem ?? Expect.Status(answer, 200) ?? Expect.Resource(answer, "Parameters") ?? Compare(all, answer)).OrPass();
    }

    private static Judgement? Compare(Pages all, Answer answer)
    {
        var listed = Parameters(answer, "service").SelectMany(service => service.At("part")).Where(part => part.Text("name") == "episode").Select(part => Literal.TypeAndId(part.Text("valueReference.reference"))).ToHashSet();
        if (all.Matches.FirstOrDefault(service => service.Text("status") == "active" && !listed.Contains(service.Reference)) is { Exists: true } left)
            return Judgement.Fail($"{left.Reference} er i bruk, men ikke i oversikten.", $"{left.Reference} is in use but not in the overview.");
        var stranger = listed.FirstOrDefault(reference => all.Matches.All(service => service.Reference != reference));
        if (stranger is not null && !all.IsWhole) return all.UnlessWhole;
        return Expect.That(stranger is null, $"{stranger} er i oversikten, men er ingen tjeneste pasienten har.", $"{stranger} is in the overview but is no service of the patient.");
    }

    private static string Said(Answer answer) => string.Join(", ", Parameters(answer, "colour").Select(colour => colour.Text("valueCode")));

    private static List<Node> Parameters(Answer answer, string name) => [.. answer.Json.At("parameter").Where(parameter => parameter.Text("name") == name)];

    private static bool IsMeasured(Node zone) => zone.At("part").Any(part => part.Text("name") == "measurement" && part.Has("valueReference.reference"));
}
