using System.Text;
using Fhir.Kernel.Outcome;
using Fhir.Profiles;
using Fhir.Profiles.Restoring;
using Xunit;

namespace Fhir.Kernel.Tests.Profiles;

/// <summary>https://confluence.hl7.org/display/FHIR/FHIR+Package+Cache</summary>
public sealed class PackageCacheTests : IDisposable
{
    private const string Manifest = """{"name":"no.example.a","version":"1.0.0","fhirVersions":["4.0.1"]}""";
    private const string System = """{"resourceType":"CodeSystem","id":"a","url":"https://a.example/cs","version":"1.0.0","status":"active","content":"complete"}""";

    private static readonly PackageId Id = new("no.example.a", "1.0.0");

    private readonly string folder = Directory.CreateTempSubdirectory("fhirref-cache-").FullName;
    private readonly PackageCache cache;

    public PackageCacheTests() => cache = new PackageCache(folder);

    private string Content => Path.Combine(folder, $"{Id}", "package");

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void An_installed_package_is_a_folder_with_everything_in_it()
    {
        Assert.Equal(Id, Install(("package/package.json", Manifest), ("package/CodeSystem-a.json", System), ("package/xml/a.xml", "<a/>"), ("elsewhere/b.json", "{}")).Value);
        Assert.Equal([".index.json", "CodeSystem-a.json", "package.json", "xml/a.xml"],
            Directory.EnumerateFiles(Content, "*", SearchOption.AllDirectories).Select(path => Path.GetRelativePath(Content, path)).Order(StringComparer.Ordinal));
        Assert.Equal([Id], cache.Packages);
        Assert.Equal("a", cache.Read(Id).Value.Find("https://a.example/cs|1.0.0")!.Root.ValueOf("id"));
        Assert.Equal("complete", cache.Read(Id).Value.Entries[0].Content);
    }

