using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.Metrics;
using Fhir.Store.Access;

namespace Fhir.Store.Tests;

/// <summary>What the store tells about itself, and how much it gives at once.</summary>
public sealed class MeasuredTests
{
    [Fact]
    public async Task Commits_groups_index_rows_and_searches_are_measured()
    {
        using var meter = new Meter("test");
        using var listener = new MeterListener { InstrumentPublished = (instrument, self) => { if (instrument.Meter == meter) self.EnableMeasurementEvents(instrument); } };
        var seen = new ConcurrentBag<(string Name, double Value)>();
        listener.SetMeasurementEventCallback<double>((instrument, value, _, _) => seen.Add((instrument.Name, value)));
        listener.SetMeasurementEventCallback<long>((instrument, value, _, _) => seen.Add((instrument.Name, value)));
        listener.SetMeasurementEventCallback<int>((instrument, value, _, _) => seen.Add((instrument.Name, value)));
        listener.Start();

        using var store = new TestStore(settings => settings with { Meter = meter });
        await store.PutAsync("""{"resourceType":"Patient","id":"p1","gender":"male","birthDate":"1970"}""");
        await store.SearchAsync("Patient", "gender=male");

        Assert.Contains(("fhirref.store.group.size", 1d), seen);
        Assert.Contains(seen, one => one.Name == "fhirref.store.commit.duration" && one.Value > 0);
        Assert.Contains(seen, one => one.Name == "fhirref.store.search.duration" && one.Value > 0);
        Assert.Equal(double.Parse(store.Rows("SELECT (SELECT count(*) FROM token) + (SELECT count(*) FROM date) + (SELECT count(*) FROM string)")[0]),
            seen.Where(one => one.Name == "fhirref.store.index.rows").Sum(one => one.Value));
    }

    [Fact]
    public async Task Searches_writes_and_commits_are_traced_without_what_was_sought()
    {
        var activities = new ConcurrentBag<Activity>();
        using var root = new Activity("root").Start();
        using var listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name == StoreSettings.ActivitySourceName,
            Sample = (ref _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = activities.Add,
        };
        ActivitySource.AddActivityListener(listener);
        using var store = new TestStore();
        await store.PutAsync("""{"resourceType":"Patient","id":"p1","name":[{"family":"Eksempelsen"}]}""");
        await store.SearchAsync("Patient", "name=Eksempelsen");

        Assert.Equal(["store commit", "store search", "store write"], activities.Select(activity => activity.OperationName).Distinct().Order(StringComparer.Ordinal));
        Assert.All(activities, activity => Assert.DoesNotContain(activity.TagObjects, tag => $"{tag.Value}".Contains("Eksempelsen", StringComparison.Ordinal)));
        Assert.Contains(activities, activity => activity.OperationName == "store search" && activity.TraceId == root.TraceId);
    }

    [Theory]
    [InlineData("Patient", "p1", 12)]
    [InlineData("Patient", null, 12)]
    [InlineData(null, null, 12)]
    public async Task A_page_of_a_history_ends_when_its_versions_are_large_and_none_is_lost(string? type, string? id, int versions)
    {
        using var store = new TestStore(settings => settings with { MaxPageBytes = 700 });
        for (var version = 0; version < versions; version++) await store.PutAsync($$"""{"resourceType":"Patient","id":"p1","name":[{"text":"{{version}} {{new string('x', 200)}}"}]}""");

        var (seen, pages, cursor) = (new List<long>(), 0, (string?)null);
        do
        {
            var page = (await store.Open.HistoryAsync(new HistoryQuery(type, id, 10) { Cursor = cursor }, TestStore.Cancel)).Value;
            Assert.InRange(page.Versions.Count, 1, 3);
            seen.AddRange(page.Versions.Select(version => version.Version));
            (pages, cursor) = (pages + 1, page.Next);
        }
        while (cursor is not null);

        Assert.Equal(Enumerable.Range(1, versions).Reverse().Select(version => (long)version), seen);
        Assert.InRange(pages, 4, versions);
    }

    [Theory]
    [InlineData("", 1000, true)]
    [InlineData("", 500, false)]
    [InlineData("_count=1", 500, true)]
    [InlineData("_count=1&_revinclude=Observation:subject", 500, false)]
    [InlineData("_count=1&_revinclude=Observation:subject", 1000, true)]
    public async Task A_page_larger_than_the_limit_is_refused(string query, int bytes, bool fits)
    {
        using var store = new TestStore(settings => settings with { MaxPageBytes = bytes });
        foreach (var id in new[] { "p1", "p2", "p3" })
            await store.PutAsync($$"""{"resourceType":"Patient","id":"{{id}}","name":[{"text":"{{new string('x', 80)}}"}]}""");
        await store.PutAsync("""{"resourceType":"Observation","id":"o1","status":"final","code":{"text":"xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"},"subject":{"reference":"Patient/p1"}}""");

        var result = await store.Open.SearchAsync(TestStore.Query("Patient", query), TestStore.Cancel);

        Assert.Equal(fits, result.IsValue);
        if (!fits) Assert.Equal((403, "store-page-too-large"), (result.Refusal!.Status, result.Refusal.Issues[0].RuleId));
    }
}
