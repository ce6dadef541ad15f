using System.Text.Json.Nodes;

using Fhir.Conformance.Checks;
using Fhir.Conformance.Engine;
using Fhir.Conformance.EveryServer;
using Fhir.Conformance.Http;

namespace Fhir.Conformance.Tiltak.Plan;

/// <summary>Several edit the same plan. Tried on a copy of a plan of the target's own, which is deleted again.</summary>
internal static class EditingChecks
{
    private const string Changed = "Endret av konformitetstesten";

    private static readonly string[] Needed = ["search-type", "create", "read", "update", "delete"];

    private static readonly DataKind Shared = Plans.Typed.Where(new Words("planer etter profilen plan-careplan", "plans by the profile plan-careplan"),
        plan => plan.At("meta.profile").Any(profile => profile.Value.Split('|')[0].EndsWith("/plan-careplan", StringComparison.Ordinal)));

    public static readonly Group Group = new("PLA-EDI", "plan", new Words("Felles redigering av planer", "Shared editing of plans"),
    [
        Refusing("PLA-EDI-001", (_, change) => change),
        Refusing("PLA-EDI-002", (_, change) => change.With("If-Match", "W/\"konformitet-0\"")),
        Editing("PLA-EDI-003", async (probe, plan, created, cancel) =>
        {
            // A create need not tell the version; a read does. https://hl7.org/fhir/R4/http.html#create
            var known = created.Header("ETag") ?? (await probe.GetAsync($"CarePlan/{plan["id"]}", cancel)).Header("ETag");
            if (known is null) return Judgement.Skip("Verken create eller lesing ga en ETag å sende i If-Match.", "Neither create nor read gave an ETag to send in If-Match.");
            var answer = await probe.SendAsync(Change(plan).With("If-Match", known), cancel);
            return Expect.Status(answer, 200) ?? Expect.That(await TitleAsync(probe, plan, cancel) == Changed, "Endringen ble tatt imot, men planen er ikke endret.", "The change was taken, but the plan is not changed.");
        }),
    ]);

    /// <summary>The change is refused, and the plan stays as it was.</summary>
    private static Check Refusing(string requirement, Func<Answer, Ask, Ask> ask) => Editing(requirement, async (probe, plan, created, cancel) =>
    {
        var answer = await probe.SendAsync(ask(created, Change(plan)), cancel);
        return Expect.Refused(answer) ?? Expect.Outcome(answer) ?? Expect.That(await TitleAsync(probe, plan, cancel) != Changed, "Endringen ble avvist, men planen er endret.", "The change was refused, but the plan is changed.");
    });

    private static Check Editing(string requirement, Func<Probe, JsonObject, Answer, CancellationToken, Task<Judgement?>> problem) => new(requirement, async (probe, cancel) =>
    {
        var found = await probe.FindAsync(Shared, cancel);
        if (found.IsEmpty) return probe.NoData(Shared);
        var plan = Copy(found[0]);
        var created = await probe.SendAsync(Ask.Post("CarePlan", plan.ToJsonString()), cancel);
        if (Expect.Status(created, 201) is { } unmade) return unmade;
        var reference = OwnResources.ReferenceOf(created);
        plan["id"] = reference.Split('/')[^1];
        try
        {
            return (await problem(probe, plan, created, cancel)).OrPass();
        }
        finally
        {
            await probe.CleanUpAsync(Ask.Delete(reference));
        }
    })
    { Writes = true, Claims = [.. Needed.Select(code => Claim.Interaction("CarePlan", code))] };

    private static Ask Change(JsonObject plan)
    {
        var changed = plan.DeepClone().AsObject();
        changed["title"] = Changed;
        return Ask.Put($"CarePlan/{plan["id"]}", changed.ToJsonString());
    }

    private static JsonObject Copy(Node plan)
    {
        var copy = JsonNode.Parse(plan.Raw)!.AsObject();
        copy.Remove("id");
        if (copy["meta"] is JsonObject meta) foreach (var name in (string[])["versionId", "lastUpdated"]) meta.Remove(name);
        copy["identifier"] = new JsonArray(new JsonObject { ["system"] = OwnResources.TagSystem, ["value"] = $"{Guid.NewGuid()}" });
        return copy;
    }

    private static async Task<string> TitleAsync(Probe probe, JsonObject plan, CancellationToken cancel) => (await probe.GetAsync($"CarePlan/{plan["id"]}", cancel)).Json.Text("title");
}
