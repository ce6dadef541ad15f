using Fhir.Server.Tests.Rest;
using Fhir.Terminology.Tables;
using Xunit;

namespace Fhir.Server.Tests.Terminology;

/// <summary>A server with an imported code system, and a file that is no code table beside it.</summary>
public sealed class ImportedServer : RunningServer, IDisposable
{
    public const string System = "urn:oid:2.16.578.1.12.4.1.1.7110";

    private readonly string folder;

    public ImportedServer() : this(Directory.CreateTempSubdirectory("fhirref-codes-").FullName)
    {
    }

    private ImportedServer(string folder) : base("--FhirRef:Seed=false", $"--FhirRef:Terminology:Folder={folder}")
    {
        this.folder = folder;
        var table = new CodeTableBuilder(System, "2026") { Title = "ICD-10" };
        var (chapter, code) = (table.Add("A00", "Kolera"), table.Add("A000", "Klassisk kolera"));
        table.AddParent(code, chapter);
        table.Write(Path.Combine(folder, CodeTableFolder.FileName(System, "2026")));
        File.WriteAllText(Path.Combine(folder, "damaged.codes"), "no table");
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);
}

public sealed class ImportedTests(ImportedServer server) : IClassFixture<ImportedServer>
{
    [Fact]
    public async Task An_imported_code_system_is_looked_up()
    {
        var answer = await server.GetAsync($"CodeSystem/$lookup?system={ImportedServer.System}&code=A000");

        Assert.Equal(200, answer.Status);
        Assert.Contains("Klassisk kolera", answer.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_imported_hierarchy_subsumes() =>
        Assert.Contains("\"subsumes\"", (await server.GetAsync($"CodeSystem/$subsumes?system={ImportedServer.System}&codeA=A00&codeB=A000")).Text, StringComparison.Ordinal);

    [Theory]
    [InlineData("A000", 201)]
    [InlineData("A001", 422)]
    public async Task A_write_is_held_to_an_imported_code_system(string code, int status) => Assert.Equal(status,
        (await server.PostAsync("Condition", $$$"""{"resourceType":"Condition","subject":{"display":"-"},"code":{"coding":[{"system":"{{{ImportedServer.System}}}","code":"{{{code}}}"}]}}""")).Status);
}

public sealed class TerminologySettingsTests
{
    [Theory]
    [InlineData("FhirRef:Terminology:Remote=http://terminology.example/fhir", "setting-not-https")]
    [InlineData("FhirRef:Terminology:Remote=terminology", "setting-not-https")]
    [InlineData("FhirRef:Terminology:RemoteTimeoutMs=0", "setting-unknown-value")]
    public void A_remote_server_is_asked_over_https_and_for_a_limited_time(string setting, string rule)
    {
        string[] address = setting.Contains("Timeout", StringComparison.Ordinal) ? ["--FhirRef:Terminology:Remote=https://terminology.example/fhir"] : [];
        var built = Fhir.Server.Transport.ServerHost.Build(["--environment=Development", "--urls=http://127.0.0.1:0", .. address, $"--{setting}"]);

        Assert.Equal(rule, built.Refusal!.Issues.Single().RuleId);
    }
}
