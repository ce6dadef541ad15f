using System.Text;
using Fhir.Kernel.Definitions;
using Fhir.Kernel.Elements;
using Fhir.Kernel.Search;
using Fhir.Store.Access;
using Fhir.Store.Tests.Oracle;

namespace Fhir.Store.Tests;

/// <summary>Searches over several types, and in compartments, against the matcher and against the permit.</summary>
public sealed class SystemSearchTests
{
    private const int PerType = 12;
    private static readonly string[] Types = ["Patient", "Observation", "Practitioner", "Encounter", "Device", "RelatedPerson", "MedicationStatement", "DiagnosticReport", "Appointment", "Group"];

    private static SearchSettings Settings => new() { Now = DateTimeOffset.UnixEpoch.AddYears(54), OwnBase = "http://own.example/fhir", Terminology = Oracle.OracleTerminology.Service };

    [Theory]
    [InlineData(11)]
    [InlineData(12)]
    public async Task What_is_found_in_compartments_and_over_types_is_what_matches_in_memory(int seed)
    {
        using var store = new TestStore();
        var random = new Random(seed);
        var values = new RandomValues(random, [.. Types.SelectMany(type => Enumerable.Range(0, 3).Select(number => $"{type}/x{number}"))]);
        var world = await FillAsync(store, values);
        var matcher = new SearchMatcher(SearchParameterSet.R4, type => world.Where(resource => resource.Type.Name == type), Settings.OwnBase);
        var queries = new RandomQuery(values, SearchParameterSet.R4);
        var hits = 0;
        for (var number = 0; number < 300; number++)
        {
            // A chain that one of the types cannot have is no search over them.
            if (MakeQuery(values, queries, number) is not { } query) continue;
            var expected = world.Where(resource => matcher.Matches(query, resource)).Select(Name).Order(StringComparer.Ordinal).ToList();
            var found = (await store.Open.SearchAsync(query, TestStore.Cancel)).Value.Matches.Select(match => match.Reference).Order(StringComparer.Ordinal).ToList();
            Assert.True(expected.SequenceEqual(found), $"seed {seed}, {query.Compartment} {string.Join('&', query.Applied)}\nin memory: {string.Join(' ', expected)}\nby index:  {string.Join(' ', found)}");
            hits += found.Count > 0 ? 1 : 0;
        }
        Assert.True(hits > 60, $"seed {seed}: only {hits} searches found anything");
    }

    private static SearchQuery? MakeQuery(RandomValues values, RandomQuery queries, int number)
    {
        var compartment = values.Pick([.. DefinitionsPack.Core.Compartments]);
        var members = compartment.MemberTypes.Where(Types.Contains).ToArray();
        var (type, id) = (values.Pick(members), $"x{values.Next(3)}");
        var parameters = values.Chance(0.5) ? queries.Make(type, Types) : [];
        var result = (number % 3) switch
        {
            0 => SearchQueryParser.ParseCompartment(compartment, id, type, parameters, SearchParameterSet.R4, Settings),
            1 => SearchQueryParser.ParseCompartment(compartment, id, [.. members], parameters, SearchParameterSet.R4, Settings),
            _ => SearchQueryParser.ParseSystem([.. Types], parameters, SearchParameterSet.R4, Settings),
        };
        Assert.True(result.IsValue || number % 3 > 0, result.Refusal?.ToString());
        return result.IsValue ? result.Value with { PageSize = 1000 } : null;
    }

    /// <summary>Dates and texts and nothing, over types, in every direction: each page is the next part of one list.</summary>
    [Theory]
    [InlineData("_sort=identifier")]
    [InlineData("_sort=-identifier,_id")]
    [InlineData("_sort=-_lastUpdated")]
    [InlineData("")]
    public async Task Pages_over_several_types_are_parts_of_one_list(string parameters)
    {
        using var store = new TestStore();
        var values = new RandomValues(new Random(3), ["Patient/x1"]);
        await FillAsync(store, values);
        var pairs = parameters.Split('&', StringSplitOptions.RemoveEmptyEntries).Select(pair => pair.Split('=', 2)).Select(pair => new QueryParameter(pair[0], pair[1]));
        var query = SearchQueryParser.ParseSystem(["Patient", "Practitioner", "Observation", "Encounter"], [.. pairs], SearchParameterSet.R4, Settings).Value;
        var whole = (await store.Open.SearchAsync(query with { PageSize = 1000 }, TestStore.Cancel)).Value.Matches.Select(match => match.Reference).ToList();
        Assert.Equal(4 * PerType, whole.Distinct().Count());

        var (forward, last) = await WalkAsync(store, query with { PageSize = 5 }, page => page.Next);
        Assert.Equal(whole, forward.SelectMany(page => page));
        var (backward, _) = await WalkAsync(store, last, page => page.Previous);
        Assert.Equal(whole, backward.AsEnumerable().Reverse().SelectMany(page => page));
    }

