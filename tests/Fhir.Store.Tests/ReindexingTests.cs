using Fhir.Kernel.Definitions;
using Fhir.Kernel.Search;
using Fhir.Store.Access;
using Fhir.Store.Tests.Crash;
using Fhir.Store.Tests.Oracle;

namespace Fhir.Store.Tests;

/// <summary>The index made anew bit by bit while the store is used.</summary>
public sealed class ReindexingTests(ITestOutputHelper output)
{
    private const string Id = "r";
    private const string OwnBase = "http://localhost:5080/fhir";

    [Fact]
    public async Task Rows_that_are_lost_come_back_and_a_stop_in_the_middle_loses_no_place()
    {
        using var store = await FilledAsync(100);
        var whole = IndexDump.Of(store);
        Damage(store);
        Assert.Equal(new ReindexState(0, 200, false), await store.Store.Reindexing.BeginAsync(Id, null, TestStore.Cancel));
        for (var step = 1; step <= 3; step++) Assert.Equal(new ReindexState(10 * step, 200, false), await store.Store.Reindexing.StepAsync(Id, 10, TestStore.Cancel));
        store.Reopen();

        Assert.Equal(new ReindexState(30, 200, false), await store.Store.Reindexing.BeginAsync(Id, null, TestStore.Cancel));
        Assert.Equal(new ReindexState(200, 200, true), await RunAsync(store));
        Assert.Equal(whole, IndexDump.Of(store));
        // What is done is done: the same is not begun again before it is forgotten.
        Assert.True((await store.Store.Reindexing.BeginAsync(Id, null, TestStore.Cancel))!.IsDone);
        await store.Store.Reindexing.ForgetAsync(Id, TestStore.Cancel);
        Assert.Equal(0, (await store.Store.Reindexing.BeginAsync(Id, null, TestStore.Cancel))!.Done);
    }

    [Fact]
    public async Task A_process_that_is_killed_in_the_middle_leaves_its_place_to_another()
    {
        using var store = await FilledAsync(1000);
        var whole = IndexDump.Of(store);
        Damage(store);
        store.Store.Dispose();
        using var process = new ChildProcess(ReindexUntilKilled.Verb, store.Settings.ConnectionString, Id);
        while (await process.NextLineAsync() is "0") { }
        await process.KillAsync();
        store.Reopen();

        var left = (await store.Store.Reindexing.BeginAsync(Id, null, TestStore.Cancel))!;
        output.WriteLine($"killed at {left}");
        Assert.True(left is { Done: > 0, IsDone: false }, $"killed at {left}");
        Assert.Equal(new ReindexState(2000, 2000, true), await RunAsync(store));
        Assert.Equal(whole, IndexDump.Of(store));
    }

    /// <summary>Writers that change, delete, bring back, move to other patients and add; readers that must find what nobody touches at every moment.</summary>
    [Fact]
    public async Task Under_writes_searches_stay_right_and_the_index_ends_as_one_made_anew()
    {
        const int seed = 20261129;
        using var store = await FilledAsync(150);
        using var stop = new CancellationTokenSource();
        var writers = Enumerable.Range(0, 4).Select(writer => Task.Run(() => WriteAsync(store, new Random(seed + writer), writer, stop.Token))).ToArray();
        await store.PutAsync("""{"resourceType":"Patient","id":"still"}""", Observation("still", "still", "still"));
        var reader = Task.Run(async () =>
        {
            var asked = 0;
            for (; !stop.IsCancellationRequested; asked++) Assert.Equal("still", await store.FindAsync("Observation", "code=http://c.example|still&subject=Patient/still"));
            return asked;
        });
        for (var round = 0; round < 3; round++)
        {
            await store.Store.Reindexing.BeginAsync($"{round}", null, TestStore.Cancel);
            while (await store.Store.Reindexing.StepAsync($"{round}", 20, TestStore.Cancel) is { IsDone: false }) { }
        }
        await stop.CancelAsync();
        var written = await Task.WhenAll(writers);
        output.WriteLine($"seed {seed}: {written.Sum()} writes, {await reader} searches");
        Assert.True(written.Sum() > 50);

        var kept = IndexDump.Of(store);
        await store.Store.ReindexAsync(OwnBase, TestStore.Cancel);
        Assert.Equal(IndexDump.Of(store), kept);
    }

