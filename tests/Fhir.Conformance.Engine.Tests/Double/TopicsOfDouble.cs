using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;

namespace Fhir.Conformance.Engine.Tests.Double;

/// <summary>Subscriptions to two topics: told to a rest-hook on this machine, or to who asks for $events.</summary>
internal sealed class TopicsOfDouble
{
    public const string New = "https://fhirref.example/no/SubscriptionTopic/new-measurement";
    public const string Breach = "https://fhirref.example/no/SubscriptionTopic/threshold-breach";

    private static readonly HttpClient Hooks = new();

    private readonly Dictionary<string, (string Topic, string? Endpoint, List<string> Events)> kept = [];

    /// <summary>What the double tells, before it goes out over a rest-hook.</summary>
    public Func<string, string> Hook { get; set; } = text => text;

    public static JsonArray Listed => [.. ((string[])[New, Breach]).Select(topic => new JsonObject
    {
        ["url"] = "http://hl7.org/fhir/uv/subscriptions-backport/StructureDefinition/capabilitystatement-subscriptiontopic-canonical",
        ["valueCanonical"] = $"{topic}|1.0.0",
    })];

    /// <summary>What is stored may be a Subscription, or something that subscribers want to hear of.</summary>
    public void Stored(JsonObject resource)
    {
        var reference = ReferenceData.Reference(resource);
        if (ReferenceData.Type(resource) == "Subscription")
        {
            resource["status"] = "active";
            kept[reference] = ((string)resource["criteria"]!, (string?)resource["channel"]!["endpoint"], []);
        }
        if (ReferenceData.Type(resource) != "Observation") return;
        foreach (var (subscription, (topic, endpoint, events)) in kept)
        {
            if (topic == Breach && !IsAbove(resource)) continue;
            events.Add(reference);
            if (endpoint is not null) _ = Hooks.PostAsync(endpoint, new StringContent(Hook(Notification(subscription, topic, [reference]).ToJsonString()), Encoding.UTF8, "application/fhir+json"));
        }
    }

    public Reply Events(Call call) => kept.TryGetValue($"Subscription/{call.Path[1]}", out var found)
        ? Reply.Of(Notification($"Subscription/{call.Path[1]}", found.Topic, found.Events)) : Reply.Outcome(404, "not-found", "Ukjent abonnement.");

    private static JsonObject Notification(string subscription, string topic, IEnumerable<string> events) => new()
    {
        ["resourceType"] = "Bundle",
        ["type"] = "history",
        ["entry"] = new JsonArray(new JsonObject
        {
            ["fullUrl"] = $"urn:uuid:{Guid.NewGuid()}",
            ["resource"] = new JsonObject
            {
                ["resourceType"] = "Parameters",
                ["parameter"] = new JsonArray(
                [
                    new JsonObject { ["name"] = "subscription", ["valueReference"] = new JsonObject { ["reference"] = subscription } },
                    new JsonObject { ["name"] = "topic", ["valueCanonical"] = topic },
                    .. events.Select((reference, at) => new JsonObject
                    {
                        ["name"] = "notification-event",
                        ["part"] = new JsonArray(
                            new JsonObject { ["name"] = "event-number", ["valueString"] = (at + 1).ToString(CultureInfo.InvariantCulture) },
                            new JsonObject { ["name"] = "focus", ["valueReference"] = new JsonObject { ["reference"] = $"{ReferenceServer.Base}/{reference}" } }),
                    }),
                ]),
            },
            ["request"] = new JsonObject { ["method"] = "GET", ["url"] = $"{subscription}/$status" },
            ["response"] = new JsonObject { ["status"] = "200" },
        }),
    };

    private static bool IsAbove(JsonObject measurement) =>
        measurement["referenceRange"]?[0]?["high"]?["value"] is { } high && measurement["valueQuantity"]?["value"] is { } value && value.GetValue<decimal>() > high.GetValue<decimal>();
}
