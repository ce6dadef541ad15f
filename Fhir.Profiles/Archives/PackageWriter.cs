using System.Formats.Tar;
using System.IO.Compression;

namespace Fhir.Profiles.Archives;

/// <summary>
/// Writes a folder as a FHIR package: a gzipped tar with every file below <c>package/</c>, and an index when the folder has none. The same files always give
/// the same bytes: sorted, without times or owners. https://hl7.org/fhir/packages.html
/// </summary>
public static class PackageWriter
{
    private const int LongestUstarName = 99;

    private static readonly EnumerationOptions Below = new() { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.ReparsePoint };

    /// <param name="folder">With package.json in it or in its <c>package</c>.</param>
    /// <exception cref="IOException">A file cannot be read, or its name has no place in a package.</exception>
    public static void Write(string folder, Stream output)
    {
        var nested = Path.Combine(folder, "package");
        var root = File.Exists(Path.Combine(nested, PackageReader.ManifestName)) ? nested : folder;
        var files = Directory.EnumerateFiles(root, "*", Below).ToDictionary(file => Path.GetRelativePath(root, file).Replace('\\', '/'), StringComparer.Ordinal);
        var names = files.Keys.Append(PackageIndex.FileName).Distinct().Order(StringComparer.Ordinal);

        using var gzip = new GZipStream(output, CompressionLevel.SmallestSize, leaveOpen: true);
        using var tar = new TarWriter(gzip, TarEntryFormat.Pax);
        foreach (var name in names)
        {
            if (!PackagePath.IsHarmless(name)) throw new IOException(name);
            using Stream content = files.TryGetValue(name, out var path) ? File.OpenRead(path) : Index(files);
            var entry = Entry($"package/{name}");
            (entry.DataStream, entry.ModificationTime) = (content, DateTimeOffset.UnixEpoch);
            tar.WriteEntry(entry);
        }
    }

    // The pax form would carry the number of this process.
    private static TarEntry Entry(string name) =>
        name.Length <= LongestUstarName ? new UstarTarEntry(TarEntryType.RegularFile, name) : new GnuTarEntry(TarEntryType.RegularFile, name);

    private static MemoryStream Index(Dictionary<string, string> files) => new MemoryStream(PackageIndex.Write(
        [.. files.Select(pair => new PackageFile(pair.Key, () => File.ReadAllBytes(pair.Value)))]));
}
