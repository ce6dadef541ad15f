using Fhir.Kernel.Search;
using Fhir.Store.Access;
using Xunit;

namespace Fhir.Server.Tests.Bulk;

/// <summary>Jobs outlive their time, their process and their disk only as far as they should.</summary>
public sealed class JobLifeTests : IAsyncLifetime
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly string folder = Directory.CreateTempSubdirectory("fhirref-jobs-").FullName;
    private readonly List<BulkServer> servers = [];

    private string Connection => $"Data Source={Path.Combine(folder, "shared.db")}";

    private string Jobs => Path.Combine(folder, "jobs");

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public async ValueTask DisposeAsync()
    {
        foreach (var server in servers) await server.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task An_expired_job_is_gone_with_its_files()
    {
        var server = await StartAsync("--FhirRef:Jobs:KeepSeconds=1");
        await server.CreateAsync("Patient", "\"gender\":\"male\"");
        var status = await server.KickOffAsync("$export");
        await server.WaitAsync(status);

        await UntilAsync(async () => (await server.GetAsync(status)).Status == 404);
        await UntilAsync(() => Task.FromResult(Directory.GetDirectories(Jobs).Length == 0));
    }

    [Fact]
    public async Task A_job_that_waits_is_cancelled_before_it_begins()
    {
        var server = await StartAsync("--FhirRef:Jobs:Parallel=0");
        var status = await server.KickOffAsync("$export");

        Assert.Equal("queued", (await server.GetAsync(status)).Header("X-Progress"));
        Assert.Equal(202, (await server.DeleteAsync(status)).Status);
        Assert.Equal(404, (await server.GetAsync(status)).Status);
        await StartAsync();
        await UntilAsync(() => Task.FromResult(!Store(store => store.Jobs.IsAnyWaiting(TimeSpan.Zero) || store.Jobs.Expired().Count > 0)));
        Assert.False(Directory.Exists(Jobs) && Directory.GetDirectories(Jobs).Length > 0);
    }

    [Fact]
    public async Task One_caller_has_so_many_jobs_at_a_time()
    {
        var server = await StartAsync("--FhirRef:Jobs:Parallel=0", "--FhirRef:Jobs:MostOfCaller=2");
        await server.KickOffAsync("$export");
        await server.KickOffAsync("$export");
        var third = await server.GetAsync("$export", ("Prefer", "respond-async"));

        Assert.Equal((429, "10"), (third.Status, third.Header("Retry-After")));
        Assert.Equal(["job-too-many"], third.Rules);
    }

    [Fact]
    public async Task What_one_server_took_on_another_on_the_database_does()
    {
        var first = await StartAsync("--FhirRef:Jobs:Parallel=0");
        var id = await first.CreateAsync("Patient", "\"gender\":\"male\"");
        var status = await first.KickOffAsync("$export");
        await StartAsync();

        var done = await first.WaitAsync(status);
        Assert.Equal([$"Patient/{id}"], BulkServer.Names(await first.LinesAsync(done.Json)));
    }

    [Fact]
    public async Task A_job_whose_process_died_in_the_middle_is_done_by_another()
    {
        var server = await StartAsync("--FhirRef:Jobs:Parallel=0");
        var id = await server.CreateAsync("Patient", "\"gender\":\"male\"");
        var status = await server.KickOffAsync("$export");
        var job = await StoreAsync(store => store.Jobs.TakeAsync("a process that dies", TimeSpan.FromMinutes(1), CancellationToken.None));
        Directory.CreateDirectory(Path.Combine(Jobs, job!.Id, "1"));
        await File.WriteAllTextAsync(Path.Combine(Jobs, job.Id, "1", "Patient.1.ndjson"), "half a li", TestContext.Current.CancellationToken);
        await StartAsync("--FhirRef:Jobs:LeaseSeconds=2");

        var done = await server.WaitAsync(status);
        Assert.Equal([$"Patient/{id}"], BulkServer.Names(await server.LinesAsync(done.Json)));
    }

    [Fact]
    public async Task An_import_goes_on_where_a_dead_process_had_come_to()
    {
        var server = await StartAsync("--FhirRef:Jobs:Parallel=0");
        var kickOff = await server.SendAsync("POST", "$import", string.Concat(Enumerable.Range(0, 5).Select(_ => "{\"resourceType\":\"Patient\"}\n")), "application/fhir+ndjson", ("Prefer", "respond-async"));
        var job = await StoreAsync(store => store.Jobs.TakeAsync("a process that dies", TimeSpan.FromMinutes(1), CancellationToken.None));
        await File.WriteAllTextAsync(Path.Combine(Jobs, job!.Id, "input", "state.json"), """{"Input":0,"Line":3,"Created":3}""", TestContext.Current.CancellationToken);
        await StartAsync("--FhirRef:Jobs:LeaseSeconds=2");

        var done = await server.WaitAsync(kickOff.Header("Content-Location"));
        Assert.Equal(5, done.Json["extension"]!["https://fhirref.example/no/import"]!["created"]!.GetValue<int>());
        Assert.Equal(2, (await server.GetAsync("Patient")).Matches.Count);
    }

    [Fact]
    public async Task An_import_that_is_done_twice_makes_no_second_resource()
    {
        var server = await StartAsync("--FhirRef:Jobs:Parallel=0");
        var kickOff = await server.SendAsync("POST", "$import", "{\"resourceType\":\"Patient\"}\n{\"resourceType\":\"Patient\"}", "application/fhir+ndjson", ("Prefer", "respond-async"));
        var id = kickOff.Header("Content-Location").Split('/')[^1];
        var worker = await StartAsync();
        await server.WaitAsync(kickOff.Header("Content-Location"));
        servers.Remove(worker);
        await worker.DisposeAsync();
        // As if the process had died between the last commit and its note of it.
        await StoreAsync(async store =>
        {
            var job = store.Jobs.Find(id)!;
            await store.Jobs.RemoveAsync(id, CancellationToken.None);
            return await store.Jobs.StartAsync(id, job.Kind, job.Permit, job.Request, 9, CancellationToken.None);
        });
        File.Delete(Path.Combine(Jobs, id, "input", "state.json"));
        Directory.Delete(Path.Combine(Jobs, id, "1"), recursive: true);
        await StartAsync();

        var done = await server.WaitAsync(kickOff.Header("Content-Location"));
        Assert.Equal(2, done.Json["extension"]!["https://fhirref.example/no/import"]!["created"]!.GetValue<int>());
        Assert.Equal(2, (await server.GetAsync("Patient")).Matches.Count);
    }

    [Fact]
    public async Task A_batch_that_was_broken_off_is_not_begun_again()
    {
        var server = await StartAsync("--FhirRef:Jobs:Parallel=0");
        var status = await server.KickOffAsync("", """{"resourceType":"Bundle","type":"batch","entry":[{"request":{"method":"POST","url":"Patient"},"resource":{"resourceType":"Patient"}}]}""");
        var job = await StoreAsync(store => store.Jobs.TakeAsync("a process that dies", TimeSpan.FromMinutes(1), CancellationToken.None));
        await File.WriteAllTextAsync(Path.Combine(Jobs, job!.Id, "input", "begun"), "", TestContext.Current.CancellationToken);
        await StartAsync("--FhirRef:Jobs:LeaseSeconds=2");

        var answer = await server.WaitAsync(status);
        Assert.Equal(500, answer.Status);
        Assert.Equal(["job-broken-off"], answer.Rules);
        Assert.Empty((await server.GetAsync("Patient")).Matches);
    }

    [Fact]
    public async Task A_job_that_ends_one_process_after_the_other_is_given_up()
    {
        var server = await StartAsync("--FhirRef:Jobs:Parallel=0");
        var status = await server.KickOffAsync("$export");
        for (var attempt = 1; attempt <= 3; attempt++)
        {
            var taken = await StoreAsync(store => store.Jobs.TakeAsync("a process that dies", TimeSpan.Zero, CancellationToken.None));
            Assert.Equal(attempt, taken?.Attempt);
            await Task.Delay(10, TestContext.Current.CancellationToken);
        }
        await StartAsync("--FhirRef:Jobs:LeaseSeconds=2");

        var answer = await server.WaitAsync(status);
        Assert.Equal(500, answer.Status);
        Assert.Equal(["job-abandoned"], answer.Rules);
    }

    [Fact]
    public async Task A_job_that_cannot_write_its_files_fails_and_says_so()
    {
        await File.WriteAllTextAsync(Jobs, "a file where the folder should be", TestContext.Current.CancellationToken);
        var server = await StartAsync();
        await server.CreateAsync("Patient", "\"gender\":\"male\"");
        var answer = await server.WaitAsync(await server.KickOffAsync("$export"));

        Assert.Equal(500, answer.Status);
        Assert.Equal(["job-no-room"], answer.Rules);
        Assert.NotEmpty(answer.Header("Expires"));
    }

    [Fact]
    public async Task A_stopping_server_lets_its_job_go()
    {
        var server = await StartAsync();
        for (var at = 0; at < 5; at++) await server.CreateAsync("Patient", "\"gender\":\"male\"");
        var statuses = new List<string>();
        for (var at = 0; at < 6; at++) statuses.Add(await server.KickOffAsync("$export"));
        servers.Remove(server);
        await server.DisposeAsync();
        var next = await StartAsync();

        foreach (var status in statuses)
            Assert.Equal(200, (await next.WaitAsync($"{next.Base}/_jobs/{status.Split('/')[^1]}")).Status);
    }

    private async Task<BulkServer> StartAsync(params string[] settings)
    {
        var server = new BulkServer([$"--FhirRef:Store:ConnectionString={Connection}", $"--FhirRef:Jobs:Folder={Jobs}", .. settings]);
        servers.Add(server);
        await server.InitializeAsync();
        return server;
    }

    private T Store<T>(Func<FhirStore, T> ask)
    {
        using var store = FhirStore.Open(new StoreSettings { ConnectionString = Connection }, Fhir.Profiles.ProfilePackages.SearchParameters);
        return ask(store);
    }

    private async Task<T> StoreAsync<T>(Func<FhirStore, Task<T>> ask)
    {
        using var store = FhirStore.Open(new StoreSettings { ConnectionString = Connection }, Fhir.Profiles.ProfilePackages.SearchParameters);
        return await ask(store);
    }

    private static async Task UntilAsync(Func<Task<bool>> isSo)
    {
        var end = DateTimeOffset.UtcNow + Patience;
        while (!await isSo())
        {
            Assert.True(DateTimeOffset.UtcNow < end, "it never came to be");
            await Task.Delay(50, TestContext.Current.CancellationToken);
        }
    }
}
