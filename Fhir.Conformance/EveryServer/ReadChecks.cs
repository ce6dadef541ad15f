using System.Globalization;

using Fhir.Conformance.Checks;
using Fhir.Conformance.Engine;
using Fhir.Conformance.Http;

namespace Fhir.Conformance.EveryServer;

/// <summary>https://hl7.org/fhir/R4/http.html#read and #vread</summary>
internal static class ReadChecks
{
    public const string UnknownId = "fhirref-finnes-ikke-0000";

    public static readonly Group Group = new("CORE-READ", "core", new Words("Lesing", "Read"),
    [
        Reading("CORE-READ-001", (sample, answer) => Expect.Status(answer, 200) ?? Expect.Resource(answer, sample.ResourceType)
            ?? Expect.That(answer.Json.Id == sample.Id, $"Ressursen har id '{answer.Json.Id}'; ventet '{sample.Id}'.",
                $"The resource has id '{answer.Json.Id}'; expected '{sample.Id}'.")),
        Reading("CORE-READ-002", (_, answer) => Expect.Status(answer, 200)
            ?? Expect.That(answer.Header("ETag") == $"W/\"{answer.Json.Text("meta.versionId")}\"",
                $"ETag er {answer.Header("ETag") ?? "ikke satt"}; ventet W/\"{answer.Json.Text("meta.versionId")}\".",
                $"ETag is {answer.Header("ETag") ?? "not set"}; expected W/\"{answer.Json.Text("meta.versionId")}\".")),
        Reading("CORE-READ-003", (_, answer) => Expect.Status(answer, 200) ?? SameSecond(answer)),
        new Check("CORE-READ-004", UnknownIdAsync) { Claims = [AnySample.Somewhere("read")] },
        Conditional("CORE-READ-005", ["not-match", "full-support"], "If-None-Match", answer => answer.Header("ETag")),
        Conditional("CORE-READ-006", ["modified-since", "full-support"], "If-Modified-Since", answer => answer.Header("Last-Modified")),
        new Check("CORE-READ-007", VersionAsync) { Claims = [AnySample.Somewhere("vread")] },
        new Check("CORE-READ-008", UnknownVersionAsync) { Claims = [AnySample.Somewhere("vread")] },
    ]);

    private static Check Reading(string requirement, Func<Node, Answer, Judgement?> problem) => new(requirement, async (probe, cancel) =>
    {
        var sample = await AnySample.FindAsync(probe, "read", cancel);
        if (!sample.Exists) return AnySample.None;
        return problem(sample, await probe.GetAsync(sample.Reference, cancel)).OrPass();
    })
    { Claims = [AnySample.Somewhere("read")] };

    private static Judgement? SameSecond(Answer answer)
    {
        var header = answer.Header("Last-Modified");
        var isDate = DateTimeOffset.TryParse(header, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var modified);
        var updated = TimeSpanned.Of(answer.Json.Text("meta.lastUpdated"))?.Start;
        return Expect.That(isDate && updated is not null && modified.ToUnixTimeSeconds() == updated.Value.ToUnixTimeSeconds(),
            $"Last-Modified er {header ?? "ikke satt"}; ventet samme sekund som meta.lastUpdated ({answer.Json.Text("meta.lastUpdated")}).",
            $"Last-Modified is {header ?? "not set"}; expected the same second as meta.lastUpdated ({answer.Json.Text("meta.lastUpdated")}).");
    }

    private static async Task<Judgement> UnknownIdAsync(Probe probe, CancellationToken cancel)
    {
        var type = CoreKinds.AnyType.First(type => probe.Capabilities.HasInteraction(type, "read"));
        return Expect.Status(await probe.GetAsync($"{type}/{UnknownId}", cancel), 404).OrPass();
    }

    // https://hl7.org/fhir/R4/http.html#cread
    private static Check Conditional(string requirement, string[] codes, string header, Func<Answer, string?> validator) =>
        new(requirement, async (probe, cancel) =>
    {
        var sample = await AnySample.FindAsync(probe, (claims, type) => !claims.IsKnown || codes.Contains(claims.Stated(type, "conditionalRead")), cancel);
        if (!sample.Exists) return AnySample.None;
        var first = await probe.GetAsync(sample.Reference, cancel);
        if (validator(first) is not { } value)
            return Judgement.Skip($"Lesingen ga ingen verdi å sende i {header}.", $"The read gave no value to send in {header}.");
        return Expect.Status(await probe.SendAsync(Ask.Get(sample.Reference).With(header, value), cancel), 304).OrPass();
    })
        { Claims = [AnySample.Stated("conditionalRead", codes)] };

    private static async Task<Judgement> VersionAsync(Probe probe, CancellationToken cancel)
    {
        var sample = await AnySample.FindAsync(probe, "vread", cancel);
        var version = sample.Text("meta.versionId");
        if (version.Length == 0) return AnySample.None;
        var answer = await probe.GetAsync($"{sample.Reference}/_history/{version}", cancel);
        return (Expect.Status(answer, 200) ?? Expect.Resource(answer, sample.ResourceType)
            ?? Expect.That(answer.Json.Id == sample.Id && answer.Json.Text("meta.versionId") == version,
                $"Svaret var versjon '{answer.Json.Text("meta.versionId")}' av '{answer.Json.Id}'; ventet versjon '{version}' av '{sample.Id}'.",
                $"The answer was version '{answer.Json.Text("meta.versionId")}' of '{answer.Json.Id}'; expected version '{version}' of '{sample.Id}'.")).OrPass();
    }

    private static async Task<Judgement> UnknownVersionAsync(Probe probe, CancellationToken cancel)
    {
        var sample = await AnySample.FindAsync(probe, "vread", cancel);
        if (!sample.Exists) return AnySample.None;
        return Expect.Status(await probe.GetAsync($"{sample.Reference}/_history/999999999", cancel), 404).OrPass();
    }
}