    /// <summary>One request after another in one group: the second must not find the first's rows in its way.</summary>
    [Fact]
    public async Task A_resource_written_right_after_its_portion_keeps_one_set_of_rows()
    {
        using var store = await FilledAsync(20);
        for (var round = 0; round < 20; round++)
        {
            await store.Store.Reindexing.BeginAsync($"{round}", null, TestStore.Cancel);
            var step = store.Store.Reindexing.StepAsync($"{round}", 100, TestStore.Cancel);
            await Task.WhenAll([step, .. Enumerable.Range(0, 20).Select(number => store.PutAsync(Observation($"o{number}", $"p{number}", $"c{round}")))]);
            Assert.True((await step)!.IsDone);
        }
        Assert.Equal(20, (await store.FindAsync("Observation", "code=c19")).Split(' ').Length);
        var kept = IndexDump.Of(store);
        await store.Store.ReindexAsync(OwnBase, TestStore.Cancel);
        Assert.Equal(IndexDump.Of(store), kept);
    }

    [Fact]
    public async Task One_type_is_read_alone()
    {
        using var store = await FilledAsync(12);
        Damage(store);
        Assert.Equal(new ReindexState(12, 12, true), await store.Store.Reindexing.RunAsync(Id, "Observation", _ => { }, TestStore.Cancel));

        Assert.Equal("o3", await store.FindAsync("Observation", "identifier=o3"));
        Assert.Equal("", await store.FindAsync("Patient", "identifier=p3"));
    }

    [Fact]
    public async Task An_empty_store_is_done_at_once()
    {
        using var store = new TestStore();
        Assert.Equal(new ReindexState(0, 0, true), await RunAsync(store));
    }

    [Fact]
    public async Task What_is_forgotten_on_the_way_is_let_go()
    {
        using var store = await FilledAsync(120);
        var told = new List<long>();
        var reached = await store.Store.Reindexing.RunAsync(Id, null, state =>
        {
            told.Add(state.Done);
            if (state.Done > 0) store.Store.Reindexing.ForgetAsync(Id, TestStore.Cancel).GetAwaiter().GetResult();
        }, TestStore.Cancel);

        Assert.Null(reached);
        Assert.Equal([0, 100], told);
    }

    [Fact]
    public async Task What_jobs_have_yet_to_read_can_be_asked_for_and_goes_with_the_job()
    {
        using var store = await FilledAsync(10);
        await store.Store.Jobs.StartAsync(Id, "reindex", Permit.Open, "", 9, TestStore.Cancel);
        await store.Store.Jobs.TakeAsync("process", TimeSpan.FromMinutes(1), TestStore.Cancel);
        await store.Store.Reindexing.BeginAsync(Id, null, TestStore.Cancel);
        await store.Store.Reindexing.BeginAsync("somebody else's", null, TestStore.Cancel);
        await store.Store.Reindexing.StepAsync(Id, 8, TestStore.Cancel);
        Assert.Equal(12, store.Store.Reindexing.Remaining());

        await store.Store.Jobs.CancelAsync(Id, TestStore.Cancel);
        Assert.Equal(0, store.Store.Reindexing.Remaining());
        await store.Store.Jobs.RemoveAsync(Id, TestStore.Cancel);
        Assert.Null(await store.Store.Reindexing.StepAsync(Id, 8, TestStore.Cancel));
        Assert.Equal(["somebody else's"], store.Rows("SELECT id FROM reindex"));
    }

    /// <summary>The portion it is in is taken back, the ones before it stay.</summary>
    [Fact]
    public async Task A_resource_that_cannot_be_read_ends_the_work_and_is_named()
    {
        using var store = await FilledAsync(75);
        var whole = IndexDump.Of(store);
        var key = store.Rows("SELECT max(key) FROM resource")[0];
        using (var writer = store.Store.Parts.Database.OpenWriter())
            writer.Prepare("UPDATE resource SET body = ? WHERE key = ?").Bind(1, "{"u8).Bind(2, long.Parse(key, System.Globalization.CultureInfo.InvariantCulture)).Run();

        var failure = await Assert.ThrowsAsync<StoreException>(() => RunAsync(store));
        Assert.Contains(key, failure.Message, StringComparison.Ordinal);
        Assert.Equal(new ReindexState(100, 150, false), await store.Store.Reindexing.BeginAsync(Id, null, TestStore.Cancel));
        Assert.Equal(whole, IndexDump.Of(store));
        await store.PutAsync(Patient("after"));
    }

