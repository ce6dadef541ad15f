using Fhir.Kernel.Definitions;
using Fhir.Kernel.Outcome;
using Fhir.Kernel.Search;
using Fhir.Store.Access;
using Fhir.Store.Tests.Oracle;

namespace Fhir.Store.Tests;

/// <summary>https://hl7.org/fhir/R4/search.html#contained</summary>
public sealed class ContainedTests : IAsyncLifetime
{
    private const string Both = "MedicationRequest/m1#med MedicationRequest/m1#other";

    private readonly TestStore store = new();

    private static string Medication(string id, string code, string form) =>
        $$"""{"resourceType":"Medication","id":"{{id}}","code":{"coding":[{"system":"http://m.example","code":"{{code}}"}]},"form":{"coding":[{"code":"{{form}}"}]} }""";

    private static string Request(string id, string patient, params string[] contained) =>
        $$"""{"resourceType":"MedicationRequest","id":"{{id}}",{{(contained.Length == 0 ? "" : $"\"contained\":[{string.Join(',', contained)}],")}}"status":"active","intent":"order","subject":{"reference":"Patient/{{patient}}"},"medicationReference":{"reference":"#med"} }""";

    private static string Value(string unit, int value) =>
        $$"""{"code":{"coding":[{"code":"{{unit}}"}]},"valueQuantity":{"value":{{value}}} }""";

    private static string Observation(string id, string more) =>
        $$"""{"resourceType":"Observation","id":"{{id}}","status":"final","code":{"text":"t"},{{more}}}""";

    public async ValueTask InitializeAsync() => await store.PutAsync(
        """{"resourceType":"Practitioner","id":"dr"}""",
        Medication("free", "A", "F"),
        Medication("box", "B", "G")[..^1] + $$""","contained":[{{Medication("part", "A", "H")}}]}""",
        Request("m1", "p1", Medication("med", "A", "G"), Medication("other", "B", "F")),
        Request("m2", "p2", Medication("med", "A", "F")),
        Observation("parent", $$"""
            "component":[{{Value("x", 9)}}],"contained":[{{Observation("o1", $$""" "component":[{{Value("x", 1)}},{{Value("y", 2)}}],"subject":{"reference":"Patient/p1"},"performer":[{"reference":"Practitioner/dr"}] """)}},
            {{Observation("o2", $$""" "component":[{{Value("x", 2)}}],"focus":[{"reference":"#o1"}] """)}}]
            """));

    public ValueTask DisposeAsync()
    {
        store.Dispose();
        return ValueTask.CompletedTask;
    }

