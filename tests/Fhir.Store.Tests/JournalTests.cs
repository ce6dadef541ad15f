using System.Globalization;
using Fhir.Kernel.Search;
using Fhir.Store.Access;
using Fhir.Store.Schema;

namespace Fhir.Store.Tests;

/// <summary>What was committed, in its order: histories of types and of everything, and the feed of those who follow. https://hl7.org/fhir/R4/http.html#history</summary>
public sealed class JournalTests
{
    private static readonly DateTimeOffset Start = DateTimeOffset.Parse("2024-05-01T10:00:00Z", CultureInfo.InvariantCulture);

    [Fact]
    public async Task Journal_tells_every_version_once_in_the_order_of_commits()
    {
        using var store = new TestStore();
        await store.PutAsync(Patient("a"), Patient("b"));
        await store.PutAsync(Patient("a"));
        await store.DeleteAsync("Patient", "b");
        await store.DeleteAsync("Patient", "b");
        await store.DeleteAsync("Patient", "never");
        var entries = store.Store.ReadJournal(0, 100);
        Assert.Equal(["1 a/1", "2 b/1", "3 a/2", "4 b/2 deleted"], entries.Select(Text));
        Assert.Equal(4, store.Store.LastSequence);
        Assert.Equal(["3 a/2"], store.Store.ReadJournal(2, 1).Select(Text));
    }

    [Fact]
    public async Task Batch_that_failed_leaves_nothing_in_the_journal()
    {
        using var store = new TestStore();
        await store.PutAsync(Patient("a"));
        var commands = new WriteCommand[] { new UpdateCommand(TestStore.Parse(Patient("b")), "b", null), new UpdateCommand(TestStore.Parse(Patient("a")), "a", 7) };
        Assert.False((await store.Open.WriteAsync(new WriteBatch([.. commands]), TestStore.Cancel)).IsStored);
        await store.PutAsync(Patient("c"));
        Assert.Equal(["1 a/1", "2 c/1"], store.Store.ReadJournal(0, 100).Select(Text));
    }

    [Fact]
    public async Task History_of_a_type_and_of_everything_is_newest_first_with_deletions_page_by_page()
    {
        using var store = new TestStore();
        await store.PutAsync(Patient("a"), Patient("b"), """{"resourceType":"Organization","id":"o"}""");
        await store.PutAsync(Patient("a"));
        await store.DeleteAsync("Patient", "b");
        Assert.Equal("b/2 a/2 b/1 a/1", await WalkAsync(store, new HistoryQuery("Patient", null, 2)));
        Assert.Equal("b/2 a/2 o/1 b/1 a/1", await WalkAsync(store, new HistoryQuery(null, null, 3)));
        Assert.Equal("", await WalkAsync(store, new HistoryQuery("Device", null, 3)));
    }

    [Fact]
    public async Task Writes_between_two_pages_neither_repeat_nor_hide_a_version()
    {
        using var store = new TestStore();
        for (var number = 0; number < 5; number++) await store.PutAsync(Patient($"p{number}"));
        var first = await PageAsync(store, new HistoryQuery("Patient", null, 2));
        await store.PutAsync(Patient("later"), Patient("p0"));
        var second = await PageAsync(store, new HistoryQuery("Patient", null, 10) { Cursor = first.Next });
        Assert.Equal("p4/1 p3/1 p2/1 p1/1 p0/1", Names([.. first.Versions, .. second.Versions]));
    }

    [Fact]
    public async Task Since_and_at_pick_what_was_made_and_what_was_current_then()
    {
        var clock = new SetClock(Start);
        using var store = new TestStore(settings => settings with { Clock = clock });
        await store.PutAsync(Patient("a"), Patient("b"));
        clock.Now = Start.AddMinutes(10);
        await store.PutAsync(Patient("a"));
        clock.Now = Start.AddMinutes(20);
        await store.DeleteAsync("Patient", "b");
        clock.Now = Start.AddMinutes(30);
        await store.PutAsync(Patient("c"), Patient("b"));

        Assert.Equal("b/3 c/1 b/2", await WalkAsync(store, new HistoryQuery("Patient", null, 2) { Since = Start.AddMinutes(20) }));
        Assert.Equal("", await WalkAsync(store, new HistoryQuery("Patient", null, 2) { Since = Start.AddHours(1) }));
        Assert.Equal("b/1 a/1", await WalkAsync(store, At(null, 5, 6)));
        Assert.Equal("a/2 b/1 a/1", await WalkAsync(store, At(null, 5, 15)));
        Assert.Equal("b/2 a/2 b/1", await WalkAsync(store, At(null, 15, 25)));
        Assert.Equal("a/2", await WalkAsync(store, At(null, 22, 25)));
        Assert.Equal("", await WalkAsync(store, At(null, -10, -5)));
        Assert.Equal("b/2 b/1", await WalkAsync(store, At("b", 15, 25)));
        Assert.Equal("", await WalkAsync(store, At("b", 22, 25)));
        Assert.Equal(2, (await PageAsync(store, At("b", 15, 25))).Total);
    }

