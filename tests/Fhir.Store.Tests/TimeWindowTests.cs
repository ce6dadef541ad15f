using System.Globalization;
using Fhir.Kernel.Elements;
using Fhir.Kernel.Search;
using Fhir.Store.Access;
using Fhir.Store.Search;

namespace Fhir.Store.Tests;

/// <summary>
/// One patient's resources between two times, where there are too many to look at all: the search starts at the time. Each answer is held against the kernel's own matching.
/// https://hl7.org/fhir/R4/search.html#date
/// </summary>
public sealed class TimeWindowTests(TimeWindowStore filled, ITestOutputHelper output) : IClassFixture<TimeWindowStore>
{
    private static readonly string[] Prefixes = ["eq", "ne", "gt", "lt", "ge", "le", "sa", "eb", "ap"];

    private TestStore Store => filled.Store;

    private (string Type, string Parameter, List<Element> All)[] Timed => [("Observation", "date", filled.Observations), ("CarePlan", "activity-date", filled.Plans)];

    /// <summary>Moments, days, months, years, periods that are open and closed, schedules: every kind of time that lasts, and every prefix against every other.</summary>
    [Fact]
    public async Task Whatever_the_times_and_the_prefixes_a_window_finds_what_the_conditions_alone_find()
    {
        var random = new Random(Seed());
        var matcher = new SearchMatcher(SearchParameterSet.R4, _ => [], null);

        var windows = 0;
        foreach (var (type, parameter, all) in Timed)
            foreach (var (first, second) in Prefixes.SelectMany(first => Prefixes.Select(second => (first, second))))
            {
                var query = TestStore.Query(type, $"patient=p1&{parameter}={first}{Time(random)}&{parameter}={second}{Time(random)}&_count=1000");
                var expected = all.Where(resource => matcher.Matches(query, resource)).Select(resource => resource.ValueOf("id")!).Order(StringComparer.Ordinal);
                var found = (await Store.Open.SearchAsync(query, TestStore.Cancel)).Value.Matches.Select(match => match.Id).Order(StringComparer.Ordinal);

                Assert.Equal(string.Join(' ', expected), string.Join(' ', found));
                if (Store.Read(session => Store.Store.Parts.Searcher.Explain(session, query))[0].Leads.Length == 2) windows++;
            }
        output.WriteLine($"{windows} of {2 * Prefixes.Length * Prefixes.Length} searches started at a window");
        Assert.InRange(windows, 20, 2 * Prefixes.Length * Prefixes.Length);
    }

    /// <summary>The same for everybody's: one that is compared by its end is found by its beginning and among those that last.</summary>
    [Fact]
    public async Task One_condition_alone_finds_what_lasts_and_what_does_not()
    {
        var random = new Random(Seed());
        var matcher = new SearchMatcher(SearchParameterSet.R4, _ => [], null);

        foreach (var (type, parameter, all) in Timed)
            foreach (var prefix in Prefixes)
                for (var round = 0; round < 4; round++)
                {
                    var query = TestStore.Query(type, $"{parameter}={prefix}{Time(random)},{prefix}{Time(random)}") with { PageSize = 5000 };
                    var expected = all.Where(resource => matcher.Matches(query, resource)).Select(resource => resource.ValueOf("id")!).Order(StringComparer.Ordinal);

                    Assert.Equal(string.Join(' ', expected), string.Join(' ', (await Store.Open.SearchAsync(query, TestStore.Cancel)).Value.Matches.Select(match => match.Id).Order(StringComparer.Ordinal)));
                }
    }

