using Fhir.Store.Access;
using Fhir.Store.Access.Jobs;
using static Fhir.Store.Tests.TestStore;

namespace Fhir.Store.Tests;

/// <summary>Jobs are shared by processes: one holds a job at a time, and a dead one loses it.</summary>
public sealed class JobTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Keep = TimeSpan.FromHours(1);

    [Fact]
    public async Task A_job_is_taken_once_and_in_order()
    {
        using var store = new TestStore();
        await StartAsync(store, "a", "b");

        Assert.Equal("a", (await store.Store.Jobs.TakeAsync("one", Patience, Cancel))?.Id);
        Assert.Equal("b", (await store.Store.Jobs.TakeAsync("two", Patience, Cancel))?.Id);
        Assert.Null(await store.Store.Jobs.TakeAsync("three", Patience, Cancel));
    }

    [Fact]
    public async Task A_job_knows_its_caller_and_what_the_caller_was_permitted()
    {
        using var store = new TestStore();
        var permit = Permit.Of("client", "sub", [("Observation", Interaction.Read), ("Patient", Interaction.Search | Interaction.Read)]);
        Assert.Null(await store.Store.Jobs.StartAsync("a", "export", permit, "{}", 5, Cancel));
        store.Reopen();

        var job = store.Store.Jobs.Find("a")!;
        Assert.Equal(("export", "{}", JobState.Queued, permit.ToString()), (job.Kind, job.Request, job.State, job.Permit.ToString()));
        Assert.True(job.BelongsTo(permit));
        Assert.False(job.BelongsTo(Permit.Of("client", "other", permit.Grants)));
        Assert.False(job.BelongsTo(Permit.Of("client", null, permit.Grants)));
        Assert.False(job.BelongsTo(Permit.Of("other", "sub", permit.Grants)));
    }

    [Fact]
    public async Task A_job_whose_process_is_silent_goes_to_another()
    {
        var clock = new ManualClock();
        using var store = new TestStore(settings => settings with { Clock = clock });
        await StartAsync(store, "a");
        var jobs = store.Store.Jobs;
        await jobs.TakeAsync("dead", Patience, Cancel);
        clock.Advance(TimeSpan.FromSeconds(20));
        Assert.True(await jobs.BeatAsync("a", "dead", "1 of 2", Cancel));
        clock.Advance(TimeSpan.FromSeconds(20));
        Assert.Null(await jobs.TakeAsync("next", Patience, Cancel));
        clock.Advance(TimeSpan.FromSeconds(11));

        Assert.Equal(2, (await jobs.TakeAsync("next", Patience, Cancel))?.Attempt);
        Assert.False(await jobs.BeatAsync("a", "dead", "2 of 2", Cancel));
        Assert.False(await jobs.FinishAsync("a", "dead", JobState.Done, "spoiled", Keep, Cancel));
        await jobs.ReleaseAsync("a", "dead", Cancel);
        Assert.Equal((JobState.Running, "1 of 2"), (jobs.Find("a")!.State, jobs.Find("a")!.Progress));
        Assert.True(await jobs.FinishAsync("a", "next", JobState.Done, "good", Keep, Cancel));
        Assert.Equal((JobState.Done, "good"), (jobs.Find("a")!.State, jobs.Find("a")!.Result));
    }

    [Fact]
    public async Task A_job_that_a_stopping_process_lets_go_waits_for_the_next()
    {
        using var store = new TestStore();
        await StartAsync(store, "a");
        await store.Store.Jobs.TakeAsync("one", Patience, Cancel);
        await store.Store.Jobs.ReleaseAsync("a", "one", Cancel);

        Assert.Equal(1, (await store.Store.Jobs.TakeAsync("two", Patience, Cancel))?.Attempt);
    }

    [Fact]
    public async Task A_cancelled_job_is_not_found_and_not_finished()
    {
        using var store = new TestStore();
        await StartAsync(store, "a");
        await store.Store.Jobs.TakeAsync("one", Patience, Cancel);
        await store.Store.Jobs.CancelAsync("a", Cancel);

        Assert.Null(store.Store.Jobs.Find("a"));
        Assert.False(await store.Store.Jobs.BeatAsync("a", "one", "", Cancel));
        Assert.False(await store.Store.Jobs.FinishAsync("a", "one", JobState.Done, "", Keep, Cancel));
        Assert.Equal(["a"], store.Store.Jobs.Expired());
        await store.Store.Jobs.RemoveAsync("a", Cancel);
        Assert.Empty(store.Store.Jobs.Expired());
    }

    [Fact]
    public async Task A_result_is_kept_for_its_time()
    {
        var clock = new ManualClock();
        using var store = new TestStore(settings => settings with { Clock = clock });
        await StartAsync(store, "a");
        await store.Store.Jobs.TakeAsync("one", Patience, Cancel);
        await store.Store.Jobs.FinishAsync("a", "one", JobState.Failed, "{}", Keep, Cancel);

        Assert.Equal(clock.GetUtcNow() + Keep, store.Store.Jobs.Find("a")!.ExpiresAt);
        clock.Advance(Keep);
        Assert.Null(store.Store.Jobs.Find("a"));
        Assert.Equal(["a"], store.Store.Jobs.Expired());
    }

    [Fact]
    public async Task One_caller_cannot_fill_the_queue()
    {
        using var store = new TestStore();
        var other = Permit.Of("other", null, []);
        await StartAsync(store, "a", "b");

        var refusal = await store.Store.Jobs.StartAsync("c", "export", Permit.Open, "{}", 2, Cancel);
        Assert.Equal((429, "job-too-many"), (refusal?.Status, refusal?.Issues[0].RuleId));
        Assert.Null(await store.Store.Jobs.StartAsync("c", "export", other, "{}", 2, Cancel));
    }

    private static async Task StartAsync(TestStore store, params string[] ids)
    {
        foreach (var id in ids) Assert.Null(await store.Store.Jobs.StartAsync(id, "export", Permit.Open, "{}", 5, Cancel));
    }

    private sealed class ManualClock : TimeProvider
    {
        private DateTimeOffset now = DateTimeOffset.UnixEpoch.AddYears(56);

        public override DateTimeOffset GetUtcNow() => now;

        public void Advance(TimeSpan time) => now += time;
    }
}
