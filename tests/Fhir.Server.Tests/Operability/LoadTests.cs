using System.Text.Json.Nodes;
using Fhir.Server.Tests.Rest;

namespace Fhir.Server.Tests.Operability;

public sealed class OnePlaceServer() : RunningServer("--FhirRef:Seed=false", "--FhirRef:Limits:Concurrent=1", "--FhirRef:Limits:Queue=0");

public sealed class OneWaitingServer() : RunningServer("--FhirRef:Seed=false", "--FhirRef:Limits:Concurrent=1", "--FhirRef:Limits:Queue=1", "--FhirRef:Limits:QueueSeconds=60");

public sealed class ImpatientServer() : RunningServer("--FhirRef:Seed=false", "--FhirRef:Limits:RequestSeconds=1", "--FhirRef:Limits:HeaderSeconds=1");

public sealed class ThriftyServer() : RunningServer("--FhirRef:Seed=false", "--FhirRef:Limits:BodiesBytes=300000", "--FhirRef:Limits:UrlLength=1000", "--FhirRef:Limits:HeaderLength=2000");

public sealed class NarrowServer() : RunningServer("--FhirRef:Seed=false", "--FhirRef:Limits:MaxBodyBytes=4000000");

public sealed class RationedServer() : RunningServer("--FhirRef:Seed=false", "--FhirRef:Limits:RequestsPerMinute=3");

