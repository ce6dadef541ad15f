using Fhir.Kernel.Definitions;
using Fhir.Kernel.Elements;

namespace Fhir.Kernel.Validation.Compiling;

/// <summary>A source that tells afterwards which urls it was asked for, found or not. Not thread-safe.</summary>
internal sealed class WatchedSource(ICanonicalSource source) : ICanonicalSource
{
    private readonly HashSet<string> asked = [];

    public IReadOnlySet<string> Asked => asked;

    public IEnumerable<CanonicalEntry> Entries => source.Entries;

    public IEnumerable<CanonicalEntry> EntriesOf(string url) => source.EntriesOf(url);

    public Document? Find(string url, string? version = null)
    {
        asked.Add(Canonical.Split(url).Url);
        return source.Find(url, version);
    }
}
