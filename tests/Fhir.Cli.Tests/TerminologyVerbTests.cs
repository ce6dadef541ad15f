namespace Fhir.Cli.Tests;

/// <summary><c>fhirref terminology</c>, and what an imported code system does for <c>fhirref validate</c>.</summary>
public sealed class TerminologyVerbTests : IDisposable
{
    private const string System = "urn:oid:2.16.578.1.12.4.1.1.7110";

    private readonly Folder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task An_imported_code_system_is_listed_and_checked_against()
    {
        var list = folder.File("koder.txt", "A00\tKolera\nA000\tKlassisk kolera\n");
        var tables = Path.Combine(folder.Path, "tables");
        var import = await Session.RunAsync("terminology", "import", list, "--system", System, "--title", "ICD-10", "--prefix-hierarchy", "--terminology", tables);
        Assert.Equal((0, $"{System}: 2 codes\n"), (import.ExitCode, import.Output));

        var listed = await Session.RunAsync("terminology", "list", "--terminology", tables);
        Assert.Equal(0, listed.ExitCode);
        Assert.Contains("ICD-10", listed.Output, StringComparison.Ordinal);

        foreach (var (code, exitCode) in new[] { ("A000", 0), ("A001", 1) })
        {
            var resource = """{"resourceType":"Condition","subject":{"display":"-"},"code":{"coding":[{"system":"SYSTEM","code":"CODE"}]}}""".Replace("SYSTEM", System, StringComparison.Ordinal).Replace("CODE", code, StringComparison.Ordinal);
            var validated = await Session.WithInputAsync(resource, "validate", "-", "--terminology", tables);
            Assert.Equal(exitCode, validated.ExitCode);
        }
    }

    [Fact]
    public async Task What_cannot_be_imported_is_explained()
    {
        var session = await Session.RunAsync("terminology", "import", folder.File("koder.txt", "A00\tKolera\n"), "--terminology", folder.Path);
        Assert.Equal(2, session.ExitCode);
        Assert.Contains("--system", session.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_damaged_table_is_named()
    {
        folder.File("a.codes", new string(' ', 1000));
        var session = await Session.RunAsync("terminology", "list", "--terminology", folder.Path);
        Assert.Equal(2, session.ExitCode);
        Assert.Contains("a.codes", session.Error, StringComparison.Ordinal);
    }
}
