using Fhir.Kernel.Outcome;

namespace Fhir.Cli.Tests;

/// <summary><c>fhirref validate</c>.</summary>
public sealed class ValidateTests : IDisposable
{
    private const string Valid = """{"resourceType":"Observation","status":"final","code":{"text":"a"}}""";
    private const string WithoutStatus = "{\n  \"resourceType\": \"Observation\",\n  \"code\": {\"text\": \"a\"}\n}";

    private readonly Folder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task A_valid_resource_exits_with_0()
    {
        var session = await Session.RunAsync("validate", folder.File("a.json", Valid));
        Assert.Equal(0, session.ExitCode);
        Assert.EndsWith("1 resources: 0 errors, 1 warnings\n", session.Output);
    }

    [Theory]
    [InlineData(WithoutStatus, "error cardinality-min: Observation")]
    [InlineData("{\"resourceType\":", "error")]
    [InlineData("{\"resourceType\":\"Spaceship\"}", "error")]
    [InlineData("""{"resourceType":"Patient","wings":2}""", "wings")]
    [InlineData("<Patient xmlns=\"http://hl7.org/fhir\"><wings value=\"2\"/></Patient>", "wings")]
    public async Task A_resource_with_errors_exits_with_1_and_tells_the_place(string content, string found)
    {
        var path = folder.File("a", content);
        var session = await Session.RunAsync("validate", path);
        Assert.Equal(1, session.ExitCode);
        Assert.Contains(found, session.Output);
        Assert.Contains($"{path}:", session.Output);
    }

    [Fact]
    public async Task Messages_come_in_the_language_of_the_run()
    {
        var session = await Session.RunAsync(Language.Nb, WithoutStatus, () => throw new InvalidOperationException(), "validate", "-");
        Golden.Matches("validate.nb.txt", session.Output);
    }

    [Theory]
    [InlineData("json", "validate.json")]
    [InlineData("sarif", "validate.sarif")]
    public async Task Other_programs_can_read_the_verdicts(string format, string golden)
    {
        var session = await Session.WithInputAsync(WithoutStatus, "validate", "-", "--format", format);
        Assert.Equal(1, session.ExitCode);
        Golden.Matches(golden, session.Output);
    }

    [Fact]
    public async Task Each_line_of_NDJSON_is_a_resource()
    {
        var session = await Session.RunAsync("validate", folder.File("a.ndjson", $"{Valid}\n\n{WithoutStatus.ReplaceLineEndings("")}\r\n{Valid}"));
        Assert.Equal(1, session.ExitCode);
        Assert.Contains("a.ndjson:3: error", session.Output);
        Assert.EndsWith("3 resources: 1 errors, 3 warnings\n", session.Output);
    }

    [Fact]
    public async Task NDJSON_on_standard_input_is_known_by_its_first_line()
    {
        var session = await Session.WithInputAsync($"{Valid}\n{Valid}\n", "validate", "-");
        Assert.EndsWith("2 resources: 0 errors, 2 warnings\n", session.Output);
    }

    [Fact]
    public async Task A_folder_is_searched_for_resources_and_a_packages_manifest_is_none()
    {
        folder.File("package.json", "{}");
        folder.File("readme.md", "no");
        folder.File("b/a.json", Valid);
        folder.File("b/b.xml", "<Observation xmlns=\"http://hl7.org/fhir\"><status value=\"final\"/><code><text value=\"a\"/></code></Observation>");
        var session = await Session.RunAsync("validate", folder.Path);
        Assert.Equal((0, true), (session.ExitCode, session.Output.EndsWith("2 resources: 0 errors, 2 warnings\n", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_profile_can_be_asked_for_that_the_resource_does_not_claim()
    {
        var patient = folder.File("p.json", """{"resourceType":"Patient","identifier":[{"system":"urn:oid:2.16.578.1.12.4.1.4.1","value":"15858020024"}]}""");
        Assert.Equal(0, (await Session.RunAsync("validate", patient)).ExitCode);
        Assert.Equal(1, (await Session.RunAsync("validate", patient, "--profile",
            "https://fhirref.example/no/basis/StructureDefinition/basis-patient")).ExitCode);
    }

    [Fact]
    public async Task A_package_brings_more_profiles()
    {
        folder.File("ig/package/package.json", """{"name":"no.example.ig","version":"1.0.0","fhirVersions":["4.0.1"]}""");
        folder.File("ig/package/StructureDefinition-b.json", """
            {"resourceType":"StructureDefinition","url":"https://ig.example/b","name":"B","status":"draft","fhirVersion":"4.0.1","kind":"resource","abstract":false,"type":"Basic",
             "baseDefinition":"http://hl7.org/fhir/StructureDefinition/Basic","derivation":"constraint","differential":{"element":[{"id":"Basic","path":"Basic"},{"id":"Basic.subject","path":"Basic.subject","min":1}]}}
            """);
        var basic = folder.File("b.json", """{"resourceType":"Basic","code":{"text":"a"}}""");
        var ig = Path.Combine(folder.Path, "ig");
        Assert.Equal(2, (await Session.RunAsync("validate", basic, "--profile", "https://ig.example/b")).ExitCode);
        Assert.Equal(1, (await Session.RunAsync("validate", basic, "--profile", "https://ig.example/b", "--ig", ig)).ExitCode);
    }

    [Theory]
    [InlineData("does not exist", "nowhere.json")]
    [InlineData("--format is one of text, json, sarif", "-", "--format", "pdf")]
    [InlineData("unknown profile: https://a.example/none", "-", "--profile", "https://a.example/none")]
    [InlineData("cannot read the package nowhere.tgz", "-", "--ig", "nowhere.tgz")]
    public async Task What_cannot_be_run_exits_with_2(string trouble, params string[] args)
    {
        var session = await Session.RunAsync(["validate", .. args]);
        Assert.Equal((2, ""), (session.ExitCode, session.Output));
        Assert.Contains(trouble, session.Error);
    }

    [Fact]
    public async Task A_folder_without_resources_exits_with_2()
    {
        var session = await Session.RunAsync("validate", folder.Path);
        Assert.Equal((2, "fhirref: found no files to validate\n"), (session.ExitCode, session.Error));
    }

    [Fact]
    public async Task A_folder_that_is_no_package_exits_with_2() => Assert.Equal(2, (await Session.RunAsync("validate", "-", "--ig", folder.Path)).ExitCode);
}