    [Theory]
    [InlineData("Medication", "code=A", "Medication/free")]
    [InlineData("Medication", "code=A&_contained=false&_containedType=contained", "Medication/free")]
    [InlineData("Medication", "code=A&_contained=true", "Medication/box MedicationRequest/m1 MedicationRequest/m2")]
    [InlineData("Medication", "code=A&_contained=true&_containedType=container", "Medication/box MedicationRequest/m1 MedicationRequest/m2")]
    [InlineData("Medication", "code=A&_contained=true&_containedType=contained", "Medication/box#part MedicationRequest/m1#med MedicationRequest/m2#med")]
    [InlineData("Medication", "code=A&_contained=both", "Medication/box Medication/free MedicationRequest/m1 MedicationRequest/m2")]
    [InlineData("Medication", "code=A,B&_contained=both", "Medication/box Medication/free MedicationRequest/m1 MedicationRequest/m2")]
    [InlineData("Medication", "code=A,B&_contained=both&_containedType=contained", "Medication/box Medication/box#part Medication/free " + Both + " MedicationRequest/m2#med")]
    [InlineData("Medication", "code=A&form=F&_contained=true", "MedicationRequest/m2")]
    [InlineData("Medication", "code:not=A&_contained=true&_containedType=contained", "MedicationRequest/m1#other")]
    [InlineData("Medication", "_filter=code eq A and not (form eq F)&_contained=true&_containedType=contained", "Medication/box#part MedicationRequest/m1#med")]
    [InlineData("Medication", "_contained=true&_containedType=contained&form:missing=false&_id=med", "MedicationRequest/m1#med MedicationRequest/m2#med")]
    [InlineData("Medication", "_contained=true&form:missing=true", "")]
    [InlineData("Medication", "_contained=true&_id=MED", "")]
    [InlineData("Medication", "_contained=true&_id=urn:t|med", "")]
    [InlineData("Medication", "_contained=true&_id=|med", "MedicationRequest/m1 MedicationRequest/m2")]
    [InlineData("Medication", "_contained=true&_containedType=contained", "Medication/box#part " + Both + " MedicationRequest/m2#med")]
    [InlineData("Medication", "_id=other", "")]
    [InlineData("Observation", "component-code-value-quantity=x$2&_contained=true&_containedType=contained", "Observation/parent#o2")]
    [InlineData("Observation", "component-code-value-quantity=x$9&_contained=both&_containedType=contained", "Observation/parent")]
    [InlineData("Observation", "subject=Patient/p1", "")]
    [InlineData("Observation", "patient=p1&_contained=both", "Observation/parent")]
    [InlineData("Observation", "patient=nobody&_contained=both", "")]
    [InlineData("Observation", "focus:missing=false&_contained=true&_containedType=contained", "Observation/parent#o2")]
    [InlineData("Practitioner", "_has:Observation:performer:status=final", "")]
    [InlineData("MedicationRequest", "medication.code=A", "MedicationRequest/m1 MedicationRequest/m2")]
    [InlineData("MedicationRequest", "medication.code=B", "")]   // contained, but not what the reference leads to
    [InlineData("MedicationRequest", "medication:Medication.form=F&status=active", "MedicationRequest/m2")]
    [InlineData("MedicationRequest", "status=active&medication.form=G", "MedicationRequest/m1")]
    [InlineData("MedicationRequest", "medication.code:not=A", "")]
    [InlineData("MedicationRequest", "medication.form:missing=false", "MedicationRequest/m1 MedicationRequest/m2")]
    [InlineData("MedicationRequest", "medication.form:missing=true", "")]
    [InlineData("MedicationRequest", "_filter=medication.code eq A and medication.form eq F", "MedicationRequest/m2")]
    [InlineData("MedicationRequest", "medication._id=med", "MedicationRequest/m1 MedicationRequest/m2")]
    public async Task Contained_resources_are_found_when_they_are_asked_for(string type, string query, string expected) =>
        Assert.Equal(expected, References(await store.SearchAsync(type, query)));

    [Fact]
    public async Task What_comes_back_is_the_contained_resource_or_its_container()
    {
        var contained = (await store.SearchAsync("Medication", "form=H&_contained=true&_containedType=contained")).Matches.Single();
        var container = (await store.SearchAsync("Medication", "form=H&_contained=true")).Matches.Single();

        Assert.Equal(Medication("part", "A", "H").Replace(" ", "", StringComparison.Ordinal), System.Text.Encoding.UTF8.GetString(contained.Json.Span));
        Assert.Equal(("Medication/box", null), (container.Reference, container.ContainedId));
    }

    [Theory]
    [InlineData("_contained=true", 3)]
    [InlineData("_contained=true&_containedType=contained", 4)]
    [InlineData("_contained=both", 4)]
    [InlineData("_contained=both&_containedType=contained", 6)]
    public async Task Pages_lose_and_repeat_nothing_forward_and_backward(string query, int total)
    {
        var whole = (await store.SearchAsync("Medication", query)).Matches.Select(match => match.Reference).ToList();
        var (forward, page) = (new List<string>(), await store.SearchAsync("Medication", $"{query}&_count=1&_total=accurate"));
        Assert.Equal(total, page.Total);
        for (; ; page = await AtAsync(query, page.Next!))
        {
            forward.AddRange(page.Matches.Select(match => match.Reference));
            if (page.Next is null) break;
        }
        var backward = new List<string>(page.Matches.Select(match => match.Reference));
        while (page.Previous is { } previous) backward.InsertRange(0, (page = await AtAsync(query, previous)).Matches.Select(match => match.Reference));

        Assert.Equal(total, whole.Count);
        Assert.Equal(whole, forward);
        Assert.Equal(whole, backward);
        Assert.Equal(total, (await store.SearchAsync("Medication", $"{query}&_count=0")).Total);
    }

    private async Task<SearchPage> AtAsync(string query, string cursor) =>
        (await store.Open.SearchAsync(TestStore.Query("Medication", $"{query}&_count=1") with { Cursor = cursor }, TestStore.Cancel)).Value;

    [Fact]
    public async Task Rows_of_contained_resources_go_and_move_with_their_container()
    {
        await store.PutAsync(Request("m1", "p9", Medication("med", "C", "F")), Request("m2", "p2"));
        await store.DeleteAsync("Medication", "box");

        Assert.Equal("MedicationRequest/m1#med", References(await store.SearchAsync("Medication", "_contained=true&_containedType=contained")));
        Assert.Equal("MedicationRequest/m1", References(await store.SearchAsync("Medication", "code=C&_contained=true")));
        Assert.Equal("", References(await store.SearchAsync("Medication", "code=A&_contained=true")));
        var written = IndexDump.Of(store);
        await store.Store.ReindexAsync("http://localhost:5080/fhir", TestStore.Cancel);
        Assert.Equal(written, IndexDump.Of(store));
    }

