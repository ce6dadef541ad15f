using System.Globalization;
using System.Text;
using Fhir.Kernel.Definitions;
using Fhir.Kernel.Elements;
using Fhir.Kernel.Json;
using Fhir.Kernel.Search;
using Fhir.Store.Access;

namespace Fhir.Store.Tests.Oracle;

/// <summary>
/// What the index finds is what matches, and in the order asked for. Resources and searches are made from a seed, which a failure prints: FHIRREF_SEED runs
/// that one alone, FHIRREF_ORACLE_QUERIES as many searches as it says, a thousand to a seed.
/// </summary>
public sealed class IndexOracleTests(ITestOutputHelper output)
{
    internal const string OwnBase = "http://own.example/fhir";
    private const int ResourcesPerType = 12;
    private const int QueriesPerSeed = 1000;
    private static readonly string[] Always = ["Patient", "Observation", "Practitioner", "Organization", "MedicationStatement", "DiagnosticReport", "DocumentReference", "Location", "Questionnaire", "QuestionnaireResponse"];

    /// <summary>How many searches found contained resources.</summary>
    private int containedFound;

    [Fact]
    public async Task Index_finds_exactly_what_matches_in_memory()
    {
        var count = new OracleCount();
        foreach (var seed in Seeds) await AskAsync(seed, count);
        output.WriteLine($"seeds {Seeds[0]} to {Seeds[^1]}: {count}");
        Assert.True(count.Telling > count.Asked / 6, $"only {count.Telling} of {count.Asked} searches found some and not all");
        Assert.Empty(count.Untold);
        Assert.True(containedFound > count.Asked / 50, $"only {containedFound} searches found contained resources");
    }

    internal static List<int> Seeds => Setting("FHIRREF_SEED") is { } seed ? [seed] : [.. Enumerable.Range(1, Math.Max(1, (Setting("FHIRREF_ORACLE_QUERIES") ?? 3000) / QueriesPerSeed))];

    private static int? Setting(string name) => Environment.GetEnvironmentVariable(name) is { } text ? int.Parse(text, CultureInfo.InvariantCulture) : null;

    private async Task AskAsync(int seed, OracleCount count)
    {
        using var store = new TestStore();
        var (types, values) = Start(seed);
        var world = await FillAsync(store, types, values);
        var matcher = new SearchMatcher(SearchParameterSet.R4, type => world.GetValueOrDefault(type, []), OwnBase);
        var order = new OracleOrder(SearchParameterSet.R4, OwnBase);
        var queries = new RandomQuery(values, SearchParameterSet.R4, new OracleWorld(world, SearchParameterSet.R4, values, OwnBase));
        for (var number = 0; number < QueriesPerSeed; number++)
        {
            var type = values.Pick(types);
            var parameters = queries.Make(type, types);
            var query = Parse(type, parameters);
            var expected = world[type].Where(resource => matcher.Matches(query, resource)).Select(resource => resource.ValueOf("id")!).Order(StringComparer.Ordinal).ToList();
            var found = await FindAsync(store, query);
            Assert.True(expected.SequenceEqual(found.Order(StringComparer.Ordinal)), Explain(seed, type, parameters, expected, found, world, store, query));
            var wrong = order.FirstOutOfOrder(query, [.. found.Select(id => world[type].Single(resource => resource.ValueOf("id") == id))]);
            Assert.True(wrong is null, $"out of order at {wrong}: {Explain(seed, type, parameters, expected, found, world, store, query)}");
            if (number % 10 == 0) Assert.Equal(found, await WalkAsync(store, query));
            if (query.Clauses.All(SearchedContained.CanBeAsked)) await AskContainedAsync(store, values, matcher, world, query, $"seed {seed}: {type}?{string.Join('&', parameters)}");
            count.Add(query, found.Count is > 0 and < ResourcesPerType);
        }
    }

    private async Task AskContainedAsync(
        TestStore store, RandomValues values, SearchMatcher matcher, Dictionary<string, List<Element>> world, SearchQuery query, string text)
    {
        query = query with
        {
            Sort = [], Includes = [], PageSize = 1000,
            Contained = values.Pick([Contained.True, Contained.Both]), ContainedType = values.Pick([ContainedType.Container, ContainedType.Contained]),
        };
        var expected = world.Values.SelectMany(all => all).SelectMany(resource => PlacesIn(resource, query, matcher)).Order(StringComparer.Ordinal);
        var found = await WalkReferencesAsync(store, query);
        Assert.True(expected.SequenceEqual(found.Order(StringComparer.Ordinal)), $"{text} {query.Contained} {query.ContainedType}\nin memory: {string.Join(' ', expected)}\nby index:  {string.Join(' ', found)}");
        Assert.Equal(found, await WalkReferencesAsync(store, query with { PageSize = 7 }));
        if (found.Any(reference => reference.Contains('#', StringComparison.Ordinal))) containedFound++;
    }

