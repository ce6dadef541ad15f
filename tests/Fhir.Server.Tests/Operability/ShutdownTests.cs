using System.Collections.Concurrent;
using System.Net;
using System.Text;
using Fhir.Kernel.Search;
using Fhir.Store.Access;

namespace Fhir.Server.Tests.Operability;

/// <summary>SIGTERM in the middle of things.</summary>
public sealed class ShutdownTests
{
    private const string Body = """{"resourceType":"Patient","active":true}""";

    [Fact]
    public async Task A_server_that_is_told_to_stop_under_load_answers_what_it_took_keeps_what_it_answered_and_ends_with_0()
    {
        var cancel = TestContext.Current.CancellationToken;
        await using var server = ServerProcess.Start(["--urls=http://127.0.0.1:0"], ("ASPNETCORE_ENVIRONMENT", "Development"));
        var address = await ReadyAsync(server, cancel);
        var (created, broken) = (new ConcurrentBag<string>(), new ConcurrentBag<string>());

        var clients = Enumerable.Range(0, 16).Select(_ => Task.Run(() => CreateUntilStoppedAsync(address, created, broken, cancel), cancel)).ToArray();
        while (created.Count < 100) await Task.Delay(10, cancel);
        server.Terminate();
        await Task.WhenAll(clients);

        Assert.Equal(0, await server.ExitCodeAsync(cancel));
        Assert.Empty(broken);
        using var store = FhirStore.Open(new StoreSettings { ConnectionString = $"Data Source={Path.Combine(server.DataDir, "fhirref.db")}" }, Fhir.Profiles.ProfilePackages.SearchParameters);
        var kept = store.VersionsOf("Patient").Select(version => version.Id).ToHashSet();
        Assert.Subset(kept, created.ToHashSet());
    }

    [Fact]
    public async Task Ready_turns_at_once_and_requests_are_answered_until_the_delay_is_over()
    {
        var cancel = TestContext.Current.CancellationToken;
        await using var server = ServerProcess.Start(["--urls=http://127.0.0.1:0", "--FhirRef:Shutdown:DelaySeconds=600"], ("ASPNETCORE_ENVIRONMENT", "Development"));
        using var http = new HttpClient { BaseAddress = await ReadyAsync(server, cancel) };

        server.Terminate();
        HttpResponseMessage ready;
        while ((ready = await http.GetAsync("health/ready", cancel)).IsSuccessStatusCode) ready.Dispose();
        using var read = await http.GetAsync("fhir/metadata", cancel);

        Assert.Equal((HttpStatusCode.ServiceUnavailable, "stopping"), (ready.StatusCode, await ready.Content.ReadAsStringAsync(cancel)));
        Assert.Equal(HttpStatusCode.OK, read.StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await http.GetAsync("health/live", cancel)).StatusCode);
    }

    [Fact]
    public async Task A_request_that_does_not_end_holds_up_the_stop_no_longer_than_the_setting_says()
    {
        var cancel = TestContext.Current.CancellationToken;
        await using var server = ServerProcess.Start(["--urls=http://127.0.0.1:0", "--FhirRef:Shutdown:DrainSeconds=1"], ("ASPNETCORE_ENVIRONMENT", "Development"));
        using var connection = await RawConnection.OpenAsync(await ReadyAsync(server, cancel), cancel);
        await connection.BeginPostAsync(100_000, cancel);

        server.Terminate();

        Assert.Equal(0, await server.ExitCodeAsync(cancel));
    }

    /// <summary>Ends when the server takes no more connections; an answer that was begun must come to its end.</summary>
    private static async Task CreateUntilStoppedAsync(Uri address, ConcurrentBag<string> created, ConcurrentBag<string> broken, CancellationToken cancel)
    {
        using var http = new HttpClient { BaseAddress = address };
        while (true)
        {
            try
            {
                using var answer = await http.PostAsync("fhir/Patient", new StringContent(Body, Encoding.UTF8, "application/fhir+json"), cancel);
                if (answer.StatusCode != HttpStatusCode.Created) broken.Add($"{answer.StatusCode}");
                else created.Add(answer.Headers.Location!.Segments[^3].TrimEnd('/'));
            }
            catch (HttpRequestException)
            {
                return;
            }
        }
    }

    private static async Task<Uri> ReadyAsync(ServerProcess server, CancellationToken cancel)
    {
        var address = await server.AddressAsync(cancel);
        using var http = new HttpClient { BaseAddress = address };
        while (!(await http.GetAsync("health/ready", cancel)).IsSuccessStatusCode) await Task.Delay(50, cancel);
        return address;
    }
}
