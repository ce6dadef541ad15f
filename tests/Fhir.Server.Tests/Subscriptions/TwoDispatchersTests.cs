using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Fhir.Testing.Postgres;
using Xunit;

namespace Fhir.Server.Tests.Subscriptions;

/// <summary>Several servers over one database, one after the other and at the same time: every event is told, under one number.</summary>
public abstract class TwoDispatchersTests : IAsyncLifetime
{
    private Receiver receiver = null!;

    /// <summary>The settings of a database that all the servers share.</summary>
    protected abstract string[] Store { get; }

    protected abstract void DropStore();

    public async ValueTask InitializeAsync() => receiver = await Receiver.StartAsync();

    public async ValueTask DisposeAsync()
    {
        await receiver.DisposeAsync();
        DropStore();
        GC.SuppressFinalize(this);
    }

    private string[] Settings => [.. Store, "--FhirRef:Subscriptions:MaxAttempts=100"];

    private Task<SubscribedServer> StartAsync() => SubscribedServer.StartAsync(receiver, Settings);

    [Fact]
    public async Task After_a_process_was_killed_delivery_goes_on_and_no_number_is_lost_or_given_twice()
    {
        string id;
        await using (var first = ServerProcess.Start(["--environment=Development", "--urls=http://127.0.0.1:0", .. SubscribedServer.Settings(receiver), .. Settings]))
        {
            using var http = new HttpClient { BaseAddress = await first.AddressAsync(Cancel) };
            for (var wait = 0; wait < 600 && !(await http.GetAsync(new Uri("/health/ready", UriKind.Relative), Cancel)).IsSuccessStatusCode; wait++) await Task.Delay(50, Cancel);
            id = (await PostAsync(http, "Subscription", SubscribedServer.Subscription("rest-hook", $"{receiver.Url}/hook/killed", "new-measurement", "Observation?patient=Patient/p1", "id-only", null)))["id"]!.GetValue<string>();
            Assert.Equal("handshake", (await NextAsync()).Notification.Type);
            await PostAsync(http, "Observation", SubscribedServer.Observation("p1", value: 1));
            Assert.Equal([1L], (await NextAsync()).Notification.Numbers);

            receiver.Answer("/hook/killed", 503);
            await PostAsync(http, "Observation", SubscribedServer.Observation("p1", value: 2));
            Assert.Equal([2L], (await NextAsync()).Notification.Numbers);
            // Whether the dispatcher came to these before the process is killed is left to chance.
            for (var value = 3; value <= 6; value++) await PostAsync(http, "Observation", SubscribedServer.Observation("p1", value: value));
        }

        while (receiver.Waiting("/hook/killed") > 0) Assert.Equal([2L], (await NextAsync()).Notification.Numbers);
        receiver.Answer("/hook/killed", 200);
        await using var second = await StartAsync();
        await second.PostAsync("Observation", SubscribedServer.Observation("p1", value: 7));
        for (var number = 2L; number <= 7; number++) Assert.Equal([number], (await NextAsync()).Notification.Numbers);

        var all = new NotificationText((await second.GetAsync($"Subscription/{id}/$events?content=full-resource")).Json);
        Assert.Equal([1L, 2L, 3L, 4L, 5L, 6L, 7L], all.Numbers);
        Assert.Equal(["1", "2", "3", "4", "5", "6", "7"], all.Entries.Select(entry => entry["resource"]!["valueQuantity"]!["value"]!.ToJsonString()));
    }

    [Fact]
    public async Task What_two_servers_write_is_told_once_and_the_other_goes_on_when_one_ends()
    {
        var (first, second) = (await StartAsync(), await StartAsync());
        await using var _ = second;
        var id = await first.SubscribeAsync("two", "new-measurement", "Observation?patient=Patient/p2");
        await first.UntilStatusAsync(id, "active");

        await Task.WhenAll(Enumerable.Range(0, 20).Select(at => (at % 2 == 0 ? first : second).PostAsync("Observation", SubscribedServer.Observation("p2", value: at))));
        var told = new List<long>();
        while (told.Count < 20) told.AddRange((await receiver.NextAsync("/hook/two", Cancel)).Notification.Numbers);
        Assert.Equal(Enumerable.Range(1, 20).Select(number => (long)number), told);

        await first.DisposeAsync();
        await second.PostAsync("Observation", SubscribedServer.Observation("p2"));
        Assert.Equal([21L], (await receiver.NextAsync("/hook/two", Cancel)).Notification.Numbers);
    }

    [Fact]
    public async Task Whoever_listens_at_a_process_that_does_not_dispatch_hears_too()
    {
        await using var first = await StartAsync();
        await using var second = await StartAsync();
        var id = await first.ListenAsync("new-measurement", "Observation?patient=Patient/p3");
        var binding = (await first.GetAsync($"Subscription/{id}/$get-ws-binding-token")).Json["parameter"]!.AsArray();
        using var listener = await Listener.ConnectAsync($"ws{second.Base[4..^5]}/websocket", Cancel);
        await listener.SayAsync($"bind-with-token {binding[0]!["valueString"]}", Cancel);
        Assert.Equal("handshake", (await listener.NextAsync(Cancel)).Type);

        for (var number = 1; number <= 3; number++)
        {
            await (number % 2 == 0 ? first : second).PostAsync("Observation", SubscribedServer.Observation("p3", value: number));
            Assert.Equal([(long)number], (await listener.NextAsync(Cancel)).Numbers);
        }
    }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private Task<Delivery> NextAsync() => receiver.NextAsync("/hook/killed", Cancel);

    private static async Task<JsonNode> PostAsync(HttpClient http, string type, string body)
    {
        using var content = new StringContent(body, Encoding.UTF8, "application/fhir+json");
        using var answer = await http.PostAsync(new Uri($"/fhir/{type}", UriKind.Relative), content, Cancel);
        Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
        return JsonNode.Parse(await answer.Content.ReadAsStringAsync(Cancel))!;
    }
}

public sealed class TwoDispatchersOnSqlite : TwoDispatchersTests
{
    private readonly string folder = Directory.CreateTempSubdirectory("fhirref-shared-").FullName;

    protected override string[] Store => [$"--FhirRef:Store:ConnectionString=Data Source={Path.Combine(folder, "shared.db")}"];

    protected override void DropStore() => Directory.Delete(folder, recursive: true);
}

/// <summary>Where PostgreSQL is installed.</summary>
public sealed class TwoDispatchersOnPostgres : TwoDispatchersTests
{
    private readonly string database;

    public TwoDispatchersOnPostgres()
    {
        Assert.SkipWhen(PostgresCluster.Shared is null, PostgresCluster.Missing);
        database = PostgresCluster.Shared!.CreateDatabase();
    }

    protected override string[] Store => ["--FhirRef:Store:Provider=postgres", $"--FhirRef:Store:ConnectionString={PostgresCluster.Shared!.ConnectionString(database)}"];

    protected override void DropStore() => PostgresCluster.Shared!.DropDatabase(database);
}