/// <summary>More than the server can take: it says so and stands.</summary>
public sealed class LoadTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_full_server_answers_503_with_Retry_After_and_is_still_alive()
    {
        await using var server = await StartedAsync(new OnePlaceServer());
        using var holder = await HoldAsync(server, 10);

        var refused = await UntilAsync(() => server.GetAsync("metadata"), answer => answer.Status == 503);
        var (live, metrics) = (await server.GetAsync(server.Http.BaseAddress + "health/live"), await server.GetAsync(server.Http.BaseAddress + "metrics"));

        Assert.Equal(("load-server-full", "throttled", "2"), (refused.Rules[0], refused.Json["issue"]![0]!["code"]!.GetValue<string>(), refused.Header("Retry-After")));
        Assert.NotEqual("", refused.Header("X-Request-Id"));
        Assert.Equal((200, 200), (live.Status, metrics.Status));
        Assert.Matches("fhirref_http_requests_refused_total [1-9]", metrics.Text);

        holder.Dispose();
        Assert.Equal(200, (await UntilAsync(() => server.GetAsync("metadata"), answer => answer.Status == 200)).Status);
    }

    [Fact]
    public async Task A_request_waits_for_a_place_while_there_is_room_in_the_queue()
    {
        await using var server = await StartedAsync(new OneWaitingServer());
        using var holder = await HoldAsync(server, 2);
        await UntilAsync(() => server.GetAsync(server.Http.BaseAddress + "metrics"), answer => answer.Text.Contains("fhirref_http_requests_active 2", StringComparison.Ordinal));

        var waiting = server.GetAsync("metadata");
        await UntilAsync(() => server.GetAsync(server.Http.BaseAddress + "metrics"), answer => answer.Text.Contains("fhirref_http_requests_waiting 1", StringComparison.Ordinal));
        var refused = await server.GetAsync("metadata");
        await holder.SendAsync("{}", Cancel);

        Assert.Equal((503, 200), (refused.Status, (await waiting).Status));
    }

    [Fact]
    public async Task A_request_that_takes_too_long_is_broken_off_with_a_timeout()
    {
        await using var server = await StartedAsync(new ImpatientServer());
        using var holder = await HoldAsync(server, 10);

        var answer = await holder.ReadAsync(Cancel);

        Assert.StartsWith("HTTP/1.1 503", answer, StringComparison.Ordinal);
        Assert.Contains("Retry-After: 2", answer, StringComparison.Ordinal);
        var issue = JsonNode.Parse(answer[answer.IndexOf('{')..])!["issue"]![0]!;
        Assert.Equal(("timeout", "load-timeout"), (issue["code"]!.GetValue<string>(), issue["details"]!["coding"]![0]!["code"]!.GetValue<string>()));
    }

    [Fact]
    public async Task Headers_that_never_end_lose_their_connection()
    {
        await using var server = await StartedAsync(new ImpatientServer());
        using var slow = await RawConnection.OpenAsync(server.Http.BaseAddress!, Cancel);
        await slow.SendAsync("GET /fhir/metadata HTTP/1.1\r\nHost: localhost\r\nX-A", Cancel);

        var answer = await slow.ReadAsync(Cancel);

        Assert.True(answer.Length == 0 || answer.StartsWith("HTTP/1.1 408", StringComparison.Ordinal), answer);
        Assert.Equal(200, (await server.GetAsync("metadata")).Status);
    }

    [Fact]
    public async Task A_body_that_does_not_come_is_answered_with_408()
    {
        await using var server = await StartedAsync(new ThriftyServer());
        using var slow = await HoldAsync(server, 1000);

        var answer = await slow.ReadAsync(Cancel);

        Assert.StartsWith("HTTP/1.1 408", answer, StringComparison.Ordinal);
        Assert.Contains("http-body-broken", answer, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Large_bodies_share_a_budget_and_small_ones_need_none()
    {
        await using var server = await StartedAsync(new ThriftyServer());
        using var holder = await HoldAsync(server, 200_000);
        await UntilAsync(() => server.GetAsync(server.Http.BaseAddress + "metrics"), answer => answer.Text.Contains("fhirref_http_bodies_held_bytes 200000", StringComparison.Ordinal));
        var large = $$"""{"resourceType":"Basic","code":{"text":"{{new string('x', 150_000)}}"} }""";

        var refused = await server.PostAsync("Basic", large);
        var small = await server.PostAsync("Basic", """{"resourceType":"Basic","code":{"text":"x"}}""");
        holder.Dispose();
        var afterwards = await UntilAsync(() => server.PostAsync("Basic", large), answer => answer.Status == 201);

        Assert.Equal((503, "load-bodies-full", "2"), (refused.Status, refused.Rules[0], refused.Header("Retry-After")));
        Assert.Equal((201, 201), (small.Status, afterwards.Status));
        await UntilAsync(() => server.GetAsync(server.Http.BaseAddress + "metrics"), answer => answer.Text.Contains("fhirref_http_bodies_held_bytes 0", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_body_of_unknown_length_takes_its_share_as_it_grows()
    {
        await using var server = await StartedAsync(new ThriftyServer());
        using var holder = await HoldAsync(server, 250_000);
        await UntilAsync(() => server.GetAsync(server.Http.BaseAddress + "metrics"), answer => answer.Text.Contains("fhirref_http_bodies_held_bytes 250000", StringComparison.Ordinal));
        using var chunked = await RawConnection.OpenAsync(server.Http.BaseAddress!, Cancel);
        var chunk = new string('x', 0x10000);
        await chunked.SendAsync("POST /fhir/Basic HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/fhir+json\r\nTransfer-Encoding: chunked\r\n\r\n", Cancel);
        await chunked.SendAsync($"10000\r\n{chunk}\r\n10000\r\n{chunk}\r\n", Cancel);

        Assert.Contains("load-bodies-full", await chunked.ReadAsync(Cancel), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1200, 200, 414, "http-address-too-long")]
    [InlineData(20, 2500, 431, "http-headers-too-long")]
    [InlineData(20, 200, 404, "resource-not-found")]
    public async Task Long_addresses_and_headers_are_refused_with_an_outcome(int address, int header, int status, string rule)
    {
        await using var server = await StartedAsync(new ThriftyServer());

        var answer = await server.GetAsync($"Patient/p1?x={new string('a', address)}", ("X-Long", new string('b', header)), ("Accept", "application/fhir+json"));

        Assert.Equal((status, rule), (answer.Status, answer.Rules[0]));
    }

    [Fact]
    public async Task A_client_that_sends_too_much_is_told_to_wait()
    {
        await using var server = await StartedAsync(new RationedServer());
        for (var request = 0; request < 3; request++) Assert.Equal(404, (await server.GetAsync("Patient/p1")).Status);

        var refused = await server.GetAsync("Patient/p1");

        Assert.Equal((429, "load-too-many-requests"), (refused.Status, refused.Rules[0]));
        Assert.InRange(int.Parse(refused.Header("Retry-After"), System.Globalization.CultureInfo.InvariantCulture), 1, 60);
        Assert.Equal(200, (await server.GetAsync(server.Http.BaseAddress + "health/ready")).Status);
    }

    private static async Task<T> StartedAsync<T>(T server)
        where T : RunningServer
    {
        await server.InitializeAsync();
        return server;
    }

    /// <summary>A request that has its place and waits for its body.</summary>
    private static async Task<RawConnection> HoldAsync(RunningServer server, int length)
    {
        var connection = await RawConnection.OpenAsync(server.Http.BaseAddress!, Cancel);
        await connection.BeginPostAsync(length, Cancel);
        return connection;
    }

    private static async Task<Answer> UntilAsync(Func<Task<Answer>> ask, Func<Answer, bool> holds)
    {
        for (var attempt = 0; attempt < 400; attempt++)
        {
            var answer = await ask();
            if (holds(answer)) return answer;
            await Task.Delay(20, Cancel);
        }
        throw new TimeoutException("It never happened.");
    }
}
