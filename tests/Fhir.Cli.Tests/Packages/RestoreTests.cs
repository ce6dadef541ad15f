using System.Text.Json.Nodes;

namespace Fhir.Cli.Tests.Packages;

/// <summary><c>fhirref packages restore</c>, against a registry on loopback.</summary>
public sealed class RestoreTests : IAsyncLifetime
{
    private readonly Folder folder = new();
    private readonly RegistryDouble registry = new();

    private string Cache => Path.Combine(folder.Path, "cache");

    private string LockPath => Path.Combine(folder.Path, "fhirpkg.lock.json");

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public async ValueTask DisposeAsync()
    {
        await registry.DisposeAsync();
        folder.Dispose();
    }

    [Fact]
    public async Task What_a_project_builds_on_and_what_that_builds_on_come_into_the_cache()
    {
        registry.Publish(TestPackage.Of("no.example.a", "1.0.0", ("no.example.b", "2.0.0"), ("hl7.fhir.r4.core", "4.0.1")), TestPackage.Of("no.example.b", "2.0.0", ("no.example.a", "1.0.0")));
        Project(("no.example.a", "1.0.0"));

        var session = await RestoreAsync();

        Assert.Equal((0, "no.example.a#1.0.0\nno.example.b#2.0.0\n", ""), (session.ExitCode, session.Output, session.Error));
        Assert.True(File.Exists(Path.Combine(Cache, "no.example.a#1.0.0", "package", "package.json")));
        Assert.True(File.Exists(Path.Combine(Cache, "no.example.b#2.0.0", "package", ".index.json")));
        Assert.Equal(["no.example.a#1.0.0", "no.example.b#2.0.0"], Directory.GetFileSystemEntries(Cache).Select(Path.GetFileName).Order());
    }

    [Theory]
    [InlineData("1.0.0", "1.0.0")]
    [InlineData("1.0.x", "1.0.10")]
    [InlineData("1.0", "1.0.10")]
    [InlineData("1.x", "1.2.0")]
    [InlineData("1", "1.2.0")]
    [InlineData("2.0.0-ballot", "2.0.0-ballot")]
    [InlineData("latest", "1.0.9")]
    public async Task A_version_is_chosen_as_FHIR_packages_do(string asked, string chosen)
    {
        foreach (var version in new[] { "1.0.0", "1.0.9", "1.0.10", "1.2.0", "1.2.1-rc", "2.0.0-ballot" }) registry.Publish(TestPackage.Of("no.example.a", version));
        registry.Latest = "1.0.9";
        Project(("no.example.a", asked));
        Assert.Equal($"no.example.a#{chosen}\n", (await RestoreAsync()).Output);
    }

    [Theory]
    [InlineData("^1.0.0", "is no version FHIR packages can ask for")]
    [InlineData("~1.0.0", "is no version FHIR packages can ask for")]
    [InlineData(">=1.0.0 <2", "is no version FHIR packages can ask for")]
    [InlineData("../../etc", "is no version FHIR packages can ask for")]
    [InlineData("3.x", "No version of no.example.a answers to '3.x'; there are 1.0.0")]
    [InlineData("1.0.1", "No version of no.example.a answers to '1.0.1'; there are 1.0.0")]
    [InlineData("current", "no.example.a#current is not in the package cache")]
    public async Task A_version_that_cannot_be_had_exits_with_2(string asked, string trouble)
    {
        registry.Publish(TestPackage.Of("no.example.a", "1.0.0"));
        Project(("no.example.a", asked));
        var session = await RestoreAsync();
        Assert.Equal((2, ""), (session.ExitCode, session.Output));
        Assert.Contains(trouble, session.Error);
        Assert.False(File.Exists(LockPath));
    }

    [Fact]
    public async Task Versions_that_disagree_stand_side_by_side()
    {
        registry.Publish(TestPackage.Of("no.example.a", "1.0.0", ("no.example.c", "1.x")), TestPackage.Of("no.example.b", "1.0.0", ("no.example.c", "2.0.0")),
            TestPackage.Of("no.example.c", "1.1.0"), TestPackage.Of("no.example.c", "2.0.0"));
        Project(("no.example.a", "1.0.0"), ("no.example.b", "1.0.0"), ("old-c", "npm:no.example.c@1.1.0"));
        Assert.Equal("no.example.a#1.0.0\nno.example.b#1.0.0\nno.example.c#1.1.0\nno.example.c#2.0.0\n", (await RestoreAsync()).Output);
    }

