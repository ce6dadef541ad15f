using System.Collections.Frozen;
using System.Collections.Immutable;
using Fhir.Kernel.Definitions;
using Fhir.Kernel.Elements;
using Fhir.Kernel.Outcome;

namespace Fhir.Profiles;

/// <summary>A FHIR NPM package that has been read: its canonical resources, and its examples. https://hl7.org/fhir/packages.html</summary>
public sealed class FhirPackage : ICanonicalSource
{
    private readonly FrozenDictionary<string, ImmutableArray<(CanonicalEntry Entry, PackageFile File)>> byUrl;

    /// <param name="mayTrustIndex">Whether an .index.json that lists just these files stands for reading them all.</param>
    internal FhirPackage(PackageManifest manifest, IReadOnlyList<PackageFile> files, bool mayTrustIndex)
    {
        Manifest = manifest;
        var issues = new List<Issue>();
        var resources = (mayTrustIndex ? PackageIndex.Read(files) : null) ?? PackageIndex.Scan(files, issues);
        (Entries, Issues) = ([.. resources.Select(pair => pair.Entry)], issues);
        Examples = [.. files.Where(IsExample).OrderBy(file => file.Path, StringComparer.Ordinal)];
        byUrl = resources.GroupBy(pair => pair.Entry.Url).ToFrozenDictionary(
            group => group.Key, group => group.OrderByDescending(pair => pair.Entry.Version, VersionOrder.Instance).ToImmutableArray());
    }

    public PackageManifest Manifest { get; }

    /// <summary>Canonical resources.</summary>
    public ImmutableArray<CanonicalEntry> Entries { get; }

    IEnumerable<CanonicalEntry> ICanonicalSource.Entries => Entries;

    public ImmutableArray<PackageFile> Examples { get; }

    /// <summary>Warnings about files that were left out.</summary>
    public IReadOnlyList<Issue> Issues { get; }

    public IEnumerable<CanonicalEntry> EntriesOf(string url) => byUrl.TryGetValue(url, out var versions) ? versions.Select(pair => pair.Entry) : [];

    public Document? Find(string url, string? version = null)
    {
        var (plain, within) = byUrl.ContainsKey(url) ? (url, null) : Canonical.Split(url);
        if (!byUrl.TryGetValue(plain, out var versions)) return null;
        var wanted = version ?? within;
        var (entry, file) = versions.FirstOrDefault(pair => wanted is null || pair.Entry.Version == wanted);
        // An index that lies must not pass one resource off as another.
        return file?.Read() is { } document && document.Root.ValueOf("url") == entry.Url && document.Root.ValueOf("version") == entry.Version ? document : null;
    }

    public override string ToString() => $"{Manifest.Name}#{Manifest.Version}";

    private static bool IsExample(PackageFile file) =>
        (file.Path.StartsWith("example/", StringComparison.Ordinal) || file.Path.StartsWith("examples/", StringComparison.Ordinal)) && !file.Path.EndsWith(".index.json", StringComparison.Ordinal);
}
