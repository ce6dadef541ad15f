using System.Collections.Immutable;
using Fhir.Kernel.Outcome;
using Fhir.Profiles.Registry;

namespace Fhir.Profiles.Restoring;

/// <summary>
/// Brings a project's dependencies and theirs into the cache. Each dependency gets the version its own manifest asks for, so a package may be there in
/// several versions side by side. What a lock file says goes before what is newer.
/// </summary>
/// <param name="feed">Null when nobody may be asked: then the cache must have everything.</param>
/// <param name="locked">What an earlier restore came to; empty when it is not to count.</param>
public sealed class PackageResolver(PackageCache cache, IPackageFeed? feed, LockFile locked)
{
    /// <summary>Far more than any guide has; a feed that makes up dependencies must come to an end.</summary>
    public const int MaxPackages = 500;

    private readonly Dictionary<string, Result<PackageListing>> listings = new(StringComparer.Ordinal);
    private readonly SortedDictionary<PackageId, LockedPackage> packages = new(PackageId.Order);
    private readonly List<Issue> notices = [];

    /// <summary>Warnings that came up on the way.</summary>
    public IReadOnlyList<Issue> Notices => notices;

    /// <returns>What to lock.</returns>
    public async Task<Result<LockFile>> RestoreAsync(IEnumerable<KeyValuePair<string, string>> dependencies, CancellationToken cancel)
    {
        var open = new Queue<PackageId>();
        var direct = await ResolveAsync(dependencies, locked.Dependencies, open, cancel);
        if (direct.Refusal is { } refused) return refused;
        while (open.TryDequeue(out var id))
        {
            if (packages.ContainsKey(id)) continue;
            if (packages.Count == MaxPackages) return PackageReader.Refuse(PackageRules.TooManyPackages, PackageReader.Text(MaxPackages));
            if (await TakeAsync(id, open, cancel) is { } refusal) return refusal;
        }
        return new LockFile(direct.Value, packages.ToImmutableSortedDictionary(PackageId.Order));
    }

    /// <summary>The version of a package that a range comes to, by the feed if there is one, else by the cache.</summary>
    public async Task<Result<PackageId>> ChooseAsync(Dependency dependency, CancellationToken cancel)
    {
        var (name, range) = (dependency.Name, dependency.Range);
        if (range.Kind == RangeKind.Exact) return new PackageId(name, range.Text);
        if (range.Kind == RangeKind.Local) return cache.Choose(dependency) is { } local ? local : PackageReader.Refuse(PackageRules.NotCached, dependency.ToString(), cache.Folder);
        if (feed is null) return cache.Choose(dependency) is { } known ? known : PackageReader.Refuse(PackageRules.NoFeed, dependency.ToString());
        var listing = await ListAsync(name, cancel);
        if (listing.Refusal is { } refusal) return refusal;
        var versions = listing.Value.Versions.Select(version => version.Id.Version).ToList();
        var chosen = range.Kind == RangeKind.Latest && listing.Value.Find(listing.Value.Latest) is { } latest ? latest.Id.Version : range.Choose(versions);
        return chosen is not null ? new PackageId(name, chosen) : PackageReader.Refuse(PackageRules.NoVersion, name, range.ToString(), Some(versions));
    }

    private async Task<Result<ImmutableSortedDictionary<string, PackageId>>> ResolveAsync(
        IEnumerable<KeyValuePair<string, string>> dependencies, ImmutableSortedDictionary<string, PackageId> before, Queue<PackageId> open, CancellationToken cancel)
    {
        var resolved = LockFile.NoDependencies.ToBuilder();
        foreach (var (key, version) in dependencies)
        {
            var dependency = Dependency.Parse(key, version);
            if (dependency.Refusal is { } refusal) return refusal;
            if (dependency.Value.IsBuiltIn) continue;
            var chosen = before.TryGetValue(key, out var known) && Answers(dependency.Value, known) ? known : await ChooseAsync(dependency.Value, cancel);
            if (chosen.Refusal is { } none) return none;
            resolved[key] = chosen.Value;
            open.Enqueue(chosen.Value);
        }
        return resolved.ToImmutable();
    }

    /// <summary>Whether a locked version still is what the manifest asks for; "latest" stays what it was.</summary>
    public static bool Answers(Dependency dependency, PackageId known) =>
        dependency.Name == known.Name && (dependency.Range.Kind == RangeKind.Latest || dependency.Range.Matches(known.Version));

    private async Task<Refusal?> TakeAsync(PackageId id, Queue<PackageId> open, CancellationToken cancel)
    {
        var before = locked.Packages.GetValueOrDefault(id);
        if (!cache.Has(id) && await FetchAsync(id, before?.Hash, cancel) is { } refusal) return refusal;
        var hash = cache.Hash(id);
        if (before?.Hash is { } expected && hash is { } actual && expected != actual) return PackageReader.Refuse(PackageRules.Locked, id.ToString(), expected.ToString(), actual.ToString());
        if (before?.Hash is not null && hash is null) notices.Add(PackageRules.Unverified.At(null, id.ToString()));
        if (cache.Manifest(id) is not { } manifest) return PackageReader.Refuse(PackageRules.CacheBroken, id.ToString());
        var dependencies = await ResolveAsync(manifest.Dependencies, before?.Dependencies ?? LockFile.NoDependencies, open, cancel);
        if (dependencies.Refusal is { } broken) return broken;
        packages[id] = new(id, hash ?? before?.Hash, dependencies.Value);
        return null;
    }

    private async Task<Refusal?> FetchAsync(PackageId id, ArchiveHash? expected, CancellationToken cancel)
    {
        if (feed is null) return PackageReader.Refuse(PackageRules.NoFeed, id.ToString());
        var listing = await ListAsync(id.Name, cancel);
        if (listing.Refusal is { } refusal) return refusal;
        if (listing.Value.Find(id.Version) is not { } published)
            return PackageReader.Refuse(PackageRules.NoVersion, id.Name, id.Version, Some(listing.Value.Versions.Select(version => version.Id.Version)));

        await using var archive = new FileStream(Path.GetTempFileName(), FileMode.Open, FileAccess.ReadWrite, FileShare.None, 64 << 10, FileOptions.DeleteOnClose | FileOptions.Asynchronous);
        if (await feed.FetchAsync(published, archive, cancel) is { } failure) return failure;
        return Wrong(published, archive, expected) ?? cache.Install(archive, id).Refusal;
    }

    private static Refusal? Wrong(PublishedVersion published, Stream archive, ArchiveHash? expected)
    {
        foreach (var hash in published.Hashes)
            if (ArchiveHash.Compute(archive, hash.Algorithm) is var actual && actual != hash) return PackageReader.Refuse(PackageRules.Integrity, published.Id.ToString(), hash.ToString(), actual.ToString());
        if (expected is { } known && ArchiveHash.Compute(archive, known.Algorithm) is var found && found != known)
            return PackageReader.Refuse(PackageRules.Locked, published.Id.ToString(), known.ToString(), found.ToString());
        return null;
    }

    private async Task<Result<PackageListing>> ListAsync(string name, CancellationToken cancel) =>
        listings.TryGetValue(name, out var known) ? known : listings[name] = await feed!.ListAsync(name, cancel);

    private static string Some(IEnumerable<string> versions)
    {
        var all = versions.OrderDescending(Fhir.Kernel.Definitions.VersionOrder.Instance).ToList();
        return all.Count == 0 ? "0" : string.Join(", ", all.Take(8)) + (all.Count > 8 ? ", ..." : "");
    }
}
