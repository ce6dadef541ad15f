using System.Net.WebSockets;
using System.Text.Json.Nodes;
using Fhir.Server.Tests.Rest;
using Xunit;

namespace Fhir.Server.Tests.Subscriptions;

/// <summary>The channel websocket from end to end. https://hl7.org/fhir/uv/subscriptions-backport/channels.html#websockets</summary>
public sealed class WebSocketTests(SubscribedServer server) : IClassFixture<SubscribedServer>
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("bind-with-token {0}")]
    [InlineData("bind-with-token: {0}")]
    public async Task A_client_that_binds_gets_a_handshake_and_then_what_happens(string command)
    {
        var patient = $"w{Guid.NewGuid()}";
        var id = await server.ListenAsync("new-measurement", $"Observation?patient=Patient/{patient}", "full-resource");
        var (token, url) = Binding(await server.GetAsync($"Subscription/{id}/$get-ws-binding-token"));
        using var listener = await Listener.ConnectAsync(url, Cancel);
        await listener.SayAsync(string.Format(null, command, token), Cancel);

        var handshake = await listener.NextAsync(Cancel);
        Assert.Equal(("handshake", "active", 0L), (handshake.Type, handshake.Status, handshake.EventsSinceStart));
        Assert.EndsWith($"Subscription/{id}", handshake.Subscription, StringComparison.Ordinal);
        for (var number = 1; number <= 3; number++)
        {
            await server.PostAsync("Observation", SubscribedServer.Observation(patient, value: number));
            var text = (await listener.HearAsync(Cancel))!;
            RestHookTests.AssertValid(text);
            var told = new NotificationText(JsonNode.Parse(text)!);
            Assert.Equal([(long)number], told.Numbers);
            Assert.Equal($"{number}", told.Entries[0]["resource"]!["valueQuantity"]!["value"]!.ToJsonString());
        }
    }

    [Fact]
    public async Task What_happened_while_nobody_listened_is_told_and_nothing_twice()
    {
        var id = await server.ListenAsync("new-measurement", "Observation?patient=Patient/w2", change: json => RestHookTests.Extend(json, "backport-max-count", "valuePositiveInt", 10));
        await server.PostAsync("Observation", SubscribedServer.Observation("w2"));
        await UntilEventsAsync(id, 1);
        using (var first = await BoundAsync(id))
        {
            Assert.Equal(("handshake", 1L), (await first.NextAsync(Cancel)) is var told ? (told.Type, told.EventsSinceStart) : default);
            Assert.Equal([1L], (await first.NextAsync(Cancel)).Numbers);
            await UntilDeliveredAsync(id, 1);
            await first.LeaveAsync(Cancel);
        }
        for (var value = 2; value <= 4; value++) await server.PostAsync("Observation", SubscribedServer.Observation("w2", value: value));
        await UntilEventsAsync(id, 4);

        using var second = await BoundAsync(id);
        Assert.Equal("handshake", (await second.NextAsync(Cancel)).Type);
        Assert.Equal([2L, 3L, 4L], (await second.NextAsync(Cancel)).Numbers);
    }

    [Fact]
    public async Task One_socket_may_listen_to_several_subscriptions()
    {
        var (first, second) = (await server.ListenAsync("new-measurement", "Observation?patient=Patient/w3"), await server.ListenAsync("new-report", "DiagnosticReport?patient=Patient/w3"));
        var (token, url) = Binding(await server.PostAsync("Subscription/$get-ws-binding-token",
            $$"""{"resourceType":"Parameters","parameter":[{"name":"id","valueId":"{{first}}"},{"name":"id","valueId":"{{second}}"}]}"""));
        using var listener = await Listener.ConnectAsync(url, Cancel);
        await listener.SayAsync($"bind-with-token {token}", Cancel);
        string[] handshakes = [(await listener.NextAsync(Cancel)).Subscription, (await listener.NextAsync(Cancel)).Subscription];
        Assert.Equal(new[] { first, second }.Order(), handshakes.Select(url => url.Split('/')[^1]).Order());

        await server.PostAsync("DiagnosticReport", """{"resourceType":"DiagnosticReport","status":"final","code":{"text":"Prøve"},"subject":{"reference":"Patient/w3"}}""");
        Assert.EndsWith(second, (await listener.NextAsync(Cancel)).Subscription, StringComparison.Ordinal);
        await server.PostAsync("Observation", SubscribedServer.Observation("w3"));
        Assert.EndsWith(first, (await listener.NextAsync(Cancel)).Subscription, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_heartbeat_comes_over_the_socket_too()
    {
        var id = await server.ListenAsync("new-measurement", "Observation?patient=Patient/w4", change: json => RestHookTests.Extend(json, "backport-heartbeat-period", "valueUnsignedInt", 1));
        using var listener = await BoundAsync(id);
        Assert.Equal("handshake", (await listener.NextAsync(Cancel)).Type);
        Assert.Equal("heartbeat", (await listener.NextAsync(Cancel)).Type);
    }

    [Theory]
    [InlineData("bind-with-token nonsense")]
    [InlineData("bind-with-token")]
    [InlineData("hello")]
    public async Task A_token_that_is_none_ends_the_connection(string message)
    {
        var (_, url) = Binding(await server.GetAsync("Subscription/$get-ws-binding-token?id=" + await server.ListenAsync("new-report")));
        using var listener = await Listener.ConnectAsync(url, Cancel);
        await listener.SayAsync(message, Cancel);
        Assert.Null(await listener.HearAsync(Cancel));
        Assert.Equal(WebSocketCloseStatus.PolicyViolation, listener.Closed);
    }

    [Fact]
    public async Task A_cursor_of_a_search_is_no_token()
    {
        for (var at = 0; at < 2; at++) await server.CreateAsync("Basic", "\"code\":{\"text\":\"x\"}");
        var cursor = (await server.GetAsync("Basic?_count=1")).Link("next")!.Split("_cursor=")[1];
        using var listener = await Listener.ConnectAsync($"ws{server.Base[4..^5]}/websocket", Cancel);
        await listener.SayAsync($"bind-with-token {cursor}", Cancel);
        Assert.Null(await listener.HearAsync(Cancel));
        Assert.Equal(WebSocketCloseStatus.PolicyViolation, listener.Closed);
    }

    [Fact]
    public async Task A_message_that_is_too_long_ends_the_connection()
    {
        using var listener = await Listener.ConnectAsync($"ws{server.Base[4..^5]}/websocket", Cancel);
        await listener.SayAsync(new string('x', 20_000), Cancel);
        Assert.Null(await listener.HearAsync(Cancel));
    }

    [Fact]
    public async Task A_token_is_given_for_websockets_only()
    {
        var hook = await server.SubscribeAsync("no-socket", "new-report");
        var answer = await server.GetAsync($"Subscription/{hook}/$get-ws-binding-token");
        Assert.Equal(422, answer.Status);
        Assert.Equal(["subscription-not-websocket"], answer.Rules);
        Assert.Equal(404, (await server.GetAsync("Subscription/$get-ws-binding-token?id=nobody")).Status);
        var all = await server.GetAsync("Subscription/$get-ws-binding-token");
        Assert.DoesNotContain(hook, all.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_comes_without_a_websocket_is_told_to_upgrade()
    {
        var answer = await server.GetAsync($"{server.Base[..^5]}/websocket");
        Assert.Equal((426, "websocket", "Upgrade"), (answer.Status, answer.Header("Upgrade"), answer.Header("Connection")));
        Assert.Equal(["websocket-upgrade-required"], answer.Rules);
    }

    [Fact]
    public async Task The_CapabilityStatement_tells_where_the_socket_is()
    {
        var extension = (await server.GetAsync("metadata")).Json["rest"]![0]!["extension"]![0]!;
        Assert.Equal("http://hl7.org/fhir/StructureDefinition/capabilitystatement-websocket", extension["url"]!.GetValue<string>());
        Assert.Equal($"ws{server.Base[4..^5]}/websocket", extension["valueUri"]!.GetValue<string>());
    }

    private async Task<Listener> BoundAsync(string id)
    {
        var (token, url) = Binding(await server.GetAsync($"Subscription/{id}/$get-ws-binding-token"));
        var listener = await Listener.ConnectAsync(url, Cancel);
        await listener.SayAsync($"bind-with-token {token}", Cancel);
        return listener;
    }

    private static (string Token, string Url) Binding(Answer answer)
    {
        Assert.True(answer.Status == 200, answer.Text);
        RestHookTests.AssertValid(answer.Text);
        string Value(string name, string property) => answer.Json["parameter"]!.AsArray().First(parameter => parameter!["name"]!.GetValue<string>() == name)![property]!.GetValue<string>();
        Assert.InRange(DateTimeOffset.Parse(Value("expiration", "valueDateTime"), null), DateTimeOffset.UtcNow.AddMinutes(50), DateTimeOffset.UtcNow.AddMinutes(70));
        return (Value("token", "valueString"), Value("websocket-url", "valueUrl"));
    }

    private async Task UntilEventsAsync(string id, long events)
    {
        for (var attempt = 0; new NotificationText((await server.GetAsync($"Subscription/{id}/$status")).Json).EventsSinceStart < events; attempt++)
        {
            Assert.True(attempt < 400);
            await Task.Delay(25, Cancel);
        }
    }

    // What was sent over a socket is noted right after.
    private async Task UntilDeliveredAsync(string id, long number)
    {
        for (var attempt = 0; server.Log.StateOf(id)!.Delivered < number; attempt++)
        {
            Assert.True(attempt < 400);
            await Task.Delay(25, Cancel);
        }
    }
}
