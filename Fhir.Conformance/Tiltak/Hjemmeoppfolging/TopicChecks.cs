using System.Globalization;
using System.Text.Json.Nodes;

using Fhir.Conformance.Checks;
using Fhir.Conformance.Engine;
using Fhir.Conformance.EveryServer;
using Fhir.Conformance.Http;

namespace Fhir.Conformance.Tiltak.Hjemmeoppfolging;

/// <summary>Whoever subscribes is told. What is measured is a copy of a measurement of the target's own, which is deleted again, as the subscription is.</summary>
internal static class TopicChecks
{
    private const string Topics = "https://fhirref.example/no/SubscriptionTopic/";

    private static readonly DataKind Numbers = Measurements.Valued.Where(new Words("målinger med én verdi", "measurements with one value"),
        measurement => measurement.Has("valueQuantity.value") && !measurement.Has("valueQuantity.comparator"));

    public static readonly Group Group = new("HJO-TOP", "hjemmeoppfolging", new Words("Varsler til abonnenter", "Notifications to subscribers"),
    [
        Telling("HJO-TOP-001", "new-measurement", _ => { }),
        Telling("HJO-TOP-002", "threshold-breach", AboveItsRange),
    ]);

    private static Check Telling(string requirement, string topic, Action<JsonObject> change) => new(requirement, async (probe, cancel) =>
    {
        var found = await probe.FindAsync(Numbers, cancel);
        if (found.IsEmpty) return probe.NoData(Numbers);
        var measurement = UploadChecks.Copy(found[0]);
        change(measurement);
        var (subscriber, unheard) = await Subscriber.BeginAsync(probe, Topics + topic, cancel);
        if (subscriber is null) return unheard!;
        await using var listening = subscriber;
        return (await MeasureAsync(probe, subscriber, measurement, cancel)).OrPass();
    })
    {
        Writes = true,
        Claims = [Subscriber.Topic(Topics + topic), .. Both("Subscription"), .. Both("Observation")],
    };

    private static Claim[] Both(string type) => [Claim.Interaction(type, "create"), Claim.Interaction(type, "delete")];

    private static async Task<Judgement?> MeasureAsync(Probe probe, Subscriber subscriber, JsonObject measurement, CancellationToken cancel)
    {
        var created = await probe.SendAsync(Ask.Post("Observation", measurement.ToJsonString()), cancel);
        if (Expect.Status(created, 201) is { } problem) return problem;
        var reference = OwnResources.ReferenceOf(created);
        try
        {
            var (notification, untold) = await subscriber.HearOfAsync(reference, cancel);
            return untold ?? OnlyIds(notification);
        }
        finally
        {
            await probe.CleanUpAsync(Ask.Delete(reference));
        }
    }

    // https://hl7.org/fhir/uv/subscriptions-backport/payloads.html#id-only
    private static Judgement? OnlyIds(Node notification)
    {
        var more = notification.At("entry.resource").Skip(1).Select(resource => resource.ResourceType).Distinct().ToList();
        return Expect.That(notification.Text("type") == "history" && notification.First("entry.resource").ResourceType == "Parameters",
                $"Varselet er ikke en Bundle av type history med abonnementets status først, men {notification.ResourceType} av type «{notification.Text("type")}».",
                $"The notification is no Bundle of type history with the status of the subscription first but {notification.ResourceType} of type '{notification.Text("type")}'.")
            ?? Expect.That(more.Count == 0, $"Varselet har med mer enn id: {string.Join(", ", more)}.", $"The notification holds more than the id: {string.Join(", ", more)}.");
    }

    private static void AboveItsRange(JsonObject measurement)
    {
        var high = measurement["valueQuantity"]!.DeepClone().AsObject();
        high["value"] = decimal.Parse($"{high["value"]}", NumberStyles.Float, CultureInfo.InvariantCulture) - 1;
        measurement["referenceRange"] = new JsonArray(new JsonObject { ["high"] = high });
        measurement.Remove("interpretation");
    }
}