    /// <summary>Pages that look at the newest or the oldest first are the pages of the whole, in its order.</summary>
    [Theory]
    [InlineData("Observation", "patient=p1&_sort=-date", 7, "date")]
    [InlineData("Observation", "patient=p1&_sort=date", 7, "date")]
    [InlineData("Observation", "patient=p1&code=c&_sort=-date,status,-_id", 40, "date")]
    [InlineData("Observation", "patient=p1&date=ge2024-02-25&_sort=date,-status", 30, "date")]
    [InlineData("CarePlan", "patient=p1&_sort=-activity-date", 9, "activity-date")]
    [InlineData("CarePlan", "patient=p1&_sort=activity-date", 25, "")] // Hundreds have no beginning: whether the first are enough is chance.
    public async Task Pages_in_the_order_of_a_time_are_those_of_the_whole(string type, string query, int pageSize, string order)
    {
        Seed();
        var asked = TestStore.Query(type, query);
        var whole = (await Store.Open.SearchAsync(asked with { PageSize = 5000 }, TestStore.Cancel)).Value.Matches;
        Assert.Null(new Oracle.OracleOrder(SearchParameterSet.R4, "http://localhost:5080/fhir").FirstOutOfOrder(asked, [.. whole.Select(match => TestStore.Parse(System.Text.Encoding.UTF8.GetString(match.Json.Span)))]));

        var paged = new List<string>();
        for (var next = asked with { PageSize = pageSize }; ;)
        {
            var page = (await Store.Open.SearchAsync(next, TestStore.Cancel)).Value;
            paged.AddRange(page.Matches.Select(match => match.Id));
            if (page.Next is not { } cursor) break;
            next = next with { Cursor = cursor };
        }
        Assert.Equal(string.Join(' ', whole.Select(match => match.Id)), string.Join(' ', paged));
        if (order != "") Assert.Equal(order, Assert.Single((await Store.Open.ExplainAsync(asked with { PageSize = pageSize }, TestStore.Cancel)).Value).Order?.Code);
    }

    [Theory]
    [InlineData("patient=hourly&date=ge2024-03-01&date=lt2024-03-02", 2)]
    [InlineData("patient=hourly&code=c&date=lt2024-03-02&date=sa2024-02-29&_sort=-date", 2)]
    [InlineData("patient=hourly&date=ge2024-03-01", 1)]
    [InlineData("date=ge2024-03-01&date=lt2024-03-02", 1)]
    [InlineData("patient=hourly&date=ge2024-03-01&date=ne2024-03-02", 1)]
    public async Task A_search_of_a_time_in_a_long_record_starts_at_the_time(string query, int leads)
    {
        var explained = Assert.Single((await Store.Open.ExplainAsync(TestStore.Query("Observation", query), TestStore.Cancel)).Value);
        Assert.Equal(leads, explained.Leads.Length);
        if (leads == 2) Assert.InRange(explained.LeadRows!.Value, 24, 50);
    }

    /// <summary>Neither the planner's guess nor a change of the schema may make it walk the patient's rows again.</summary>
    [Fact]
    public async Task A_window_is_read_from_the_trees_that_are_made_for_it()
    {
        TestStore.OnlyOnSqlite("The plan is SQLite's.");
        var plan = string.Join('\n', PlanOf("patient=hourly&date=ge2024-03-01&date=lt2024-03-02"));

        Assert.Contains("date_by_patient (parameter=? AND partition=? AND low>? AND low<?)", plan, StringComparison.Ordinal);
        Assert.Contains("date_wide_by_patient (parameter=? AND partition=? AND high>?)", plan, StringComparison.Ordinal);
        plan = string.Join('\n', PlanOf("date=ge2024-03-01"));
        Assert.Contains("date_by_low (parameter=? AND low>?)", plan, StringComparison.Ordinal);
        Assert.Contains("date_wide (parameter=? AND high>?)", plan, StringComparison.Ordinal);

        IEnumerable<string> PlanOf(string query) => Store.Read(session => Store.Store.Parts.Searcher.Explain(session, TestStore.Query("Observation", query)))[0].Plan;
    }

    private int Seed()
    {
        var seed = Environment.TickCount;
        output.WriteLine($"seed {seed}; of the store {filled.Seed}");
        return seed;
    }

    private static string Time(Random random) => TimeWindowStore.Time(random);
}
