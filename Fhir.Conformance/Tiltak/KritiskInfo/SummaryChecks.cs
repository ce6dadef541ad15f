using System.Collections.Immutable;

using Fhir.Conformance.Checks;
using Fhir.Conformance.Engine;
using Fhir.Conformance.Http;

namespace Fhir.Conformance.Tiltak.KritiskInfo;

/// <summary>The patient summary: International Patient Summary by <c>$summary</c>. https://hl7.org/fhir/uv/ips/OperationDefinition-summary.html</summary>
internal static class SummaryChecks
{
    private const int Summarized = 3;
    private const string VersionOne = "?profile=http%3A%2F%2Fhl7.org%2Ffhir%2Fuv%2Fips%2FStructureDefinition%2FBundle-uv-ips%7C1.1.0";

    private static readonly Claim Summary = Claim.Operation("Patient", "summary");

    public static readonly Group Group = new("KRI-SUM", "kritisk-info", new Words("Pasientoppsummering", "Patient summary"),
    [
        Summarizing("KRI-SUM-001", "", SummaryRules.IsDocument),
        Summarizing("KRI-SUM-002", "", SummaryRules.HasRequiredSections),
        Summarizing("KRI-SUM-003", "", SummaryRules.SaysWhatIsInSections),
        Summarizing("KRI-SUM-004", "", SummaryRules.Resolves),
        Summarizing("KRI-SUM-005", "", SummaryRules.TellsWhatIsTrue),
        new Check("KRI-SUM-006", ByIdentifierAsync) { Claims = [Summary, Claim.Interaction("Patient", "search-type")] },
        new Check("KRI-SUM-007", WithoutIdentifierAsync) { Claims = [Summary] },
        new Check("KRI-SUM-008", UnknownAsync) { Claims = [Summary] },
        Summarizing("KRI-SUM-009", VersionOne, SummaryRules.StatesAbsenceByEntries),
    ]);

    /// <summary>Asks for the summaries of a few patients with critical information.</summary>
    private static Check Summarizing(string requirement, string query, Func<Node, Judgement?> problem) => new(requirement, async (probe, cancel) =>
    {
        var patients = await PatientsAsync(probe, cancel);
        if (patients.IsEmpty) return probe.NoData(Critical.Allergies);
        foreach (var patient in patients)
        {
            var answer = await probe.GetAsync($"{patient}/$summary{query}", cancel);
            if ((Expect.Status(answer, 200) ?? Expect.Resource(answer, "Bundle") ?? problem(answer.Json)) is { } found) return found;
        }
        return Judgement.Pass;
    })
    { Claims = [Summary, Claim.Interaction("AllergyIntolerance", "search-type")] };

    private static async Task<ImmutableArray<string>> PatientsAsync(Probe probe, CancellationToken cancel) =>
        [.. (await probe.FindAsync(Critical.KnownAllergies, cancel)).Select(allergy => Literal.OnTarget(probe, "Patient", allergy.Text("patient.reference")))
            .OfType<string>().Distinct().Take(Summarized)];

    private static async Task<Judgement> ByIdentifierAsync(Probe probe, CancellationToken cancel)
    {
        foreach (var reference in await PatientsAsync(probe, cancel))
        {
            var patient = await probe.FollowAsync(reference, cancel);
            var identifier = patient.At("identifier").FirstOrDefault(identifier => identifier.Text("system").Length > 0 && identifier.Text("value").Length > 0);
            if (!identifier.Exists) continue;
            var answer = await probe.SendAsync(Ask.Post("Patient/$summary", Parameters($"{identifier.Text("system")}|{identifier.Text("value")}")), cancel);
            return (Expect.Status(answer, 200) ?? Expect.Resource(answer, "Bundle") ?? Expect.That(
                answer.Json.At("entry.resource").Where(resource => resource.ResourceType == "Patient").SelectMany(found => found.At("identifier"))
                    .Any(found => found.Text("system") == identifier.Text("system") && found.Text("value") == identifier.Text("value")),
                "Oppsummeringen gjelder ikke pasienten med identifikatoren.", "The summary is not of the patient with the identifier.")).OrPass();
        }
        return probe.NoData(Critical.KnownAllergies);
    }

    private static async Task<Judgement> WithoutIdentifierAsync(Probe probe, CancellationToken cancel)
    {
        var answer = await probe.SendAsync(Ask.Post("Patient/$summary", """{"resourceType":"Parameters"}"""), cancel);
        return (Expect.Status(answer, 400, 422) ?? Expect.Outcome(answer)).OrPass();
    }

    private static async Task<Judgement> UnknownAsync(Probe probe, CancellationToken cancel)
    {
        var answer = await probe.SendAsync(Ask.Post("Patient/$summary", Parameters($"https://fhirref.example/no/conformance|{Guid.NewGuid()}")), cancel);
        return (Expect.Status(answer, 404) ?? Expect.Outcome(answer)).OrPass();
    }

    private static string Parameters(string identifier) => new System.Text.Json.Nodes.JsonObject
    {
        ["resourceType"] = "Parameters",
        ["parameter"] = new System.Text.Json.Nodes.JsonArray(new System.Text.Json.Nodes.JsonObject { ["name"] = "identifier", ["valueString"] = identifier }),
    }.ToJsonString();
}
