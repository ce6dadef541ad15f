using System.Collections.Concurrent;
using Fhir.Kernel.Definitions;
using Fhir.Kernel.Elements;

namespace Fhir.Tiltak.Tests.Rules;

/// <summary>A source that reads each resource once and keeps it: thousands of snapshots are made of the same few definitions.</summary>
internal sealed class HeldSource(ICanonicalSource source) : ICanonicalSource
{
    private readonly ConcurrentDictionary<(string Url, string? Version), Document?> held = [];

    public IEnumerable<CanonicalEntry> Entries => source.Entries;

    public IEnumerable<CanonicalEntry> EntriesOf(string url) => source.EntriesOf(url);

    public Document? Find(string url, string? version = null) => held.GetOrAdd((url, version), key => source.Find(key.Url, key.Version));
}
