using System.Globalization;
using Fhir.Kernel.Search;
using Fhir.Store.Access;

namespace Fhir.Store.Tests;

/// <summary>The amounts of one code, from index rows alone.</summary>
public sealed class SeriesTests(ITestOutputHelper output)
{
    private const string Ucum = "http://unitsofmeasure.org";

    internal static SeriesQuery Query(string matches, string code, int most = 1000) => new(TestStore.Query("Observation", matches),
        SearchParameterSet.R4.Find("Observation", "combo-code-value-quantity")!, SearchParameterSet.R4.Find("Observation", "date")!, new TokenValue("http://l", code), most);

    [Fact]
    public async Task Amounts_come_oldest_first_from_the_resource_and_from_its_components()
    {
        using var store = new TestStore();
        await store.PutAsync(Pulse("late", "2024-01-03T08:00:00Z", "81.50"), Pulse("early", "2024-01-01T08:00:00Z", "70"), Pressure("panel", "2024-01-02T08:00:00Z", 120, 80));

        Assert.Equal(["2024-01-01 70 /min", "2024-01-03 81.5 /min"], await TextsAsync(store, Query("patient=p1", "pulse")));
        Assert.Equal(["2024-01-02 80 mm[Hg]"], await TextsAsync(store, Query("patient=p1", "low")));
        Assert.Equal(["2024-01-03 81.5 /min"], await TextsAsync(store, Query("patient=p1&date=ge2024-01-02", "pulse")));
        Assert.Empty(await TextsAsync(store, Query("patient=p1", "other")));
        Assert.Empty(await TextsAsync(store, Query("patient=nobody", "pulse")));
    }

    [Fact]
    public async Task What_the_search_does_not_find_is_not_in_the_series()
    {
        using var store = new TestStore();
        await store.PutAsync(Pulse("mine", "2024-01-01T08:00:00Z", "70"), Pulse("wrong", "2024-01-02T08:00:00Z", "7000").Replace("final", "entered-in-error", StringComparison.Ordinal),
            Pulse("others", "2024-01-03T08:00:00Z", "90").Replace("Patient/p1", "Patient/p2", StringComparison.Ordinal), Pulse("gone", "2024-01-04T08:00:00Z", "71"));
        await store.DeleteAsync("Observation", "gone");

        Assert.Equal(["2024-01-01 70 /min"], await TextsAsync(store, Query("patient=p1&status:not=entered-in-error", "pulse")));
    }

    [Fact]
    public async Task A_series_is_of_everybody_where_the_search_names_no_patient_and_asks_the_resources_own_row_where_it_is_told_to()
    {
        using var store = new TestStore();
        await store.PutAsync(Pulse("mine", "2024-01-01T08:00:00Z", "70"), Pulse("others", "2024-01-02T08:00:00Z", "90").Replace("Patient/p1", "Patient/p2", StringComparison.Ordinal));

        Assert.Equal(["2024-01-01 70 /min", "2024-01-02 90 /min"], await TextsAsync(store, Query("", "pulse")));
        Assert.Equal(["2024-01-02 90 /min"], await TextsAsync(store, Query("date=ge2024-01-02", "pulse")));
        Assert.Equal(["2024-01-01 70 /min"], await TextsAsync(store, Query("_id=mine", "pulse")));
        Assert.Equal(["2024-01-01 70 /min"], await TextsAsync(store, Query("patient=p1&_lastUpdated=gt2020", "pulse")));
        Assert.Empty(await TextsAsync(store, Query("patient=p1&_lastUpdated=lt2020", "pulse")));
        Assert.Empty(await TextsAsync(store, Query("patient=p1&_id=others", "pulse")));
        Assert.Equal(["2024-01-02 90 /min"], await TextsAsync(store, Query("patient=p2&_id=others&date:missing=false", "pulse")));
    }

    [Fact]
    public async Task A_code_said_twice_is_one_amount_and_what_has_no_time_is_left_out()
    {
        using var store = new TestStore();
        await store.PutAsync(Pulse("twice", "2024-01-01T08:00:00Z", "70").Replace("\"code\":\"pulse\"", "\"code\":\"pulse\"},{\"system\":\"http://l\",\"code\":\"PULSE\"", StringComparison.Ordinal),
            Pulse("timeless", "", "71").Replace("\"effectiveDateTime\":\"\",", "", StringComparison.Ordinal));

        Assert.Equal(["2024-01-01 70 /min"], await TextsAsync(store, Query("patient=p1", "pulse")));
    }

    [Fact]
    public async Task An_open_amount_and_a_unit_that_is_none_of_UCUMs_can_be_told()
    {
        using var store = new TestStore();
        await store.PutAsync(Pulse("below", "2024-01-01T08:00:00Z", "40").Replace("\"value\":", "\"comparator\":\"<\",\"value\":", StringComparison.Ordinal),
            Pulse("local", "2024-01-02T08:00:00Z", "70").Replace(Ucum, "http://local", StringComparison.Ordinal));
        var points = (await store.Open.SeriesAsync(Query("patient=p1", "pulse"), TestStore.Cancel)).Value.Points;

        Assert.Equal([(false, true), (true, false)], points.Select(point => (point.IsExact, point.IsUcum)));
    }

    [Theory]
    [InlineData(3, 3, true)]
    [InlineData(2, 2, false)]
    public async Task A_series_ends_at_the_most_that_is_asked_for_and_says_so(int most, int points, bool isWhole)
    {
        using var store = new TestStore();
        await store.PutAsync([.. Enumerable.Range(1, 3).Select(day => Pulse($"o{day}", $"2024-01-0{day}T08:00:00Z", "70"))]);
        var series = (await store.Open.SeriesAsync(Query("patient=p1", "pulse", most), TestStore.Cancel)).Value;

        Assert.Equal((points, isWhole), (series.Points.Count, series.IsWhole));
    }

