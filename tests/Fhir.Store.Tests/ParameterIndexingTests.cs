using Fhir.Kernel.Definitions;
using Fhir.Kernel.Search;
using Fhir.Store.Access;

namespace Fhir.Store.Tests;

/// <summary>Search parameters that are written to the server come into the index bit by bit, and are ready only when it has them.</summary>
public sealed class ParameterIndexingTests
{
    private const string Url = "https://a.example/marital";
    private static readonly SearchParameter Marital = new(Url, "marital", SearchParameterType.Token, "Patient.maritalStatus", ["Patient"]);
    private static readonly SearchParameterSet All = SearchParameterSet.Of(SearchParameterSet.R4.Schema, [.. SearchParameterSet.R4.All, Marital]);

    [Fact]
    public async Task Catching_up_goes_on_where_it_was_after_a_stop_and_misses_nothing_that_is_written_meanwhile()
    {
        using var store = new TestStore();
        for (var number = 0; number < 100; number++) await store.PutAsync(Patient(number, number % 2 == 0 ? "M" : "S"));
        await store.PutAsync("""{"resourceType":"Observation","id":"o","status":"final","code":{"text":"t"},"subject":{"reference":"Patient/p1"}}""");
        await store.Store.Parameters.UseAsync(All, [Marital], TestStore.Cancel);
        Assert.Equal([new ParameterState(Url, false, false, 0)], store.Store.Parameters.States());

        for (var step = 0; step < 3; step++) Assert.Equal(CatchUp.More, await store.Store.Parameters.CatchUpAsync(Url, 10, TestStore.Cancel));
        await store.PutAsync(Patient(1, "M"), Patient(90, "S"), Patient(200, "M"));
        await store.DeleteAsync("Patient", "p2");
        store.Reopen();
        // A process that has not heard of the parameter does not call it done.
        Assert.Equal(CatchUp.NotHere, await store.Store.Parameters.CatchUpAsync(Url, 10, TestStore.Cancel));

        await store.Store.Parameters.UseAsync(All, [Marital], TestStore.Cancel);
        Assert.Equal(30, store.Store.Parameters.States()[0].Done);
        while (await store.Store.Parameters.CatchUpAsync(Url, 10, TestStore.Cancel) == CatchUp.More) { }
        Assert.True(store.Store.Parameters.States()[0].IsReady);

        var married = Enumerable.Range(0, 100).Where(number => number % 2 == 0 && number is not (2 or 90)).Append(1).Append(200);
        Assert.Equal(married.Select(number => $"p{number}").Order(StringComparer.Ordinal), await FoundAsync(store, "marital=M"));
        var rows = Rows(store);
        await store.Store.ReindexAsync(null, TestStore.Cancel);
        Assert.Equal(Rows(store), rows);
    }

    [Fact]
    public async Task One_that_is_changed_or_taken_out_leaves_no_rows()
    {
        using var store = new TestStore();
        for (var number = 0; number < 25; number++) await store.PutAsync(Patient(number, "M"));
        await ReadyAsync(store, All, Marital);
        Assert.Equal(25, (await FoundAsync(store, "marital=m")).Count);

        var changed = Marital with { Type = SearchParameterType.String, Expression = "Patient.name.family" };
        await ReadyAsync(store, SearchParameterSet.Of(All.Schema, [.. SearchParameterSet.R4.All, changed]), changed);
        await ReadyAsync(store, SearchParameterSet.R4);
        Assert.Empty(store.Store.Parameters.States());
        Assert.Equal("0", store.Rows("SELECT count(*) FROM token t JOIN parameter p ON p.id = t.parameter WHERE p.code = 'marital'")[0]);
        Assert.Equal("0", store.Rows("SELECT count(*) FROM string t JOIN parameter p ON p.id = t.parameter WHERE p.code = 'marital'")[0]);
    }

    [Fact]
    public async Task An_index_made_anew_without_the_parameter_has_to_be_caught_up_with_again()
    {
        using var store = new TestStore();
        await store.PutAsync(Patient(1, "M"));
        await ReadyAsync(store, All, Marital);
        store.Reopen();
        await store.Store.ReindexAsync(null, TestStore.Cancel);
        Assert.False(store.Store.Parameters.States()[0].IsReady);

        await ReadyAsync(store, All, Marital);
        Assert.Equal(["p1"], await FoundAsync(store, "marital=M"));
    }

