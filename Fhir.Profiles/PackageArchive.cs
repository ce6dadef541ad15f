using System.Collections.Immutable;
using System.Formats.Tar;
using System.IO.Compression;
using Fhir.Kernel.Outcome;

namespace Fhir.Profiles;

/// <summary>Unpacks a package's tar.gz in memory. The archive comes from strangers: paths, links, sizes and counts are checked before bytes are kept.</summary>
internal static class PackageArchive
{
    private const string Root = "package/";

    public static Result<ImmutableArray<PackageFile>> Read(Stream archive, PackageLimits limits)
    {
        try
        {
            using var unpacked = new GZipStream(archive, CompressionMode.Decompress, leaveOpen: true);
            using var bounded = new BoundedStream(unpacked, limits.MaxTotalBytes);
            using var tar = new TarReader(bounded, leaveOpen: true);
            return Read(tar, limits);
        }
        catch (TooMuchException)
        {
            return PackageReader.Refuse(PackageRules.TooLarge, PackageReader.Text(limits.MaxTotalBytes));
        }
        catch (Exception trouble) when (trouble is InvalidDataException or FormatException or EndOfStreamException or NotSupportedException or OverflowException or ArgumentException)
        {
            // What TarReader and GZipStream throw at headers that make no sense.
            return PackageReader.Refuse(PackageRules.Damaged, trouble.Message);
        }
    }

    private static Result<ImmutableArray<PackageFile>> Read(TarReader tar, PackageLimits limits)
    {
        var (files, count) = (new List<PackageFile>(), 0);
        while (tar.GetNextEntry() is { } entry)
        {
            if (++count > limits.MaxFiles) return PackageReader.Refuse(PackageRules.TooManyFiles, PackageReader.Text(limits.MaxFiles));
            if (!IsHarmless(entry)) return PackageReader.Refuse(PackageRules.Path, entry.Name);
            if (entry.Length > limits.MaxFileBytes) return PackageReader.Refuse(PackageRules.FileTooLarge, entry.Name, PackageReader.Text(limits.MaxFileBytes));
            if (PathInPackage(entry) is { } path) files.Add(Keep(entry, path));
        }
        return files.ToImmutableArray();
    }

    private static PackageFile Keep(TarEntry entry, string path)
    {
        var bytes = new byte[entry.Length];
        entry.DataStream?.ReadExactly(bytes);
        return new PackageFile(path, () => bytes);
    }

    private static bool IsHarmless(TarEntry entry)
    {
        if (entry.EntryType is TarEntryType.GlobalExtendedAttributes) return true;
        return entry.EntryType is TarEntryType.RegularFile or TarEntryType.V7RegularFile or TarEntryType.ContiguousFile or TarEntryType.Directory
            && !Path.IsPathRooted(entry.Name) && !entry.Name.Contains('\\') && entry.Name.IndexOf(':') != 1 && !entry.Name.Split('/').Contains("..");
    }

    /// <summary>Null for what is no JSON file of the package.</summary>
    private static string? PathInPackage(TarEntry entry)
    {
        var name = entry.Name.StartsWith("./", StringComparison.Ordinal) ? entry.Name[2..] : entry.Name;
        var isFile = entry.EntryType is not (TarEntryType.Directory or TarEntryType.GlobalExtendedAttributes);
        return isFile && name.StartsWith(Root, StringComparison.Ordinal) && name.EndsWith(".json", StringComparison.Ordinal) ? name[Root.Length..] : null;
    }
}
