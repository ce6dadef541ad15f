using System.Formats.Tar;
using System.IO.Compression;

namespace Fhir.Cli.Files;

/// <summary>
/// Writes a folder as a FHIR package: a gzipped tar with every file below <c>package/</c>. The same files always give the same bytes: sorted, without
/// times or owners. https://hl7.org/fhir/packages.html
/// </summary>
internal static class PackageWriter
{
    private static readonly EnumerationOptions Below = new() { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.ReparsePoint };

    /// <param name="folder">With package.json in it or in its <c>package</c>.</param>
    public static void Write(string folder, string target)
    {
        var nested = Path.Combine(folder, "package");
        var root = File.Exists(Path.Combine(nested, "package.json")) ? nested : folder;
        var files = Directory.EnumerateFiles(root, "*", Below).Select(file => (Path: file, Name: Path.GetRelativePath(root, file).Replace('\\', '/')))
            .OrderBy(file => file.Name, StringComparer.Ordinal).ToList();

        using var output = File.Create(target);
        using var gzip = new GZipStream(output, CompressionLevel.SmallestSize);
        using var tar = new TarWriter(gzip, TarEntryFormat.Ustar);
        foreach (var (path, name) in files)
        {
            using var content = File.OpenRead(path);
            var entry = new UstarTarEntry(TarEntryType.RegularFile, $"package/{name}") { DataStream = content, ModificationTime = DateTimeOffset.UnixEpoch };
            tar.WriteEntry(entry);
        }
    }
}
