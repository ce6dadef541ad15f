using System.Collections.Immutable;
using Fhir.Store.Access;
using Fhir.Store.Resources;

namespace Fhir.Store.Tests;

/// <summary>One writer, many callers.</summary>
public sealed class WriterTests
{
    private static WriteBatch Update(string id, string? text = null, long? ifMatch = null) =>
        new(new UpdateCommand(TestStore.Parse($$"""{"resourceType":"Patient","id":"{{id}}","name":[{"text":"{{text ?? id}}"}]}"""), id, ifMatch));

    [Fact]
    public async Task Commits_are_durable_and_readers_do_not_wait()
    {
        TestStore.OnlyOnSqlite("The pragmas are SQLite's.");
        using var store = new TestStore();
        var pragmas = new List<string>();
        await store.Store.Parts.Queue.RunAsync(
            writer => pragmas.AddRange([$"{writer.Prepare("PRAGMA synchronous").ReadLong()}", writer.Prepare("PRAGMA journal_mode").ReadText()!]), TestStore.Cancel);
        Assert.Equal(["2", "wal"], pragmas);
        Assert.Equal(["2"], store.Rows("PRAGMA synchronous"));
        Assert.Equal(["wal"], store.Rows("PRAGMA journal_mode"));
        Assert.Equal(["1"], store.Rows("PRAGMA query_only"));
    }

    [Fact]
    public async Task Requests_that_fail_use_up_no_numbers()
    {
        using var store = new TestStore();
        await store.PutAsync("""{"resourceType":"Patient","id":"p1"}""");
        foreach (var _ in Enumerable.Range(0, 50))
            Assert.False((await store.Open.WriteAsync(Update("new") with { Commands = [.. Update("new").Commands, .. Update("p1", ifMatch: 9).Commands] }, TestStore.Cancel)).IsStored);
        await store.PutAsync("""{"resourceType":"Patient","id":"p2"}""");
        Assert.Equal(["10000"], store.Rows("SELECT reserved FROM sequence WHERE name = 'resource'"));
    }

