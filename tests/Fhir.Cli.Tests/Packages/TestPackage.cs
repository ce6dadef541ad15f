using System.Formats.Tar;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Fhir.Cli.Tests.Packages;

/// <summary>The archive of a package that a test makes up: a manifest, and one code system whose version is the package's.</summary>
internal sealed record TestPackage(string Name, string Version, byte[] Archive)
{
    public string Integrity => $"sha512-{Convert.ToBase64String(SHA512.HashData(Archive))}";

#pragma warning disable CA5350 // What npm calls shasum.
    public string Shasum => Convert.ToHexStringLower(SHA1.HashData(Archive));
#pragma warning restore CA5350

    public override string ToString() => $"{Name}#{Version}";

    public static TestPackage Of(string name, string version, params (string Name, string Version)[] dependencies) => With(name, version, "", dependencies);

    /// <param name="note">Something that makes the archive another one.</param>
    public static TestPackage With(string name, string version, string note, params (string Name, string Version)[] dependencies)
    {
        var manifest = JsonSerializer.Serialize(new
        {
            name,
            version,
            description = note,
            fhirVersions = new[] { "4.0.1" },
            dependencies = dependencies.ToDictionary(dependency => dependency.Name, dependency => dependency.Version),
        });
        var system = $$"""{"resourceType":"CodeSystem","id":"a","url":"https://{{name}}/cs","version":"{{version}}","status":"active","content":"complete"}""";
        return new(name, version, Pack(("package/package.json", manifest), ("package/CodeSystem-a.json", system), ("package/StructureDefinition-p.json", Profile(name, version))));
    }

    /// <summary>Demands of Basic as many identifiers as the package's major version says.</summary>
    private static string Profile(string name, string version) => $$$"""
        {"resourceType":"StructureDefinition","id":"p","url":"https://{{{name}}}/p","version":"{{{version}}}","name":"P","status":"draft","fhirVersion":"4.0.1","kind":"resource","abstract":false,"type":"Basic",
         "baseDefinition":"http://hl7.org/fhir/StructureDefinition/Basic","derivation":"constraint",
         "differential":{"element":[{"id":"Basic","path":"Basic"},{"id":"Basic.identifier","path":"Basic.identifier","min":{{{version[0]}}}}]}}
        """;

    public static byte[] Pack(params (string Path, string Text)[] files)
    {
        using var archive = new MemoryStream();
        using (var gzip = new GZipStream(archive, CompressionLevel.Optimal, leaveOpen: true))
        using (var tar = new TarWriter(gzip, TarEntryFormat.Ustar))
            foreach (var (path, text) in files)
                tar.WriteEntry(new UstarTarEntry(TarEntryType.RegularFile, path) { DataStream = new MemoryStream(Encoding.UTF8.GetBytes(text)), ModificationTime = DateTimeOffset.UnixEpoch });
        return archive.ToArray();
    }
}
