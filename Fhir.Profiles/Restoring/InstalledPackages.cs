using Fhir.Kernel.Definitions;
using Fhir.Kernel.Outcome;

namespace Fhir.Profiles.Restoring;

/// <summary>Packages as layers of definitions: those asked for, then what they build on as far as the cache has it. Nothing is fetched.</summary>
public sealed class InstalledPackages(PackageCache cache)
{
    private readonly List<FhirPackage> asked = [];
    private readonly List<Issue> notices = [];

    /// <summary>Warnings that came up on the way.</summary>
    public IReadOnlyList<Issue> Notices => notices;

    public void Add(FhirPackage package)
    {
        asked.Add(package);
        notices.AddRange(package.Issues);
    }

    /// <summary>Finds a package in the cache: <c>name#version</c>, with a range for its version, or without one for the newest.</summary>
    public Refusal? Add(string name, string? version)
    {
        var dependency = Dependency.Parse(name, version ?? "latest");
        if (dependency.Refusal is { } refusal) return refusal;
        if (cache.Choose(dependency.Value) is not { } id) return PackageReader.Refuse(PackageRules.NotCached, version is null ? name : $"{name}#{version}", cache.Folder);
        var read = cache.Read(id);
        if (read.IsValue) Add(read.Value);
        return read.Refusal;
    }

    /// <summary>
    /// The packages asked for before what they build on. Of one package in several versions the newest comes first, so that it answers for a canonical
    /// without a version; with a version each of them answers.
    /// </summary>
    public IReadOnlyList<ICanonicalSource> Layers()
    {
        List<FhirPackage> all = [.. asked.DistinctBy(package => package.Manifest.Id)];
        var count = all.Count;
        for (var at = 0; at < all.Count && all.Count < PackageResolver.MaxPackages; at++)
            foreach (var (key, version) in all[at].Manifest.Dependencies)
                if (Find(all[at], key, version, all) is { } found) all.Add(found);
        return [.. NewestFirst(all[..count]), .. NewestFirst(all[count..])];
    }

    private FhirPackage? Find(FhirPackage from, string key, string version, List<FhirPackage> known)
    {
        var dependency = Dependency.Parse(key, version);
        if (dependency.Refusal is { } refusal) return Warn(refusal);
        if (dependency.Value.IsBuiltIn || Answers(dependency.Value, known) || Answers(dependency.Value, ProfilePackages.All)) return null;
        if (cache.Choose(dependency.Value) is not { } id)
        {
            notices.Add(PackageRules.DependencyMissing.At(null, from.ToString(), dependency.Value.ToString()));
            return null;
        }
        var read = cache.Read(id);
        return read.IsValue ? read.Value : Warn(read.Refusal);
    }

    // Whoever named a package wants to validate by it; what is wrong further down is said and left out.
    private FhirPackage? Warn(Refusal refusal)
    {
        notices.AddRange(refusal.Issues.Select(issue => issue with { Severity = Severity.Warning }));
        return null;
    }

    private static IEnumerable<FhirPackage> NewestFirst(IEnumerable<FhirPackage> packages) =>
        packages.GroupBy(package => package.Manifest.Name).SelectMany(versions => versions.OrderByDescending(package => package.Manifest.Version, VersionOrder.Instance));

    private static bool Answers(Dependency dependency, IEnumerable<FhirPackage> packages) =>
        packages.Any(package => PackageResolver.Answers(dependency, package.Manifest.Id));
}
