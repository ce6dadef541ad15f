using Fhir.Kernel.Definitions;
using Fhir.Kernel.Elements;
using Fhir.Kernel.Search;

namespace Fhir.Store.Tests.Oracle;

/// <summary>Each composite of R4 finds the resource that has all parts in one repetition, and not when any part is another. https://hl7.org/fhir/R4/search.html#composite</summary>
public sealed class CompositeTests
{
    private const int Seed = 4;
    private const int MostTries = 1000;

    [Fact]
    public async Task Every_composite_hits_by_its_own_parts_and_misses_by_others()
    {
        using var store = new TestStore();
        var values = new RandomValues(new Random(Seed), ["Patient/x0", "Practitioner/x1", "Observation/x2"]);
        var tried = 0;
        foreach (var (type, composite) in SearchParameterSet.R4.All.Where(parameter => !parameter.Components.IsEmpty).SelectMany(parameter => parameter.Base.Select(type => (type, parameter))))
        {
            var (json, parts) = Example(type, composite, values);
            await store.PutAsync(json);
            Assert.Equal("x", await store.FindAsync(type, $"{composite.Code}={string.Join('$', parts)}"));
            for (var at = 0; at < parts.Length; at++)
            {
                var others = (string[])parts.Clone();
                others[at] = Other(SearchParameterSet.R4.FindByUrl(composite.Components[at].Definition)!.Type);
                Assert.True(await store.FindAsync(type, $"{composite.Code}={string.Join('$', others)}") == "", $"{type}?{composite.Code}={string.Join('$', others)} found {json}");
            }
            await store.DeleteAsync(type, "x");
            tried++;
        }
        Assert.True(tried >= 40, $"{tried} composites");
    }

    /// <summary>A resource that has all parts, and what they are.</summary>
    private static (string Json, string[] Parts) Example(string type, SearchParameter composite, RandomValues values)
    {
        var maker = new RandomResource(values, SearchParameterSet.R4);
        for (var number = 0; number < MostTries; number++)
        {
            var json = maker.Make(type, "x");
            var resource = TestStore.Parse(json);
            var world = new OracleWorld(new Dictionary<string, List<Element>> { [type] = [resource] }, SearchParameterSet.R4, values, "http://localhost:5080/fhir");
            if (world.ValueOf(composite, "", resource) is { } value && ValueText(value) is { } parts && parts.Length == composite.Components.Length && Says(type, composite, value, resource)) return (json, parts);
        }
        throw new InvalidOperationException($"seed {Seed}: {type} never had the parts of {composite.Code}");
    }

    private static bool Says(string type, SearchParameter composite, string value, Element resource) =>
        new SearchMatcher(SearchParameterSet.R4, _ => [], "http://localhost:5080/fhir").Matches(TestStore.Query(type, $"{composite.Code}={value}"), resource);

    /// <summary>Null when a dollar inside a part would make it two.</summary>
    private static string[]? ValueText(string value) => value.Contains('\\', StringComparison.Ordinal) || value.Contains('&', StringComparison.Ordinal) || value.Contains('+', StringComparison.Ordinal) ? null : value.Split('$');

    private static string Other(SearchParameterType kind) => kind switch
    {
        SearchParameterType.Date => "1900",
        SearchParameterType.Number or SearchParameterType.Quantity => "987654",
        SearchParameterType.String => "zzz",
        SearchParameterType.Reference => "Patient/nobody",
        SearchParameterType.Uri => "urn:none",
        _ => "urn:none|none",
    };
}
