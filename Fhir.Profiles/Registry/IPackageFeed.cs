using System.Collections.Immutable;
using Fhir.Kernel.Outcome;

namespace Fhir.Profiles.Registry;

/// <summary>Where packages are fetched from: a registry, or a folder of archives.</summary>
public interface IPackageFeed
{
    /// <summary>What there is of a package.</summary>
    Task<Result<PackageListing>> ListAsync(string name, CancellationToken cancel);

    /// <summary>Writes the archive of one version to a stream; what was written before a refusal is worth nothing.</summary>
    Task<Refusal?> FetchAsync(PublishedVersion version, Stream target, CancellationToken cancel);
}

/// <param name="Latest">The version the feed calls latest; null when it does not say.</param>
public sealed record PackageListing(string Name, ImmutableArray<PublishedVersion> Versions, string? Latest)
{
    public PublishedVersion? Find(string? version) => Versions.FirstOrDefault(published => published.Id.Version == version);
}

/// <param name="Archive">Where the tar.gz is.</param>
/// <param name="Hashes">What the archive must hash to, as the feed says it; empty when it does not.</param>
public sealed record PublishedVersion(PackageId Id, Uri Archive, ImmutableArray<ArchiveHash> Hashes);
