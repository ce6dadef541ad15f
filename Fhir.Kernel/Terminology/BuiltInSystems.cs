using System.Collections.Frozen;
using System.Collections.Immutable;

namespace Fhir.Kernel.Terminology;

/// <summary>Code systems of others that FHIR binds to but does not publish, written down here. One that a source has itself goes before.</summary>
internal static class BuiltInSystems
{
    private static readonly FrozenDictionary<string, Lazy<CodeSystem>> All = new Dictionary<string, Lazy<CodeSystem>>
    {
        ["urn:iso:std:iso:3166"] = new(() => Create("urn:iso:std:iso:3166", CountryConcepts())),
        ["urn:iso:std:iso:4217"] = new(() => Create("urn:iso:std:iso:4217", CurrencyConcepts())),
    }.ToFrozenDictionary();

    public static IEnumerable<string> Urls => All.Keys;

    public static CodeSystem? Find(string url) => All.GetValueOrDefault(url)?.Value;

    private static CodeSystem Create(string url, IEnumerable<Concept> concepts)
    {
        ImmutableArray<Concept> all = [.. concepts];
        return new CodeSystem(url, version: null, CodeSystemContent.Complete, isCaseSensitive: true, all, [.. all.Select(_ => ImmutableArray<int>.Empty)], []);
    }

    private static IEnumerable<Concept> CountryConcepts() => Rows(Countries.Table, columns: 4)
        .SelectMany(row => row[..3].Select(code => new Concept(code, row[3])));

    private static IEnumerable<Concept> CurrencyConcepts() => Rows(Currencies.Table, columns: 2).Select(row => new Concept(row[0], row[1]));

    private static IEnumerable<string[]> Rows(string table, int columns) =>
        table.Split('\n', StringSplitOptions.TrimEntries).Select(row => row.Split(' ', columns));
}