    [Fact]
    public async Task Many_who_install_at_once_leave_one_package()
    {
        var archive = TestArchive.Pack(("package/package.json", Manifest), ("package/CodeSystem-a.json", System));
        for (var round = 0; round < 30; round++)
        {
            var at = Path.Combine(folder, $"{round}");
            var installed = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => new PackageCache(at).Install(new MemoryStream(archive), Id), TestContext.Current.CancellationToken)));
            Assert.All(installed, result => Assert.Equal(Id, result.Value));
            Assert.Equal([$"{Id}"], Directory.GetFileSystemEntries(at).Select(Path.GetFileName));
        }
    }

    [Fact]
    public void What_was_left_half_done_long_ago_is_swept_away_and_what_is_in_progress_is_not()
    {
        var (old, fresh) = (Directory.CreateDirectory(Path.Combine(folder, ".fhirref-old")), Directory.CreateDirectory(Path.Combine(folder, ".fhirref-new")));
        old.LastWriteTimeUtc = DateTime.UtcNow.AddDays(-2);
        Install(("package/package.json", Manifest));
        Assert.False(Directory.Exists(old.FullName));
        Assert.True(Directory.Exists(fresh.FullName));
        Assert.Equal([Id], cache.Packages);
    }

    [Theory]
    [InlineData("package-not-found", "package/a.json", "{}")]
    [InlineData("package-manifest", "package/package.json", "[]")]
    [InlineData("package-name", "package/package.json", """{"name":"../a","version":"1.0.0"}""")]
    [InlineData("package-name", "package/package.json", """{"name":"aux","version":"1.0.0"}""")]
    [InlineData("package-name", "package/package.json", """{"name":"a","version":"1/../.."}""")]
    [InlineData("package-mismatch", "package/package.json", """{"name":"no.example.a","version":"1.0.1"}""")]
    public void What_is_not_the_package_is_not_installed(string ruleId, string path, string text)
    {
        Assert.Equal(ruleId, Install((path, text)).Refusal?.Issues[0].RuleId);
        Assert.Empty(Directory.GetFileSystemEntries(folder));
    }

    [Fact]
    public void Files_that_differ_in_case_alone_are_not_written() =>
        Assert.Equal("package-case", Install(("package/package.json", Manifest), ("package/a.json", "1"), ("package/A.json", "2")).Refusal?.Issues[0].RuleId);

    [Fact]
    public void A_folder_of_that_name_that_is_no_package_is_left_alone()
    {
        File.WriteAllText(Path.Combine(Directory.CreateDirectory(Path.Combine(folder, $"{Id}")).FullName, "notes.txt"), "mine");
        Assert.Equal("package-cache-broken", Install(("package/package.json", Manifest)).Refusal?.Issues[0].RuleId);
        Assert.Equal([$"{Id}"], Directory.GetFileSystemEntries(folder).Select(Path.GetFileName));
    }

    [Fact]
    public void A_cache_that_cannot_be_written_says_so()
    {
        var file = Path.Combine(folder, "file");
        File.WriteAllText(file, "");
        Assert.Equal("package-cache-write", new PackageCache(file).Install(new MemoryStream(TestArchive.Pack(("package/package.json", Manifest))), Id).Refusal?.Issues[0].RuleId);
    }

    [Theory]
    [InlineData("{")]
    [InlineData("""{"index-version":1,"files":[]}""")]
    [InlineData("""{"index-version":2,"files":[{"filename":"other.json"}]}""")]
    [InlineData("""{"index-version":2,"files":["a"]}""")]
    [InlineData("""{"index-version":2,"files":[{"filename":"CodeSystem-a.json","resourceType":"CodeSystem","id":"a","url":"https://b.example/cs","version":"1.0.0"}]}""")]
    [InlineData("""{"index-version":2,"files":[{"filename":"CodeSystem-a.json"},{"filename":"CodeSystem-a.json"}]}""")]
    [InlineData("\"\\ud800\"")]
    public void An_index_that_is_not_right_is_built_anew(string index)
    {
        Install(("package/package.json", Manifest), ("package/CodeSystem-a.json", System), ("package/.index.json", index));
        Assert.Contains("https://a.example/cs", File.ReadAllText(Path.Combine(Content, ".index.json")), StringComparison.Ordinal);
        Assert.NotNull(cache.Read(Id).Value.Find("https://a.example/cs"));
    }

    [Fact]
    public void An_index_that_is_right_is_kept_and_read_instead_of_the_files()
    {
        const string Index = """{"index-version":2,"files":[{"filename":"CodeSystem-a.json","resourceType":"CodeSystem","id":"a","url":"https://a.example/cs","version":"1.0.0","content":"complete","note":"theirs"}]}""";
        Install(("package/package.json", Manifest), ("package/CodeSystem-a.json", System), ("package/.index.json", Index));
        Assert.Equal(Index, File.ReadAllText(Path.Combine(Content, ".index.json")));

        File.WriteAllText(Path.Combine(Content, "CodeSystem-a.json"), System.Replace("a.example", "b.example", StringComparison.Ordinal));
        var package = cache.Read(Id).Value;
        Assert.Equal("https://a.example/cs", package.Entries[0].Url);
        Assert.Null(package.Find("https://a.example/cs"));
        Assert.Equal("https://b.example/cs", PackageReader.ReadFolder(Content).Value.Entries[0].Url);
    }

    [Fact]
    public void Someone_who_asks_for_a_dev_build_gets_the_current_one_if_there_is_none()
    {
        Directory.CreateDirectory(Path.Combine(folder, "no.example.a#current", "package"));
        File.WriteAllText(Path.Combine(folder, "no.example.a#current", "package", "package.json"), Manifest);
        Assert.Equal("no.example.a#current", cache.Choose(Dependency.Parse("no.example.a", "dev").Value).ToString());
        Assert.Null(cache.Choose(Dependency.Parse("no.example.a", "1.0.x").Value));
        Assert.Null(cache.Choose(Dependency.Parse("no.example.a", "current$main").Value));
    }

    [Theory]
    [InlineData("1.2.3", RangeKind.Exact, "1.2.3")]
    [InlineData("1.2.3-beta", RangeKind.Exact, "1.2.3-beta")]
    [InlineData("2024.1.1.1", RangeKind.Exact, "2024.1.1.1")]
    [InlineData("1.2.x", RangeKind.Newest, "1.2.x")]
    [InlineData("1.2.X", RangeKind.Newest, "1.2.x")]
    [InlineData("1.x.x", RangeKind.Newest, "1.x")]
    [InlineData("1.2", RangeKind.Newest, "1.2.x")]
    [InlineData("latest", RangeKind.Latest, "latest")]
    [InlineData("current", RangeKind.Local, "current")]
    [InlineData("current$r6", RangeKind.Local, "current$r6")]
    [InlineData("dev", RangeKind.Local, "dev")]
    public void A_version_is_read_as_FHIR_writes_it(string text, RangeKind kind, string shown) =>
        Assert.Equal((kind, shown), VersionRange.Parse(text) is { } range ? (range.Kind, range.ToString()) : default);

    [Theory]
    [InlineData("")]
    [InlineData("^1.0.0")]
    [InlineData("~1.0")]
    [InlineData("*")]
    [InlineData(">1")]
    [InlineData("1.0.0 - 2.0.0")]
    [InlineData("1||2")]
    [InlineData("1/2")]
    [InlineData("current$../x")]
    [InlineData("1.")]
    public void What_FHIR_does_not_have_is_no_version(string text) => Assert.Null(VersionRange.Parse(text));

    [Theory]
    [InlineData("1.2.x", "1.2.10", "1.2.9", "1.2.10", "1.20.0", "1.2.11-rc")]
    [InlineData("1.2.x", "1.2", "1.2")]
    [InlineData("1.2.x", null, "1.3.0", "current", "1.2.0-beta")]
    [InlineData("latest", "2.0.0", "1.0.0", "2.0.0", "3.0.0-ballot", "dev")]
    [InlineData("1.0.0", "1.0.0", "1.0.0", "1.0.0-a")]
    [InlineData("1.0.0", null, "1.0.1")]
    public void The_newest_release_that_fits_is_chosen(string range, string? chosen, params string[] versions) => Assert.Equal(chosen, VersionRange.Parse(range)!.Choose(versions));

    private Result<PackageId> Install(params (string Path, string Text)[] files) => cache.Install(new MemoryStream(TestArchive.Pack(files)), Id);
}