    [Fact]
    public async Task The_lock_file_is_the_same_every_time_and_holds_on_to_versions()
    {
        var (a, b) = (TestPackage.Of("no.example.a", "1.0.0", ("no.example.b", "1.x")), TestPackage.Of("no.example.b", "1.0.0"));
        registry.Publish(b, a);
        Project(("no.example.a", "1.x"));
        await RestoreAsync();
        var first = File.ReadAllText(LockPath);
        Assert.Equal($$"""
            {
              "lock-version": 1,
              "dependencies": {
                "no.example.a": "no.example.a#1.0.0"
              },
              "packages": {
                "no.example.a#1.0.0": {
                  "integrity": "{{a.Integrity}}",
                  "dependencies": {
                    "no.example.b": "no.example.b#1.0.0"
                  }
                },
                "no.example.b#1.0.0": {
                  "integrity": "{{b.Integrity}}",
                  "dependencies": {}
                }
              }
            }

            """, first);

        registry.Publish(TestPackage.Of("no.example.b", "1.1.0"), TestPackage.Of("no.example.a", "1.1.0"));
        Directory.Delete(Cache, recursive: true);
        Assert.Equal("no.example.a#1.0.0\nno.example.b#1.0.0\n", (await RestoreAsync("--locked")).Output);
        Assert.Equal(first, File.ReadAllText(LockPath));

        Assert.Equal("no.example.a#1.1.0\n", (await RestoreAsync("--update")).Output);
    }

    [Fact]
    public async Task A_lock_file_that_package_json_has_left_behind_is_brought_up_to_date_unless_it_must_be_kept()
    {
        registry.Publish(TestPackage.Of("no.example.a", "1.0.0"), TestPackage.Of("no.example.a", "2.0.0"));
        Project(("no.example.a", "1.x"));
        await RestoreAsync();
        Project(("no.example.a", "2.x"));

        var kept = await RestoreAsync("--locked");
        Assert.Equal((2, true), (kept.ExitCode, kept.Error.Contains("does not agree with package.json", StringComparison.Ordinal)));
        Assert.Equal("no.example.a#2.0.0\n", (await RestoreAsync()).Output);
        Assert.Equal(0, (await RestoreAsync("--locked")).ExitCode);
    }

    [Fact]
    public async Task What_is_in_the_cache_is_not_asked_for()
    {
        registry.Publish(TestPackage.Of("no.example.a", "1.0.0"));
        Project(("no.example.a", "1.0.0"));
        await RestoreAsync();
        registry.Asked.Clear();
        Assert.Equal(0, (await RestoreAsync()).ExitCode);
        Assert.Empty(registry.Asked);
    }

    [Fact]
    public async Task Without_a_registry_nobody_is_asked_and_the_message_says_what_to_name()
    {
        Project(("no.example.a", "1.0.0"));
        var session = await Session.RunAsync("packages", "restore", folder.Path, "--cache", Cache, "--registry", "");
        Assert.Equal(2, session.ExitCode);
        Assert.Contains("--registry <address|folder> or FhirRef__Packages__Registry", session.Error);
    }

    [Fact]
    public async Task A_folder_of_archives_does_for_a_registry()
    {
        var package = TestPackage.Of("no.example.a", "1.0.0");
        File.WriteAllBytes(Path.Combine(folder.Path, "any-name.tgz"), package.Archive);
        folder.File("broken.tgz", "no archive");
        Project(("no.example.a", "1.x"));
        var session = await Session.RunAsync("packages", "restore", folder.Path, "--cache", Cache, "--registry", folder.Path);
        Assert.Equal((0, "no.example.a#1.0.0\n", ""), (session.ExitCode, session.Output, session.Error));
        Assert.Contains(package.Integrity, File.ReadAllText(LockPath));
    }

    [Fact]
    public async Task An_archive_that_changed_since_it_was_locked_is_refused()
    {
        registry.Publish(TestPackage.Of("no.example.a", "1.0.0"));
        Project(("no.example.a", "1.0.0"));
        await RestoreAsync();
        Directory.Delete(Cache, recursive: true);
        await using var other = new RegistryDouble().Publish(TestPackage.With("no.example.a", "1.0.0", "changed"));

        var session = await Session.RunAsync(Kernel.Outcome.Language.En, "", Fhir.Conformance.Http.ServerClient.DefaultHandler, "packages", "restore", folder.Path, "--cache", Cache, "--registry", other.Address);

        Assert.Equal(2, session.ExitCode);
        Assert.Contains("no.example.a#1.0.0 has changed since it was locked", session.Error);
        Assert.Empty(Directory.Exists(Cache) ? Directory.GetFileSystemEntries(Cache) : []);
    }

