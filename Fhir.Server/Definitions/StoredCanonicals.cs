using System.Collections.Frozen;
using System.Collections.Immutable;
using Fhir.Kernel.Definitions;
using Fhir.Kernel.Elements;
using Fhir.Kernel.Json;

namespace Fhir.Server.Definitions;

/// <summary>A canonical resource of the store: its JSON stays, the document is parsed when it is asked for and goes when nobody holds it.</summary>
public sealed class StoredCanonical(CanonicalEntry entry, ReadOnlyMemory<byte> json, Schema schema)
{
    private WeakReference<Document>? parsed;

    public CanonicalEntry Entry => entry;

    public Document Document
    {
        get
        {
            if (parsed is { } held && held.TryGetTarget(out var known)) return known;
            // What is stored was parsed before it was stored.
            var document = JsonParser.Parse(json, schema).Document!;
            parsed = new WeakReference<Document>(document);
            return document;
        }
    }
}

/// <summary>The canonical resources of the store at one moment. Immutable.</summary>
public sealed class StoredCanonicals : ICanonicalSource
{
    private readonly FrozenDictionary<string, ImmutableArray<StoredCanonical>> byUrl;

    public StoredCanonicals(IEnumerable<StoredCanonical> all)
    {
        byUrl = all.GroupBy(stored => stored.Entry.Url).ToFrozenDictionary(
            group => group.Key, group => group.OrderByDescending(stored => stored.Entry.Version, VersionOrder.Instance).ToImmutableArray());
    }

    public IEnumerable<CanonicalEntry> Entries => byUrl.Values.SelectMany(versions => versions).Select(stored => stored.Entry);

    public IEnumerable<CanonicalEntry> EntriesOf(string url) => byUrl.TryGetValue(url, out var versions) ? versions.Select(stored => stored.Entry) : [];

    public Document? Find(string url, string? version = null)
    {
        var (plain, within) = byUrl.ContainsKey(url) ? (url, null) : Canonical.Split(url);
        var wanted = version ?? within;
        if (!byUrl.TryGetValue(plain, out var versions)) return null;
        return versions.FirstOrDefault(stored => wanted is null || stored.Entry.Version == wanted)?.Document;
    }
}
