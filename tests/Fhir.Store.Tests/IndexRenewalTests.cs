using Fhir.Kernel.Outcome;
using Fhir.Store.Access;
using Fhir.Store.Tests.Crash;
using Fhir.Store.Tests.Oracle;

namespace Fhir.Store.Tests;

/// <summary>A large store whose index an older program made is open at once, and its index is made anew while it is used.</summary>
public sealed class IndexRenewalTests(ITestOutputHelper output)
{
    [Fact]
    public async Task Until_the_index_is_renewed_searches_say_so_and_afterwards_it_is_as_one_made_anew()
    {
        using var store = await StaleStore.FilledAsync(75);
        var whole = IndexDump.Of(store);
        StaleStore.MakeStale(store);

        Assert.Equal(new ReindexState(0, 150, false), store.Store.Renewal.State());
        Assert.Equal(150, store.Store.Reindexing.Remaining());
        Assert.Equal((503, "store-index-behind"), await RefusedAsync(store, "Patient", "identifier=p3"));
        Assert.NotNull((await store.Open.ReadAsync("Patient", "p3", TestStore.Cancel)).Value);
        await store.PutAsync(StaleStore.Patient("new"));
        Assert.Equal(new ReindexState(100, 150, false), await store.Store.Renewal.StepAsync(100, TestStore.Cancel));
        Assert.Contains("100 of 150", (await store.Open.SearchAsync(TestStore.Query("Patient", "identifier=p3"), TestStore.Cancel)).Refusal!.Issues[0].Text(Language.En), StringComparison.Ordinal);

        var told = new List<ReindexState>();
        Assert.True(await store.Store.Renewal.RunAsync(told.Add, TestStore.Cancel));
        Assert.Equal((false, true), (told[0].IsDone, told[^1].IsDone));
        Assert.Equal((null, 0), (store.Store.Renewal.State(), store.Store.Reindexing.Remaining()));
        Assert.Equal("p3", await store.FindAsync("Patient", "identifier=p3"));
        Assert.Equal(["base", "own", "shape"], store.Rows("SELECT name FROM index_state ORDER BY name"));
        await RemoveAsync(store, "new");
        Assert.Equal(whole, IndexDump.Of(store));
        store.Reopen();
        Assert.Null(store.Store.Renewal.State());
    }

    [Theory]
    [InlineData("Observation", "code=c")]
    [InlineData("Observation", "code:missing=true")]
    [InlineData("Observation", "code:not=c")]
    [InlineData("Observation", "code-value-quantity=c$1.5")]
    [InlineData("Observation", "_sort=-date")]
    [InlineData("Observation", "subject:Patient.identifier=p1")]
    [InlineData("Observation", "_include=Observation:subject")]
    [InlineData("Observation", "_include=*")]
    [InlineData("Patient", "_revinclude=Observation:subject")]
    [InlineData("Patient", "_has:Observation:subject:_id=o1")]
    [InlineData("Patient", "_list=l1")]
    [InlineData("Patient", "_text=familie")]
    [InlineData("Patient", "_tag=t")]
    [InlineData("Patient", "_filter=not (family eq \"x\")")]
    [InlineData("Patient", "_contained=true")]
    public async Task What_looks_into_the_index_is_refused_while_its_rows_are_an_older_programs(string type, string query)
    {
        using var store = await StaleStore.FilledAsync(2);
        StaleStore.MakeStale(store);
        Assert.Equal((503, "store-index-behind"), await RefusedAsync(store, type, query));
    }

    [Theory]
    [InlineData("", "p0 p1")]
    [InlineData("_id=p1", "p1")]
    [InlineData("_lastUpdated=gt2020", "p0 p1")]
    [InlineData("_sort=-_lastUpdated,_id", "p0 p1")]
    public async Task What_the_resources_own_row_answers_is_found_all_the_while(string query, string expected)
    {
        using var store = await StaleStore.FilledAsync(2);
        StaleStore.MakeStale(store);
        Assert.Equal(expected, await store.FindAsync("Patient", query));
    }

