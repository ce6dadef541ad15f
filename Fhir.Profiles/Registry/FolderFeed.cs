using System.Collections.Immutable;
using Fhir.Kernel.Outcome;
using Fhir.Profiles.Archives;

namespace Fhir.Profiles.Registry;

/// <summary>A folder of package archives (<c>*.tgz</c>), for those who may not ask a registry. Each archive's manifest says what it is.</summary>
public sealed class FolderFeed(string folder, PackageLimits limits) : IPackageFeed
{
    private readonly Lazy<ILookup<string, PublishedVersion>> versions = new(() => Archives(folder, limits).ToLookup(version => version.Id.Name));

    public Task<Result<PackageListing>> ListAsync(string name, CancellationToken cancel)
    {
        try
        {
            ImmutableArray<PublishedVersion> found = [.. versions.Value[name].DistinctBy(version => version.Id)];
            return Task.FromResult<Result<PackageListing>>(found.IsEmpty ? PackageReader.Refuse(PackageRules.Unpublished, name, folder) : new PackageListing(name, found, null));
        }
        catch (Exception trouble) when (trouble is IOException or UnauthorizedAccessException)
        {
            return Task.FromResult<Result<PackageListing>>(PackageReader.Refuse(PackageRules.Unreachable, name, folder, trouble.Message));
        }
    }

    public async Task<Refusal?> FetchAsync(PublishedVersion version, Stream target, CancellationToken cancel)
    {
        try
        {
            await using var archive = File.OpenRead(version.Archive.LocalPath);
            await archive.CopyToAsync(target, cancel);
            return null;
        }
        catch (Exception trouble) when (trouble is IOException or UnauthorizedAccessException)
        {
            return PackageReader.Refuse(PackageRules.Unreachable, version.Id.ToString(), folder, trouble.Message);
        }
    }

    // In order, so that of two archives of the same version the first is taken every time. What is no package is none of this feed's.
    private static IEnumerable<PublishedVersion> Archives(string folder, PackageLimits limits)
    {
        foreach (var path in Directory.EnumerateFiles(folder, "*.tgz").Order(StringComparer.Ordinal))
        {
            using var archive = File.OpenRead(path);
            if (PackageArchive.ReadManifest(archive, limits) is { } manifest && PackageId.IsName(manifest.Name) && PackageId.IsVersion(manifest.Version))
                yield return new(manifest.Id, new Uri(Path.GetFullPath(path)), []);
        }
    }
}
