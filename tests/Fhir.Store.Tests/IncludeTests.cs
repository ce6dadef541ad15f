using Fhir.Kernel.Search;
using Fhir.Store.Access;

namespace Fhir.Store.Tests;

/// <summary>https://hl7.org/fhir/R4/search.html#include</summary>
public sealed class IncludeTests : IAsyncLifetime
{
    private readonly TestStore store = new(settings => settings with { MaxIncluded = 20 });

    public async ValueTask InitializeAsync()
    {
        await store.PutAsync(
            """{"resourceType":"Organization","id":"root","name":"Root"}""",
            """{"resourceType":"Organization","id":"mid","partOf":{"reference":"Organization/root"}}""",
            """{"resourceType":"Organization","id":"leaf","partOf":{"reference":"Organization/mid"}}""",
            """{"resourceType":"Organization","id":"ring1","partOf":{"reference":"Organization/ring2"}}""",
            """{"resourceType":"Organization","id":"ring2","partOf":{"reference":"Organization/ring1"}}""",
            """{"resourceType":"Patient","id":"p","managingOrganization":{"reference":"Organization/leaf"},"name":[{"family":"Old"}]}""",
            """{"resourceType":"Provenance","id":"v","recorded":"2024-01-01T00:00:00Z","target":[{"reference":"Patient/p"}],"agent":[{"who":{"reference":"Organization/root"}}]}""",
            """{"resourceType":"Observation","id":"now","status":"final","code":{"text":"t"},"subject":{"reference":"Patient/p"}}""",
            """{"resourceType":"Observation","id":"then","status":"final","code":{"text":"t"},"subject":{"reference":"Patient/p/_history/1"},"performer":[{"reference":"Organization/root"}]}""",
            """{"resourceType":"Observation","id":"absolute","status":"final","code":{"text":"t"},"subject":{"reference":"http://localhost:5080/fhir/Patient/p/_history/1"}}""",
            """{"resourceType":"Observation","id":"never","status":"final","code":{"text":"t"},"subject":{"reference":"Patient/p/_history/9"}}""",
            """{"resourceType":"Observation","id":"inside","status":"final","code":{"text":"t"},"contained":[{"resourceType":"Device","id":"d"}],"device":{"reference":"#d"}}""");
        await store.PutAsync("""{"resourceType":"Patient","id":"p","managingOrganization":{"reference":"Organization/leaf"},"name":[{"family":"New"}]}""");
    }

    public ValueTask DisposeAsync()
    {
        store.Dispose();
        return ValueTask.CompletedTask;
    }

    [Theory]
    [InlineData("Observation", "_id=now&_include=Observation:subject", "Patient/p@2")]
    [InlineData("Observation", "_id=then&_include=Observation:subject", "Patient/p@1")]
    [InlineData("Observation", "_id=absolute&_include=Observation:patient", "Patient/p@1")]
    [InlineData("Observation", "_id=then&_include=*", "Organization/root@1 Patient/p@1")]
    [InlineData("Observation", "_id=then&_include=Observation:subject:Group", "")]
    [InlineData("Observation", "_id=never&_include=Observation:subject", "")]
    // A version and the current one are two entries; the same one is one.
    [InlineData("Observation", "_id=now,then,absolute&_include=Observation:subject", "Patient/p@1 Patient/p@2")]
    // What is contained travels with its container.
    [InlineData("Observation", "_id=inside&_include=Observation:device&_include=*", "")]
    [InlineData("Organization", "_id=leaf&_include=Organization:partof", "Organization/mid@1")]
    [InlineData("Organization", "_id=leaf&_include:iterate=Organization:partof", "Organization/mid@1 Organization/root@1")]
    [InlineData("Organization", "_id=ring1&_include:iterate=Organization:partof", "Organization/ring2@1")]
    [InlineData("Organization", "_id=root&_revinclude:iterate=Organization:partof", "Organization/leaf@1 Organization/mid@1")]
    [InlineData("Patient", "_include=Patient:organization&_include:iterate=Organization:partof", "Organization/leaf@1 Organization/mid@1 Organization/root@1")]
    [InlineData("Patient", "_include:iterate=*", "Organization/leaf@1 Organization/mid@1 Organization/root@1")]
    [InlineData("Patient", "_revinclude=*", "Observation/absolute@1 Observation/never@1 Observation/now@1 Observation/then@1 Provenance/v@1")]
    [InlineData("Patient", "_revinclude=Provenance:*", "Provenance/v@1")]
    [InlineData("Patient", "_revinclude=Provenance:target:Patient&_include:iterate=Provenance:agent", "Organization/root@1 Provenance/v@1")]
    public async Task Includes_bring_each_resource_once_in_the_version_that_is_meant(string type, string query, string expected) =>
        Assert.Equal(expected, string.Join(' ', (await store.SearchAsync(type, query)).Included.Select(resource => $"{resource.Reference}@{resource.Version}").Order(StringComparer.Ordinal)));

