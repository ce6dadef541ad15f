using System.Formats.Tar;
using System.IO.Compression;
using System.Text;
using Fhir.Profiles;
using Fhir.Profiles.Registry;
using Fhir.Profiles.Restoring;

namespace Fhir.Fuzz.Tests.Targets;

/// <summary>Packages from strangers: the archive as it came, or a tar that is compressed first so that what is broken lies inside.</summary>
internal sealed class PackageTarget : FuzzTarget
{
    private static readonly PackageLimits Limits = new(MaxFiles: 200, MaxFileBytes: 1 << 20, MaxTotalBytes: 4 << 20);

    public override string Name => "package";

    public override IEnumerable<byte[]> Seeds =>
    [
        Tar(), Compress(Tar()),
        Material.Utf8("""{ "updated": "2026-01-02T03:04:05Z", "dependencies": { "no.fhirref.basis": "0.1.0", "hl7.fhir.r4.core": "4.0.1" }, "packages": { "no.fhirref.basis#0.1.0": { "integrity": "sha512-AAAA", "dependencies": {} } } }"""),
        .. new[] { "1.2.x", "1.x", "latest", "current$branch", "^1.2.3", ">=1.0.0-beta.2 <2", "4.0.1", "1.2.3-rc.1+build", "*" }.Select(Material.Utf8),
    ];

    public override IReadOnlyList<byte[]> Dictionary { get; } =
    [
        .. Material.Words,
        .. "../ ../../etc/passwd package/ package/package.json package/.index.json /abs C:\\ ustar name version dependencies fhirVersions 4.0.1 5.0.0 canonical 1.2.x current latest".Split(' ').Select(Material.Utf8),
    ];

    // Up to the largest package, in a buffer or two, and its text read.
    public override (long Base, long PerByte) MemoryBound => (96 << 20, 8192);

    public override string Run(byte[] input)
    {
        if (input is [(byte)'{', ..]) return LockFile.Parse(input, "fuzz") is { Refusal: { } damage } ? Material.Answer(damage.Issues) : "a lock";
        if (input.Length < 60) return Version(Encoding.UTF8.GetString(input));
        var archive = input is [0x1F, 0x8B, ..] ? input : Compress(WithChecksums(input));
        using var stream = new MemoryStream(archive, writable: false);
        var read = PackageReader.ReadArchive(stream, "fuzz", Limits);
        if (read.Refusal is { } refusal) return Material.Answer(refusal.Issues);

        var package = read.Value;
        foreach (var entry in package.Entries) package.Find(entry.Url, entry.Version);
        foreach (var example in package.Examples)
        {
            Require(!example.Path.Contains("..", StringComparison.Ordinal) && !Path.IsPathRooted(example.Path), $"the path {example.Path} leads out of the package");
            example.Read();
        }
        return $"{package.Manifest.Name.Length > 0} {Math.Min(package.Entries.Length, 4)} {Math.Min(package.Examples.Length, 4)} {Material.Answer(package.Issues)}";
    }

    private static string Version(string text) =>
        $"{VersionRange.Parse(text)?.GetType().Name} {ArchiveHash.Parse(text) is not null} {(Dependency.Parse("no.fhirref.fuzz", text) is { Refusal: { } refusal } ? Material.Answer(refusal.Issues) : "a dependency")}";

    // Else nearly every broken header would be refused for its checksum and for nothing more interesting.
    private static byte[] WithChecksums(byte[] tar)
    {
        var mended = (byte[])tar.Clone();
        for (var at = 0; at + 512 <= mended.Length; at += 512)
        {
            var header = mended.AsSpan(at, 512);
            if (!header.Slice(257, 5).SequenceEqual("ustar"u8)) continue;
            header.Slice(148, 8).Fill((byte)' ');
            var sum = 0;
            foreach (var value in header) sum += value;
            Encoding.ASCII.GetBytes(Convert.ToString(sum, 8).PadLeft(6, '0') + "\0", header[148..]);
        }
        return mended;
    }

    private static byte[] Tar()
    {
        using var stream = new MemoryStream();
        using (var writer = new TarWriter(stream, TarEntryFormat.Ustar, leaveOpen: true))
        {
            Add(writer, "package/package.json", """{ "name": "no.fhirref.fuzz", "version": "1.0.0", "fhirVersions": [ "4.0.1" ], "canonical": "https://fhirref.example/fuzz", "dependencies": { "hl7.fhir.r4.core": "4.0.1" } }""");
            Add(writer, "package/ValueSet-a.json", """{ "resourceType": "ValueSet", "id": "a", "url": "https://fhirref.example/fuzz/ValueSet/a", "version": "1.0.0", "status": "draft", "compose": { "include": [ { "system": "http://loinc.org" } ] } }""");
            Add(writer, "package/example/Patient-a.json", """{ "resourceType": "Patient", "id": "a" }""");
        }
        return stream.ToArray();
    }

    private static void Add(TarWriter writer, string path, string content) =>
        writer.WriteEntry(new UstarTarEntry(TarEntryType.RegularFile, path) { ModificationTime = DateTimeOffset.UnixEpoch, DataStream = new MemoryStream(Encoding.UTF8.GetBytes(content)) });

    private static byte[] Compress(byte[] tar)
    {
        using var stream = new MemoryStream();
        using (var gzip = new GZipStream(stream, CompressionLevel.Fastest, leaveOpen: true)) gzip.Write(tar);
        return stream.ToArray();
    }
}
