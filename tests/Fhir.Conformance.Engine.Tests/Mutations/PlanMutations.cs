using System.Text.Json.Nodes;

using Fhir.Conformance.Engine.Tests.Double;

namespace Fhir.Conformance.Engine.Tests.Mutations;

internal static class PlanMutations
{
    private const string Plan = "CarePlan";
    private const string Service = "EpisodeOfCare";

    public static readonly Mutation[] All =
    [
        Mutation.Unclaimed("PLA-META-001", Plan, "part-of"),

        Mutation.Ignores("PLA-SRCH-001", Plan, "patient"),
        Mutation.Ignores("PLA-SRCH-002", Plan, "patient", "category"),
        Mutation.Ignores("PLA-SRCH-003", Plan, "patient", "status"),
        Mutation.Ignores("PLA-SRCH-004", Plan, "part-of"),
        Mutation.Ignores("PLA-SRCH-005", "Goal", "patient"),
        Mutation.Ignores("PLA-SRCH-006", Service, "patient"),
        Mutation.Loses("PLA-SRCH-007", Service, "patient", "status"),
        Mutation.IgnoresByPost("PLA-SRCH-008", Plan, "patient", "status"),

        Mutation.With("PLA-PLN-001", Plan, "subject", new JsonObject { ["reference"] = "Patient/ukjent" }, Claims("plan-careplan")),
        Mutation.Without("PLA-PLN-002", Plan, "title", Claims("plan-careplan")),
        Mutation.Without("PLA-PLN-003", Plan, "author", plan => Claims("plan-careplan")(plan) && (string?)plan["status"] == "active"),
        Mutation.Data("PLA-PLN-004", Plan, Claims("plan-sone"), zone => zone["partOf"]!.AsArray().Add((JsonNode)new JsonObject { ["reference"] = "CarePlan/plan-careplan-minimal" })),
        Mutation.Without("PLA-PLN-005", Plan, "activity.0.detail.description", Claims("plan-sone")),
        Mutation.With("PLA-PLN-006", "Condition", "severity.coding.0.code", "blue"),
        Mutation.Without("PLA-PLN-007", "Condition", "code.text", Claims("plan-sonetilstand")),
        Mutation.Without("PLA-PLN-008", "Goal", "target.0.detailQuantity.system"),
        Mutation.Without("PLA-PLN-009", "Goal", "target.0.measure"),

        Mutation.With("PLA-TJE-001", Service, "patient", new JsonObject { ["reference"] = "Patient/ukjent" }),
        Mutation.Without("PLA-TJE-002", Service, "managingOrganization.identifier"),
        Mutation.Without("PLA-TJE-003", Service, "period.start"),
        Mutation.Without("PLA-TJE-004", Service, "type"),

        Mutation.Call("PLA-EDI-001", call => IsChange(call) && !call.Headers.ContainsKey("If-Match"), call => call.Headers["If-Match"] = "W/\"1\""),
        Mutation.Call("PLA-EDI-002", call => IsChange(call) && call.Headers.GetValueOrDefault("If-Match", "").Contains("konformitet", StringComparison.Ordinal), call => call.Headers["If-Match"] = "W/\"1\""),
        Mutation.Call("PLA-EDI-003", call => IsChange(call) && call.Headers.GetValueOrDefault("If-Match") == "W/\"1\"", call => call.Headers["If-Match"] = "W/\"7\""),
        Mutation.Answer("PLA-OVS-001", IsZones, reply => reply.Resource!["parameter"]![0]!["valueCode"] = "blue"),
        Mutation.Answer("PLA-OVS-002", IsZones, reply => reply.Resource!["parameter"]!.AsArray().RemoveAt(1)),
        Mutation.Answer("PLA-OVS-003", call => call.Path is [_, _, "$services"], reply => reply.Resource!["parameter"] = new JsonArray()),

        Mutation.Without("PLA-PROF-001", Plan, "title", Claims("plan-careplan")),
        Mutation.Without("PLA-PROF-002", Plan, "title", Claims("plan-sone")),
        Mutation.Without("PLA-PROF-003", "Goal", "identifier", Claims("plan-goal")),
        Mutation.Without("PLA-PROF-004", "CareTeam", "participant", Claims("plan-careteam")),
        Mutation.Without("PLA-PROF-005", Service, "period", Claims("plan-episodeofcare")),
    ];

    private static bool IsChange(Call call) => call is { Method: "PUT", Type: Plan };

    private static bool IsZones(Call call) => call.Path is [_, _, "$zones"];

    private static Func<JsonObject, bool> Claims(string profile) => resource =>
        resource["meta"]?["profile"]?.ToJsonString().Contains($"/{profile}\"", StringComparison.Ordinal) == true;
}
