using System.Text.Json.Nodes;
using Xunit;

namespace Fhir.Server.Tests.Subscriptions;

/// <summary>$events as something one can wait for: server-sent events, and a plain answer that comes when there is one.</summary>
public sealed class EventStreamTests(SubscribedServer server) : IClassFixture<SubscribedServer>
{
    [Fact]
    public async Task Events_are_streamed_as_they_happen()
    {
        var id = await server.ListenAsync("new-measurement", "Observation?patient=Patient/e1", "full-resource");
        await server.PostAsync("Observation", SubscribedServer.Observation("e1", value: 1));
        using var stream = await StreamAsync($"Subscription/{id}/$events");

        for (var number = 1; number <= 3; number++)
        {
            var (lastId, type, data) = await stream.NextAsync();
            Assert.Equal(($"{number}", "event-notification"), (lastId, type));
            RestHookTests.AssertValid(data);
            var told = new NotificationText(JsonNode.Parse(data)!);
            Assert.Equal([(long)number], told.Numbers);
            Assert.Equal($"{number}", told.Entries[0]["resource"]!["valueQuantity"]!["value"]!.ToJsonString());
            await server.PostAsync("Observation", SubscribedServer.Observation("e1", value: number + 1));
        }
    }

    [Theory]
    [InlineData("", "2")]
    [InlineData("?eventsSinceNumber=3", null)]
    public async Task A_client_that_comes_back_goes_on_where_it_was(string query, string? lastEventId)
    {
        var patient = $"e{Guid.NewGuid()}";
        var id = await server.ListenAsync("new-measurement", $"Observation?patient=Patient/{patient}");
        for (var value = 1; value <= 4; value++) await server.PostAsync("Observation", SubscribedServer.Observation(patient, value: value));
        using var stream = await StreamAsync($"Subscription/{id}/$events{query}", lastEventId);

        Assert.Equal("3", (await stream.NextAsync()).Id);
        Assert.Equal("4", (await stream.NextAsync()).Id);
    }

    [Fact]
    public async Task The_stream_ends_with_the_Subscription()
    {
        var id = await server.ListenAsync("new-report");
        using var stream = await StreamAsync($"Subscription/{id}/$events");
        await server.DeleteAsync($"Subscription/{id}");
        await Assert.ThrowsAsync<EndOfStreamException>(stream.NextAsync);
    }

    [Fact]
    public async Task A_heartbeat_comes_in_the_stream_too()
    {
        var id = await server.ListenAsync("new-report", change: json => RestHookTests.Extend(json, "backport-heartbeat-period", "valueUnsignedInt", 1));
        using var stream = await StreamAsync($"Subscription/{id}/$events");
        Assert.Equal("heartbeat", (await stream.NextAsync()).Type);
    }

    [Theory]
    [InlineData("Subscription/nobody/$events", 404)]
    [InlineData("Subscription/a_b/$events", 400)]
    public async Task A_stream_of_nothing_is_refused(string url, int status) => Assert.Equal(status, (await server.GetAsync(url, ("Accept", "text/event-stream"))).Status);

    [Fact]
    public async Task A_stream_from_no_number_is_refused()
    {
        var id = await server.ListenAsync("new-report");
        var answer = await server.GetAsync($"Subscription/{id}/$events?eventsSinceNumber=x", ("Accept", "text/event-stream"));
        Assert.Equal(["subscription-event-number"], answer.Rules);
    }

    [Fact]
    public async Task A_plain_answer_can_wait_for_the_first_event()
    {
        var id = await server.ListenAsync("new-measurement", "Observation?patient=Patient/e5");
        var waiting = server.GetAsync($"Subscription/{id}/$events?eventsSinceNumber=1&_wait=20");
        await server.PostAsync("Observation", SubscribedServer.Observation("e5"));

        Assert.Equal([1L], new NotificationText((await waiting).Json).Numbers);
        Assert.Equal([1L], new NotificationText((await server.GetAsync($"Subscription/{id}/$events?_wait=20")).Json).Numbers);
    }

    [Fact]
    public async Task A_plain_answer_waits_no_longer_than_it_was_asked_to()
    {
        var id = await server.ListenAsync("new-report");
        var answer = await server.GetAsync($"Subscription/{id}/$events?_wait=1");
        Assert.Equal(200, answer.Status);
        Assert.Empty(new NotificationText(answer.Json).Numbers);
    }

    [Theory]
    [InlineData("31", "subscription-wait")]
    [InlineData("x", "subscription-event-number")]
    public async Task A_wait_that_is_too_long_is_refused(string wait, string rule) =>
        Assert.Equal([rule], (await server.GetAsync($"Subscription/{await server.ListenAsync("new-report")}/$events?_wait={wait}")).Rules);

    private Task<ServerSentEvents> StreamAsync(string url, string? lastEventId = null) => ServerSentEvents.OpenAsync(server, url, lastEventId);
}
