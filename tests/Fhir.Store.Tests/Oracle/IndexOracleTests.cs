using System.Data.Common;
using System.Globalization;
using System.Text;
using Fhir.Kernel.Definitions;
using Fhir.Kernel.Elements;
using Fhir.Kernel.Json;
using Fhir.Kernel.Search;
using Fhir.Store.Access;
using Xunit.Sdk;

namespace Fhir.Store.Tests.Oracle;

/// <summary>
/// What the index finds is what matches, and in the order asked for. Resources and searches are made from a seed, which a failure prints: FHIRREF_SEED runs
/// that one alone, FHIRREF_ORACLE_QUERIES as many searches as it says, a thousand to a seed.
/// </summary>
public sealed class IndexOracleTests(ITestOutputHelper output)
{
    internal const string OwnBase = "http://own.example/fhir";
    internal static readonly string[] Always =
        ["Patient", "Observation", "Practitioner", "Organization", "MedicationStatement", "DiagnosticReport", "DocumentReference", "Location", "Questionnaire", "QuestionnaireResponse", "Encounter", "List"];

    private static readonly string[] Owners = ["Patient", "Practitioner", "Encounter"];

    private const int QueriesPerSeed = 1000;
    private const int QueriesPerChange = 25;

    /// <summary>So many are told of before it ends.</summary>
    private const int MostFaults = 10;

    private readonly List<string> faults = [];
    private readonly OracleOrder order = new(SearchParameterSet.R4, OwnBase);
    private (Dictionary<string, List<Element>>? World, SearchMatcher? Matcher) matcher;

    /// <summary>How many searches found contained resources.</summary>
    private int containedFound;

    [Fact]
    public async Task Index_finds_exactly_what_matches_in_memory()
    {
        var count = new OracleCount();
        foreach (var seed in Seeds) await AskAsync(seed, count);
        output.WriteLine($"seeds {Seeds[0]} to {Seeds[^1]}: {count}");
        Assert.True(faults.Count == 0, string.Join("\n\n", faults));
        Assert.True(count.Telling > count.Asked / 6, $"only {count.Telling} of {count.Asked} searches found some and not all");
        Assert.Empty(count.Untold);
        Assert.True(containedFound > count.Asked / 50, $"only {containedFound} searches found contained resources");
    }

    internal static List<int> Seeds => Setting("FHIRREF_SEED") is { } seed ? [seed] : [.. Enumerable.Range(1, Math.Max(1, (Setting("FHIRREF_ORACLE_QUERIES") ?? 3000) / QueriesPerSeed))];

    private static int? Setting(string name) => Environment.GetEnvironmentVariable(name) is { } text ? int.Parse(text, CultureInfo.InvariantCulture) : null;

    private async Task AskAsync(int seed, OracleCount count)
    {
        var clock = RandomHistory.NewClock();
        using var store = new TestStore(settings => settings with { Clock = clock });
        var (types, values) = Start(seed);
        var history = new RandomHistory(store, types, values, most: seed % 3 == 0 ? "Observation" : null);
        await history.FillAsync();
        var searches = new RandomSearch(values, new RandomQuery(values, SearchParameterSet.R4, new OracleWorld(history.World, SearchParameterSet.R4, values, OwnBase)), types);
        for (var number = 0; number < QueriesPerSeed && faults.Count < MostFaults; number++)
        {
            if (number % QueriesPerChange == 0) await history.ChangeAsync();
            var (text, query) = searches.Make();
            text = $"seed {seed}, {number}: {text}";
            try
            {
                await AskAsync(text, query, store, history.World, number % 10 == 0, count);
                if (query.Branches.IsEmpty && query.Compartment is null && query.Clauses.All(SearchedContained.CanBeAsked)) await AskContainedAsync(store, values, history.World, query, text);
            }
            catch (Exception fault) when (fault is XunitException or DbException)
            {
                faults.Add($"{text}\n{fault.Message}");
            }
        }
    }

    private async Task AskAsync(string text, SearchQuery query, TestStore store, Dictionary<string, List<Element>> world, bool isInPages, OracleCount count)
    {
        var searched = query.PerType().SelectMany(part => world[part.Type]).ToDictionary(Name);
        var expected = searched.Where(pair => MatcherOf(world).Matches(query, pair.Value)).Select(pair => pair.Key).Order(StringComparer.Ordinal).ToList();
        var found = (await store.Open.SearchAsync(query, TestStore.Cancel)).Value.Matches.Select(match => match.Reference).ToList();
        Assert.True(expected.SequenceEqual(found.Order(StringComparer.Ordinal)), Explain(text, expected, found, searched, store, query));
        var wrong = order.FirstOutOfOrder(query, [.. found.Select(name => searched[name])]);
        Assert.True(wrong is null, $"out of order at {wrong}: {Explain(text, expected, found, searched, store, query)}");
        if (isInPages) await AskInPagesAsync(store, query, found);
        count.Add(query, found.Count > 0 && found.Count < searched.Count);
    }

