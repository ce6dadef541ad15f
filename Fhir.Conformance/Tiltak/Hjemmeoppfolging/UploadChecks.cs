using System.Text.Json.Nodes;

using Fhir.Conformance.Checks;
using Fhir.Conformance.Engine;
using Fhir.Conformance.EveryServer;
using Fhir.Conformance.Http;

namespace Fhir.Conformance.Tiltak.Hjemmeoppfolging;

/// <summary>Measurements that a hub sends together. What is sent is a copy of a measurement of the target's own with an identifier of the check's, and is deleted again.</summary>
internal static class UploadChecks
{
    private static readonly Claim[] Needed =
        [Claim.Operation("Observation", "submit"), Claim.Search("Observation", "identifier"), Claim.Interaction("Observation", "delete")];

    public static readonly Group Group = new("HJO-BAT", "hjemmeoppfolging", new Words("Innsending fra en hub", "Submission from a hub"),
    [
        Sending("HJO-BAT-001", TwiceAsync),
        Sending("HJO-BAT-002", EachByItselfAsync),
        Sending("HJO-BAT-003", CorrectedAsync),
    ]);

    private static Check Sending(string requirement, Func<Probe, JsonObject, CancellationToken, Task<Judgement?>> problem) => new(requirement, async (probe, cancel) =>
    {
        var found = await probe.FindAsync(Measurements.All, cancel);
        if (found.IsEmpty) return probe.NoData(Measurements.All);
        var own = Copy(found[0]);
        try
        {
            return (await problem(probe, own, cancel)).OrPass();
        }
        finally
        {
            var left = await probe.CleanUpAsync(Ask.Get(Finding(own)));
            foreach (var measurement in Searchset.Matches(left.Json)) await probe.CleanUpAsync(Ask.Delete(measurement.Reference));
        }
    })
    { Writes = true, Claims = [.. Needed] };

    private static async Task<Judgement?> TwiceAsync(Probe probe, JsonObject own, CancellationToken cancel)
    {
        var first = await SubmitAsync(probe, cancel, Entry("en", own));
        if (Accepted(first, "en") is { } refused) return refused;
        var again = await SubmitAsync(probe, cancel, Entry("en", own));
        if (Expect.Status(again, 200) is { } problem) return problem;
        var stored = await probe.SearchAsync(Finding(own), cancel);
        return stored.Problem ?? Expect.That(stored.Matches.Count() == 1, $"Målingen ble sendt to ganger og finnes {stored.Matches.Count()} ganger.", $"The measurement was sent twice and is there {stored.Matches.Count()} times.");
    }

    private static async Task<Judgement?> EachByItselfAsync(Probe probe, JsonObject own, CancellationToken cancel)
    {
        var answer = await SubmitAsync(probe, cancel, Entry("feil", new JsonObject { ["resourceType"] = "Observation", ["status"] = "final" }), Entry("rett", own));
        if (Accepted(answer, "rett") is { } refused) return refused;
        return Expect.That(Status(answer, "feil").StartsWith('4'), $"Målingen som mangler det meste, fikk status «{Status(answer, "feil")}»; ventet 4xx.", $"The measurement that lacks most got the status '{Status(answer, "feil")}'; expected 4xx.");
    }

    private static async Task<Judgement?> CorrectedAsync(Probe probe, JsonObject own, CancellationToken cancel)
    {
        if (Accepted(await SubmitAsync(probe, cancel, Entry("en", own)), "en") is { } refused) return refused;
        own["status"] = "corrected";
        if (Accepted(await SubmitAsync(probe, cancel, Entry("en", own, "PUT")), "en") is { } unchanged) return unchanged;
        var stored = await probe.SearchAsync(Finding(own), cancel);
        return stored.Problem ?? Expect.That(stored.Matches.Select(match => match.Text("status")).SequenceEqual(["corrected"]),
            $"Med identifikatoren finnes målinger med status {Found(stored)}; ventet bare corrected.", $"There are measurements with the identifier and the status {Found(stored)}; expected corrected alone.");
    }

    private static string Found(Pages stored) => stored.Matches.Select(match => match.Text("status")).ToList() is { Count: > 0 } statuses ? string.Join(", ", statuses) : "-";

    /// <summary>A measurement like it, with an identifier of its own.</summary>
    internal static JsonObject Copy(Node measurement)
    {
        var copy = JsonNode.Parse(measurement.Raw)!.AsObject();
        copy.Remove("id");
        if (copy["meta"] is JsonObject meta) foreach (var name in (string[])["versionId", "lastUpdated"]) meta.Remove(name);
        copy["status"] = "final";
        copy["identifier"] = new JsonArray(new JsonObject { ["system"] = OwnResources.TagSystem, ["value"] = $"{Guid.NewGuid()}" });
        return copy;
    }

    private static string Finding(JsonObject own) => $"Observation?identifier={Uri.EscapeDataString($"{OwnResources.TagSystem}|{own["identifier"]![0]!["value"]}")}";

    private static JsonObject Entry(string name, JsonObject measurement, string method = "POST") => new()
    {
        ["fullUrl"] = FullUrl(name),
        ["resource"] = measurement.DeepClone(),
        ["request"] = new JsonObject { ["method"] = method, ["url"] = "Observation" },
    };

    private static string FullUrl(string name) => $"https://fhirref.example/no/conformance/{name}";

    private static Task<Answer> SubmitAsync(Probe probe, CancellationToken cancel, params JsonObject[] entries) =>
        probe.SendAsync(Ask.Post("Observation/$submit", new JsonObject { ["resourceType"] = "Bundle", ["type"] = "batch", ["entry"] = new JsonArray([.. entries]) }.ToJsonString()), cancel);

    private static Judgement? Accepted(Answer answer, string name) => Expect.Status(answer, 200) ?? Expect.Resource(answer, "Bundle")
        ?? Expect.Allowed(answer, Status(answer, name)) ?? Expect.That(Status(answer, name).StartsWith('2'), $"Svaret sier ikke med fullUrl at målingen ble tatt imot: «{Status(answer, name)}».", $"The answer does not say by fullUrl that the measurement was taken: '{Status(answer, name)}'.");

    /// <summary>Of the entry with the fullUrl that was sent; some repeat it in an extension. Empty when none has it.</summary>
    private static string Status(Answer answer, string name) => answer.Json.At("entry")
        .FirstOrDefault(entry => entry.Text("fullUrl") == FullUrl(name) || entry.At("extension.valueUri").Any(url => url.Value == FullUrl(name))).Text("response.status");
}
