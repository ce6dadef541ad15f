using System.Buffers;
using System.Collections.Immutable;
using System.IO.Compression;
using Fhir.Kernel.Outcome;

namespace Fhir.Profiles.Archives;

/// <summary>Unpacks a package's tar.gz. The archive comes from strangers: paths, links, sizes and counts are checked before bytes are kept.</summary>
internal static class PackageArchive
{
    private delegate Refusal? Visitor(string path, TarItem item, TarReading tar);

    /// <summary>Ends a walk that has found what it looked for.</summary>
    private static readonly Refusal Enough = new(0, []);

    /// <summary>The JSON files of the package, in memory.</summary>
    public static Result<ImmutableArray<PackageFile>> Read(Stream archive, PackageLimits limits)
    {
        var files = ImmutableArray.CreateBuilder<PackageFile>();
        var refusal = Walk(archive, limits, (path, item, tar) =>
        {
            if (path.EndsWith(".json", StringComparison.Ordinal)) files.Add(Keep(path, item, tar));
            return null;
        });
        return refusal is null ? files.ToImmutable() : refusal;
    }

    /// <summary>The manifest alone; null when the archive is no package.</summary>
    public static PackageManifest? ReadManifest(Stream archive, PackageLimits limits)
    {
        PackageManifest? manifest = null;
        Walk(archive, limits, (path, item, tar) =>
        {
            if (path != PackageReader.ManifestName) return null;
            manifest = PackageManifest.Parse(Keep(path, item, tar).ReadBytes()).Manifest;
            return Enough;
        });
        return manifest;
    }

    /// <summary>Every file of the package, written below an empty folder. Null when that went well.</summary>
    public static Refusal? Unpack(Stream archive, string folder, PackageLimits limits)
    {
        // On file systems that fold case the second of two such files would silently replace the first.
        var folded = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        return Walk(archive, limits, (path, _, tar) =>
        {
            if (!folded.TryAdd(path, path)) return PackageReader.Refuse(PackageRules.CaseCollision, folded[path], path);
            var file = Path.Combine(folder, path);
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            using var target = new FileStream(file, FileMode.CreateNew);
            Copy(tar, target);
            return null;
        });
    }

    private static Refusal? Walk(Stream archive, PackageLimits limits, Visitor visit)
    {
        try
        {
            using var unpacked = new GZipStream(archive, CompressionMode.Decompress, leaveOpen: true);
            using var bounded = new BoundedStream(unpacked, limits.MaxTotalBytes);
            return Walk(new TarReading(bounded), limits, visit);
        }
        catch (TooMuchException)
        {
            return PackageReader.Refuse(PackageRules.TooLarge, PackageReader.Text(limits.MaxTotalBytes));
        }
        catch (Exception trouble) when (trouble is InvalidDataException or EndOfStreamException)
        {
            return PackageReader.Refuse(PackageRules.Damaged, trouble.Message);
        }
    }

    private static Refusal? Walk(TarReading tar, PackageLimits limits, Visitor visit)
    {
        var (seen, count) = (new HashSet<string>(StringComparer.Ordinal), 0);
        while (tar.Next() is { } item)
        {
            if (++count > limits.MaxFiles) return PackageReader.Refuse(PackageRules.TooManyFiles, PackageReader.Text(limits.MaxFiles));
            if (item.Kind == TarKind.Other || !PackagePath.IsHarmless(item.Name)) return PackageReader.Refuse(PackageRules.Path, Shown(item.Name));
            if (item.Length > limits.MaxFileBytes) return PackageReader.Refuse(PackageRules.FileTooLarge, item.Name, PackageReader.Text(limits.MaxFileBytes));
            if (item.Kind == TarKind.Folder || PackagePath.Within(item.Name) is not { } path) continue;
            if (!seen.Add(path)) return PackageReader.Refuse(PackageRules.Duplicate, path);
            if (visit(path, item, tar) is { } refusal) return refusal;
        }
        return null;
    }

    private static PackageFile Keep(string path, TarItem item, TarReading tar)
    {
        var bytes = new byte[item.Length];
        tar.Read(bytes);
        return new PackageFile(path, () => bytes);
    }

    private static void Copy(TarReading tar, Stream target)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(64 << 10);
        try
        {
            for (var count = tar.Read(buffer); count > 0; count = tar.Read(buffer)) target.Write(buffer, 0, count);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    // A name that is refused may hold what a terminal would obey.
    private static string Shown(string name) => new([.. name.Take(200).Select(letter => char.IsControl(letter) ? '?' : letter)]);
}
