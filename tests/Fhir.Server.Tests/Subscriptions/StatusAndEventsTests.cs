using Fhir.Server.Subscriptions.Topics;
using Xunit;

namespace Fhir.Server.Tests.Subscriptions;

/// <summary>Subscription/$status and Subscription/[id]/$events.</summary>
public sealed class StatusAndEventsTests(SubscribedServer server) : IClassFixture<SubscribedServer>
{
    [Fact]
    public async Task The_status_tells_how_many_events_there_were()
    {
        var id = await server.SubscribeAsync("status", "new-measurement", "Observation?patient=Patient/s1");
        await server.UntilStatusAsync(id, "active");
        await server.PostAsync("Observation", SubscribedServer.Observation("s1"));
        await server.NextAsync("status");

        var answer = await server.GetAsync($"Subscription/{id}/$status");
        Assert.Equal((200, "searchset"), (answer.Status, answer.Json["type"]!.GetValue<string>()));
        var status = new NotificationText(answer.Json);
        Assert.Equal(("query-status", "active", 1L), (status.Type, status.Status, status.EventsSinceStart));
        Assert.Equal($"{server.Base}/Subscription/{id}", status.Subscription);
        RestHookTests.AssertValid(answer.Text);
    }

    [Fact]
    public async Task The_status_of_many_can_be_chosen_by_id_and_by_status()
    {
        var (first, second) = (await server.SubscribeAsync("many-1", "new-report"), await server.SubscribeAsync("many-2", "new-report"));
        await server.UntilStatusAsync(first, "active");
        await server.UntilStatusAsync(second, "active");

        Assert.Equal(2, (await server.GetAsync($"Subscription/$status?id={first}&id={second}")).Json["total"]!.GetValue<int>());
        Assert.Equal(2, (await server.GetAsync($"Subscription/$status?id={first},{second}&status=active")).Json["total"]!.GetValue<int>());
        Assert.Equal(0, (await server.GetAsync($"Subscription/$status?id={first}&status=error,off")).Json["total"]!.GetValue<int>());
        Assert.InRange((await server.GetAsync("Subscription/$status")).Json["total"]!.GetValue<int>(), 2, int.MaxValue);
        var posted = await server.PostAsync("Subscription/$status", $$"""{"resourceType":"Parameters","parameter":[{"name":"id","valueId":"{{first}}"}]}""");
        Assert.Equal(1, posted.Json["total"]!.GetValue<int>());
        Assert.Equal(["subscription-status-unknown"], (await server.GetAsync("Subscription/$status?status=asleep")).Rules);
        Assert.Equal(404, (await server.GetAsync("Subscription/nobody/$status")).Status);
    }

    [Fact]
    public async Task Events_can_be_fetched_by_number_with_the_content_that_is_asked_for()
    {
        var id = await server.SubscribeAsync("events", "new-measurement", "Observation?patient=Patient/v1");
        for (var value = 1; value <= 5; value++) await server.PostAsync("Observation", SubscribedServer.Observation("v1", value: value));
        for (var number = 1; number <= 5; number++) await server.NextAsync("events");

        var all = await server.GetAsync($"Subscription/{id}/$events");
        Assert.Equal("query-event", new NotificationText(all.Json).Type);
        Assert.Equal([1L, 2L, 3L, 4L, 5L], new NotificationText(all.Json).Numbers);
        Assert.Empty(new NotificationText(all.Json).Entries);
        RestHookTests.AssertValid(all.Text);

        var some = await server.GetAsync($"Subscription/{id}/$events?eventsSinceNumber=2&eventsUntilNumber=3&content=full-resource");
        Assert.Equal([2L, 3L], new NotificationText(some.Json).Numbers);
        Assert.Equal(["2", "3"], new NotificationText(some.Json).Entries.Select(entry => entry["resource"]!["valueQuantity"]!["value"]!.ToJsonString()));
        Assert.Equal(5, new NotificationText(some.Json).EventsSinceStart);
        RestHookTests.AssertValid(some.Text);

        var posted = await server.PostAsync($"Subscription/{id}/$events", """{"resourceType":"Parameters","parameter":[{"name":"eventsSinceNumber","valueString":"5"},{"name":"content","valueCode":"empty"}]}""");
        Assert.Equal([5L], new NotificationText(posted.Json).Numbers);
        Assert.Equal([""], new NotificationText(posted.Json).Focuses);
    }