    [Fact]
    public async Task A_store_of_an_older_program_finds_them_when_it_is_opened()
    {
        using (var writer = store.Store.Parts.Database.OpenWriter())
        {
            writer.Execute("DELETE FROM token WHERE parameter < 0");
            writer.Execute("UPDATE index_state SET value = '4' WHERE name = 'shape'");
        }
        Assert.Equal("", References(await store.SearchAsync("Medication", "code=A&_contained=true")));
        store.Reopen();

        Assert.Equal("Medication/box MedicationRequest/m1 MedicationRequest/m2", References(await store.SearchAsync("Medication", "code=A&_contained=true")));
    }

    [Fact]
    public async Task A_parameter_that_is_written_later_finds_them_too()
    {
        var amount = new SearchParameter("https://a.example/amount", "amount", SearchParameterType.Token, "Medication.form", ["Medication"]);
        var all = SearchParameterSet.Of(SearchParameterSet.R4.Schema, [.. SearchParameterSet.R4.All, amount]);
        await store.Store.Parameters.UseAsync(all, [amount], TestStore.Cancel);
        while (await store.Store.Parameters.CatchUpAsync(amount.Url, 1, TestStore.Cancel) == CatchUp.More) { }
        var settings = new SearchSettings { Now = DateTimeOffset.UnixEpoch, SearchesContained = true };
        var query = SearchQueryParser.Parse("Medication", [new("amount", "F"), new("_contained", "both"), new("_containedType", "contained")], all, settings).Value;

        Assert.Equal("Medication/free MedicationRequest/m1#other MedicationRequest/m2#med", References((await store.Open.SearchAsync(query, TestStore.Cancel)).Value));
        Assert.Equal("MedicationRequest/m1#other", References(await store.SearchAsync("Medication", "form=F&code=B&_contained=true&_containedType=contained")));
    }

    /// <summary>A contained resource is part of its container, and no more to be read than that.</summary>
    [Theory]
    [InlineData("Medication", "_contained=true", "Medication/box")]
    [InlineData("Medication", "_contained=both&_containedType=contained", "Medication/box Medication/box#part Medication/free")]
    [InlineData("Medication MedicationRequest", "_contained=true", "Medication/box MedicationRequest/m1 MedicationRequest/m2")]
    [InlineData("MedicationRequest", "_contained=true", null)]
    public async Task Containers_of_types_that_are_not_permitted_are_left_out(string permitted, string query, string? expected)
    {
        var bound = store.Store.Bind(Permit.Of("test", null, permitted.Split(' ').Select(type => (type, Interaction.Search))));
        Result<SearchPage> answer = await bound.SearchAsync(TestStore.Query("Medication", query), TestStore.Cancel);

        Assert.Equal(expected is null ? 403 : null, answer.Refusal?.Status);
        if (expected is not null) Assert.Equal(expected, References(answer.Value));
    }

    [Fact]
    public async Task What_is_contained_leads_nowhere_in_an_ordinary_search()
    {
        Assert.Empty((await store.SearchAsync("Observation", "_include=*")).Included);
        Assert.Empty((await store.SearchAsync("Practitioner", "_revinclude=*")).Included);
        Assert.Empty((await store.SearchAsync("Practitioner", "_revinclude=Observation:performer")).Included);
    }

    [Fact]
    public async Task A_page_of_contained_resources_has_no_more_bytes_than_any_other()
    {
        using var small = new TestStore(settings => settings with { MaxPageBytes = 250 });
        await small.PutAsync(Request("m1", "p1", Medication("med", "A", "G"), Medication("other", "B", "F")));
        var answer = await small.Open.SearchAsync(TestStore.Query("Medication", "_contained=true&_containedType=contained"), TestStore.Cancel);

        Assert.Equal((403, "store-page-too-large"), (answer.Refusal?.Status, answer.Refusal?.Issues[0].RuleId));
        Assert.Single((await small.SearchAsync("Medication", "_contained=true&_containedType=contained&_count=1")).Matches);
    }

    private static string References(SearchPage page) => string.Join(' ', page.Matches.Select(match => match.Reference).Order(StringComparer.Ordinal));
}