    [Fact]
    public async Task Writes_that_were_prepared_before_the_parameter_are_indexed_by_it()
    {
        using var store = new TestStore();
        using var stop = new CancellationTokenSource();
        var writers = Enumerable.Range(0, 4).Select(async writer =>
        {
            var number = writer * 10_000;
            for (; !stop.IsCancellationRequested; number++) await store.PutAsync(Patient(number, "M"));
            return number - writer * 10_000;
        }).ToArray();
        await Until.HoldsAsync("50 writes", () => store.Store.Committed.Requests >= 50, writers);
        await ReadyAsync(store, All, Marital);
        var seen = store.Store.Committed.Requests;
        await Until.HoldsAsync("50 writes more", () => store.Store.Committed.Requests >= seen + 50, writers);
        await stop.CancelAsync();
        var written = (await Task.WhenAll(writers)).Sum();

        Assert.Equal($"{written}", store.Rows("SELECT count(*) FROM token t JOIN parameter p ON p.id = t.parameter WHERE p.code = 'marital' AND p.aspect = ''")[0]);
    }

    /// <summary>It would make the rows of contained resources without those of the parameter that it has not heard of.</summary>
    [Fact]
    public async Task A_process_that_does_not_know_all_parameters_leaves_the_work_to_one_that_does()
    {
        using var store = new TestStore();
        await store.PutAsync($$"""{"resourceType":"Device","id":"d","contained":[{{Patient(1, "M")}},{{Patient(2, "S")}}]}""");
        using var behind = FhirStore.Open(store.Settings, SearchParameterSet.R4);
        await behind.Parameters.UseAsync(All, [Marital], TestStore.Cancel);
        var family = new SearchParameter("https://a.example/called", "called", SearchParameterType.String, "Patient.name.family", ["Patient"]);
        await store.Store.Parameters.UseAsync(SearchParameterSet.Of(All.Schema, [.. All.All, family]), [Marital, family], TestStore.Cancel);

        Assert.Equal(CatchUp.NotHere, await behind.Parameters.CatchUpAsync(Url, 10, TestStore.Cancel));
        foreach (var url in new[] { Url, family.Url })
            while (await store.Store.Parameters.CatchUpAsync(url, 10, TestStore.Cancel) == CatchUp.More) { }
        Assert.Equal(CatchUp.Done, await behind.Parameters.CatchUpAsync(Url, 10, TestStore.Cancel));
        Assert.Equal("2", store.Rows("SELECT count(*) FROM string t JOIN parameter p ON p.id = -t.parameter WHERE p.code = 'called'")[0]);
        Assert.Equal("2", store.Rows("SELECT count(*) FROM token t JOIN parameter p ON p.id = -t.parameter WHERE p.code = 'marital' AND p.aspect = ''")[0]);
    }

    [Theory]
    [InlineData(25, false)]
    [InlineData(26, true)]
    public async Task Few_are_fewer_than_the_number_asked(int fewerThan, bool expected)
    {
        using var store = new TestStore();
        for (var number = 0; number < 25; number++) await store.PutAsync(Patient(number, "M"));
        await store.PutAsync("""{"resourceType":"Device","id":"d"}""");
        // The last of them inside another resource.
        await store.DeleteAsync("Patient", "p24");
        await store.PutAsync($$"""{"resourceType":"Device","id":"e","contained":[{{Patient(24, "M")}}],"patient":{"reference":"#p24"} }""");
        await store.Store.Parameters.UseAsync(All, [Marital], TestStore.Cancel);

        Assert.Equal(expected, store.Store.Parameters.IsSmall(Url, fewerThan));
    }

    private static async Task ReadyAsync(TestStore store, SearchParameterSet set, params SearchParameter[] written)
    {
        await store.Store.Parameters.UseAsync(set, written, TestStore.Cancel);
        foreach (var state in store.Store.Parameters.States())
            while (await store.Store.Parameters.CatchUpAsync(state.Url, 7, TestStore.Cancel) == CatchUp.More) { }
    }

    private static async Task<List<string>> FoundAsync(TestStore store, string query)
    {
        var pair = query.Split('=');
        var parsed = SearchQueryParser.Parse("Patient", [new QueryParameter(pair[0], pair[1])], All, new SearchSettings { Now = DateTimeOffset.UnixEpoch }).Value;
        return [.. (await store.Open.SearchAsync(parsed with { PageSize = 1000 }, TestStore.Cancel)).Value.Matches.Select(match => match.Id).Order(StringComparer.Ordinal)];
    }

    private static List<string> Rows(TestStore store) =>
        store.Rows("SELECT t.resource, p.code, p.aspect, t.code, t.system FROM token t JOIN parameter p ON p.id = t.parameter ORDER BY t.resource, p.id, t.item");

    private static string Patient(int number, string status) =>
        $$"""{"resourceType":"Patient","id":"p{{number}}","name":[{"family":"N"}],"maritalStatus":{"coding":[{"system":"http://m.example","code":"{{status}}"}]} }""";
}
