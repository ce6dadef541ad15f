using System.Text.Json.Nodes;

using Fhir.Kernel.Outcome;

namespace Fhir.Cli.Tests.Packages;

/// <summary><c>fhirref packages add</c>, and validating by what was added.</summary>
public sealed class AddTests : IAsyncLifetime
{
    private const string Basic = """{"resourceType":"Basic","identifier":[{"value":"1"}],"code":{"text":"a"}}""";

    private readonly Folder folder = new();
    private readonly RegistryDouble registry = new();

    private string Cache => Path.Combine(folder.Path, "cache");

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public async ValueTask DisposeAsync()
    {
        await registry.DisposeAsync();
        folder.Dispose();
    }

    [Theory]
    [InlineData("no.example.a#1.0.0", "no.example.a#1.0.0\nno.example.b#1.0.0\n")]
    [InlineData("no.example.a@1.0.0", "no.example.a#1.0.0\nno.example.b#1.0.0\n")]
    [InlineData("no.example.a#1.x", "no.example.a#1.0.0\nno.example.b#1.0.0\n")]
    [InlineData("no.example.a", "no.example.a#2.0.0\n")]
    public async Task A_package_comes_with_what_it_builds_on(string named, string added)
    {
        registry.Publish(TestPackage.Of("no.example.a", "1.0.0", ("no.example.b", "1.0.0")), TestPackage.Of("no.example.a", "2.0.0"), TestPackage.Of("no.example.b", "1.0.0"));
        var session = await AddAsync(named);
        Assert.Equal((0, added, ""), (session.ExitCode, session.Output, session.Error));
        Assert.EndsWith($"{added.Split('\n')[0],-40} {Cache}\n", (await Session.RunAsync("packages", "list", "--cache", Cache)).Output.Replace($"no.example.b#1.0.0                       {Cache}\n", "", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_project_is_told_what_was_added_and_its_lock_file_follows()
    {
        registry.Publish(TestPackage.Of("no.example.a", "1.0.0"));
        folder.File("package.json", """{"name":"no.example.project","version":"0.1.0","title":"Prøve"}""");
        Assert.Equal(0, (await AddAsync("no.example.a")).ExitCode);
        var manifest = File.ReadAllText(Path.Combine(folder.Path, "package.json"));
        Assert.Equal("1.0.0", (string?)JsonNode.Parse(manifest)!["dependencies"]!["no.example.a"]);
        Assert.Contains("Prøve", manifest);
        Assert.Equal(0, (await Session.RunAsync("packages", "restore", folder.Path, "--cache", Cache, "--locked")).ExitCode);
    }

    [Fact]
    public async Task What_cannot_be_fetched_whole_is_not_written_down()
    {
        registry.Publish(TestPackage.Of("no.example.a", "1.0.0", ("no.example.gone", "1.0.0")));
        var manifest = folder.File("package.json", "{}");
        var session = await AddAsync("no.example.a");
        Assert.Equal((2, "{}"), (session.ExitCode, File.ReadAllText(manifest)));
        Assert.Contains("no.example.gone does not exist at http://127.0.0.1:", session.Error);
    }

    [Fact]
    public async Task An_archive_and_a_folder_can_be_added_without_a_registry()
    {
        var archive = Path.Combine(folder.Path, "a.tgz");
        File.WriteAllBytes(archive, TestPackage.Of("no.example.a", "1.0.0").Archive);
        folder.File("b/package.json", """{"name":"no.example.b","version":"1.0.0","dependencies":{"no.example.a":"1.0.0"}}""");
        Assert.Equal("no.example.a#1.0.0\n", (await OfflineAsync("packages", "add", archive, "--cache", Cache, "--project", Cache)).Output);
        Assert.Equal("no.example.a#1.0.0\nno.example.b#1.0.0\n", (await OfflineAsync("packages", "add", Path.Combine(folder.Path, "b"), "--cache", Cache, "--project", Cache)).Output);
    }

    [Theory]
    [InlineData("../a", "'../a' is not the name of a package")]
    [InlineData("a#", "'a#' is not the name of a package")]
    [InlineData("con", "'con' is not the name of a package")]
    [InlineData("no.example.a#>=1", "is no version FHIR packages can ask for")]
    [InlineData("no.example.a", "no.example.a#latest is not in the package cache, and nothing says where packages come from")]
    public async Task What_is_no_package_exits_with_2(string named, string trouble)
    {
        var session = await OfflineAsync("packages", "add", named, "--cache", Cache);
        Assert.Equal((2, ""), (session.ExitCode, session.Output));
        Assert.Contains(trouble, session.Error);
    }

    [Theory]
    [InlineData("nowhere")]
    [InlineData("ftp://127.0.0.1/")]
    public async Task A_registry_that_is_no_address_exits_with_2(string address) =>
        Assert.Equal((2, $"fhirref: --registry is an http(s) address or a folder: {address}\n"), await OfflineAsync("packages", "add", "no.example.a", "--registry", address) is var session ? (session.ExitCode, session.Error) : default);

    [Theory]
    [InlineData("https://no.example.a/p", 0, "no.example.a#1.0.0")]
    [InlineData("https://no.example.a/p", 1, "no.example.a#2.0.0")]
    [InlineData("https://no.example.a/p", 1, "no.example.a")]
    [InlineData("https://no.example.a/p", 1, "no.example.a#1.0.0", "no.example.a#2.0.0")]
    [InlineData("https://no.example.a/p|1.0.0", 0, "no.example.a#1.0.0", "no.example.a#2.0.0")]
    [InlineData("https://no.example.a/p|2.0.0", 1, "no.example.a#1.0.0", "no.example.a#2.0.0")]
    [InlineData("https://no.example.a/p|3.0.0", 2, "no.example.a#1.0.0")]
    [InlineData("https://no.example.a/p", 0, "no.example.b#1.0.0")]
    public async Task Versions_side_by_side_are_told_apart_by_the_canonical(string profile, int exitCode, params string[] guides)
    {
        registry.Publish(TestPackage.Of("no.example.a", "1.0.0"), TestPackage.Of("no.example.a", "2.0.0"), TestPackage.Of("no.example.b", "1.0.0", ("no.example.a", "1.x")));
        Assert.Equal(0, (await AddAsync("no.example.a#1.0.0", "no.example.a#2.0.0", "no.example.b#1.0.0")).ExitCode);
        var session = await Session.WithInputAsync(Basic, ["validate", "-", "--profile", profile, "--cache", Cache, .. guides.SelectMany(guide => new[] { "--ig", guide })]);
        Assert.True(exitCode == session.ExitCode, session.Output + session.Error);
    }

    [Fact]
    public async Task A_dependency_that_is_not_cached_is_said_and_the_rest_is_used()
    {
        folder.File("ig/package.json", """{"name":"no.example.ig","version":"1.0.0","fhirVersions":["4.0.1"],"dependencies":{"no.example.gone":"1.0.0","hl7.fhir.r4.core":"4.0.1","no.fhirref.basis":"0.1.0","odd":"^1"}}""");
        var session = await Session.WithInputAsync(Basic, "validate", "-", "--cache", Cache, "--ig", Path.Combine(folder.Path, "ig"));
        Assert.Equal(0, session.ExitCode);
        Assert.Contains("warning package-dependency-missing: no.example.ig#1.0.0 builds on no.example.gone#1.0.0", session.Error);
        Assert.Contains("warning package-version-range", session.Error);
        Assert.Equal(2, session.Error.Count(letter => letter == '\n'));
    }

    [Fact]
    public async Task A_guide_that_is_not_cached_exits_with_2()
    {
        var session = await Session.RunAsync("validate", "-", "--cache", Cache, "--ig", "no.example.a#1.0.0");
        Assert.Equal((2, $"fhirref: no.example.a#1.0.0 is not in the package cache {Cache}\n"), (session.ExitCode, session.Error));
    }

    private Task<Session> AddAsync(params string[] named) => Session.RunAsync(Language.En, "", Fhir.Conformance.Http.ServerClient.DefaultHandler,
        ["packages", "add", .. named, "--cache", Cache, "--registry", registry.Address, "--project", folder.Path]);

    private static Task<Session> OfflineAsync(params string[] args) => Session.RunAsync([.. args, .. args.Contains("--registry") ? (string[])[] : ["--registry", ""]]);
}
