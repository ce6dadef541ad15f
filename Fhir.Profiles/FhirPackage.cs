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

    internal FhirPackage(PackageManifest manifest, IReadOnlyList<PackageFile> files)
    {
        Manifest = manifest;
        var (resources, issues) = (new List<(CanonicalEntry Entry, PackageFile File)>(), new List<Issue>());
        foreach (var file in files.Where(IsDefinition))
        {
            var (type, entry) = CanonicalScan.Read(file.ReadBytes());
            if (type is null) issues.Add(PackageRules.FileUnreadable.At(null, file.Path));
            else if (entry is not null) resources.Add((entry, file));
        }

        (Entries, Issues) = ([.. resources.Select(pair => pair.Entry)], issues);
        Examples = [.. files.Where(IsExample).OrderBy(file => file.Path, StringComparer.Ordinal)];
        byUrl = resources.GroupBy(pair => pair.Entry.Url).ToFrozenDictionary(
            group => group.Key, group => group.OrderByDescending(pair => pair.Entry.Version, VersionOrder.Instance).ToImmutableArray());
    }

    public PackageManifest Manifest { get; }

    /// <summary>Canonical resources; read from the files themselves, since an .index.json may be missing or stale.</summary>
    public ImmutableArray<CanonicalEntry> Entries { get; }

    IEnumerable<CanonicalEntry> ICanonicalSource.Entries => Entries;

    public ImmutableArray<PackageFile> Examples { get; }

    /// <summary>Warnings about files that were left out.</summary>
    public IReadOnlyList<Issue> Issues { get; }

    public Document? Find(string url, string? version = null)
    {
        var (plain, within) = byUrl.ContainsKey(url) ? (url, null) : Canonical.Split(url);
        if (!byUrl.TryGetValue(plain, out var versions)) return null;
        var wanted = version ?? within;
        return versions.FirstOrDefault(pair => wanted is null || pair.Entry.Version == wanted).File?.Read();
    }

    public override string ToString() => $"{Manifest.Name}#{Manifest.Version}";

    // Packages keep what is not conformance in folders of their own; other/ holds builds' by-products.
    private static bool IsDefinition(PackageFile file) => !file.Path.Contains('/') && file.Path is not ("package.json" or ".index.json");

    private static bool IsExample(PackageFile file) =>
        (file.Path.StartsWith("example/", StringComparison.Ordinal) || file.Path.StartsWith("examples/", StringComparison.Ordinal)) && !file.Path.EndsWith(".index.json", StringComparison.Ordinal);
}
