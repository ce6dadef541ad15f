using System.Text;
using System.Text.Json;
using Fhir.Kernel.Outcome;
using Xunit;

namespace Fhir.Cli.Tests;

/// <summary><c>fhirref snapshot</c>.</summary>
public sealed class SnapshotVerbTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("fhirref-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task A_profile_comes_out_with_its_snapshot()
    {
        var (code, output, _) = await Run("snapshot", Write("profile.json", Profile("Patient.name")));

        Assert.Equal(0, code);
        Assert.Contains("Patient.name", Ids(output));
        Assert.EndsWith("}\n", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_profile_that_cannot_be_expanded_is_named_with_what_is_wrong()
    {
        var (code, output, error) = await Run("snapshot", Write("profile.json", Profile("Patient.nickname")));

        Assert.Equal((1, ""), (code, output));
        Assert.Contains("snapshot-unknown-path: StructureDefinition.differential.element[0] Patient.nickname: ", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_profiles_of_a_package_folder_are_filled_in_place_when_asked()
    {
        Write("package.json", """{ "name": "no.fhirref.test", "version": "1.0.0", "fhirVersions": ["4.0.1"] }""");
        var file = Write("StructureDefinition-p.json", Profile("Patient.name"));

        var refused = await Run("snapshot", folder);
        var filled = await Run("snapshot", folder, "--write");

        Assert.Equal((2, 0), (refused.Code, filled.Code));
        Assert.Contains("Patient.name", Ids(await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken)));
    }

    [Fact]
    public async Task A_file_or_package_that_is_not_there_is_an_error_of_the_caller()
    {
        Assert.Equal(2, (await Run("snapshot", Path.Combine(folder, "none.json"))).Code);
        Assert.Equal(2, (await Run("snapshot", Write("profile.json", Profile("Patient.name")), "--ig", Path.Combine(folder, "none"))).Code);
    }

    [Fact]
    public async Task Two_profiles_are_compared_with_the_exit_code_of_what_was_found()
    {
        var (one, other) = (Write("one.json", Profile("Patient.name")), Write("other.json", Profile("Patient.birthDate")));
        var text = await Run("diff", one, other);
        var json = await Run("diff", one, other, "--format", "json");
        var same = await Run("diff", one, one);

        Assert.Equal((1, "Patient.name  cardinality: 1..* → 0..*\nPatient.birthDate  cardinality: 0..1 → 1..1\n"), (text.Code, text.Output));
        using var answer = JsonDocument.Parse(json.Output);
        Assert.Equal(["cardinality", "cardinality"], answer.RootElement.GetProperty("changes").EnumerateArray().Select(change => change.GetProperty("aspect").GetString()));
        Assert.Equal((0, ""), (same.Code, same.Output));
    }

    [Fact]
    public async Task A_profile_is_compared_with_one_that_is_known_by_its_canonical()
    {
        var compared = await Run("diff", "http://hl7.org/fhir/StructureDefinition/Patient", Write("profile.json", Profile("Patient.name")));

        Assert.Equal((1, "Patient.name  cardinality: 0..* → 1..*\n"), (compared.Code, compared.Output));
    }

    [Theory]
    [InlineData("https://fhirref.example/none", "text", "cannot find https://fhirref.example/none")]
    [InlineData("none.json", "text", "cannot read none.json")]
    [InlineData("http://hl7.org/fhir/StructureDefinition/Patient", "html", "--format is text or json")]
    public async Task What_cannot_be_compared_is_an_error_of_the_caller(string profile, string format, string trouble)
    {
        var (code, _, error) = await Run("diff", profile, profile, "--format", format);

        Assert.Equal(2, code);
        Assert.Contains(trouble, error, StringComparison.Ordinal);
    }

    private string Write(string name, string text)
    {
        var file = Path.Combine(folder, name);
        File.WriteAllText(file, text);
        return file;
    }

    private static string Profile(string path) => $$"""
        { "resourceType": "StructureDefinition", "id": "p", "url": "https://fhirref.example/test/StructureDefinition/p", "name": "P", "status": "draft",
          "kind": "resource", "abstract": false, "type": "Patient", "baseDefinition": "http://hl7.org/fhir/StructureDefinition/Patient", "derivation": "constraint",
          "differential": { "element": [{ "id": "{{path}}", "path": "{{path}}", "min": 1 }] } }
        """;

    private static IEnumerable<string?> Ids(string json)
    {
        using var document = JsonDocument.Parse(json);
        return [.. document.RootElement.GetProperty("snapshot").GetProperty("element").EnumerateArray()
            .Select(element => element.GetProperty("id").GetString())];
    }

    private static async Task<(int Code, string Output, string Error)> Run(params string[] args)
    {
        using var output = new MemoryStream();
        using var error = new StringWriter();
        var tool = new Tool(new Terminal(Stream.Null, output, error, ShowsProgress: false, Language.En), () => new HttpClientHandler());
        var code = await tool.RunAsync(args, TestContext.Current.CancellationToken);
        return (code, Encoding.UTF8.GetString(output.ToArray()), error.ToString());
    }
}