    [Fact]
    public async Task Conditions_of_writes_records_series_and_filtered_walks_wait_too()
    {
        using var store = await StaleStore.FilledAsync(2);
        StaleStore.MakeStale(store);
        var write = new WriteBatch([new UpdateCommand(TestStore.Parse(StaleStore.Patient("p1")), "p1", null)], [new WriteGuard(TestStore.Query("Patient", "identifier=p1"), "p1")]);
        var asOf = await store.Store.MomentAsync(TestStore.Cancel);

        Assert.Equal((WriteFailureKind.Busy, 503), ((await store.Open.WriteAsync(write, TestStore.Cancel)).Failure is var failure && failure is not null ? (failure.Kind, failure.Refusal.Status) : default));
        Assert.Equal(503, (await store.Open.RecordAsync(new RecordQuery("Patient", "p1"), TestStore.Cancel)).Refusal!.Status);
        Assert.Equal(503, (await store.Open.SeriesAsync(SeriesTests.Query("", "c"), TestStore.Cancel)).Refusal!.Status);
        Assert.Equal(503, (await store.Open.LabelsAsync(["Patient"], TestStore.Cancel)).Refusal!.Status);
        Assert.Equal(503, (await store.Open.ExplainAsync(TestStore.Query("Patient", "family=x"), TestStore.Cancel)).Refusal!.Status);
        Assert.Equal(503, store.Open.Walk(new WalkQuery("Patient", asOf) { AnyOf = [TestStore.Query("Patient", "family=x")] }).Refusal!.Status);
        Assert.Equal(503, store.Open.Walk(new WalkQuery("Patient", asOf) { Scope = WalkScope.Patients, Patients = ["p1"] }).Refusal!.Status);
        Assert.True(store.Open.Walk(new WalkQuery("Patient", asOf)).IsValue);
    }

    [Fact]
    public async Task A_deletion_that_must_be_known_to_leave_no_reference_behind_waits()
    {
        using var store = new TestStore(settings => settings with { RenewedAtOnce = 0, KeepsReferences = true });
        await store.PutAsync(StaleStore.Patient("p1"), StaleStore.Observation("o1", "p1", "c"));
        StaleStore.MakeStale(store);
        var delete = new WriteBatch(new DeleteCommand("Patient", "p1", null));

        Assert.Equal(503, (await store.Open.WriteAsync(delete, TestStore.Cancel)).Failure!.Refusal.Status);
        Assert.True(await store.Store.Renewal.RunAsync(_ => { }, TestStore.Cancel));
        Assert.Equal(409, (await store.Open.WriteAsync(delete, TestStore.Cancel)).Failure!.Refusal.Status);
    }

    [Fact]
    public async Task A_process_that_is_killed_in_the_middle_leaves_its_place_to_another()
    {
        using var store = await StaleStore.FilledAsync(1000);
        var whole = IndexDump.Of(store);
        StaleStore.MakeStale(store);
        store.Store.Dispose();
        using var process = new ChildProcess(RenewUntilKilled.Verb, store.Settings.ConnectionString);
        while (await process.NextLineAsync() is "0") { }
        await process.KillAsync();
        store.Reopen();

        var left = store.Store.Renewal.State();
        output.WriteLine($"killed at {left}");
        Assert.True(left is { Done: > 0, IsDone: false }, $"killed at {left}");
        Assert.Equal((503, "store-index-behind"), await RefusedAsync(store, "Patient", "identifier=p3"));
        ReindexState? last = null;
        // The one that was killed is waited for as long as it might only be slow.
        await Until.HoldsAsync("the renewal's end", () => store.Store.Renewal.RunAsync(state => last = state, TestStore.Cancel));
        Assert.Equal(new ReindexState(2000, 2000, true), last);
        Assert.Equal(whole, IndexDump.Of(store));
    }

