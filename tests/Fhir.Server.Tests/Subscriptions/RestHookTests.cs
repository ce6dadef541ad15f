using System.Text.Json.Nodes;
using Fhir.Kernel.Definitions;
using Fhir.Kernel.Json;
using Fhir.Kernel.Terminology;
using Fhir.Kernel.Validation;
using Fhir.Kernel.Xml;
using Fhir.Profiles;
using Xunit;

namespace Fhir.Server.Tests.Subscriptions;

/// <summary>Rest-hooks from end to end. https://hl7.org/fhir/uv/subscriptions-backport/channels.html#rest-hook</summary>
public sealed class RestHookTests(SubscribedServer server) : IClassFixture<SubscribedServer>
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_requested_subscription_is_active_after_its_handshake_was_taken()
    {
        var created = await server.PostAsync("Subscription", server.Subscription("handshake", "new-measurement", change: json => json["status"] = "active"));

        Assert.Equal(201, created.Status);
        Assert.Equal("requested", created.Json["status"]!.GetValue<string>());
        var handshake = await server.NextAsync("handshake");
        Assert.Equal(("handshake", "requested", 0L), (handshake.Notification.Type, handshake.Notification.Status, handshake.Notification.EventsSinceStart));
        Assert.Equal("application/fhir+json", handshake.Headers["Content-Type"]);
        AssertValid(handshake.Body);
        await server.UntilStatusAsync(created.Json["id"]!.GetValue<string>(), "active");
    }

    [Fact]
    public async Task A_handshake_that_is_refused_ends_in_error_with_its_reason()
    {
        server.Receiver.Answer("/hook/refused", 403);
        var created = await server.PostAsync("Subscription", server.Subscription("refused", "new-measurement"));

        var failed = await server.UntilStatusAsync(created.Json["id"]!.GetValue<string>(), "error");
        Assert.Equal("the endpoint answered 403", failed["error"]!.GetValue<string>());
    }

    [Theory]
    [InlineData("empty", 0, false)]
    [InlineData("id-only", 0, true)]
    [InlineData("full-resource", 2, true)]
    public async Task A_notification_has_the_content_that_was_asked_for(string content, int resources, bool tellsFocus)
    {
        await server.PutAsync($"Patient/p-{content}", $$"""{"resourceType":"Patient","id":"p-{{content}}"}""");
        var subscription = await server.SubscribeAsync($"content-{content}", "new-measurement", $"Observation?patient=Patient/p-{content}", content);
        var id = (await server.PostAsync("Observation", SubscribedServer.Observation($"p-{content}"))).Json["id"]!.GetValue<string>();

        var delivery = await server.NextAsync($"content-{content}");
        var notification = delivery.Notification;
        Assert.Equal("event-notification", notification.Type);
        Assert.EndsWith($"/fhir/Subscription/{subscription}", notification.Subscription, StringComparison.Ordinal);
        Assert.Equal([1L], notification.Numbers);
        Assert.Equal([tellsFocus ? $"Observation/{id}" : ""], notification.Focuses);
        Assert.Equal(tellsFocus ? [$"Patient/p-{content}"] : [], notification.Contexts);
        Assert.Equal(tellsFocus, notification.Topic is not null);
        Assert.Equal(resources, notification.Entries.Count);
        AssertValid(delivery.Body);
    }

    [Fact]
    public async Task A_subscriber_that_asked_for_XML_gets_XML()
    {
        await server.PostAsync("Subscription", server.Subscription("xml", "new-measurement", "Observation?patient=Patient/xml", "full-resource", json => json["channel"]!["payload"] = "application/fhir+xml"));

        var handshake = await server.NextAsync("xml");
        Assert.Equal("application/fhir+xml", handshake.Headers["Content-Type"]);
        var parsed = XmlParser.Parse(System.Text.Encoding.UTF8.GetBytes(handshake.Body), DefinitionsPack.Core.Schema);
        Assert.True(parsed.IsClean);
        Assert.Equal("history", parsed.Document!.Root.ValueOf("type"));
    }

    [Fact]
    public async Task Only_what_passes_the_filters_is_told()
    {
        await server.SubscribeAsync("filters", "new-measurement", "Observation?patient=Patient/f1&code=http://loinc.org|8867-4&value-quantity=gt50");
        await server.PostAsync("Observation", SubscribedServer.Observation("f2"));
        await server.PostAsync("Observation", SubscribedServer.Observation("f1", code: "8310-5"));
        await server.PostAsync("Observation", SubscribedServer.Observation("f1", value: 50));
        await server.PostAsync("Observation", SubscribedServer.Observation("f1", status: "preliminary"));
        var id = (await server.PostAsync("Observation", SubscribedServer.Observation("f1", value: 51))).Json["id"]!.GetValue<string>();

        var notification = (await server.NextAsync("filters")).Notification;
        Assert.Equal([1L], notification.Numbers);
        Assert.Equal([$"Observation/{id}"], notification.Focuses);
        Assert.Equal(0, server.Receiver.Waiting("/hook/filters"));
    }

    [Fact]
    public async Task The_version_before_decides_with_the_version_now()
    {
        await server.SubscribeAsync("previous", "new-report", "DiagnosticReport?patient=Patient/r1", "full-resource");
        await server.PutAsync("DiagnosticReport/prev", Report("registered"));
        await server.PutAsync("DiagnosticReport/prev", Report("partial"));
        await server.PutAsync("DiagnosticReport/prev", Report("final"));
        await server.PutAsync("DiagnosticReport/prev", Report("cancelled"));
        await server.PutAsync("DiagnosticReport/prev", Report("registered"));
        await server.DeleteAsync("DiagnosticReport/prev");
        await server.PutAsync("DiagnosticReport/prev", Report("final"));

        // From unreadable to readable, from readable to withdrawn, and readable again after the deletion; nothing else.
        var told = new List<string>();
        for (var number = 1; number <= 3; number++) told.Add(Assert.Single((await server.NextAsync("previous")).Notification.Entries)["resource"]!["status"]!.GetValue<string>());
        Assert.Equal(["final", "cancelled", "final"], told);

        static string Report(string status) =>
            $$$"""{"resourceType":"DiagnosticReport","id":"prev","status":"{{{status}}}","code":{"text":"Prøve"},"subject":{"reference":"Patient/r1"}}""";
    }

    [Fact]
    public async Task A_deletion_is_an_event_where_the_topic_says_so()
    {
        await server.SubscribeAsync("deletion", "critical-information-changed", "AllergyIntolerance?patient=Patient/a1", "full-resource");
        const string allergy = """
            {"resourceType":"AllergyIntolerance","id":"gone","patient":{"reference":"Patient/a1"},"code":{"text":"Nøtter"},
             "clinicalStatus":{"coding":[{"system":"http://terminology.hl7.org/CodeSystem/allergyintolerance-clinical","code":"active"}]}}
            """;
        Assert.Equal(201, (await server.PutAsync("AllergyIntolerance/gone", allergy)).Status);
        await server.DeleteAsync("AllergyIntolerance/gone");

        Assert.Equal("PUT", Assert.Single((await server.NextAsync("deletion")).Notification.Entries)["request"]!["method"]!.GetValue<string>());
        var deletion = await server.NextAsync("deletion");
        Assert.Equal([2L], deletion.Notification.Numbers);
        Assert.Equal(["AllergyIntolerance/gone"], deletion.Notification.Focuses);
        var entry = Assert.Single(deletion.Notification.Entries);
        Assert.Equal(("DELETE", "204", false), (entry["request"]!["method"]!.GetValue<string>(), entry["response"]!["status"]!.GetValue<string>()[..3], entry.AsObject().ContainsKey("resource")));
        AssertValid(deletion.Body);
    }

    [Fact]
    public async Task Events_come_in_order_and_as_many_at_a_time_as_was_asked_for()
    {
        await server.SubscribeAsync("batches", "new-measurement", "Observation?patient=Patient/b1", change: json => Extend(json, "backport-max-count", "valuePositiveInt", 4));
        server.Receiver.Answer("/hook/batches", async (_, response) =>
        {
            await Task.Delay(100);
            response.StatusCode = 204;
        });
        for (var value = 1; value <= 10; value++) await server.PostAsync("Observation", SubscribedServer.Observation("b1", value: value));

        var numbers = new List<long>();
        while (numbers.Count < 10)
        {
            var notification = (await server.NextAsync("batches")).Notification;
            Assert.InRange(notification.Numbers.Count, 1, 4);
            Assert.Equal(notification.EventsSinceStart, notification.Numbers[^1]);
            numbers.AddRange(notification.Numbers);
        }
        Assert.Equal(Enumerable.Range(1, 10).Select(number => (long)number), numbers);
    }

    [Fact]
    public async Task Headers_are_sent_and_masked_for_whoever_reads()
    {
        var id = await server.SubscribeAsync("headers", "new-measurement", "Observation?patient=Patient/h1", change: json => json["channel"]!["header"] = new JsonArray("Authorization: Bearer hemmelig", "X-Rom: 7"));
        await server.UntilStatusAsync(id, "active");
        await server.PostAsync("Observation", SubscribedServer.Observation("h1"));

        var delivery = await server.NextAsync("headers");
        Assert.Equal(("Bearer hemmelig", "7"), (delivery.Headers["Authorization"], delivery.Headers["X-Rom"]));
        foreach (var url in new[] { $"Subscription/{id}", $"Subscription?_id={id}", $"Subscription/{id}/_history" })
        {
            var read = await server.GetAsync(url);
            Assert.DoesNotContain("hemmelig", read.Text, StringComparison.Ordinal);
            Assert.Contains("Authorization: ***", read.Text, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_mask_sent_back_keeps_the_header_and_only_for_the_same_endpoint()
    {
        var id = await server.SubscribeAsync("keep", "new-measurement", "Observation?patient=Patient/k1", change: json => json["channel"]!["header"] = new JsonArray("Authorization: Bearer beholdt"));
        var read = await server.UntilStatusAsync(id, "active");
        read["status"] = "requested";
        Assert.Equal(200, (await server.PutAsync($"Subscription/{id}", read.ToJsonString())).Status);
        Assert.Equal("Bearer beholdt", (await server.NextAsync("keep")).Headers["Authorization"]);

        read["channel"]!["endpoint"] = $"{server.Receiver.Url}/hook/another";
        var stolen = await server.PutAsync($"Subscription/{id}", read.ToJsonString());
        Assert.Equal(422, stolen.Status);
        Assert.Equal(["subscription-header-masked"], stolen.Rules);
    }

    [Fact]
    public async Task A_heartbeat_comes_when_nothing_else_does()
    {
        await server.SubscribeAsync("heartbeat", "new-measurement", "Observation?patient=Patient/hb", change: json => Extend(json, "backport-heartbeat-period", "valueUnsignedInt", 1));

        var heartbeat = await server.NextAsync("heartbeat");
        Assert.Equal(("heartbeat", "active", 0L), (heartbeat.Notification.Type, heartbeat.Notification.Status, heartbeat.Notification.EventsSinceStart));
        AssertValid(heartbeat.Body);
    }

    [Fact]
    public async Task What_fails_is_tried_again_and_then_the_subscription_is_in_error_until_it_is_asked_for_anew()
    {
        var id = await server.SubscribeAsync("failing", "new-measurement", "Observation?patient=Patient/e1");
        await server.UntilStatusAsync(id, "active");
        server.Receiver.Answer("/hook/failing", 500);
        await server.PostAsync("Observation", SubscribedServer.Observation("e1"));

        // Three attempts, each with the same event.
        for (var attempt = 1; attempt <= 3; attempt++) Assert.Equal([1L], (await server.NextAsync("failing")).Notification.Numbers);
        var failed = await server.UntilStatusAsync(id, "error");
        Assert.Equal("the endpoint answered 500", failed["error"]!.GetValue<string>());
        Assert.Equal(0, server.Receiver.Waiting("/hook/failing"));

        // Events are counted in error too, and nothing is lost.
        await server.PostAsync("Observation", SubscribedServer.Observation("e1"));
        server.Receiver.Answer("/hook/failing", 200);
        failed["status"] = "requested";
        Assert.Equal(200, (await server.PutAsync($"Subscription/{id}", failed.ToJsonString())).Status);
        Assert.Equal("handshake", (await server.NextAsync("failing")).Notification.Type);
        Assert.Equal([1L], (await server.NextAsync("failing")).Notification.Numbers);
        Assert.Equal([2L], (await server.NextAsync("failing")).Notification.Numbers);
        Assert.Null((await server.UntilStatusAsync(id, "active"))["error"]);
    }

    [Fact]
    public async Task A_subscription_that_has_ended_is_off_and_hears_no_more()
    {
        var created = await server.PostAsync("Subscription", server.Subscription("ended", "new-measurement", "Observation?patient=Patient/o1", change: json => json["end"] = "2020-01-01T00:00:00Z"));
        var id = created.Json["id"]!.GetValue<string>();
        await server.UntilStatusAsync(id, "off");
        await server.PostAsync("Observation", SubscribedServer.Observation("o1"));
        await server.SubscribeAsync("after-ended", "new-measurement", "Observation?patient=Patient/o1");

        Assert.Equal(0, server.Receiver.Waiting("/hook/ended"));
        Assert.Equal(0, new NotificationText((await server.GetAsync($"Subscription/{id}/$events")).Json).EventsSinceStart);
    }

    [Fact]
    public async Task A_redirect_is_a_failure_and_not_followed()
    {
        server.Receiver.Answer("/hook/redirect", (_, response) =>
        {
            (response.StatusCode, response.Headers.Location) = (307, $"{server.Receiver.Url}/hook/elsewhere");
            return Task.CompletedTask;
        });
        var created = await server.PostAsync("Subscription", server.Subscription("redirect", "new-measurement"));

        var failed = await server.UntilStatusAsync(created.Json["id"]!.GetValue<string>(), "error");
        Assert.Equal("the endpoint answered 307", failed["error"]!.GetValue<string>());
        Assert.Equal(0, server.Receiver.Waiting("/hook/elsewhere"));
    }

    [Fact]
    public async Task An_endpoint_that_does_not_answer_is_given_up_after_the_timeout()
    {
        var release = new TaskCompletionSource();
        server.Receiver.Answer("/hook/slow", (_, _) => release.Task);
        var created = await server.PostAsync("Subscription", server.Subscription("slow", "new-measurement", change: json => Extend(json, "backport-timeout", "valueUnsignedInt", 1)));

        var failed = await server.UntilStatusAsync(created.Json["id"]!.GetValue<string>(), "error");
        release.SetResult();
        Assert.Equal("the endpoint did not answer within 1 s", failed["error"]!.GetValue<string>());
    }

    [Fact]
    public async Task A_transaction_is_told_entry_by_entry()
    {
        await server.SubscribeAsync("transaction", "new-measurement", "Observation?patient=Patient/t1", change: json => Extend(json, "backport-max-count", "valuePositiveInt", 10));
        var entries = Enumerable.Range(0, 3).Select(_ => $$"""{"resource":{{SubscribedServer.Observation("t1")}},"request":{"method":"POST","url":"Observation"} }""");
        Assert.Equal(200, (await server.PostAsync("", $$"""{"resourceType":"Bundle","type":"transaction","entry":[{{string.Join(',', entries)}}]}""")).Status);

        Assert.Equal([1L, 2L, 3L], (await server.NextAsync("transaction")).Notification.Numbers);
    }

    internal static void Extend(JsonObject json, string extension, string property, int value)
    {
        var extensions = json["channel"]!["extension"] as JsonArray ?? [];
        extensions.Add(new JsonObject { ["url"] = "http://hl7.org/fhir/uv/subscriptions-backport/StructureDefinition/" + extension, [property] = value });
        json["channel"]!["extension"] = extensions;
    }

    /// <summary>Valid against R4's own Bundle, and with it everything inside.</summary>
    internal static void AssertValid(string json)
    {
        var parsed = JsonParser.Parse(System.Text.Encoding.UTF8.GetBytes(json), DefinitionsPack.Core.Schema);
        Assert.True(parsed.IsClean, string.Join('\n', parsed.Issues));
        var source = ProfilePackages.WithCore;
        var validator = new ProfileValidator(source, new TerminologyService(source, new([], [])), DefinitionsPack.Core.Schema);
        Assert.DoesNotContain(validator.Validate(parsed.Document!, ValidationOptions.Default), issue => issue.IsError);
    }
}
