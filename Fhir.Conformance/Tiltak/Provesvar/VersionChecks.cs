using System.Text.Json.Nodes;

using Fhir.Conformance.Checks;
using Fhir.Conformance.Engine;
using Fhir.Conformance.EveryServer;
using Fhir.Conformance.Http;

namespace Fhir.Conformance.Tiltak.Provesvar;

/// <summary>What a new version of a report may change. Tried on a copy of a report of the target's own, which is deleted again.</summary>
internal static class VersionChecks
{
    private const string Profile = "https://fhirref.example/no/provesvar/StructureDefinition/provesvar-diagnosticreport-lab";
    private const string ReportDate = "http://nhn.no/fhir/nilar/StructureDefinition/nilar-report-date";

    private static readonly string[] Needed = ["search-type", "create", "read", "update", "delete"];

    public static readonly Group Group = new("PRV-VER", "provesvar", new Words("Utgaver av en rapport", "Versions of a report"),
    [
        Changing("PRV-VER-001", copy => copy["status"] = "amended", ReplacedAsync),
        Changing("PRV-VER-002", copy => copy["status"] = "preliminary", RefusedAsync),
        Changing("PRV-VER-003", copy => copy["extension"] = FirstPublished("1999-12-31"), RefusedAsync),
        Changing("PRV-VER-004", copy => copy["status"] = "cancelled", ReplacedAsync),
    ]);

    private static Check Changing(string requirement, Action<JsonObject> change, Func<Probe, string, JsonObject, Answer, CancellationToken, Task<Judgement?>> judge) => new(requirement, async (probe, cancel) =>
    {
        var known = await probe.FindAsync(Results.Published, cancel);
        if (known.IsEmpty) return probe.NoData(Results.Published);
        var copy = Copy(known[0]);
        var created = await probe.SendAsync(Ask.Post("DiagnosticReport", copy.ToJsonString()), cancel);
        if (Expect.Status(created, 201) is { } problem) return problem;
        var reference = OwnResources.ReferenceOf(created);
        try
        {
            copy["id"] = reference.Split('/')[^1];
            change(copy);
            var answer = await probe.SendAsync(Ask.Put(reference, copy.ToJsonString()), cancel);
            return (await judge(probe, reference, copy, answer, cancel)).OrPass();
        }
        finally
        {
            await probe.CleanUpAsync(Ask.Delete(reference));
        }
    })
    { Writes = true, Claims = [.. Needed.Select(code => Claim.Interaction("DiagnosticReport", code))] };

    private static async Task<Judgement?> ReplacedAsync(Probe probe, string reference, JsonObject sent, Answer answer, CancellationToken cancel)
    {
        if (Expect.Status(answer, 200) is { } problem) return problem;
        var now = await probe.GetAsync(reference, cancel);
        return Expect.Status(now, 200) ?? Expect.That(now.Json.Text("status") == (string?)sent["status"] && now.Json.Text("id") == (string?)sent["id"],
            $"Rapporten er {now.Json.Text("status")} etter en utgave som er {sent["status"]}.", $"The report is {now.Json.Text("status")} after a version that is {sent["status"]}.");
    }

    /// <summary>The version is refused, and the report stays as it was.</summary>
    private static async Task<Judgement?> RefusedAsync(Probe probe, string reference, JsonObject sent, Answer answer, CancellationToken cancel)
    {
        if ((Expect.Refused(answer) ?? Expect.Outcome(answer)) is { } problem) return problem;
        var now = await probe.GetAsync(reference, cancel);
        return Expect.Status(now, 200) ?? Expect.That(now.Json.Text("status") == "final", $"Rapporten er {now.Json.Text("status")} etter en utgave som ble avvist.",
            $"The report is {now.Json.Text("status")} after a version that was refused.");
    }

    /// <summary>The copy is a report of its own, with an identifier of its own.</summary>
    private static JsonObject Copy(Node report)
    {
        var copy = JsonNode.Parse(report.Raw)!.AsObject();
        copy.Remove("id");
        copy["meta"] = new JsonObject { ["profile"] = new JsonArray(Profile) };
        copy["identifier"] = new JsonArray(new JsonObject { ["system"] = "https://fhirref.example/no/conformance", ["value"] = Guid.NewGuid().ToString() });
        copy["status"] = "final";
        copy["extension"] = FirstPublished("2001-01-01");
        return copy;
    }

    private static JsonArray FirstPublished(string date) => [new JsonObject { ["url"] = ReportDate, ["valueDateTime"] = date }];
}
