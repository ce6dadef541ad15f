using System.Collections.Frozen;
using System.Collections.Immutable;
using Fhir.Kernel.Elements;

namespace Fhir.Kernel.Definitions;

/// <summary>Canonical resources that are in memory: a request's own, the store's, a test's. Immutable; resources without a url are left out.</summary>
public sealed class CanonicalSet : ICanonicalSource
{
    private readonly FrozenDictionary<string, ImmutableArray<(CanonicalEntry Entry, Document Document)>> byUrl;

    public CanonicalSet(IEnumerable<Document> resources)
    {
        var described = resources.Select(document => (Entry: CanonicalEntry.Of(document.Root), document)).Where(pair => pair.Entry is not null).ToList();
        Entries = [.. described.Select(pair => pair.Entry!)];
        byUrl = described.GroupBy(pair => pair.Entry!.Url).ToFrozenDictionary(
            group => group.Key,
            group => group.OrderByDescending(pair => pair.Entry!.Version, VersionOrder.Instance).Select(pair => (pair.Entry!, pair.document)).ToImmutableArray());
    }

    public ImmutableArray<CanonicalEntry> Entries { get; }

    IEnumerable<CanonicalEntry> ICanonicalSource.Entries => Entries;

    public IEnumerable<CanonicalEntry> EntriesOf(string url) => byUrl.TryGetValue(url, out var versions) ? versions.Select(pair => pair.Entry) : [];

    public Document? Find(string url, string? version = null)
    {
        var (plain, wanted) = byUrl.ContainsKey(url) ? (url, version) : Canonical.Split(url, version);
        if (!byUrl.TryGetValue(plain, out var versions)) return null;
        return versions.FirstOrDefault(pair => wanted is null || pair.Entry.Version == wanted).Document;
    }
}
