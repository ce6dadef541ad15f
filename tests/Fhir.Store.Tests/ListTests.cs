using Fhir.Kernel.Search;
using Fhir.Store.Access;

namespace Fhir.Store.Tests;

/// <summary>https://hl7.org/fhir/R4/search.html#list and https://hl7.org/fhir/R4/search.html#total</summary>
public sealed class ListTests : IAsyncLifetime
{
    private readonly TestStore store = new(settings => settings with { MostCounted = 5 });

    public async ValueTask InitializeAsync()
    {
        for (var number = 0; number < 8; number++)
            await store.PutAsync($$"""{"resourceType":"Patient","id":"p{{number}}","gender":"{{(number < 4 ? "female" : "male")}}"}""");
        await store.PutAsync(
            """{"resourceType":"List","id":"a","status":"current","mode":"working","entry":[{"item":{"reference":"Patient/p1"}},{"item":{"reference":"Patient/p5"}},{"item":{"reference":"Device/p2"}}]}""",
            """{"resourceType":"List","id":"b","status":"current","mode":"working","entry":[{"item":{"reference":"Patient/p1"}},{"item":{"reference":"Patient/p2"}},{"item":{"reference":"Patient/nobody"}}]}""",
            """{"resourceType":"List","id":"gone","status":"current","mode":"working","entry":[{"item":{"reference":"Patient/p7"}}]}""");
        await store.DeleteAsync("List", "gone");
        await store.DeleteAsync("Patient", "p2");
    }

    public ValueTask DisposeAsync()
    {
        store.Dispose();
        return ValueTask.CompletedTask;
    }

    [Theory]
    [InlineData("_list=a", "p1 p5")]
    [InlineData("_list=List/b", "p1")]
    [InlineData("_list=a,b", "p1 p5")]
    [InlineData("_list=a&gender=male", "p5")]
    [InlineData("_list=a&_list=b", "p1")]
    [InlineData("gender:not=male&_list=a&_sort=-_id", "p1")]
    [InlineData("_list=gone", "")]
    [InlineData("_list=nobody", "")]
    public async Task Items_of_a_list_are_found(string query, string expected) => Assert.Equal(expected, await store.FindAsync("Patient", query));

    [Fact]
    public async Task What_the_matcher_says_is_what_is_found()
    {
        var lists = new[] { "a", "b" }.Select(id => TestStore.Parse($$"""{"resourceType":"List","id":"{{id}}","status":"current","mode":"working","entry":[{"item":{"reference":"Patient/p{{(id == "a" ? 1 : 3)}}"} }]}""")).ToList();
        var matcher = new SearchMatcher(SearchParameterSet.R4, type => type == "List" ? lists : [], null);
        bool Matches(string patient, string query) => matcher.Matches(TestStore.Query("Patient", query), TestStore.Parse($$"""{"resourceType":"Patient","id":"{{patient}}"}"""));

        Assert.True(Matches("p1", "_list=a"));
        Assert.False(Matches("p3", "_list=a"));
        Assert.True(Matches("p3", "_list=a,b"));
        await store.PutAsync("""{"resourceType":"List","id":"b","status":"current","mode":"working","entry":[{"item":{"reference":"Patient/p3"}}]}""");
        Assert.Equal("p1 p3 p5", await store.FindAsync("Patient", "_list=a,b"));
    }

    [Fact]
    public async Task Lists_are_only_looked_into_by_who_may_search_them()
    {
        var bound = store.Store.Bind(Permit.Of("test", null, [("Patient", Interaction.All)]));
        var asked = await bound.SearchAsync(TestStore.Query("Patient", "_list=a"), TestStore.Cancel);

        Assert.Equal((403, "store-not-permitted"), (asked.Refusal!.Status, asked.Refusal.Issues[0].RuleId));
    }

    [Theory]
    [InlineData("_total=accurate", 7L)]
    [InlineData("_total=estimate", 5L)]
    [InlineData("_total=estimate&gender=female", 3L)]
    [InlineData("_total=none", null)]
    [InlineData("_count=0", 7L)]
    [InlineData("_count=0&_total=estimate", 5L)]
    public async Task Estimate_counts_so_far_and_no_further(string query, long? expected) =>
        Assert.Equal(expected, (await store.Open.SearchAsync(TestStore.Query("Patient", query) is { PageSize: 0 } whole ? whole : TestStore.Query("Patient", query) with { PageSize = 2 }, TestStore.Cancel)).Value.Total);
}