    private SearchMatcher MatcherOf(Dictionary<string, List<Element>> world)
    {
        if (matcher.World != world) matcher = (world, new SearchMatcher(SearchParameterSet.R4, type => world.GetValueOrDefault(type, []), OwnBase));
        return matcher.Matcher!;
    }

    private static string Name(Element resource) => $"{resource.Type.Name}/{resource.ValueOf("id")}";

    private async Task AskContainedAsync(TestStore store, RandomValues values, Dictionary<string, List<Element>> world, SearchQuery query, string text)
    {
        query = query with
        {
            Sort = [], Includes = [], PageSize = 1000,
            Contained = values.Pick([Contained.True, Contained.Both]), ContainedType = values.Pick([ContainedType.Container, ContainedType.Contained]),
        };
        var expected = world.Values.SelectMany(all => all).SelectMany(resource => PlacesIn(resource, query, MatcherOf(world))).Order(StringComparer.Ordinal);
        var found = await WalkAsync(store, query);
        Assert.True(expected.SequenceEqual(found.Order(StringComparer.Ordinal)), $"{text} {query.Contained} {query.ContainedType}\nin memory: {string.Join(' ', expected)}\nby index:  {string.Join(' ', found)}");
        Assert.Equal(found, await WalkAsync(store, query with { PageSize = 7 }));
        if (found.Any(reference => reference.Contains('#', StringComparison.Ordinal))) containedFound++;
    }

    private static IEnumerable<string> PlacesIn(Element resource, SearchQuery query, SearchMatcher matcher)
    {
        var name = Name(resource);
        if (query.ContainedType == ContainedType.Container) return matcher.Matches(query, resource) ? [name] : [];
        var contained = matcher.ContainedMatches(query, resource).Select(id => $"{name}#{id}");
        return query.Contained == Contained.Both && matcher.Matches(query with { Contained = Contained.False }, resource) ? contained.Prepend(name) : contained;
    }

    private static async Task<List<string>> WalkAsync(TestStore store, SearchQuery query)
    {
        for (var (found, page) = (new List<string>(), query); ;)
        {
            var answer = (await store.Open.SearchAsync(page, TestStore.Cancel)).Value;
            found.AddRange(answer.Matches.Select(match => match.Reference));
            if (answer.Next is null) return found;
            page = page with { Cursor = answer.Next };
        }
    }

    /// <summary>The same in small pages, forward and from the last back to the first, and counted.</summary>
    private static async Task AskInPagesAsync(TestStore store, SearchQuery query, List<string> found)
    {
        var size = Math.Max(1 + found.Count % 4, found.Count / 8);
        Assert.Equal(found, await WalkAsync(store, query with { PageSize = size }));
        var page = query with { PageSize = size, Total = Total.Accurate };
        for (var back = new List<string>(); ;)
        {
            var answer = (await store.Open.SearchAsync(page, TestStore.Cancel)).Value;
            Assert.Equal(found.Count, answer.Total);
            if (answer.Next is { } next && back.Count == 0)
            {
                page = page with { Cursor = next };
                continue;
            }
            back.InsertRange(0, answer.Matches.Select(match => match.Reference));
            if (answer.Previous is null)
            {
                Assert.Equal(found, back);
                return;
            }
            page = page with { Cursor = answer.Previous };
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
        // Most lead to those whose compartments there are.
        IEnumerable<string> targets = [.. Always, .. Enumerable.Repeat(Owners, 4).SelectMany(owners => owners)];
        return (types, new RandomValues(random, [.. targets.SelectMany(type => Enumerable.Range(0, 3).Select(number => $"{type}/x{number}"))]));
    }

    internal static async Task<Dictionary<string, List<Element>>> FillAsync(TestStore store, List<string> types, RandomValues values)
    {
        var history = new RandomHistory(store, types, values);
        await history.FillAsync();
        return history.World;
    }

    private static string Explain(string text, List<string> expected, List<string> found, Dictionary<string, Element> searched, TestStore store, SearchQuery query)
    {
        var explained = new StringBuilder($"{text}\n");
        explained.Append(CultureInfo.InvariantCulture, $"in memory: {string.Join(' ', expected)}\nby index:  {string.Join(' ', found)}\n");
        explained.AppendJoin('\n', query.PerType().Select(part => store.Read(session => store.Store.Parts.Searcher.Compile(session, part))));
        foreach (var name in expected.Except(found).Concat(found.Except(expected)).Concat(found).Take(1))
            explained.Append('\n').Append(searched.TryGetValue(name, out var resource) ? Encoding.UTF8.GetString(JsonWriter.ToBytes(resource)) : $"{name} is not here");
        return explained.ToString();
    }
}