    private static IEnumerable<string> PlacesIn(Element resource, SearchQuery query, SearchMatcher matcher)
    {
        var name = $"{resource.Type.Name}/{resource.ValueOf("id")}";
        if (query.ContainedType == ContainedType.Container) return matcher.Matches(query, resource) ? [name] : [];
        var contained = matcher.ContainedMatches(query, resource).Select(id => $"{name}#{id}");
        return query.Contained == Contained.Both && matcher.Matches(query with { Contained = Contained.False }, resource) ? contained.Prepend(name) : contained;
    }

    private static async Task<List<string>> WalkReferencesAsync(TestStore store, SearchQuery query)
    {
        for (var (found, page) = (new List<string>(), query); ;)
        {
            var answer = (await store.Open.SearchAsync(page, TestStore.Cancel)).Value;
            found.AddRange(answer.Matches.Select(match => match.Reference));
            if (answer.Next is null) return found;
            page = page with { Cursor = answer.Next };
        }
    }

    private static async Task<List<string>> FindAsync(TestStore store, SearchQuery query) =>
        [.. (await store.Open.SearchAsync(query, TestStore.Cancel)).Value.Matches.Select(match => match.Id)];

    /// <summary>The same in pages of three.</summary>
    private static async Task<List<string>> WalkAsync(TestStore store, SearchQuery query)
    {
        var ids = new List<string>();
        for (var page = query with { PageSize = 3 }; ;)
        {
            var answer = (await store.Open.SearchAsync(page, TestStore.Cancel)).Value;
            ids.AddRange(answer.Matches.Select(match => match.Id));
            if (answer.Next is null) return ids;
            page = page with { Cursor = answer.Next };
        }
    }

    [Fact]
    public async Task Index_kept_up_by_writing_equals_one_made_anew()
    {
        using var store = new TestStore();
        var (types, values) = Start(7);
        await FillAsync(store, types, values);
        await FillAsync(store, types, values);
        await store.DeleteAsync("Patient", "x1");
        await store.DeleteAsync("Observation", "x2");
        var written = IndexDump.Of(store);
        await store.Store.ReindexAsync(OwnBase, TestStore.Cancel);
        Assert.Equal(written, IndexDump.Of(store));
        Assert.True(written.Count > 1000);
    }

    internal static (List<string> Types, RandomValues Values) Start(int seed)
    {
        var random = new Random(seed);
        var all = DefinitionsPack.Core.Schema.Types.Where(type => type is { IsResource: true, IsAbstract: false }).Select(type => type.Name).ToArray();
        random.Shuffle(all);
        List<string> types = [.. Always.Union(all.Take(20))];
        return (types, new RandomValues(random, [.. Always.SelectMany(type => Enumerable.Range(0, 3).Select(number => $"{type}/x{number}"))]));
    }

    internal static async Task<Dictionary<string, List<Element>>> FillAsync(TestStore store, List<string> types, RandomValues values)
    {
        var maker = new RandomResource(values, SearchParameterSet.R4);
        var world = new Dictionary<string, List<Element>>();
        foreach (var type in types)
        {
            var resources = Enumerable.Range(0, ResourcesPerType).Select(number => TestStore.Parse(maker.Make(type, $"x{number}", Always))).ToList();
            var commands = resources.Select(resource => (WriteCommand)new UpdateCommand(resource, resource.ValueOf("id")!, null));
            Assert.True((await store.Open.WriteAsync(new WriteBatch([.. commands]) { OwnBase = OwnBase }, TestStore.Cancel)).IsStored);
            world[type] = resources;
        }
        return world;
    }

    internal static SearchQuery Parse(string type, List<QueryParameter> parameters)
    {
        var result = SearchQueryParser.Parse(type, parameters, SearchParameterSet.R4,
            new SearchSettings { Now = DateTimeOffset.Parse("2024-01-01T00:00:00Z", CultureInfo.InvariantCulture), IsStrict = true, OwnBase = OwnBase, Terminology = OracleTerminology.Service });
        Assert.True(result.IsValue, $"{type}?{string.Join('&', parameters)}: {result.Refusal}");
        return result.Value;
    }

    private static string Explain(int seed, string type, List<QueryParameter> parameters, List<string> expected, List<string> found,
        Dictionary<string, List<Element>> world, TestStore store, SearchQuery query)
    {
        var text = new StringBuilder($"seed {seed}: {type}?{string.Join('&', parameters.Select(parameter => $"{parameter.Name}={parameter.Value}"))}\n");
        text.Append(CultureInfo.InvariantCulture, $"in memory: {string.Join(' ', expected)}\nby index:  {string.Join(' ', found)}\n{store.Read(session => store.Store.Parts.Searcher.Compile(session, query))}\n");
        foreach (var id in expected.Except(found).Concat(found.Except(expected)).Concat(found).Take(1))
            text.Append(Encoding.UTF8.GetString(JsonWriter.ToBytes(world[type].First(resource => resource.ValueOf("id") == id))));
        return text.ToString();
    }
}
