using System.Globalization;
using Fhir.Kernel.Outcome;
using Fhir.Profiles.Archives;

namespace Fhir.Profiles;

/// <summary>
/// Reads FHIR NPM packages: an unpacked folder, a tgz, or the program's own. Nothing is written to disk. https://hl7.org/fhir/packages.html
/// </summary>
public static class PackageReader
{
    internal const string ManifestName = "package.json";

    /// <param name="folder">The one with package.json, or its parent when that is called <c>package</c>.</param>
    public static Result<FhirPackage> ReadFolder(string folder, PackageLimits? limits = null) => ReadFolder(folder, mayTrustIndex: false, limits ?? PackageLimits.Default);

    /// <summary>A folder that nobody edits, such as one of the package cache: its <c>.index.json</c> is believed when it lists just the files there are.</summary>
    public static Result<FhirPackage> ReadInstalled(string folder, PackageLimits? limits = null) => ReadFolder(folder, mayTrustIndex: true, limits ?? PackageLimits.Default);

    private static Result<FhirPackage> ReadFolder(string folder, bool mayTrustIndex, PackageLimits limits)
    {
        var root = new[] { Path.Combine(folder, "package"), folder }.FirstOrDefault(candidate => File.Exists(Path.Combine(candidate, ManifestName)));
        if (root is null) return Refuse(PackageRules.NotFound, folder);

        var (files, total) = (new List<PackageFile>(), 0L);
        foreach (var path in Directory.EnumerateFiles(root, "*.json", FolderSearch))
        {
            var length = new FileInfo(path).Length;
            if (files.Count == limits.MaxFiles) return Refuse(PackageRules.TooManyFiles, Text(limits.MaxFiles));
            if (length > limits.MaxFileBytes) return Refuse(PackageRules.FileTooLarge, Path.GetFileName(path), Text(limits.MaxFileBytes));
            if ((total += length) > limits.MaxTotalBytes) return Refuse(PackageRules.TooLarge, Text(limits.MaxTotalBytes));
            files.Add(new PackageFile(Path.GetRelativePath(root, path).Replace('\\', '/'), () => File.ReadAllBytes(path)));
        }
        return Open(files, folder, mayTrustIndex);
    }

    /// <summary>A tar.gz whose files are below <c>package/</c>. The files stay in memory.</summary>
    /// <param name="name">What to call the archive in a refusal.</param>
    public static Result<FhirPackage> ReadArchive(Stream archive, string name, PackageLimits? limits = null)
    {
        var contents = PackageArchive.Read(archive, limits ?? PackageLimits.Default);
        return contents.IsValue ? Open(contents.Value, name) : contents.Refusal;
    }

    // A link may lead out of the package or round in a circle.
    private static readonly EnumerationOptions FolderSearch = new()
    {
        RecurseSubdirectories = true,
        AttributesToSkip = FileAttributes.ReparsePoint,
        MaxRecursionDepth = 4,
    };

    internal static Result<FhirPackage> Open(IReadOnlyList<PackageFile> files, string name, bool mayTrustIndex = false)
    {
        if (files.FirstOrDefault(file => file.Path == ManifestName) is not { } file) return Refuse(PackageRules.NotFound, name);
        var (manifest, missing) = PackageManifest.Parse(file.ReadBytes());
        if (manifest is null) return Refuse(PackageRules.Manifest, missing!);
        return manifest.IsR4 ? new FhirPackage(manifest, files, mayTrustIndex) : Refuse(PackageRules.FhirVersion, string.Join(", ", manifest.FhirVersions));
    }

    internal static Refusal Refuse(Rule rule, params string[] arguments) => Refusal.BadRequest(rule.At(null, arguments));

    internal static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);
}