    [Fact]
    public async Task Version_that_was_a_deletion_is_not_included()
    {
        await store.DeleteAsync("Patient", "p");
        await store.PutAsync("""{"resourceType":"Observation","id":"gone","status":"final","code":{"text":"t"},"subject":{"reference":"Patient/p/_history/3"}}""");

        Assert.Empty((await store.SearchAsync("Observation", "_id=gone,now&_include=Observation:subject")).Included);
        Assert.Equal(1, (await store.SearchAsync("Observation", "_id=then&_include=Observation:subject")).Included.Single().Version);
    }

    [Fact]
    public async Task More_than_the_limit_is_refused_with_a_reason()
    {
        await store.PutAsync([.. Enumerable.Range(0, 21).Select(number => $$"""{"resourceType":"Encounter","id":"e{{number}}","status":"planned","class":{"code":"AMB"},"subject":{"reference":"Patient/p"} }""")]);
        var asked = await store.Open.SearchAsync(TestStore.Query("Patient", "_revinclude=Encounter:subject"), TestStore.Cancel);

        Assert.Equal((403, "store-too-many-included"), (asked.Refusal!.Status, asked.Refusal.Issues[0].RuleId));
        // What the caller may not see does not count.
        var bound = store.Store.Bind(Permit.Of("test", null, [("Patient", Interaction.All)]));
        Assert.Empty((await bound.SearchAsync(TestStore.Query("Patient", "_revinclude=Encounter:subject"), TestStore.Cancel)).Value.Included);
    }

    [Theory]
    [InlineData("_include:recurse", "Organization:partof", "search-unknown-modifier")]
    [InlineData("_revinclude:recurse", "Organization:partof", "search-unknown-modifier")]
    [InlineData("_include", "Organization:name", "search-include-format")]
    [InlineData("_include", "Organization:partof:Patient", "search-include-format")]
    [InlineData("_include", "*:partof", "search-include-format")]
    [InlineData("_include", "Organization", "search-include-format")]
    public void Include_that_is_none_is_refused(string name, string value, string rule)
    {
        var result = SearchQueryParser.Parse("Organization", [new QueryParameter(name, value)], SearchParameterSet.R4, new SearchSettings { Now = DateTimeOffset.UnixEpoch });

        Assert.Equal((400, rule), (result.Refusal!.Status, result.Refusal.Issues[0].RuleId));
    }

    [Fact]
    public async Task Include_follows_the_matches_of_every_type_of_a_search_over_several()
    {
        var query = SearchQueryParser.ParseSystem(["Patient", "Organization"], [new("_id", "p,leaf"), new("_include", "*")], SearchParameterSet.R4,
            new SearchSettings { Now = DateTimeOffset.UnixEpoch }).Value;
        var page = (await store.Open.SearchAsync(query, TestStore.Cancel)).Value;

        Assert.Equal(["Organization/leaf", "Patient/p"], page.Matches.Select(match => match.Reference).Order(StringComparer.Ordinal));
        Assert.Equal(["Organization/mid"], page.Included.Select(resource => resource.Reference));
    }
}