    [Fact]
    public async Task A_permit_that_does_not_cover_the_type_is_refused()
    {
        using var store = new TestStore();
        var bound = store.Store.Bind(Permit.Of("test", null, [("Patient", Interaction.All)]));

        Assert.Equal(403, (await bound.SeriesAsync(Query("patient=p1", "pulse"), TestStore.Cancel)).Refusal!.Status);
    }

    /// <summary>Whatever else the store holds, and no table with bodies is touched.</summary>
    [Fact]
    public async Task A_series_of_one_patient_is_read_from_the_patients_own_index_rows()
    {
        TestStore.OnlyOnSqlite("The plan is SQLite's.");
        using var store = new TestStore();
        await store.PutAsync(Pulse("o1", "2024-01-01T08:00:00Z", "70"));
        var sql = store.Read(session => store.Store.Parts.Searcher.CompileSeries(session, Query("patient=Patient/p1&date=ge2024&status:not=entered-in-error", "pulse")));
        var plan = store.Rows("EXPLAIN QUERY PLAN " + sql.Text).ConvertAll(row => row.Split('|')[3]);

        Assert.DoesNotContain("resource r", sql.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("resource x", sql.Text, StringComparison.Ordinal);
        Assert.Contains(plan, step => step.Contains("SEARCH t USING INDEX composite_by_code (parameter=? AND part=? AND code=? AND resource>? AND resource<?)", StringComparison.Ordinal));
        Assert.Contains(plan, step => step.Contains("SEARCH v USING PRIMARY KEY (resource=? AND parameter=? AND item=? AND part=?)", StringComparison.Ordinal));
        Assert.DoesNotContain(plan, step => step.StartsWith("SCAN", StringComparison.Ordinal) && step is not ("SCAN m" or "SCAN r"));
    }

    /// <summary>A pump of measurements: the whole series, one window of it, and a page of it. What it took is written out; see docs/tiltak.</summary>
    [Fact]
    public async Task A_pump_of_measurements_is_one_series_with_quick_windows()
    {
        var count = Tested.Provider == StoreProvider.Sqlite ? 100_000 : 50_000;
        using var store = new TestStore();
        var start = new DateTimeOffset(2024, 1, 1, 0, 0, 0, TimeSpan.Zero);
        foreach (var chunk in Enumerable.Range(0, count).Chunk(2_000))
            await store.PutAsync([.. chunk.Select(at => Pulse($"o{at}", start.AddMinutes(5 * at).ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture), $"{60 + at % 40}"))]);

        var whole = await TimedAsync("series", () => store.Open.SeriesAsync(Query("patient=p1&status:not=entered-in-error", "pulse", count), TestStore.Cancel));
        var week = await TimedAsync("series of a week", () => store.Open.SeriesAsync(Query("patient=p1&status:not=entered-in-error&date=ge2024-06-03&date=lt2024-06-10", "pulse", count), TestStore.Cancel));
        var page = await TimedAsync("page of a week", () => store.Open.SearchAsync(TestStore.Query("Observation", "patient=p1&code=http://l|pulse&date=ge2024-06-03&date=lt2024-06-10&_sort=-date&_count=50"), TestStore.Cancel));

        var newest = await TimedAsync("the newest page", () => store.Open.SearchAsync(TestStore.Query("Observation", "patient=p1&code=http://l|pulse&_sort=-date&_count=50"), TestStore.Cancel));

        Assert.Equal($"o{count - 1} o{count - 50}", $"{newest.Value.Matches[0].Id} {newest.Value.Matches[^1].Id}");
        Assert.Equal((count, true), (whole.Value.Points.Count, whole.Value.IsWhole));
        Assert.Equal(79.5, whole.Value.Points.Average(point => point.Low));
        Assert.Equal(7 * 24 * 12, week.Value.Points.Count);
        Assert.Equal(50, page.Value.Matches.Count);
    }

    private async Task<T> TimedAsync<T>(string name, Func<Task<T>> ask)
    {
        var clock = System.Diagnostics.Stopwatch.StartNew();
        var answer = await ask();
        output.WriteLine($"{name}: {clock.ElapsedMilliseconds} ms");
        return answer;
    }

    private static async Task<List<string>> TextsAsync(TestStore store, SeriesQuery query)
    {
        var series = await store.Open.SeriesAsync(query, TestStore.Cancel);
        Assert.True(series.IsValue, series.Refusal?.ToString());
        return [.. series.Value.Points.Select(point => string.Create(CultureInfo.InvariantCulture, $"{point.Time:yyyy-MM-dd} {point.Low} {point.Unit}"))];
    }

    private static string Pulse(string id, string time, string value) => $$"""
        {"resourceType":"Observation","id":"{{id}}","status":"final","effectiveDateTime":"{{time}}","subject":{"reference":"Patient/p1"},
         "code":{"coding":[{"system":"http://l","code":"pulse"}]},"valueQuantity":{"value":{{value}},"system":"{{Ucum}}","code":"/min"} }
        """;

    private static string Pressure(string id, string time, int high, int low) => $$"""
        {"resourceType":"Observation","id":"{{id}}","status":"final","effectiveDateTime":"{{time}}","subject":{"reference":"Patient/p1"},"code":{"coding":[{"system":"http://l","code":"bp"}]},
         "component":[{"code":{"coding":[{"system":"http://l","code":"high"}]},"valueQuantity":{"value":{{high}},"system":"{{Ucum}}","code":"mm[Hg]"} },
                      {"code":{"coding":[{"system":"http://l","code":"low"}]},"valueQuantity":{"value":{{low}},"system":"{{Ucum}}","code":"mm[Hg]"} }]}
        """;
}
