using Fhir.Kernel.Search;
using Fhir.Store.Access;
using Xunit;

namespace Fhir.Server.Tests.Bulk;

/// <summary>$reindex: the index made anew by a job while the server is used.</summary>
public sealed class ReindexTests : IAsyncLifetime
{
    private readonly string folder = Directory.CreateTempSubdirectory("fhirref-reindex-").FullName;
    private readonly List<BulkServer> servers = [];

    private string Connection => $"Data Source={Path.Combine(folder, "shared.db")}";

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public async ValueTask DisposeAsync()
    {
        foreach (var server in servers) await server.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }

    [Theory]
    [InlineData("$reindex", """{"resourceType":"Parameters"}""", 3)]
    [InlineData("$reindex?type=Patient", """{"resourceType":"Parameters"}""", 2)]
    [InlineData("$reindex", """{"resourceType":"Parameters","parameter":[{"name":"type","valueCode":"Patient"}]}""", 2)]
    public async Task A_job_reads_everything_again_or_one_type(string url, string parameters, int resources)
    {
        var server = await StartAsync();
        await FillAsync(server);
        var done = await server.WaitAsync(await server.KickOffAsync(url, parameters));

        Assert.True(done.Status == 200, done.Text);
        Assert.Equal(resources, done.Json["extension"]!["https://fhirref.example/no/reindex"]!["resources"]!.GetValue<int>());
        Assert.Equal(($"{server.Base}/$reindex", false, 0), (done.Json["request"]!.GetValue<string>(), done.Json["requiresAccessToken"]!.GetValue<bool>(), done.Json["output"]!.AsArray().Count));
        Assert.Equal(2, (await server.GetAsync("Patient?gender=male")).Matches.Count);
    }

    [Theory]
    [InlineData("$reindex", "", 400, "reindex-async-only")]
    [InlineData("$reindex?type=Kake", "respond-async", 400, "reindex-type-unknown")]
    [InlineData("$reindex?type=DomainResource", "respond-async", 400, "reindex-type-unknown")]
    [InlineData("$reindex?type=Patient&type=Observation", "respond-async", 400, "operation-parameter-repeated")]
    [InlineData("$reindex?typo=Patient", "respond-async, handling=strict", 400, "operation-parameter-unknown")]
    public async Task What_cannot_be_done_is_refused_at_once(string url, string prefer, int status, string rule)
    {
        var server = await StartAsync();
        var answer = await server.PostAsync(url, """{"resourceType":"Parameters"}""", prefer.Length > 0 ? [("Prefer", prefer)] : []);

        Assert.Equal(status, answer.Status);
        Assert.Equal([rule], answer.Rules);
    }

    /// <summary>What is written after a job began is none of its business: had the second process begun anew, it would count more.</summary>
    [Fact]
    public async Task A_job_whose_process_died_in_the_middle_goes_on_where_it_was()
    {
        var server = await StartAsync("--FhirRef:Jobs:Parallel=0");
        await PutAsync(server, 0, 150);
        var status = await server.KickOffAsync("$reindex", """{"resourceType":"Parameters"}""");
        using (var store = FhirStore.Open(new StoreSettings { ConnectionString = Connection }, Fhir.Profiles.ProfilePackages.SearchParameters)) await DieAtAsync(store, 100, status.Split('/')[^1]);
        await PutAsync(server, 150, 5);
        Assert.Equal("100 of 150", (await server.GetAsync(status)).Header("X-Progress"));
        await StartAsync("--FhirRef:Jobs:LeaseSeconds=2");

        var done = await server.WaitAsync(status);
        Assert.Equal(150, done.Json["extension"]!["https://fhirref.example/no/reindex"]!["resources"]!.GetValue<int>());
    }

    [Fact]
    public async Task A_cancelled_job_is_gone()
    {
        var server = await StartAsync("--FhirRef:Jobs:Parallel=0");
        await FillAsync(server);
        var status = await server.KickOffAsync("$reindex", """{"resourceType":"Parameters"}""");

        Assert.Equal(202, (await server.DeleteAsync(status)).Status);
        Assert.Equal(404, (await server.GetAsync(status)).Status);
    }

    [Fact]
    public async Task A_job_that_is_cancelled_while_it_runs_is_gone_and_leaves_a_whole_index()
    {
        var server = await StartAsync("--FhirRef:Jobs:Parallel=0");
        for (var first = 0; first < 2000; first += 500) await PutAsync(server, first, 500);
        var status = await server.KickOffAsync("$reindex", """{"resourceType":"Parameters"}""");
        await StartAsync();
        while ((await server.GetAsync(status)).Header("X-Progress") == "queued") await Task.Delay(5, TestContext.Current.CancellationToken);

        Assert.Equal(202, (await server.DeleteAsync(status)).Status);
        Assert.Equal(404, (await server.GetAsync(status)).Status);
        var jobs = Path.Combine(folder, "jobs");
        while (Directory.Exists(jobs) && Directory.GetDirectories(jobs).Length > 0) await Task.Delay(20, TestContext.Current.CancellationToken);
        Assert.Equal(2000, (await server.GetAsync("Location?name=Rom&_total=accurate&_count=0")).Json["total"]!.GetValue<int>());
    }

    private static async Task DieAtAsync(FhirStore store, long resources, string id)
    {
        using var death = new CancellationTokenSource();
        await store.Jobs.TakeAsync("a process that dies", TimeSpan.FromMinutes(1), CancellationToken.None);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => store.Reindexing.RunAsync(id, null, state =>
        {
            if (state.Done == resources) death.Cancel();
        }, death.Token));
        await store.Jobs.BeatAsync(id, "a process that dies", "100 of 150", CancellationToken.None);
    }

    private static async Task PutAsync(BulkServer server, int first, int count)
    {
        var entries = Enumerable.Range(first, count).Select(at =>
            $$"""{"request":{"method":"PUT","url":"Location/l{{at}}"},"resource":{"resourceType":"Location","id":"l{{at}}","name":"Rom {{at}}"} }""");
        Assert.Equal(200, (await server.PostAsync("", $$"""{"resourceType":"Bundle","type":"transaction","entry":[{{string.Join(',', entries)}}]}""")).Status);
    }

    private static async Task FillAsync(BulkServer server)
    {
        for (var at = 0; at < 2; at++) await server.CreateAsync("Patient", "\"gender\":\"male\"");
        await server.CreateAsync("Location", "\"name\":\"Rom\"");
    }

    private async Task<BulkServer> StartAsync(params string[] settings)
    {
        var server = new BulkServer([$"--FhirRef:Store:ConnectionString={Connection}", $"--FhirRef:Jobs:Folder={Path.Combine(folder, "jobs")}", .. settings]);
        servers.Add(server);
        await server.InitializeAsync();
        return server;
    }
}