    [Fact]
    public async Task Large_resources_make_small_portions()
    {
        using var store = new TestStore();
        var data = Convert.ToBase64String(new byte[4_000_000]);
        for (var number = 0; number < 3; number++) await store.PutAsync($$"""{"resourceType":"Binary","id":"b{{number}}","contentType":"text/plain","data":"{{data}}"}""");
        await store.Store.Reindexing.BeginAsync(Id, null, TestStore.Cancel);
        for (var number = 1; number <= 3; number++) Assert.Equal(new ReindexState(number, 3, number == 3), await store.Store.Reindexing.StepAsync(Id, 100, TestStore.Cancel));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Rows_of_written_parameters_are_renewed_where_they_are_known_and_left_alone_elsewhere(bool isKnown)
    {
        var marital = new SearchParameter("https://a.example/marital", "marital", SearchParameterType.Token, "Patient.maritalStatus", ["Patient"]);
        var all = SearchParameterSet.Of(SearchParameterSet.R4.Schema, [.. SearchParameterSet.R4.All, marital]);
        using var store = new TestStore();
        await store.PutAsync("""{"resourceType":"Patient","id":"p","gender":"female","maritalStatus":{"coding":[{"code":"M"}]}}""",
            """{"resourceType":"Device","id":"d","contained":[{"resourceType":"Patient","id":"q","maritalStatus":{"coding":[{"code":"M"}]}},{"resourceType":"Patient","id":"r","gender":"male"}]}""");
        await store.Store.Parameters.UseAsync(all, [marital], TestStore.Cancel);
        while (await store.Store.Parameters.CatchUpAsync(marital.Url, 10, TestStore.Cancel) == CatchUp.More) { }
        var whole = IndexDump.Of(store);
        if (!isKnown) store.Reopen();
        using (var writer = store.Store.Parts.Database.OpenWriter())
            writer.Execute(isKnown ? "DELETE FROM token" : "DELETE FROM token WHERE parameter IN (SELECT id FROM parameter WHERE code <> 'marital')");

        await RunAsync(store);
        Assert.Equal(whole, IndexDump.Of(store));
        Assert.True(store.Store.Parameters.States()[0].IsReady);
    }

    private static Task<ReindexState?> RunAsync(TestStore store) => store.Store.Reindexing.RunAsync(Id, null, _ => { }, TestStore.Cancel);

    private static void Damage(TestStore store)
    {
        using var writer = store.Store.Parts.Database.OpenWriter();
        writer.Execute("DELETE FROM token; DELETE FROM reference; UPDATE string SET folded = 'x'");
    }

    /// <summary>So many patients with an observation each.</summary>
    private static async Task<TestStore> FilledAsync(int patients)
    {
        var store = new TestStore();
        foreach (var chunk in Enumerable.Range(0, patients).Chunk(50)) await store.PutAsync([.. chunk.SelectMany(number => new[] { Patient($"p{number}"), Observation($"o{number}", $"p{number}", "c") })]);
        return store;
    }

    private static async Task<int> WriteAsync(TestStore store, Random random, int writer, CancellationToken stop)
    {
        var count = 0;
        for (; !stop.IsCancellationRequested; count++)
        {
            // Each writer has resources of its own, so that none is refused.
            var number = 4 * random.Next(38) + writer;
            if (random.Next(5) == 0) await store.DeleteAsync("Observation", $"o{number}");
            else await store.PutAsync(Observation($"o{number}", $"p{random.Next(150)}", $"c{random.Next(5)}"));
        }
        return count;
    }

    private static string Patient(string id) =>
        $$"""{"resourceType":"Patient","id":"{{id}}","identifier":[{"system":"http://i.example","value":"{{id}}"}],"name":[{"family":"Familie {{id}}"}]}""";

    private static string Observation(string id, string patient, string code) =>
        $$"""{"resourceType":"Observation","id":"{{id}}","identifier":[{"value":"{{id}}"}],"status":"final","code":{"coding":[{"system":"http://c.example","code":"{{code}}"}]},"subject":{"reference":"Patient/{{patient}}"},"valueQuantity":{"value":1.5,"unit":"m"} }""";
}
