using Fhir.Store.Access;

namespace Fhir.Store.Tests;

/// <summary>What asks the database, by whatever way, after every connection was lost that lay idle.</summary>
public sealed class LostConnectionTests
{
    [Fact]
    public async Task Everything_that_reads_or_writes_works_at_once_after_every_connection_was_ended()
    {
        using var store = await StaleStore.FilledAsync(3);
        await store.DeleteAsync("Observation", "o2");
        await store.Store.Jobs.StartAsync("job", "export", Permit.Open, "", 1, TestStore.Cancel);
        var moment = await store.Store.MomentAsync(TestStore.Cancel);
        // What is not trusted is asked about before each search, write and walk.
        StaleStore.MakeStale(store);
        foreach (var (name, ask) in Ways(moment))
        {
            var before = await ask(store);
            await ConnectionTests.EndConnectionsAsync(store);
            var failure = await Record.ExceptionAsync(async () => Assert.Equal(before, await ask(store)));
            Assert.True(failure is null, $"{name}: {failure}");
        }
    }

    /// <summary>Each as often as one likes, with the same answer.</summary>
    private static (string Name, Func<TestStore, Task<string>> Ask)[] Ways(DateTimeOffset moment)
    {
        const string stale = "503 store-index-behind";
        var guarded = new WriteBatch([new CreateCommand(TestStore.Parse(StaleStore.Patient("new")), "new")], [new WriteGuard(TestStore.Query("Patient", "identifier=new"), null)]);
        return
        [
            Of("a read", async store => (await store.Open.ReadAsync("Patient", "p0", TestStore.Cancel)).Value?.Id),
            Of("a version", async store => (await store.Open.ReadVersionAsync("Patient", "p0", 1, TestStore.Cancel)).Value?.Id),
            Of("a search", async store => (await store.Open.SearchAsync(TestStore.Query("Patient", "_id=p0"), TestStore.Cancel)).Value.Matches[0].Id),
            Of("a history", async store => (await store.Open.HistoryAsync(new HistoryQuery("Patient", null, 10), TestStore.Cancel)).Value.Total),
            Of("a write that replaces", async store => (await store.Open.WriteAsync(new WriteBatch(new UpdateCommand(TestStore.Parse(StaleStore.Patient("p1")), "p1", null)), TestStore.Cancel)).IsStored),
            Of("a write on a condition", async store => Refused((await store.Open.WriteAsync(guarded, TestStore.Cancel)).Failure!.Refusal), stale),
            Of("a walk of a type", store => WalkAsync(store, new WalkQuery("Patient", moment))),
            Of("a walk of what changed", store => WalkAsync(store, new WalkQuery("Observation", moment) { Since = DateTimeOffset.UnixEpoch })),
            Of("a walk of what was deleted", store => WalkAsync(store, new WalkQuery("Observation", moment) { Since = DateTimeOffset.UnixEpoch, IsOfDeletions = true })),
            Of("a walk of what is found", store => WalkAsync(store, new WalkQuery("Patient", moment) { AnyOf = [TestStore.Query("Patient", "_id=p0,p2")] })),
            Of("a walk of patients", store => Task.FromResult<object?>(Refused(store.Open.Walk(new WalkQuery("Observation", moment) { Scope = WalkScope.Patients, Patients = ["p0"] }).Refusal)), stale),
            Of("whether it is empty", store => store.Store.IsEmpty),
            Of("its marker", store => store.Store.HasMarker("none")),
            Of("its stamp", store => store.Store.StampOf(["Observation"])),
            Of("its versions", store => store.Store.VersionsOf("Observation").Count),
            Of("its last sequence", store => store.Store.LastSequence > 0),
            Of("its journal", store => store.Store.ReadJournal(0, 3).Count),
            Of("the place of subscriptions", store => store.Store.Subscriptions.Position),
            Of("live subscriptions", store => store.Store.Subscriptions.Live().Count),
            Of("a subscription's state", store => store.Store.Subscriptions.StateOf("none")),
            Of("a subscription's events", store => store.Store.Subscriptions.Events("none", 1, 2, 3).Count),
            Of("a subscription's owner", store => store.Store.Subscriptions.OwnerOf("none")),
            Of("the lease of subscriptions", store => store.Store.Subscriptions.HoldAsync("a", DateTimeOffset.UtcNow, TimeSpan.FromMinutes(1), TestStore.Cancel)),
            Of("a job", store => store.Store.Jobs.Find("job")?.Kind),
            Of("jobs under way", store => store.Store.Jobs.UnderWay()),
            Of("jobs that wait", store => store.Store.Jobs.IsAnyWaiting(TimeSpan.FromMinutes(1))),
            Of("jobs that are over", store => store.Store.Jobs.Expired().Count),
            Of("the beat of a job", store => store.Store.Jobs.BeatAsync("none", "a", "", TestStore.Cancel)),
            Of("what is to be indexed", store => store.Store.Reindexing.Remaining()),
            Of("the renewal of the index", store => store.Store.Renewal.State()),
            Of("written parameters", store => store.Store.Parameters.States().Count),
            Of("whether a written parameter has few", store => store.Store.Parameters.IsSmall("http://none.example", 1)),
            Of("reading into the index anew", async store => (await store.Store.Reindexing.RunAsync("job", "Patient", _ => { }, TestStore.Cancel))?.IsDone),
        ];
    }

    private static (string, Func<TestStore, Task<string>>) Of(string name, Func<TestStore, object?> ask, string? expected = null) => Of(name, store => Task.FromResult(ask(store)), expected);

    private static (string, Func<TestStore, Task<string>>) Of<T>(string name, Func<TestStore, Task<T>> ask, string? expected = null) => (name, async store =>
    {
        var answer = $"{await ask(store)}";
        if (expected is not null) Assert.Equal(expected, answer);
        return answer;
    });

    private static string Refused(Kernel.Outcome.Refusal? refusal) => $"{refusal?.Status} {refusal?.Issues[0].RuleId}";

    private static async Task<string> WalkAsync(TestStore store, WalkQuery query)
    {
        var ids = new List<string>();
        await foreach (var page in store.Open.Walk(query).Value.Pages) ids.AddRange(page.Select(resource => resource.Id));
        Assert.NotEmpty(ids);
        return string.Join(' ', ids);
    }
}