    [Fact]
    public async Task Cursor_of_another_history_is_refused()
    {
        using var store = new TestStore();
        await store.PutAsync(Patient("a"), Patient("b"), Patient("c"));
        var next = (await PageAsync(store, new HistoryQuery("Patient", null, 1))).Next;
        Assert.NotNull(next);
        foreach (var other in new[] { new HistoryQuery(null, null, 1), new HistoryQuery("Patient", "a", 1), new HistoryQuery("Patient", null, 1) { Since = Start } })
            Assert.Equal(400, (await store.Open.HistoryAsync(other with { Cursor = next }, TestStore.Cancel)).Refusal!.Status);
    }

    [Fact]
    public async Task History_of_a_type_needs_the_right_to_search_it_and_of_everything_the_right_to_search_all()
    {
        using var store = new TestStore();
        await store.PutAsync(Patient("a"));
        var reader = store.Store.Bind(Permit.Of("c", null, [("Patient", Interaction.Read)]));
        var searcher = store.Store.Bind(Permit.Of("c", null, [("Patient", Interaction.Search)]));
        Assert.Equal(403, (await reader.HistoryAsync(new HistoryQuery("Patient", null, 5), TestStore.Cancel)).Refusal!.Status);
        Assert.True((await searcher.HistoryAsync(new HistoryQuery("Patient", null, 5), TestStore.Cancel)).IsValue);
        Assert.Equal(403, (await searcher.HistoryAsync(new HistoryQuery(null, null, 5), TestStore.Cancel)).Refusal!.Status);
    }

    [Fact]
    public async Task Store_from_before_the_journal_gets_one_of_what_it_holds()
    {
        using var store = new TestStore();
        await store.PutAsync(Patient("a"), Patient("b"));
        await store.PutAsync(Patient("a"));
        await store.DeleteAsync("Patient", "b");
        var before = store.Store.ReadJournal(0, 100);
        using (var writer = store.Store.Parts.Database.OpenWriter())
        {
            writer.Execute("DROP TABLE journal");
            writer.Execute(Migrations.Of(writer.Dialect).Single(migration => migration.Name.EndsWith("journal.sql", StringComparison.Ordinal)).Sql);
        }
        Assert.Equal(before.Select(entry => (entry.Id, entry.Version, entry.Time, entry.Method)).Order(), store.Store.ReadJournal(0, 100).Select(entry => (entry.Id, entry.Version, entry.Time, entry.Method)).Order());
        Assert.Equal("b/2", Names((await PageAsync(store, new HistoryQuery("Patient", null, 1))).Versions));
    }

    [Fact]
    public async Task Time_goes_on_after_a_restart_with_the_clock_set_back()
    {
        var clock = new SetClock(Start);
        using var store = new TestStore(settings => settings with { Clock = clock });
        await store.PutAsync(Patient("a"));
        await store.DeleteAsync("Patient", "a");
        clock.Now = Start.AddDays(-1);
        store.Reopen();
        Assert.Equal(Start, (await store.PutAsync(Patient("b")))[0].Resource!.LastUpdated);
    }

    private static string Patient(string id) => $$"""{"resourceType":"Patient","id":"{{id}}"}""";

    private static HistoryQuery At(string? id, int from, int to) =>
        new("Patient", id, 50) { At = new TimeRange(TimeRange.Of(Start.AddMinutes(from)), TimeRange.Of(Start.AddMinutes(to))) };

    private static async Task<HistoryPage> PageAsync(TestStore store, HistoryQuery query) => (await store.Open.HistoryAsync(query, TestStore.Cancel)).Value;

    private static async Task<string> WalkAsync(TestStore store, HistoryQuery query)
    {
        var versions = new List<StoredResource>();
        for (var page = await PageAsync(store, query); ; page = await PageAsync(store, query with { Cursor = page.Next }))
        {
            Assert.True(page.Versions.Count <= query.PageSize);
            versions.AddRange(page.Versions);
            if (page.Next is null) return Names(versions);
        }
    }

    private static string Names(IEnumerable<StoredResource> versions) => string.Join(' ', versions.Select(version => $"{version.Id}/{version.Version}"));

    private static string Text(JournalEntry entry) => $"{entry.Sequence} {entry.Id}/{entry.Version}{(entry.IsDeletion ? " deleted" : "")}";
}