    [Fact]
    public async Task One_answer_holds_a_hundred_events_and_says_that_there_are_more()
    {
        var id = await server.ListenAsync("new-measurement", "Observation?patient=Patient/v2");
        var entries = Enumerable.Range(0, 101).Select(_ => $$"""{"resource":{{SubscribedServer.Observation("v2")}},"request":{"method":"POST","url":"Observation"} }""");
        Assert.Equal(200, (await server.PostAsync("", $$"""{"resourceType":"Bundle","type":"transaction","entry":[{{string.Join(',', entries)}}]}""")).Status);
        await server.GetAsync($"Subscription/{id}/$events?eventsSinceNumber=101&_wait=20");

        var first = new NotificationText((await server.GetAsync($"Subscription/{id}/$events")).Json);
        Assert.Equal(Enumerable.Range(1, 100).Select(number => (long)number), first.Numbers);
        Assert.Equal(101, first.EventsSinceStart);
        Assert.Equal([101L], new NotificationText((await server.GetAsync($"Subscription/{id}/$events?eventsSinceNumber=101")).Json).Numbers);
    }

    [Theory]
    [InlineData("eventsSinceNumber=x", "subscription-event-number")]
    [InlineData("eventsUntilNumber=-1", "subscription-event-number")]
    [InlineData("content=all", "subscription-content")]
    public async Task A_question_for_events_that_makes_no_sense_is_refused(string query, string rule)
    {
        var id = await server.SubscribeAsync("sense-" + Guid.NewGuid(), "new-report");
        var answer = await server.GetAsync($"Subscription/{id}/$events?{query}");
        Assert.Equal(400, answer.Status);
        Assert.Equal([rule], answer.Rules);
    }

    [Fact]
    public async Task What_was_logged_goes_with_the_Subscription()
    {
        var id = await server.SubscribeAsync("deleted", "new-measurement", "Observation?patient=Patient/d1");
        await server.UntilStatusAsync(id, "active");
        await server.PostAsync("Observation", SubscribedServer.Observation("d1"));
        await server.NextAsync("deleted");
        Assert.Equal(204, (await server.DeleteAsync($"Subscription/{id}")).Status);
        await server.PostAsync("Observation", SubscribedServer.Observation("d1"));

        Assert.Equal(410, (await server.GetAsync($"Subscription/{id}/$events")).Status);
        Assert.Equal(410, (await server.GetAsync($"Subscription/{id}/$status")).Status);
        Assert.Equal(0, server.Receiver.Waiting("/hook/deleted"));
    }

    [Fact]
    public async Task The_CapabilityStatement_names_the_topics_and_the_operations()
    {
        var statement = (await server.GetAsync("metadata")).Json;
        var resource = statement["rest"]![0]!["resource"]!.AsArray().First(resource => resource!["type"]!.GetValue<string>() == "Subscription")!;
        var topics = resource["extension"]!.AsArray().Where(extension => extension!["url"]!.GetValue<string>().EndsWith("capabilitystatement-subscriptiontopic-canonical", StringComparison.Ordinal))
            .Select(extension => extension!["valueCanonical"]!.GetValue<string>()).ToList();

        Assert.Equal(TopicSet.Load(null, Kernel.Search.SearchParameterSet.R4, default, Assert.Fail).All.Select(topic => $"{topic.Url}|{topic.Version}"), topics);
        Assert.Equal(7, topics.Count);
        Assert.Superset(new HashSet<string> { "status", "events", "get-ws-binding-token" }, resource["operation"]!.AsArray().Select(operation => operation!["name"]!.GetValue<string>()).ToHashSet());
    }
}