    [Fact]
    public async Task Type_outside_the_permit_is_refused_and_a_cursor_serves_only_its_own_caller()
    {
        using var store = new TestStore();
        await FillAsync(store, new RandomValues(new Random(4), ["Patient/x1"]));
        var query = SearchQueryParser.ParseSystem(["Patient", "Device"], [], SearchParameterSet.R4, Settings).Value with { PageSize = 3 };
        IPermittedStore Bound(string client, params (string, Interaction)[] grants) => store.Store.Bind(Permit.Of(client, null, grants));

        var denied = await Bound("a", ("Patient", Interaction.All)).SearchAsync(query, TestStore.Cancel);
        Assert.Equal((403, "store-not-permitted"), (denied.Refusal!.Status, denied.Refusal.Issues[0].RuleId));

        var page = (await Bound("a", ("Patient", Interaction.All), ("Device", Interaction.All)).SearchAsync(query, TestStore.Cancel)).Value;
        var next = query with { Cursor = page.Next };
        Assert.True((await Bound("a", ("Device", Interaction.All), ("Patient", Interaction.All)).SearchAsync(next, TestStore.Cancel)).IsValue);
        Assert.Equal("store-cursor-invalid", (await Bound("b", ("Patient", Interaction.All), ("Device", Interaction.All)).SearchAsync(next, TestStore.Cancel)).Refusal?.Issues[0].RuleId);
        Assert.Equal("store-cursor-invalid", (await Bound("a", ("*", Interaction.All)).SearchAsync(next, TestStore.Cancel)).Refusal?.Issues[0].RuleId);
    }

    [Fact]
    public async Task Search_in_a_patients_compartment_starts_at_the_patient()
    {
        TestStore.OnlyOnSqlite("The plan is SQLite's.");
        using var store = new TestStore();
        await store.PutAsync("""{"resourceType":"Patient","id":"p1"}""");
        var patient = DefinitionsPack.Core.Compartments.Single(compartment => compartment.Code == "Patient");
        List<string> PlanOf(string type, params QueryParameter[] parameters)
        {
            var query = SearchQueryParser.ParseCompartment(patient, "p1", type, parameters, SearchParameterSet.R4, Settings).Value;
            return [.. store.Rows("EXPLAIN QUERY PLAN " + store.Read(session => store.Store.Parts.Searcher.Compile(session, query))).Select(row => row.Split('|')[3])];
        }

        Assert.Contains("reference_by_target (parameter=? AND target=?)", PlanOf("Observation")[0], StringComparison.Ordinal);
        // The one parameter that leads into the compartment also says whose the resource is.
        Assert.Contains(PlanOf("Encounter"), step => step.Contains("reference_by_target (parameter=? AND target=? AND resource>? AND resource<?)", StringComparison.Ordinal));
        Assert.DoesNotContain(PlanOf("Observation", new QueryParameter("status", "final")), step => step.Contains("resource_by_type", StringComparison.Ordinal));
    }

    private static async Task<List<Element>> FillAsync(TestStore store, RandomValues values)
    {
        var maker = new RandomResource(values, SearchParameterSet.R4);
        var made = Types.SelectMany(type => Enumerable.Range(0, PerType).Select(number => TestStore.Parse(maker.Make(type, $"x{number}")))).ToList();
        var world = new List<Element>();
        foreach (var group in made.Chunk(7))
        {
            var commands = group.Select(resource => (WriteCommand)new UpdateCommand(resource, resource.ValueOf("id")!, null));
            var result = await store.Open.WriteAsync(new WriteBatch([.. commands]) { OwnBase = Settings.OwnBase }, TestStore.Cancel);
            Assert.True(result.IsStored, result.Failure?.ToString());
            world.AddRange(result.Written.Select(written => TestStore.Parse(Encoding.UTF8.GetString(written.Resource!.Json.Span))));
        }
        return world;
    }

    private static async Task<(List<List<string>> Pages, SearchQuery Last)> WalkAsync(TestStore store, SearchQuery query, Func<SearchPage, string?> next)
    {
        for (var pages = new List<List<string>>(); ; )
        {
            var page = (await store.Open.SearchAsync(query, TestStore.Cancel)).Value;
            pages.Add([.. page.Matches.Select(match => match.Reference)]);
            if (next(page) is not { } cursor) return (pages, query);
            query = query with { Cursor = cursor };
        }
    }

    private static string Name(Element resource) => $"{resource.Type.Name}/{resource.ValueOf("id")}";
}
