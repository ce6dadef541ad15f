using Fhir.Kernel.Search;
using Fhir.Store.Access;

namespace Fhir.Store.Tests;

/// <summary>
/// Pages while others write: what is there and unchanged throughout comes exactly once, forward and backward, whatever is made, changed, moved to another
/// patient and deleted around it. https://hl7.org/fhir/R4/http.html#paging
/// </summary>
public sealed class PagingUnderWritesTests
{
    private const int Lasting = 60;
    private static readonly string[] Types = ["Patient", "Observation"];

    [Theory]
    [InlineData(1, "", 7)]
    [InlineData(2, "_sort=_id", 9)]
    [InlineData(3, "_sort=-_lastUpdated", 11)]
    [InlineData(4, "_sort=identifier", 7)]
    [InlineData(5, "_sort=-identifier,_lastUpdated", 13)]
    [InlineData(6, "identifier=n3,n5,n7&_sort=-_id", 4)]
    public async Task What_lasts_comes_exactly_once_in_either_direction(int seed, string parameters, int pageSize)
    {
        using var store = new TestStore();
        await FillAsync(store);
        var query = Query(parameters) with { PageSize = pageSize };
        var expected = (await AllAsync(store, query)).ToList();
        Assert.True(expected.Count >= 15, $"only {expected.Count} to walk");

        using var stop = new CancellationTokenSource();
        var writers = Enumerable.Range(0, 3).Select(number => WriteAsync(store, new Random(seed * 100 + number), number, stop.Token)).ToArray();
        var (forward, last) = await WalkAsync(store, query, writers, page => page.Next);
        var (backward, _) = await WalkAsync(store, last, writers, page => page.Previous, await EndAsync(store, last));
        await stop.CancelAsync();
        var writes = (await Task.WhenAll(writers)).Sum();

        Assert.True(forward.Count > 3 && writes > forward.Count, $"{writes} writes during {forward.Count} pages");
        AssertOnce(expected, forward.SelectMany(page => page), $"seed {seed}, forward");
        AssertOnce(expected, backward.AsEnumerable().Reverse().SelectMany(page => page), $"seed {seed}, backward");
        // And both ways in one order.
        Assert.Equal(expected, forward.SelectMany(page => page).Where(IsLasting));
        Assert.Equal(expected, backward.AsEnumerable().Reverse().SelectMany(page => page).Where(IsLasting));
    }

    private static void AssertOnce(List<string> expected, IEnumerable<string> seen, string where)
    {
        var lasting = seen.Where(IsLasting).ToList();
        Assert.True(lasting.Count == lasting.Distinct().Count(), $"{where}: repeated {string.Join(' ', lasting.GroupBy(name => name).Where(group => group.Count() > 1).Select(group => group.Key))}");
        Assert.True(!expected.Except(lasting).Any(), $"{where}: lost {string.Join(' ', expected.Except(lasting))}");
    }

    private static bool IsLasting(string reference) => reference.Contains("/lasting", StringComparison.Ordinal);

    private static SearchQuery Query(string parameters)
    {
        var pairs = parameters.Split('&', StringSplitOptions.RemoveEmptyEntries).Select(pair => pair.Split('=', 2)).Select(pair => new QueryParameter(pair[0], pair[1]));
        return SearchQueryParser.ParseSystem([.. Types], [.. pairs], SearchParameterSet.R4, new SearchSettings { Now = DateTimeOffset.UnixEpoch }).Value;
    }

    private static async Task<IEnumerable<string>> AllAsync(TestStore store, SearchQuery query) =>
        (await store.Open.SearchAsync(query with { PageSize = 1000 }, TestStore.Cancel)).Value.Matches.Select(match => match.Reference);

    private static async Task FillAsync(TestStore store)
    {
        for (var number = 0; number < Lasting; number++)
            await store.PutAsync(Resource(Types[number % 2], $"lasting{number}", $"p{number % 6}", $"n{number % 9}"));
    }

    private static string Resource(string type, string id, string patient, string identifier) => type == "Patient"
        ? $$"""{"resourceType":"Patient","id":"{{id}}","identifier":[{"value":"{{identifier}}"}]}"""
        : $$"""{"resourceType":"Observation","id":"{{id}}","identifier":[{"value":"{{identifier}}"}],"status":"final","code":{"text":"t"},"subject":{"reference":"Patient/{{patient}}"} }""";

    /// <summary>Makes, changes, moves and deletes what does not last. The answer is how often.</summary>
    private static async Task<int> WriteAsync(TestStore store, Random random, int writer, CancellationToken stop)
    {
        var writes = 0;
        for (; !stop.IsCancellationRequested; writes++)
        {
            var (type, id) = (Types[random.Next(2)], $"passing{writer}-{random.Next(25)}");
            if (random.Next(4) == 0) await store.DeleteAsync(type, id);
            else await store.PutAsync(Resource(type, id, $"p{random.Next(8)}", $"n{random.Next(9)}"));
        }
        return writes;
    }

    /// <summary>What was the last page need not be it any more: the writers may have put rows before its end.</summary>
    private static async Task<SearchPage> EndAsync(TestStore store, SearchQuery last)
    {
        var page = (await store.Open.SearchAsync(last, TestStore.Cancel)).Value;
        while (page.Next is { } cursor) page = (await store.Open.SearchAsync(last with { Cursor = cursor }, TestStore.Cancel)).Value;
        return page;
    }

    private static async Task<(List<List<string>> Pages, SearchQuery Last)> WalkAsync(TestStore store, SearchQuery query, Task[] writers, Func<SearchPage, string?> next, SearchPage? first = null)
    {
        for (var pages = new List<List<string>>(); ; )
        {
            var page = first ?? (await store.Open.SearchAsync(query, TestStore.Cancel)).Value;
            first = null;
            pages.Add([.. page.Matches.Select(match => match.Reference)]);
            if (next(page) is not { } cursor) return (pages, query);
            query = query with { Cursor = cursor };
            // The writers get on before the next page is read.
            var before = store.Store.Committed.Requests;
            await Until.HoldsAsync("three writes", () => store.Store.Committed.Requests >= before + 3, writers);
        }
    }
}
