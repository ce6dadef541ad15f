using System.Diagnostics;
using System.Text.Json.Nodes;
using Fhir.Kernel.Definitions;
using Fhir.Kernel.Search;
using Fhir.Profiles;
using Fhir.Server.Tests.Operability;
using Fhir.Server.Tests.Rest;
using Xunit;

namespace Fhir.Server.Tests.Subscriptions;

/// <summary>What subscribers are told while an older program's index is renewed and what goes along with an event cannot be searched for.</summary>
public sealed class BehindIndexTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_event_that_cannot_be_told_whole_yet_waits_and_costs_the_subscriber_nothing()
    {
        using var older = new OlderStore();
        await older.FillAsync(WithOtherPatient(), number => $$"""{"resourceType":"Observation","id":"o{{number}}","status":"final","code":{"text":"x"} }""");
        using var renewing = await older.BeginRenewalAsync();
        await using var receiver = await Receiver.StartAsync();
        await using var server = await SubscribedServer.StartAsync(receiver, older.Setting);
        await server.PutAsync("Patient/late", """{"resourceType":"Patient","id":"late"}""");
        var hook = await server.SubscribeAsync("late", "new-measurement", "Observation?patient=Patient/late");
        await server.UntilStatusAsync(hook, "active");
        var heard = await server.ListenAsync("new-measurement", "Observation?patient=Patient/late", change: json => RestHookTests.Extend(json, "backport-heartbeat-period", "valueUnsignedInt", 1));
        using var stream = await ServerSentEvents.OpenAsync(server, $"Subscription/{heard}/$events");
        await server.PostAsync("Observation", SubscribedServer.Observation("late"));
        await UntilHeldUpAsync(server, hook);

        var asked = await server.GetAsync($"Subscription/{hook}/$events");
        Assert.Equal((503, "store-index-behind"), (asked.Status, Assert.Single(asked.Rules)));
        Assert.Equal(200, (await server.GetAsync($"Subscription/{hook}/$events?content=empty")).Status);
        // More often than the attempts after which an endpoint that fails is given up.
        for (var beat = 0; beat < 3; beat++) Assert.Equal("heartbeat", (await stream.NextAsync()).Type);
        Assert.Equal((0, 0L, 0), (receiver.Waiting("/hook/late"), server.Log.StateOf(hook)!.Delivered, server.Log.StateOf(hook)!.Attempts));
        await server.UntilStatusAsync(hook, "active");

        Assert.True(await renewing.Renewal.RunAsync(_ => { }, Cancel));
        var told = (await server.NextAsync("late")).Notification;
        Assert.Equal([1L], told.Numbers);
        Assert.Equal(["Patient/late"], told.Contexts);
        var next = await stream.NextAsync();
        while (next.Type == "heartbeat") next = await stream.NextAsync();
        Assert.Equal(["Patient/late"], new NotificationText(JsonNode.Parse(next.Data)!).Contexts);
        Assert.Equal(["Patient/late"], new NotificationText((await server.GetAsync($"Subscription/{hook}/$events")).Json).Contexts);
    }

    /// <summary>Until the dispatcher has come to the event and put it off.</summary>
    private static async Task UntilHeldUpAsync(SubscribedServer server, string id)
    {
        for (var waited = Stopwatch.StartNew(); server.Log.StateOf(id) is not { Events: 1 } state || state.DueAt == DateTimeOffset.UnixEpoch;)
        {
            Assert.True(waited.Elapsed < TimeSpan.FromMinutes(1), $"{server.Log.StateOf(id)}");
            await Task.Delay(50, Cancel);
        }
    }

    /// <summary>A program whose own parameter stood in the place of R4's Observation:patient.</summary>
    private static SearchParameterSet WithOtherPatient()
    {
        var known = ProfilePackages.SearchParameters;
        var patient = known.Find("Observation", "patient")!;
        return SearchParameterSet.Of(known.Schema, [.. known.All, patient with { Url = "http://older.example/patient", Base = ["Observation"], Expression = "Observation.focus" }]);
    }
}
