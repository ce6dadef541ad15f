using System.Net;
using Fhir.Server.Tests.Authorization;
using Xunit;

namespace Fhir.Server.Tests.Subscriptions;

/// <summary>A subscription tells no more than its owner could have read. https://hl7.org/fhir/uv/subscriptions-backport/safety_security.html</summary>
public sealed class SubscriberPermitTests(SubscriberPermitTests.Guarded guarded) : IClassFixture<SubscriberPermitTests.Guarded>
{
    private readonly Receiver receiver = guarded.Receiver;
    private readonly ScopedServer server = guarded.Server;

    [Fact]
    public async Task A_topic_the_subscriber_may_not_read_is_refused()
    {
        var (response, body) = await server.SendAsync("system/Subscription.cruds system/Patient.rs", "POST", "/fhir/Subscription", Subscription("refused"));
        Assert.Equal(HttpStatusCode.Forbidden, response.StatusCode);
        Assert.Equal("subscription-not-permitted", body!["issue"]![0]!["details"]!["coding"]![0]!["code"]!.GetValue<string>());
    }

    [Fact]
    public async Task A_full_resource_notification_leaves_out_what_the_owner_may_not_read()
    {
        var narrow = await SubscribeAsync("system/Subscription.cruds system/Observation.rs", "narrow");
        await SubscribeAsync("system/Subscription.cruds system/Observation.rs system/Patient.r", "wide");
        var (created, _) = await server.SendAsync("system/Observation.c", "POST", "/fhir/Observation", SubscribedServer.Observation("p1"));
        Assert.Equal(HttpStatusCode.Created, created.StatusCode);

        Assert.Equal(["Observation"], Types((await NextAsync("narrow")).Notification));
        Assert.Equal(["Observation", "Patient"], Types((await NextAsync("wide")).Notification));

        // Who asks for the events sees what the asker may read.
        var (wider, events) = await server.SendAsync("system/*.rs", "GET", $"/fhir/Subscription/{narrow}/$events");
        Assert.Equal(HttpStatusCode.OK, wider.StatusCode);
        Assert.Equal(["Observation", "Patient"], Types(new NotificationText(events!)));
        var (_, blind) = await server.SendAsync("system/Subscription.r", "GET", $"/fhir/Subscription/{narrow}/$events");
        Assert.Empty(new NotificationText(blind!).Entries);
        var (refused, _) = await server.SendAsync("system/Observation.rs", "GET", $"/fhir/Subscription/{narrow}/$events");
        Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);
    }

    [Fact]
    public async Task A_socket_is_told_what_the_one_who_asked_for_its_token_may_read()
    {
        var (created, subscription) = await server.SendAsync("system/*.cruds", "POST", "/fhir/Subscription", SubscribedServer.Subscription("websocket", null, "new-measurement", null, "full-resource", null));
        Assert.Equal(HttpStatusCode.Created, created.StatusCode);
        var id = subscription!["id"]!.GetValue<string>();
        var (refused, _) = await server.SendAsync("system/Observation.rs", "GET", $"/fhir/Subscription/{id}/$get-ws-binding-token");
        Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);
        var (_, binding) = await server.SendAsync("system/Subscription.r system/Observation.rs", "GET", $"/fhir/Subscription/{id}/$get-ws-binding-token");
        var parameters = binding!["parameter"]!.AsArray();
        using var listener = await Listener.ConnectAsync(parameters.Last()!["valueUrl"]!.GetValue<string>(), TestContext.Current.CancellationToken);
        await listener.SayAsync($"bind-with-token {parameters[0]!["valueString"]}", TestContext.Current.CancellationToken);
        await listener.NextAsync(TestContext.Current.CancellationToken);

        await server.SendAsync("system/Observation.c", "POST", "/fhir/Observation", SubscribedServer.Observation("p1"));
        Assert.Equal(["Observation"], Types(await listener.NextAsync(TestContext.Current.CancellationToken)));
    }

    [Theory]
    [InlineData(null, HttpStatusCode.Unauthorized)]
    [InlineData("system/Observation.rs", HttpStatusCode.Forbidden)]
    public async Task A_stream_asks_who_is_there(string? scope, HttpStatusCode status)
    {
        var (response, _) = await server.SendAsync(scope, "GET", "/fhir/Subscription/any/$events", null, ("Accept", "text/event-stream"));
        Assert.Equal(status, response.StatusCode);
    }

    private static IEnumerable<string> Types(NotificationText notification) => notification.Entries.Select(entry => entry["resource"]!["resourceType"]!.GetValue<string>());

    private async Task<string> SubscribeAsync(string scope, string path)
    {
        var (response, body) = await server.SendAsync(scope, "POST", "/fhir/Subscription", Subscription(path));
        Assert.True(response.StatusCode == HttpStatusCode.Created, body?.ToJsonString());
        Assert.Equal("handshake", (await NextAsync(path)).Notification.Type);
        return body!["id"]!.GetValue<string>();
    }

    private string Subscription(string path) => SubscribedServer.Subscription("rest-hook", $"{receiver.Url}/hook/{path}", "new-measurement", null, "full-resource", null);

    private Task<Delivery> NextAsync(string path) => receiver.NextAsync($"/hook/{path}", TestContext.Current.CancellationToken);

    /// <summary>The issuer and the server, processes of their own, started once: each test has subscriptions and addresses of its own, and is told of them alone.</summary>
    public sealed class Guarded : IAsyncLifetime
    {
        internal Receiver Receiver { get; private set; } = null!;

        internal ScopedServer Server { get; private set; } = null!;

        public async ValueTask InitializeAsync()
        {
            Receiver = await Receiver.StartAsync();
            Server = new ScopedServer(SubscribedServer.Settings(Receiver));
            await Server.InitializeAsync();
        }

        public async ValueTask DisposeAsync()
        {
            await Server.DisposeAsync();
            await Receiver.DisposeAsync();
        }
    }
}
