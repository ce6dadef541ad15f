using System.Collections.Immutable;
using Fhir.Kernel.Elements;

namespace Fhir.Kernel.Definitions;

/// <summary>
/// Several sources as one; an earlier layer goes before a later one. A version that is asked for is looked for in every layer; without one, the
/// first layer that knows the url decides with its newest.
/// </summary>
public sealed class LayeredSource(params ImmutableArray<ICanonicalSource> layers) : ICanonicalSource
{
    /// <summary>Of every layer; where two layers have the same url and version, the first one's.</summary>
    public IEnumerable<CanonicalEntry> Entries => layers.SelectMany(layer => layer.Entries).DistinctBy(entry => (entry.Url, entry.Version));

    public IEnumerable<CanonicalEntry> EntriesOf(string url) => layers.SelectMany(layer => layer.EntriesOf(url)).DistinctBy(entry => entry.Version);

    public Document? Find(string url, string? version = null)
    {
        foreach (var layer in layers)
            if (layer.Find(url, version) is { } document) return document;
        return null;
    }
}
