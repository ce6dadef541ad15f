using Fhir.Kernel.Definitions;
using Fhir.Kernel.Elements;
using Fhir.Kernel.Search;

namespace Fhir.Store.Tests.Oracle;

/// <summary>What is included is what references and canonicals lead to, forward and back, in the resources of <see cref="IndexOracleTests"/>.</summary>
public sealed class IncludeOracleTests(ITestOutputHelper output)
{
    private const int QueriesPerSeed = 400;

    [Fact]
    public async Task Includes_bring_exactly_what_is_led_to_in_memory()
    {
        var (asked, brought, alongCanonicals) = (0, 0, 0);
        foreach (var seed in IndexOracleTests.Seeds)
        {
            using var store = new TestStore();
            var (types, values) = IndexOracleTests.Start(seed);
            var resources = await IndexOracleTests.FillAsync(store, types, values);
            var world = new OracleWorld(resources, SearchParameterSet.R4, values, IndexOracleTests.OwnBase);
            for (var number = 0; number < QueriesPerSeed; number++)
            {
                var (source, reference) = Some(types, values);
                var isReverse = values.Chance(0.5);
                var type = isReverse ? TargetOf(reference, types, values) ?? values.Pick(types) : source;
                var only = values.Chance(0.3) ? TargetOf(reference, types, values) : null;
                List<QueryParameter> parameters =
                    [new("_id", string.Join(',', Ids(values))), new(isReverse ? "_revinclude" : "_include", $"{source}:{reference.Code}{(only is null ? "" : ":" + only)}")];
                var matches = resources[type].Where(resource => parameters[0].Value.Split(',').Contains(resource.ValueOf("id"))).ToList();
                var (from, names) = (isReverse ? resources[source] : matches, matches.Select(Name).ToHashSet());
                var expected = from.SelectMany(one => world.Targets(reference, one).Where(target => only is null || target.Type.Name == only)
                        .Where(target => !isReverse || names.Contains(Name(target))).Select(target => Name(isReverse ? one : target)))
                    .Except(names).Distinct().Order(StringComparer.Ordinal).ToList();

                var page = (await store.Open.SearchAsync(RandomSearch.Parse(type, parameters), TestStore.Cancel)).Value;

                // Of two references to one resource, one may name an earlier version of it.
                Assert.Equal(page.Included.Count, page.Included.Select(resource => (resource.Reference, resource.Version)).Distinct().Count());
                var found = page.Included.Select(resource => resource.Reference).Distinct().Order(StringComparer.Ordinal).ToList();
                Assert.True(expected.SequenceEqual(found), $"seed {seed}: {type}?{string.Join('&', parameters)}\nin memory: {string.Join(' ', expected)}\nby index:  {string.Join(' ', found)}");
                asked++;
                if (found.Count == 0) continue;
                brought++;
                if (CanonicalLinks.MayBeIn(source, reference, SearchParameterSet.R4.Schema)) alongCanonicals++;
            }
        }
        output.WriteLine($"{asked} searches, {brought} of them brought something, {alongCanonicals} along canonicals");
        Assert.True(brought > asked / 4 && alongCanonicals > asked / 20, $"{brought} and {alongCanonicals} of {asked} tell something");
    }

    private static string Name(Element resource) => $"{resource.Type.Name}/{resource.ValueOf("id")}";

    private static IEnumerable<string> Ids(RandomValues values) => Enumerable.Range(0, 4).Select(_ => $"x{values.Next(12)}").Distinct();

    /// <summary>A reference parameter, every other time one that finds canonicals.</summary>
    private static (string Type, SearchParameter Reference) Some(List<string> types, RandomValues values)
    {
        var wantsCanonicals = values.Chance(0.5);
        var all = types.SelectMany(type => SearchParameterSet.R4.Of(type).Where(parameter => parameter.Type == SearchParameterType.Reference
            && (!wantsCanonicals || CanonicalLinks.MayBeIn(type, parameter, SearchParameterSet.R4.Schema))).Select(parameter => (type, parameter))).ToList();
        return values.Pick(all);
    }

    private static string? TargetOf(SearchParameter reference, List<string> types, RandomValues values) =>
        types.Where(type => SearchParameterSet.MayLeadTo(reference, type)).ToList() is { Count: > 0 } targets ? values.Pick(targets) : null;
}