    [Fact]
    public async Task Thirty_two_writers_with_If_Match_on_one_resource_lose_no_update()
    {
        using var store = new TestStore();
        await store.PutAsync("""{"resourceType":"Patient","id":"p1","multipleBirthInteger":0}""");
        await Task.WhenAll(Enumerable.Range(0, 32).Select(_ => Task.Run(async () =>
        {
            while (true)
            {
                var current = (await store.Open.ReadAsync("Patient", "p1", TestStore.Cancel)).Value!;
                var count = TestStore.Parse(System.Text.Encoding.UTF8.GetString(current.Json.Span)).ValueOf("multipleBirth")!;
                var next = TestStore.Parse($$"""{"resourceType":"Patient","id":"p1","multipleBirthInteger":{{int.Parse(count) + 1}}}""");
                var result = await store.Open.WriteAsync(new WriteBatch(new UpdateCommand(next, "p1", current.Version)), TestStore.Cancel);
                if (result.IsStored) return;
                Assert.Equal(WriteFailureKind.VersionConflict, result.Failure.Kind);
            }
        }, TestStore.Cancel)));
        var last = (await store.Open.ReadAsync("Patient", "p1", TestStore.Cancel)).Value!;
        Assert.Equal(33, last.Version);
        Assert.Contains("\"multipleBirthInteger\":32", System.Text.Encoding.UTF8.GetString(last.Json.Span), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Thirty_two_updates_without_If_Match_give_thirty_two_versions()
    {
        using var store = new TestStore();
        var results = await Task.WhenAll(Enumerable.Range(0, 32).Select(number => store.Open.WriteAsync(Update("p1", $"n{number}"), TestStore.Cancel)));
        Assert.Equal(Enumerable.Range(1, 32).Select(version => (long)version), results.Select(result => result.Written[0].Resource!.Version).Order());
        Assert.Equal(1, results.Count(result => result.Written[0].Status == WriteStatus.Created));
    }

    [Fact]
    public async Task Thirty_two_conditional_creates_under_one_condition_give_one_resource()
    {
        using var store = new TestStore();
        var guard = new WriteGuard(TestStore.Query("Patient", "identifier=urn:x|same"), ExpectedId: null);
        var resource = TestStore.Parse("""{"resourceType":"Patient","identifier":[{"system":"urn:x","value":"same"}]}""");
        var results = await Task.WhenAll(Enumerable.Range(0, 32).Select(number =>
            store.Open.WriteAsync(new WriteBatch([new CreateCommand(resource, $"p{number}")], [guard]), TestStore.Cancel)));
        Assert.Equal(1, results.Count(result => result.IsStored));
        Assert.All(results.Where(result => !result.IsStored), result =>
            Assert.Equal((WriteFailureKind.GuardFailed, 412, "store-condition-changed"), (result.Failure!.Kind, result.Failure.Refusal.Status, result.Failure.Refusal.Issues[0].RuleId)));
        Assert.Single((await store.SearchAsync("Patient")).Matches);
    }

    [Theory]
    [InlineData("identifier=urn:x|1", "p1", true)]
    [InlineData("identifier=urn:x|1", "p2", false)]
    [InlineData("identifier=urn:x|1", null, false)]
    [InlineData("identifier=urn:x|9", null, true)]
    [InlineData("identifier=urn:x|", "p1", false)]     // two match
    public async Task Guard_holds_when_its_search_gives_exactly_what_was_expected(string query, string? expected, bool holds)
    {
        using var store = new TestStore();
        await store.PutAsync("""{"resourceType":"Patient","id":"p1","identifier":[{"system":"urn:x","value":"1"}]}""",
            """{"resourceType":"Patient","id":"p2","identifier":[{"system":"urn:x","value":"2"}]}""");
        var batch = Update("p3") with { Guards = [new WriteGuard(TestStore.Query("Patient", query), expected)] };
        Assert.Equal(holds, (await store.Open.WriteAsync(batch, TestStore.Cancel)).IsStored);
    }

    [Fact]
    public async Task Batch_that_fails_at_its_last_command_leaves_nothing_and_its_neighbours_alone()
    {
        using var store = new TestStore();
        var tasks = new List<Task<WriteResult>>();
        foreach (var number in Enumerable.Range(0, 40))
        {
            ImmutableArray<WriteCommand> good = [.. Update($"a{number}").Commands, .. Update($"b{number}").Commands];
            tasks.Add(store.Open.WriteAsync(new WriteBatch(number % 2 == 0 ? good : good.Add(Update($"c{number}", ifMatch: 9).Commands[0])), TestStore.Cancel));
        }
        var results = await Task.WhenAll(tasks);
        Assert.All(results.Index(), pair => Assert.Equal(pair.Index % 2 == 0, pair.Item.IsStored));
        Assert.All(results.Where(result => !result.IsStored), result => Assert.Equal((2, 0), (result.Failure!.At, result.Written.Count)));
        Assert.Equal(40, (await store.SearchAsync("Patient", "_count=100")).Matches.Count);
        Assert.Equal(["40"], store.Rows("SELECT count(*) FROM directory"));
        Assert.Equal(["40"], store.Rows("SELECT count(DISTINCT resource) FROM string"));
        // Numbers that a rolled-back request was given are not given again to two resources, also after a restart.
        store.Reopen();
        await store.PutAsync("""{"resourceType":"Patient","id":"z"}""");
        Assert.Equal(["41"], store.Rows("SELECT count(DISTINCT key & 68719476735) FROM resource"));
    }

    /// <summary>A group that is done again may do a batch again, which leaves the same; work of another kind may count.</summary>
    [Fact]
    public async Task Work_that_is_no_batch_is_done_once_whatever_fails_beside_it()
    {
        using var store = new TestStore();
        using var hold = new ManualResetEventSlim();
        var (holding, runs) = (store.Store.Parts.Queue.RunAsync(_ => Until.Opened(hold), TestStore.Cancel), 0);
        var tasks = new List<Task<WriteResult>>();
        foreach (var number in Enumerable.Range(0, 10))
        {
            tasks.Add(store.Open.WriteAsync(Update($"a{number}"), TestStore.Cancel));
            if (number == 5) tasks.Add(store.Store.Parts.Queue.RunAsync(_ => runs++, TestStore.Cancel));
            tasks.Add(store.Open.WriteAsync(new WriteBatch([.. Update($"b{number}").Commands, .. Update($"c{number}", ifMatch: 9).Commands]), TestStore.Cancel));
        }
        hold.Set();
        await holding;
        var results = await Task.WhenAll(tasks);

        Assert.Equal((1, 11), (runs, results.Count(result => result.IsStored)));
        Assert.Equal(10, (await store.SearchAsync("Patient", "_count=100")).Matches.Count);
        Assert.Equal("a3", await store.FindAsync("Patient", "_content=a3"));
        Assert.Equal("", await store.FindAsync("Patient", "_content=b3"));
    }

    [Fact]
    public async Task Requests_that_wait_together_are_committed_together()
    {
        using var store = new TestStore();
        await Task.WhenAll(Enumerable.Range(0, 500).Select(number => store.Open.WriteAsync(Update($"p{number}"), TestStore.Cancel)));
        var (commits, requests) = store.Store.Committed;
        Assert.Equal(500, requests);
        Assert.InRange(commits, 2, 400);
    }

    [Fact]
    public async Task Group_is_no_larger_than_the_settings_say()
    {
        using var store = new TestStore(settings => settings with { GroupRequests = 1 });
        await Task.WhenAll(Enumerable.Range(0, 20).Select(number => store.Open.WriteAsync(Update($"p{number}"), TestStore.Cancel)));
        Assert.Equal((20, 20), store.Store.Committed);
    }

    [Fact]
    public async Task Group_takes_no_more_when_its_time_is_up()
    {
        using var store = new TestStore(settings => settings with { GroupTime = TimeSpan.Zero, LongGroupTime = TimeSpan.Zero });
        await Task.WhenAll(Enumerable.Range(0, 20).Select(number => store.Open.WriteAsync(Update($"p{number}"), TestStore.Cancel)));
        if (Tested.Provider == StoreProvider.Sqlite) Assert.Equal((20, 20), store.Store.Committed);
        Assert.Equal(20, store.Store.Committed.Requests);
    }

    [Theory]
    [InlineData(0, 30)]
    [InlineData(30, 30)]
    [InlineData(31, 31)]
    [InlineData(1_000, 1_000)]
    [InlineData(20_000, 1_000)]
    public void Group_takes_requests_for_as_long_as_the_last_commit_took(int commit, int patience) =>
        Assert.Equal(TimeSpan.FromMilliseconds(patience), GroupWriter.PatienceAfter(TimeSpan.FromMilliseconds(commit), new StoreSettings { ConnectionString = "" }));

    [Fact]
    public async Task Full_queue_is_answered_with_503_after_a_while()
    {
        using var store = new TestStore(settings => settings with { QueueLength = 1, GroupRequests = 1, QueuePatience = TimeSpan.FromMilliseconds(50) });
        using var hold = new ManualResetEventSlim();
        var holding = store.Store.Parts.Queue.RunAsync(_ => Until.Opened(hold), TestStore.Cancel);
        var waiting = new List<Task<WriteResult>>();
        WriteResult? busy = null;
        await Until.HoldsAsync("a full queue", async () =>
        {
            var task = store.Open.WriteAsync(Update($"p{waiting.Count}"), TestStore.Cancel);
            if (await Task.WhenAny(task, Task.Delay(500, TestStore.Cancel)) == task) busy = await task;
            else waiting.Add(task);
            return busy is not null;
        });
        Assert.Equal((WriteFailureKind.Busy, 503, "store-busy"), (busy!.Failure!.Kind, busy.Failure.Refusal.Status, busy.Failure.Refusal.Issues[0].RuleId));
        hold.Set();
        await holding;
        Assert.All(await Task.WhenAll(waiting), result => Assert.True(result.IsStored));
    }

    [Fact]
    public async Task Cancelled_request_that_was_not_begun_is_not_stored()
    {
        using var store = new TestStore();
        using var hold = new ManualResetEventSlim();
        using var cancel = new CancellationTokenSource();
        var holding = store.Store.Parts.Queue.RunAsync(_ => Until.Opened(hold), TestStore.Cancel);
        var waiting = store.Open.WriteAsync(Update("p1"), cancel.Token);
        await cancel.CancelAsync();
        hold.Set();
        await holding;
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting);
        Assert.True(store.Store.IsEmpty);
    }

    [Fact]
    public async Task Failure_inside_the_writer_hits_only_the_request_it_came_from()
    {
        using var store = new TestStore();
        using var hold = new ManualResetEventSlim();
        var holding = store.Store.Parts.Queue.RunAsync(_ => Until.Opened(hold), TestStore.Cancel);
        var before = store.Open.WriteAsync(Update("p1"), TestStore.Cancel);
        var failing = store.Store.Parts.Queue.RunAsync(_ => throw new InvalidOperationException("a bug"), TestStore.Cancel);
        var after = store.Open.WriteAsync(Update("p2"), TestStore.Cancel);
        hold.Set();
        await holding;
        Assert.True((await before).IsStored);
        Assert.True((await after).IsStored);
        await Assert.ThrowsAsync<InvalidOperationException>(() => failing);
    }

    [Fact]
    public async Task Database_that_refuses_to_commit_fails_the_whole_group_and_the_next_one_works()
    {
        TestStore.OnlyOnSqlite("The other writer waits for the lock.");
        using var store = new TestStore();
        using var other = store.Store.Parts.Database.OpenWriter();
        await store.Store.Parts.Queue.RunAsync(session => session.Execute("PRAGMA busy_timeout = 50"), TestStore.Cancel);
        other.Execute("BEGIN IMMEDIATE");
        await Assert.ThrowsAsync<StoreException>(() => store.Open.WriteAsync(Update("p1"), TestStore.Cancel));
        other.Execute("ROLLBACK");
        Assert.True((await store.Open.WriteAsync(Update("p2"), TestStore.Cancel)).IsStored);
        Assert.Equal("p2", await store.FindAsync("Patient"));
    }
}