    [Fact]
    public async Task Of_two_processes_one_renews_until_it_falls_silent()
    {
        var clock = new SetClock(DateTimeOffset.UnixEpoch.AddYears(56));
        using var store = await StaleStore.FilledAsync(20, clock);
        StaleStore.MakeStale(store);
        using var other = FhirStore.Open(store.Settings, Kernel.Search.SearchParameterSet.R4);

        Assert.Equal(10, (await store.Store.Renewal.StepAsync(10, TestStore.Cancel))!.Done);
        Assert.Null(await other.Renewal.StepAsync(10, TestStore.Cancel));
        Assert.False(await other.Renewal.RunAsync(_ => { }, TestStore.Cancel));
        Assert.Equal(20, (await store.Store.Renewal.StepAsync(10, TestStore.Cancel))!.Done);
        clock.Now += TimeSpan.FromSeconds(11);
        Assert.Equal(30, (await other.Renewal.StepAsync(10, TestStore.Cancel))!.Done);
        Assert.Null(await store.Store.Renewal.StepAsync(10, TestStore.Cancel));
        Assert.True(await other.Renewal.RunAsync(_ => { }, TestStore.Cancel));
        // What the other has finished, this one sees at its next search.
        Assert.Equal("p7", await store.FindAsync("Patient", "identifier=p7"));
        Assert.True(await store.Store.Renewal.RunAsync(_ => { }, TestStore.Cancel));
    }

    /// <summary>Writers that change, delete, move to other patients and add; a reader that must never be answered wrongly.</summary>
    [Fact]
    public async Task Under_writes_no_search_is_answered_wrongly_and_the_index_ends_as_one_made_anew()
    {
        const int seed = 20261130;
        using var store = await StaleStore.FilledAsync(150);
        await store.PutAsync(StaleStore.Patient("still"), StaleStore.Observation("still", "still", "still"));
        StaleStore.MakeStale(store);
        using var stop = new CancellationTokenSource();
        var writers = Enumerable.Range(0, 3).Select(writer => Task.Run(() => WriteAsync(store, new Random(seed + writer), writer, stop.Token))).ToArray();
        var reader = Task.Run(() => AskAsync(store, stop.Token));
        Assert.True(await store.Store.Renewal.RunAsync(_ => { }, TestStore.Cancel));
        await stop.CancelAsync();
        var written = await Task.WhenAll(writers);
        var (refused, found) = await reader;
        output.WriteLine($"seed {seed}: {written.Sum()} writes, {refused} searches refused, {found} answered");

        Assert.Equal("still", await store.FindAsync("Observation", "code=http://c.example|still&subject=Patient/still"));
        var kept = IndexDump.Of(store);
        await store.Store.ReindexAsync(StaleStore.OwnBase, TestStore.Cancel);
        Assert.Equal(IndexDump.Of(store), kept);
    }

    [Fact]
    public async Task An_index_made_anew_at_once_ends_the_renewal()
    {
        using var store = await StaleStore.FilledAsync(5);
        StaleStore.MakeStale(store);
        await store.Store.ReindexAsync(StaleStore.OwnBase, TestStore.Cancel);

        Assert.Null(store.Store.Renewal.State());
        Assert.Equal("p3", await store.FindAsync("Patient", "identifier=p3"));
    }

    private static async Task<(int Status, string Rule)> RefusedAsync(TestStore store, string type, string query)
    {
        var refusal = (await store.Open.SearchAsync(TestStore.Query(type, query), TestStore.Cancel)).Refusal;
        Assert.NotNull(refusal);
        return (refusal.Status, refusal.Issues[0].RuleId!);
    }

    private static async Task<(int Refused, int Found)> AskAsync(TestStore store, CancellationToken stop)
    {
        var (refused, found) = (0, 0);
        while (!stop.IsCancellationRequested)
        {
            var page = await store.Open.SearchAsync(TestStore.Query("Observation", "code=http://c.example|still&subject=Patient/still"), TestStore.Cancel);
            if (page.Refusal is { Status: 503 }) refused++;
            else found += Assert.Single(page.Value.Matches) is null ? 0 : 1;
        }
        return (refused, found);
    }

    private static async Task<int> WriteAsync(TestStore store, Random random, int writer, CancellationToken stop)
    {
        var count = 0;
        for (; !stop.IsCancellationRequested; count++)
        {
            // Each writer has resources of its own, so that none is refused.
            var number = 3 * random.Next(50) + writer;
            if (random.Next(5) == 0) await store.DeleteAsync("Observation", $"o{number}");
            else await store.PutAsync(StaleStore.Observation($"o{number}", $"p{random.Next(150)}", $"c{random.Next(5)}"));
        }
        return count;
    }

    private static async Task RemoveAsync(TestStore store, string id) => await store.DeleteAsync("Patient", id);
}
