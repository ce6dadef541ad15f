using Fhir.Store.Access;

namespace Fhir.Store.Tests;

/// <summary>What a database says of how it goes about a search. https://www.sqlite.org/eqp.html and https://www.postgresql.org/docs/15/using-explain.html</summary>
public sealed class ExplainTests
{
    [Theory]
    [InlineData("", 3)]
    [InlineData("code=c1", 2)]
    [InlineData("patient=p1&code=c1&_sort=-date", 2)]
    [InlineData("patient.identifier=urn:a|1&status:not=final", 0)]
    [InlineData("_filter=code eq c2 or status ne final", 1)]
    public async Task Search_is_explained_with_its_rows_and_its_plan(string query, int rows)
    {
        using var store = new TestStore();
        await store.PutAsync("""{"resourceType":"Patient","id":"p1","identifier":[{"system":"urn:a","value":"1"}]}""",
            Observation("o1", "c1"), Observation("o2", "c1"), Observation("o3", "c2"));

        var explained = Assert.Single((await store.Open.ExplainAsync(TestStore.Query("Observation", query), TestStore.Cancel)).Value);
        Assert.Equal(rows, explained.Rows);
        Assert.NotEmpty(explained.Plan);
        if (!explained.Leads.IsEmpty) Assert.InRange(explained.LeadRows!.Value, rows, 3);
    }

    private static string Observation(string id, string code) =>
        $$"""{"resourceType":"Observation","id":"{{id}}","status":"final","code":{"coding":[{"system":"urn:c","code":"{{code}}"}]},"subject":{"reference":"Patient/p1"},"effectiveDateTime":"2024-01-0{{id[1]}}"}""";
}
