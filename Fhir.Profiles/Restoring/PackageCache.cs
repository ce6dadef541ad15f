using Fhir.Kernel.Outcome;
using Fhir.Profiles.Archives;
using Fhir.Profiles.Registry;

namespace Fhir.Profiles.Restoring;

/// <summary>
/// The packages that FHIR tools share on a machine: a folder <c>name#version</c> for each, with <c>package</c> in it. A package appears whole or not at all,
/// whoever else is at work in the same place. https://confluence.hl7.org/display/FHIR/FHIR+Package+Cache
/// </summary>
public sealed class PackageCache(string folder, PackageLimits? limits = null)
{
    private const string Content = "package";
    private const string HashFile = "fhirref.integrity";
    private const string Unfinished = ".fhirref-";
    private static readonly TimeSpan Abandoned = TimeSpan.FromDays(1);

    private readonly PackageLimits limits = limits ?? PackageLimits.Default;

    /// <summary><c>~/.fhir/packages</c>.</summary>
    public static string DefaultFolder => Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".fhir", "packages");

    public string Folder { get; } = folder;

    /// <summary>In order of name and version.</summary>
    public IReadOnlyList<PackageId> Packages =>
    [
        .. (Directory.Exists(Folder) ? Directory.EnumerateDirectories(Folder) : []).Select(path => PackageId.Split(Path.GetFileName(path)))
            .Where(id => id?.Version is not null).Select(id => new PackageId(id!.Value.Name, id.Value.Version!)).Where(Has).Order(PackageId.Order),
    ];

    public bool Has(PackageId id) => File.Exists(Path.Combine(FolderOf(id), Content, PackageReader.ManifestName));

    /// <summary>The version that is here of what is asked for; null when none is. Who asks for a dev build and has none gets the current one.</summary>
    public PackageId? Choose(Dependency dependency)
    {
        var versions = Packages.Where(id => id.Name == dependency.Name).Select(id => id.Version).ToList();
        var version = dependency.Range.Choose(versions) ?? (dependency.Range.Text == "dev" ? versions.Find(known => known == "current") : null);
        return version is null ? null : new(dependency.Name, version);
    }

    /// <summary>The package read; a refusal when it is not here or is none.</summary>
    public Result<FhirPackage> Read(PackageId id) =>
        Has(id) ? PackageReader.ReadInstalled(Path.Combine(FolderOf(id), Content), limits) : PackageReader.Refuse(PackageRules.NotCached, id.ToString(), Folder);

    /// <summary>Null when the package is not here or has none that can be read.</summary>
    public PackageManifest? Manifest(PackageId id) => Has(id) ? PackageManifest.Parse(File.ReadAllBytes(Path.Combine(FolderOf(id), Content, PackageReader.ManifestName))).Manifest : null;

    /// <summary>What the archive hashed to that the package was unpacked from; null when another tool put it here.</summary>
    public ArchiveHash? Hash(PackageId id)
    {
        var file = Path.Combine(FolderOf(id), HashFile);
        return File.Exists(file) ? ArchiveHash.Parse(File.ReadAllText(file).Trim()) : null;
    }

    /// <summary>Unpacks an archive. A package that is here already stays as it is.</summary>
    /// <param name="archive">Must be able to seek.</param>
    /// <param name="wanted">What the archive must hold; null to take what it holds.</param>
    public Result<PackageId> Install(Stream archive, PackageId? wanted)
    {
        var work = Path.Combine(Folder, $"{Unfinished}{Guid.NewGuid():N}");
        try
        {
            Directory.CreateDirectory(Path.Combine(work, Content));
            SweepAbandoned();
            return Install(archive, wanted, work);
        }
        catch (Exception trouble) when (trouble is IOException or UnauthorizedAccessException)
        {
            return PackageReader.Refuse(PackageRules.CacheWrite, Folder, trouble.Message);
        }
        finally
        {
            if (Directory.Exists(work)) Directory.Delete(work, recursive: true);
        }
    }

    private Result<PackageId> Install(Stream archive, PackageId? wanted, string work)
    {
        archive.Position = 0;
        var content = Path.Combine(work, Content);
        if (PackageArchive.Unpack(archive, content, limits) is { } refusal) return refusal;
        var manifestFile = Path.Combine(content, PackageReader.ManifestName);
        if (!File.Exists(manifestFile)) return PackageReader.Refuse(PackageRules.NotFound, wanted?.ToString() ?? "");
        var (manifest, missing) = PackageManifest.Parse(File.ReadAllBytes(manifestFile));
        if (manifest is null) return PackageReader.Refuse(PackageRules.Manifest, missing!);
        if (!PackageId.IsName(manifest.Name) || !PackageId.IsVersion(manifest.Version)) return PackageReader.Refuse(PackageRules.Name, manifest.Id.ToString());
        if (wanted is { } id && id != manifest.Id) return PackageReader.Refuse(PackageRules.Mismatch, id.ToString(), manifest.Id.ToString());
        Index(content);
        File.WriteAllText(Path.Combine(work, HashFile), $"{ArchiveHash.Compute(archive)}\n");
        return Appear(work, manifest.Id);
    }

    // Tools that fill the cache see to it that there is an index. One that comes with the package stays if it tells of each file what the file does.
    private static void Index(string content)
    {
        List<PackageFile> files = [.. Directory.EnumerateFiles(content, "*.json").Select(path => new PackageFile(Path.GetFileName(path), () => File.ReadAllBytes(path)))];
        if (PackageIndex.Read(files) is { } index && Lines(index).SetEquals(Lines(PackageIndex.Scan(files, [])))) return;
        File.WriteAllBytes(Path.Combine(content, PackageIndex.FileName), PackageIndex.Write(files));

        static HashSet<string> Lines(List<(Fhir.Kernel.Definitions.CanonicalEntry Entry, PackageFile File)> rows) =>
            [.. rows.Select(row => $"{row.File.Path} {row.Entry.ResourceType} {row.Entry.Id} {row.Entry} {row.Entry.Kind} {row.Entry.Type} {row.Entry.Derivation} {row.Entry.Content} {row.Entry.ValueSet}")];
    }

    // A folder is renamed in one step, and never onto one that has something in it: whoever comes second keeps what the first put there.
    private Result<PackageId> Appear(string work, PackageId id)
    {
        if (Has(id)) return id;
        try
        {
            Directory.Move(work, FolderOf(id));
            return id;
        }
        catch (IOException) when (Directory.Exists(FolderOf(id)))
        {
            return Has(id) ? id : PackageReader.Refuse(PackageRules.CacheBroken, id.ToString());
        }
    }

    // What a process left that was killed while it unpacked. Others sweep and finish at the same time: a folder that is gone by now was theirs, and is no trouble of ours.
    private void SweepAbandoned()
    {
        foreach (var left in new DirectoryInfo(Folder).EnumerateDirectories($"{Unfinished}*"))
        {
            try
            {
                if (left.Exists && DateTime.UtcNow - left.LastWriteTimeUtc > Abandoned) left.Delete(recursive: true);
            }
            catch (DirectoryNotFoundException)
            {
            }
        }
    }

    private string FolderOf(PackageId id) => Path.Combine(Folder, id.ToString());
}
