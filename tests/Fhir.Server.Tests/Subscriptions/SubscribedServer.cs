using System.Text.Json.Nodes;
using Fhir.Server.Tests.Rest;
using Fhir.Server.Transport;
using Fhir.Store.Access;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Fhir.Server.Tests.Subscriptions;

/// <summary>A server whose only destination is a receiver beside it on this machine.</summary>
public sealed class SubscribedServer : RunningServer
{
    public const string Topics = "https://fhirref.example/no/SubscriptionTopic/";

    private readonly Receiver receiver;
    private readonly bool isReceiverOurs;

    public SubscribedServer() : this(Receiver.StartAsync().GetAwaiter().GetResult()) => isReceiverOurs = true;

    private SubscribedServer(Receiver receiver, params string[] more) : base(["--FhirRef:Seed=false", .. Settings(receiver), .. more]) => this.receiver = receiver;

    /// <summary>One destination, on this machine; quick and few attempts; a lease that runs out soon.</summary>
    internal static string[] Settings(Receiver receiver) =>
    [
        $"--FhirRef:Subscriptions:Destinations={receiver.Url}/hook", "--FhirRef:Subscriptions:AlsoReachable=loopback", "--FhirRef:Subscriptions:RetryMs=10",
        "--FhirRef:Subscriptions:RetryMaxMs=40", "--FhirRef:Subscriptions:MaxAttempts=3", "--FhirRef:Subscriptions:LeaseSeconds=1",
    ];

    internal Receiver Receiver => receiver;

    /// <summary>What is noted of deliveries, which nobody can ask over HTTP.</summary>
    internal SubscriptionLog Log => Services.GetRequiredService<StoreHolder>().Store.Subscriptions;

    /// <summary>A server that leaves the receiver, and a database of its own that the settings name, as they are when it ends.</summary>
    internal static async Task<SubscribedServer> StartAsync(Receiver receiver, params string[] more)
    {
        var server = new SubscribedServer(receiver, more);
        await server.InitializeAsync();
        return server;
    }

    /// <summary>The JSON of a rest-hook Subscription.</summary>
    public string Subscription(string path, string topic, string? filter = null, string content = "id-only", Action<JsonObject>? change = null) =>
        Subscription("rest-hook", $"{receiver.Url}/hook/{path}", topic, filter, content, change);

    public static string Subscription(string type, string? endpoint, string topic, string? filter, string content, Action<JsonObject>? change = null)
    {
        const string extensions = "http://hl7.org/fhir/uv/subscriptions-backport/StructureDefinition/";
        var json = new JsonObject
        {
            ["resourceType"] = "Subscription",
            ["status"] = "requested",
            ["reason"] = "Prøve",
            ["criteria"] = Topics + topic,
            ["channel"] = new JsonObject
            {
                ["type"] = type,
                ["payload"] = "application/fhir+json",
                ["_payload"] = new JsonObject { ["extension"] = new JsonArray(new JsonObject { ["url"] = extensions + "backport-payload-content", ["valueCode"] = content }) },
            },
        };
        if (endpoint is not null) json["channel"]!["endpoint"] = endpoint;
        if (filter is not null)
            json["_criteria"] = new JsonObject { ["extension"] = new JsonArray(new JsonObject { ["url"] = extensions + "backport-filter-criteria", ["valueString"] = filter }) };
        change?.Invoke(json);
        return json.ToJsonString();
    }

    /// <summary>Creates a rest-hook Subscription and waits for its handshake.</summary>
    public async Task<string> SubscribeAsync(string path, string topic, string? filter = null, string content = "id-only", Action<JsonObject>? change = null)
    {
        var created = await PostAsync("Subscription", Subscription(path, topic, filter, content, change));
        Assert.True(created.Status == 201, created.Text);
        Assert.Equal("handshake", (await NextAsync(path)).Notification.Type);
        return created.Json["id"]!.GetValue<string>();
    }

    /// <summary>Creates a Subscription that is read from, and waits until it is active.</summary>
    public async Task<string> ListenAsync(string topic, string? filter = null, string content = "id-only", Action<JsonObject>? change = null)
    {
        var created = await PostAsync("Subscription", Subscription("websocket", null, topic, filter, content, change));
        Assert.True(created.Status == 201, created.Text);
        var id = created.Json["id"]!.GetValue<string>();
        await UntilStatusAsync(id, "active");
        return id;
    }

    internal Task<Delivery> NextAsync(string path) => receiver.NextAsync($"/hook/{path}", TestContext.Current.CancellationToken);

    /// <summary>Asks for the Subscription until it has a status, and gives it.</summary>
    public async Task<JsonNode> UntilStatusAsync(string id, string status)
    {
        for (var attempt = 0; ; attempt++)
        {
            var answer = await GetAsync($"Subscription/{id}");
            if (answer.Json["status"]!.GetValue<string>() == status) return answer.Json;
            Assert.True(attempt < 400, answer.Text);
            await Task.Delay(50, TestContext.Current.CancellationToken);
        }
    }

    public static string Observation(string patient, string status = "final", string code = "8867-4", int value = 60) => $$$"""
        {"resourceType":"Observation","status":"{{{status}}}","code":{"coding":[{"system":"http://loinc.org","code":"{{{code}}}"}]},"subject":{"reference":"Patient/{{{patient}}}"},
         "valueQuantity":{"value":{{{value}}},"unit":"slag/min","system":"http://unitsofmeasure.org","code":"/min"}}
        """;

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        if (isReceiverOurs) await receiver.DisposeAsync();
    }
}
