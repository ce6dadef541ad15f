using System.Text.Json.Nodes;

namespace Fhir.Conformance.Engine.Tests.Double;

/// <summary>Zones and services, as far as the checks go.</summary>
internal sealed class PlansOfDouble(ReferenceData data)
{
    /// <summary>$zones of the reference server's plans: a measurement says that all is well.</summary>
    public static Reply Zones() => Parameters(
        new JsonObject { ["name"] = "colour", ["valueCode"] = "green" },
        new JsonObject { ["name"] = "zone", ["part"] = new JsonArray(new JsonObject { ["name"] = "measurement", ["valueReference"] = new JsonObject { ["reference"] = "Observation/1" } }) });

    public Reply Services(Call call) => Parameters([.. data.All("EpisodeOfCare").Where(service => $"{service["patient"]!["reference"]}" == $"Patient/{call.Path[1]}" && $"{service["status"]}" == "active")
        .Select(service => new JsonObject
        {
            ["name"] = "service",
            ["part"] = new JsonArray(new JsonObject { ["name"] = "episode", ["valueReference"] = new JsonObject { ["reference"] = ReferenceData.Reference(service) } }),
        })]);

    /// <summary>Who changes a plan says what he has read.</summary>
    public static bool LacksIfMatch(Call call, JsonObject? current) => current is not null && call.Type == "CarePlan" && !call.Headers.ContainsKey("If-Match");

    private static Reply Parameters(params JsonObject[] parameters) => new() { Resource = new JsonObject { ["resourceType"] = "Parameters", ["parameter"] = new JsonArray([.. parameters]) } };
}
