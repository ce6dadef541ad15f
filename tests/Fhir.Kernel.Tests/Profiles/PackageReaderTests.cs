using System.Formats.Tar;
using System.IO.Compression;
using System.Text;
using Fhir.Kernel.Outcome;
using Fhir.Profiles;
using Xunit;

namespace Fhir.Kernel.Tests.Profiles;

/// <summary>https://hl7.org/fhir/packages.html</summary>
public sealed class PackageReaderTests : IDisposable
{
    private const string Manifest = """{"name":"no.fhirref.prove","version":"1.2.0","canonical":"https://fhirref.example/no/prove","fhirVersions":["4.0.1"],"dependencies":{"hl7.fhir.r4.core":"4.0.1"}}""";

    private readonly string folder = Directory.CreateTempSubdirectory("fhirref-package-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Theory]
    [InlineData("package/")]
    [InlineData("")]
    public void An_unpacked_folder_is_read(string root)
    {
        Write(root + "package.json", Manifest);
        Write(root + "ValueSet-a.json", ValueSet("a", "1.2.0"));
        Write(root + "example/Patient-a.json", """{"resourceType":"Patient","id":"a"}""");

        var package = PackageReader.ReadFolder(folder).Value;

        Assert.Equal("no.fhirref.prove#1.2.0", package.ToString());
        Assert.Equal(["https://fhirref.example/no/ValueSet/a|1.2.0"], package.Entries.Select(entry => entry.ToString()));
        Assert.Equal("a", package.Find("https://fhirref.example/no/ValueSet/a|1.2.0")!.Root.ValueOf("id"));
        Assert.Null(package.Find("https://fhirref.example/no/ValueSet/a", "1.3.0"));
        Assert.Equal(["example/Patient-a.json"], package.Examples.Select(example => example.Path));
        Assert.Equal("Patient", package.Examples[0].Read()!.Root.Type.Name);
    }

    [Fact]
    public void An_archive_is_read()
    {
        var package = Read(("package/package.json", Manifest), ("package/.index.json", "{}"), ("package/ValueSet-a.json", ValueSet("a", "1.0.0")),
            ("package/ValueSet-a2.json", ValueSet("a", "1.10.0")), ("package/other/notes.md", "#")).Value;

        Assert.Equal(2, package.Entries.Length);
        Assert.Equal("1.10.0", package.Find("https://fhirref.example/no/ValueSet/a")!.Root.ValueOf("version"));
        Assert.Empty(package.Issues);
    }

    [Fact]
    public void A_file_that_is_no_resource_is_left_out_with_a_warning()
    {
        var package = Read(("package/package.json", Manifest), ("package/rot.json", "{ not json"), ("package/fig.json", "[]")).Value;

        Assert.Equal(["package-file-unreadable", "package-file-unreadable"], package.Issues.Select(issue => issue.RuleId));
    }

    [Fact]
    public void A_resource_without_url_is_no_canonical() =>
        Assert.Empty(Read(("package/package.json", Manifest), ("package/Patient-a.json", """{"resourceType":"Patient","id":"a"}""")).Value.Entries);

    [Theory]
    [InlineData("""{"version":"1.0.0"}""", "package-manifest")]
    [InlineData("""{"name":"a"}""", "package-manifest")]
    [InlineData("""[]""", "package-manifest")]
    [InlineData("""{""", "package-manifest")]
    [InlineData("""{"name":"a","version":"1.0.0","fhirVersions":["5.0.0"]}""", "package-fhir-version")]
    [InlineData("""{"name":"a","version":"1.0.0","fhir-version-list":["3.0.2"]}""", "package-fhir-version")]
    public void A_manifest_that_does_not_hold_is_refused(string manifest, string ruleId) => AssertRefused(ruleId, Read(("package/package.json", manifest)));

    [Fact]
    public void An_archive_without_manifest_is_refused() => AssertRefused("package-not-found", Read(("package/ValueSet-a.json", ValueSet("a", "1"))));

    [Fact]
    public void A_folder_without_manifest_is_refused() => AssertRefused("package-not-found", PackageReader.ReadFolder(folder));

    [Fact]
    public void A_folder_that_does_not_exist_is_refused() => AssertRefused("package-not-found", PackageReader.ReadFolder(Path.Combine(folder, "none")));

    [Theory]
    [InlineData("../outside.json")]
    [InlineData("package/../../outside.json")]
    [InlineData("/etc/outside.json")]
    [InlineData("package\\..\\outside.json")]
    [InlineData("C:outside.json")]
    public void A_path_out_of_the_package_is_refused(string path) =>
        AssertRefused("package-path", Read(("package/package.json", Manifest), (path, "{}")));

    [Theory]
    [InlineData(TarEntryType.SymbolicLink)]
    [InlineData(TarEntryType.HardLink)]
    public void A_link_is_refused(TarEntryType type)
    {
        var archive = Pack(tar => tar.WriteEntry(new PaxTarEntry(type, "package/package.json") { LinkName = "/etc/passwd" }));

        AssertRefused("package-path", PackageReader.ReadArchive(archive, "test"));
    }

    [Fact]
    public void An_archive_that_unpacks_to_more_than_the_limit_is_refused_before_it_is_unpacked()
    {
        var bomb = Pack(tar => tar.WriteEntry(new PaxTarEntry(TarEntryType.RegularFile, "package/zeroes.json") { DataStream = new MemoryStream(new byte[32 << 20]) }));

        Assert.InRange(bomb.Length, 1, 1 << 20);
        AssertRefused("package-limit-total", PackageReader.ReadArchive(bomb, "bomb", new PackageLimits(MaxTotalBytes: 1 << 20)));
        bomb.Position = 0;
        AssertRefused("package-limit-file", PackageReader.ReadArchive(bomb, "bomb", new PackageLimits(MaxFileBytes: 1 << 20)));
    }

    [Fact]
    public void Too_many_files_are_refused() =>
        AssertRefused("package-limit-files", PackageReader.ReadArchive(
            Pack([.. Enumerable.Range(0, 4).Select(at => ($"package/{at}.json", "{}"))]), "many", new PackageLimits(MaxFiles: 3)));

    [Theory]
    [InlineData(0, 100, 1000, "package-limit-files")]
    [InlineData(9, 100, 1000, "package-limit-file")]
    [InlineData(9, 300, 300, "package-limit-total")]
    public void A_folder_over_a_limit_is_refused(int maxFiles, int maxFileBytes, int maxTotalBytes, string ruleId)
    {
        Write("package.json", Manifest);
        Write("a.json", Manifest);

        AssertRefused(ruleId, PackageReader.ReadFolder(folder, new PackageLimits(maxFiles, maxFileBytes, maxTotalBytes)));
    }

    [Theory]
    [InlineData("not a zip")]
    [InlineData("")]
    public void What_is_no_archive_is_refused(string text) =>
        AssertRefused("package-damaged", PackageReader.ReadArchive(new MemoryStream(Encoding.UTF8.GetBytes(text)), "test"));

    [Fact]
    public void An_archive_that_ends_early_is_refused()
    {
        var whole = Pack(("package/package.json", Manifest), ("package/ValueSet-a.json", ValueSet("a", "1")));

        AssertRefused("package-damaged", PackageReader.ReadArchive(new MemoryStream(whole.ToArray()[..(int)(whole.Length / 2)]), "half"));
    }

    [Fact]
    public void Every_rule_speaks_both_languages_and_has_an_id_of_its_own()
    {
        Assert.All(PackageRules.All, rule => Assert.NotEqual(rule.Nb, rule.En));
        Assert.Equal(PackageRules.All.Count, PackageRules.All.Select(rule => rule.Id).Distinct().Count());
    }

    private static void AssertRefused(string ruleId, Result<FhirPackage> result) => Assert.Equal(ruleId, Assert.Single(result.Refusal!.Issues).RuleId);

    private static string ValueSet(string id, string version) =>
        $$"""{"resourceType":"ValueSet","id":"{{id}}","url":"https://fhirref.example/no/ValueSet/{{id}}","version":"{{version}}","status":"active"}""";

    private static Result<FhirPackage> Read(params (string Path, string Text)[] files) => PackageReader.ReadArchive(Pack(files), "test");

    private static MemoryStream Pack(params (string Path, string Text)[] files) => Pack(tar =>
    {
        foreach (var (path, text) in files)
            tar.WriteEntry(new PaxTarEntry(TarEntryType.RegularFile, path) { DataStream = new MemoryStream(Encoding.UTF8.GetBytes(text)) });
    });

    private static MemoryStream Pack(Action<TarWriter> write)
    {
        var archive = new MemoryStream();
        using (var gzip = new GZipStream(archive, CompressionLevel.Optimal, leaveOpen: true))
        using (var tar = new TarWriter(gzip))
            write(tar);
        archive.Position = 0;
        return archive;
    }

    private void Write(string path, string text)
    {
        var file = Path.Combine(folder, path);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllText(file, text);
    }
}
