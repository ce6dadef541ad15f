using System.Net.WebSockets;
using Fhir.Server.Subscriptions.Streams;
using Fhir.Store.Access;
using Xunit;

namespace Fhir.Server.Tests.Subscriptions;

/// <summary>How many may listen, and for how long without a reason.</summary>
public sealed class ListenerLimitTests : IAsyncLifetime
{
    private Receiver receiver = null!;
    private SubscribedServer server = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private string Socket => $"ws{server.Base[4..^5]}/websocket";

    public async ValueTask InitializeAsync()
    {
        receiver = await Receiver.StartAsync();
        server = await SubscribedServer.StartAsync(receiver, "--FhirRef:Subscriptions:MaxListeners=1", "--FhirRef:Subscriptions:BindSeconds=1");
    }

    public async ValueTask DisposeAsync()
    {
        await server.DisposeAsync();
        await receiver.DisposeAsync();
    }

    [Fact]
    public async Task Who_comes_when_all_places_are_taken_is_told_to_come_back()
    {
        var id = await server.ListenAsync("new-report");
        var token = (await server.GetAsync($"Subscription/{id}/$get-ws-binding-token")).Json["parameter"]![0]!["valueString"]!.GetValue<string>();
        using (var listener = await Listener.ConnectAsync(Socket, Cancel))
        {
            await listener.SayAsync($"bind-with-token {token}", Cancel);
            Assert.Equal("handshake", (await listener.NextAsync(Cancel)).Type);

            var refused = await server.GetAsync($"Subscription/{id}/$events?_wait=1");
            Assert.Equal((503, "5"), (refused.Status, refused.Header("Retry-After")));
            Assert.Equal(["subscription-too-many-listeners"], refused.Rules);
            Assert.Equal(503, (await server.GetAsync($"Subscription/{id}/$events", ("Accept", "text/event-stream"))).Status);
            await Assert.ThrowsAsync<WebSocketException>(() => Listener.ConnectAsync(Socket, Cancel));
            Assert.Equal(200, (await server.GetAsync($"Subscription/{id}/$events")).Status);
            await listener.LeaveAsync(Cancel);
        }
        for (var attempt = 0; (await server.GetAsync($"Subscription/{id}/$events?_wait=0")).Status != 200; attempt++)
        {
            Assert.True(attempt < 200);
            await Task.Delay(25, Cancel);
        }
    }

    [Fact]
    public async Task A_socket_that_binds_to_nothing_is_closed()
    {
        using var listener = await Listener.ConnectAsync(Socket, Cancel);
        Assert.Null(await listener.HearAsync(Cancel));
        Assert.Equal(WebSocketCloseStatus.PolicyViolation, listener.Closed);
    }

    [Fact]
    public async Task A_socket_is_closed_when_its_token_has_expired()
    {
        var id = await server.ListenAsync("new-report");
        var token = new BindingToken([id], DateTimeOffset.UtcNow.AddSeconds(1), Store.Access.Jobs.PermitText.Of(Permit.Open));
        using var listener = await Listener.ConnectAsync(Socket, Cancel);
        await listener.SayAsync($"bind-with-token {token.Seal(server.Log)}", Cancel);
        Assert.Equal("handshake", (await listener.NextAsync(Cancel)).Type);
        Assert.Null(await listener.HearAsync(Cancel));
    }

    [Fact]
    public async Task A_token_that_has_expired_binds_nothing()
    {
        var token = new BindingToken(["any"], DateTimeOffset.UtcNow.AddSeconds(-1), Store.Access.Jobs.PermitText.Of(Permit.Open));
        using var listener = await Listener.ConnectAsync(Socket, Cancel);
        await listener.SayAsync($"bind-with-token {token.Seal(server.Log)}", Cancel);
        Assert.Null(await listener.HearAsync(Cancel));
        Assert.Equal(WebSocketCloseStatus.PolicyViolation, listener.Closed);
    }

    [Fact]
    public async Task The_metrics_tell_what_the_subscriptions_did()
    {
        await server.SubscribeAsync("metrics", "new-measurement");
        await server.PostAsync("Observation", SubscribedServer.Observation("m1"));
        await server.NextAsync("metrics");
        var metrics = (await server.GetAsync($"{server.Base[..^5]}/metrics")).Text;
        Assert.Contains("fhirref_subscriptions_events_total 1", metrics, StringComparison.Ordinal);
        Assert.Contains("fhirref_subscriptions_live 1", metrics, StringComparison.Ordinal);
    }
}
