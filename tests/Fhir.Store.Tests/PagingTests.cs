using System.Collections.Immutable;
using Fhir.Kernel.Search;
using Fhir.Store.Access;

namespace Fhir.Store.Tests;

/// <summary>Pages lose and repeat nothing. https://hl7.org/fhir/R4/http.html#paging</summary>
public sealed class PagingTests
{
    private const int Count = 57;

    [Theory]
    [InlineData("", 10)]
    [InlineData("", 1)]
    [InlineData("", 57)]
    [InlineData("gender=female", 7)]
    [InlineData("_sort=family", 10)]
    [InlineData("_sort=-family", 10)]
    [InlineData("_sort=gender,-birthdate", 4)]
    [InlineData("_sort=-gender,birthdate,-_id", 9)]
    [InlineData("_sort=-_lastUpdated", 8)]
    [InlineData("_sort=identifier", 5)]
    public async Task Pages_forward_and_back_give_every_match_once_in_order(string query, int pageSize)
    {
        using var store = await FilledAsync();
        var all = TestStore.Query("Patient", query) with { PageSize = 1000 };
        var whole = (await store.Open.SearchAsync(all, TestStore.Cancel)).Value.Matches.Select(match => match.Id).ToList();
        Assert.True(whole.Count > pageSize || whole.Count == Count);
        var (forward, last) = await WalkAsync(store, TestStore.Query("Patient", query) with { PageSize = pageSize }, page => page.Next);
        Assert.Equal(whole, forward.SelectMany(page => page.Matches).Select(match => match.Id));
        Assert.Null(forward[0].Previous);
        Assert.Null(forward[^1].Next);

        var (backward, _) = await WalkAsync(store, last, page => page.Previous);
        Assert.Equal(whole, backward.AsEnumerable().Reverse().SelectMany(page => page.Matches).Select(match => match.Id));
        Assert.Null(backward[^1].Previous);
    }

    [Fact]
    public async Task What_is_written_between_pages_neither_hides_nor_repeats_what_was_there()
    {
        using var store = await FilledAsync();
        var query = TestStore.Query("Patient", "_sort=family") with { PageSize = 10 };
        var (seen, number) = (new List<string>(), 0);
        for (string? cursor = null; ; number++)
        {
            var page = (await store.Open.SearchAsync(query with { Cursor = cursor }, TestStore.Cancel)).Value;
            seen.AddRange(page.Matches.Select(match => match.Id));
            if ((cursor = page.Next) is null) break;
            await store.PutAsync($$"""{"resourceType":"Patient","id":"new{{number}}","name":[{"family":"Aa{{number}}"}]}""");
            await store.DeleteAsync("Patient", page.Matches[^1].Id);
        }
        Assert.Equal(seen.Count, seen.Distinct().Count());
        Assert.Equal(Count, seen.Count(id => id[0] == 'p'));
    }

    [Fact]
    public async Task Cursor_survives_a_restart()
    {
        using var store = await FilledAsync();
        var query = TestStore.Query("Patient", "_sort=family") with { PageSize = 10 };
        var first = (await store.Open.SearchAsync(query, TestStore.Cancel)).Value;
        var second = (await store.Open.SearchAsync(query with { Cursor = first.Next }, TestStore.Cancel)).Value;
        store.Reopen();
        var again = (await store.Open.SearchAsync(query with { Cursor = first.Next }, TestStore.Cancel)).Value;
        Assert.Equal(second.Matches.Select(match => match.Id), again.Matches.Select(match => match.Id));
    }

    [Fact]
    public async Task Cursor_tells_nothing_and_belongs_to_one_query_of_one_store()
    {
        using var store = await FilledAsync();
        using var other = await FilledAsync();
        var query = TestStore.Query("Patient", "_sort=identifier") with { PageSize = 2 };
        var cursor = (await store.Open.SearchAsync(query, TestStore.Cancel)).Value.Next!;
        Assert.Matches("^[A-Za-z0-9_-]+$", cursor);
        Assert.DoesNotContain("nr0", System.Text.Encoding.Latin1.GetString(System.Buffers.Text.Base64Url.DecodeFromChars(cursor)), StringComparison.Ordinal);

        async Task<string?> RefusedAsync(TestStore asked, SearchQuery with, string token) =>
            (await asked.Open.SearchAsync(with with { Cursor = token }, TestStore.Cancel)).Refusal?.Issues[0].RuleId;
        Assert.Null(await RefusedAsync(store, query with { PageSize = 5 }, cursor));
        Assert.Equal("store-cursor-invalid", await RefusedAsync(store, TestStore.Query("Patient", "_sort=-identifier"), cursor));
        Assert.Equal("store-cursor-invalid", await RefusedAsync(store, TestStore.Query("Patient", "gender=male&_sort=identifier"), cursor));
        Assert.Equal("store-cursor-invalid", await RefusedAsync(other, query, cursor));
        Assert.Equal("store-cursor-invalid", await RefusedAsync(store, query, $"{cursor[..10]}{(cursor[10] == 'A' ? 'B' : 'A')}{cursor[11..]}"));
        foreach (var nonsense in ImmutableArray.Create("", "x", "not base64!", new string('A', 9000)))
            Assert.Equal("store-cursor-invalid", await RefusedAsync(store, query, nonsense));
    }

    private static async Task<(List<SearchPage> Pages, SearchQuery Last)> WalkAsync(TestStore store, SearchQuery query, Func<SearchPage, string?> next)
    {
        var pages = new List<SearchPage>();
        while (true)
        {
            var page = (await store.Open.SearchAsync(query, TestStore.Cancel)).Value;
            pages.Add(page);
            Assert.InRange(page.Matches.Count, 1, query.PageSize);
            if (next(page) is not { } cursor) return (pages, query);
            query = query with { Cursor = cursor };
        }
    }

    /// <summary>Names, genders, dates and identifiers that repeat and are missing here and there.</summary>
    private static async Task<TestStore> FilledAsync()
    {
        var store = new TestStore();
        foreach (var number in Enumerable.Range(0, Count))
        {
            var name = number % 5 == 0 ? "" : $",\"name\":[{{\"family\":\"Navn{number % 7}\"}}]";
            var birth = number % 6 == 0 ? "" : $",\"birthDate\":\"19{50 + number % 11}\"";
            var gender = number % 4 == 3 ? "" : $",\"gender\":\"{(number % 4 == 0 ? "male" : "female")}\"";
            await store.PutAsync($$"""{"resourceType":"Patient","id":"p{{number}}","identifier":[{"value":"nr{{number % 13:00}}"}]{{name}}{{birth}}{{gender}}}""");
        }
        return store;
    }
}