    [Fact]
    public async Task A_cached_package_that_is_another_than_the_locked_one_is_refused()
    {
        registry.Publish(TestPackage.Of("no.example.a", "1.0.0"));
        Project(("no.example.a", "1.0.0"));
        await RestoreAsync();
        var lockFile = JsonNode.Parse(File.ReadAllText(LockPath))!;
        lockFile["packages"]!["no.example.a#1.0.0"]!["integrity"] = TestPackage.With("no.example.a", "1.0.0", "other").Integrity;
        File.WriteAllText(LockPath, lockFile.ToJsonString());
        Assert.Contains("has changed since it was locked", (await RestoreAsync()).Error);
    }

    [Fact]
    public async Task A_package_that_another_tool_cached_is_used_with_a_warning()
    {
        registry.Publish(TestPackage.Of("no.example.a", "1.0.0"));
        Project(("no.example.a", "1.0.0"));
        await RestoreAsync();
        File.Delete(Path.Combine(Cache, "no.example.a#1.0.0", "fhirref.integrity"));
        var before = File.ReadAllText(LockPath);
        var session = await RestoreAsync();
        Assert.Equal((0, before), (session.ExitCode, File.ReadAllText(LockPath)));
        Assert.Contains("warning package-unverified", session.Error);
    }

    [Theory]
    [InlineData("{")]
    [InlineData("[]")]
    [InlineData("""{"lock-version":2,"dependencies":{},"packages":{}}""")]
    [InlineData("""{"lock-version":1,"dependencies":{"a.b":"a.b#1.0.0"},"packages":{}}""")]
    [InlineData("""{"lock-version":1,"dependencies":{},"packages":{"../b#1.0.0":{"dependencies":{}}}}""")]
    [InlineData("""{"lock-version":1,"dependencies":{},"packages":{"a.b#1.0.0":{"integrity":"md5-a","dependencies":{}}}}""")]
    public async Task A_lock_file_that_cannot_be_read_is_refused(string text)
    {
        Project(("no.example.a", "1.0.0"));
        folder.File("fhirpkg.lock.json", text);
        var session = await RestoreAsync();
        Assert.Equal((2, true), (session.ExitCode, session.Error.Contains("is no lock file this tool can read", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("{")]
    [InlineData("[]")]
    [InlineData("""{"a":1,"a":2}""")]
    public async Task A_manifest_that_cannot_be_read_exits_with_2(string text)
    {
        folder.File("package.json", text);
        Assert.Equal(2, (await RestoreAsync()).ExitCode);
    }

    [Fact]
    public async Task A_folder_without_a_manifest_exits_with_2() => Assert.Equal(2, (await RestoreAsync()).ExitCode);

    [Fact]
    public async Task A_registry_that_makes_up_dependencies_without_end_is_left()
    {
        registry.Misbehave = async (path, connection, cancel) =>
        {
            var number = int.Parse(path.Split('.')[2].TrimStart('a').Split('-')[0], System.Globalization.CultureInfo.InvariantCulture);
            var package = TestPackage.Of($"no.example.a{number}", "1.0.0", ($"no.example.a{number + 1}", "1.0.0"));
            var isArchive = path.EndsWith(".tgz", StringComparison.Ordinal);
            var listing = $$"""{ "versions": { "1.0.0": { "dist": { "tarball": "{{registry.Address}}/no.example.a{{number}}-1.0.0.tgz" } } } }""";
            await RegistryDouble.WriteAsync(connection, "200 OK", isArchive ? package.Archive : System.Text.Encoding.UTF8.GetBytes(listing), cancel);
            return true;
        };
        Project(("no.example.a1", "1.0.0"));
        var session = await RestoreAsync();
        Assert.Equal((2, "fhirref: The dependencies are more than 500 packages\n"), (session.ExitCode, session.Error));
    }

    private void Project(params (string Name, string Version)[] dependencies) =>
        folder.File("package.json", new JsonObject { ["name"] = "no.example.project", ["version"] = "0.1.0", ["dependencies"] = new JsonObject(dependencies.Select(pair => KeyValuePair.Create(pair.Name, (JsonNode?)pair.Version))) }.ToJsonString());

    private Task<Session> RestoreAsync(params string[] more) =>
        Session.RunAsync(Kernel.Outcome.Language.En, "", Fhir.Conformance.Http.ServerClient.DefaultHandler, ["packages", "restore", folder.Path, "--cache", Cache, "--registry", registry.Address, .. more]);
}
