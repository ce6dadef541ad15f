using Fhir.Profiles;

namespace Fhir.Cli.Tests;

/// <summary><c>fhirref fhirpath</c>, <c>convert</c>, <c>snapshot</c> and <c>packages</c>.</summary>
public sealed class KernelVerbTests : IDisposable
{
    private const string Patient = """{"resourceType":"Patient","active":true,"name":[{"family":"Fjell","given":["Synne","Li"]}],"birthDate":"1980-05-15"}""";

    private readonly Folder folder = new();

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData("Patient.name.given", "Synne\nLi\n")]
    [InlineData("name.first()", "{\"family\":\"Fjell\",\"given\":[\"Synne\",\"Li\"]}\n")]
    [InlineData("active and birthDate < @2000", "true\n")]
    [InlineData("name.given.count()", "2\n")]
    [InlineData("deceased", "")]
    public async Task An_expression_gives_one_result_a_line(string expression, string output)
    {
        var session = await Session.WithInputAsync(Patient, "fhirpath", expression, "-");
        Assert.Equal((0, output, ""), (session.ExitCode, session.Output, session.Error));
    }

    [Theory]
    [InlineData("name.where(", Patient, 2)]
    [InlineData("name.given.single()", Patient, 1)]
    [InlineData("name", "{", 2)]
    public async Task An_expression_that_fails_says_why(string expression, string resource, int exitCode)
    {
        var session = await Session.WithInputAsync(resource, "fhirpath", expression, "-");
        Assert.Equal((exitCode, ""), (session.ExitCode, session.Output));
        Assert.NotEmpty(session.Error);
    }

    [Fact]
    public async Task Resolve_finds_what_the_resource_contains()
    {
        const string Document = """{"resourceType":"Observation","contained":[{"resourceType":"Patient","id":"p","gender":"female"}],"status":"final","code":{"text":"a"},"subject":{"reference":"#p"}}""";
        Assert.Equal("female\n", (await Session.WithInputAsync(Document, "fhirpath", "subject.resolve().gender", "-")).Output);
    }

    [Fact]
    public async Task A_resource_survives_XML_and_back()
    {
        var xml = await Session.WithInputAsync(Patient, "convert", "-", "--to", "xml");
        Golden.Matches("convert.xml", xml.Output);
        var json = await Session.WithInputAsync(xml.Output, "convert", "-", "--to", "json");
        Golden.Matches("convert.json", json.Output);
        Assert.Equal((0, 0), (xml.ExitCode, json.ExitCode));
    }

    [Theory]
    [InlineData("""{"resourceType":"Patient","wings":2}""", "xml", 1)]
    [InlineData("{", "xml", 2)]
    [InlineData(Patient, "yaml", 2)]
    public async Task What_would_be_lost_is_not_converted(string resource, string to, int exitCode)
    {
        var session = await Session.WithInputAsync(resource, "convert", "-", "--to", to);
        Assert.Equal((exitCode, ""), (session.ExitCode, session.Output));
        Assert.NotEmpty(session.Error);
    }

    [Fact]
    public async Task A_missing_file_exits_with_2() => Assert.Equal((2, "fhirref: cannot read nowhere.json\n"),
        await CodeAndErrorAsync("convert", "nowhere.json", "--to", "xml"));

    [Theory]
    [InlineData(Patient, 1)]
    [InlineData("""{"resourceType":"StructureDefinition","url":"https://a.example/p","name":"P","status":"draft","kind":"resource","abstract":false,"type":"Basic","baseDefinition":"https://a.example/none","derivation":"constraint","differential":{"element":[{"id":"Basic","path":"Basic"}]}}""", 1)]
    [InlineData("""{"resourceType":"StructureDefinition","wings":2}""", 1)]
    [InlineData("{", 2)]
    public async Task What_has_no_snapshot_says_why(string resource, int exitCode)
    {
        var session = await Session.WithInputAsync(resource, "snapshot", "-");
        Assert.Equal((exitCode, ""), (session.ExitCode, session.Output));
        Assert.NotEmpty(session.Error);
    }

    [Fact]
    public async Task A_profile_may_build_on_the_tools_own_packages()
    {
        const string Profile = """
            {"resourceType":"StructureDefinition","url":"https://a.example/p","name":"P","status":"draft","kind":"resource","abstract":false,"type":"Patient",
             "baseDefinition":"https://fhirref.example/no/basis/StructureDefinition/basis-patient","derivation":"constraint","differential":{"element":[{"id":"Patient.gender","path":"Patient.gender","min":1}]}}
            """;
        var session = await Session.WithInputAsync(Profile, "snapshot", "-");
        Assert.Equal((0, ""), (session.ExitCode, session.Error));
        Assert.Equal("1\n", (await Session.WithInputAsync(session.Output, "fhirpath", "snapshot.element.where(path = 'Patient.gender').min", "-")).Output);
    }

    [Fact]
    public async Task A_snapshot_is_written_back_to_JSON_files_only() =>
        Assert.Equal((2, "fhirref: --write writes to JSON files only\n"), await CodeAndErrorAsync("snapshot", folder.File("p.xml", "<a/>"), "--write"));

    [Fact]
    public async Task The_tools_own_packages_are_listed()
    {
        var session = await Session.RunAsync("packages", "list");
        Assert.Equal(0, session.ExitCode);
        Assert.All(TiltakCatalog.All, tiltak => Assert.Contains($"{tiltak.Package}#", session.Output));
    }

    [Fact]
    public async Task A_packed_folder_is_a_package_and_the_same_bytes_every_time()
    {
        folder.File("ig/package.json", """{"name":"no.example.ig","version":"1.0.0","fhirVersions":["4.0.1"]}""");
        folder.File("ig/CodeSystem-a.json", """{"resourceType":"CodeSystem","url":"https://a.example/cs","status":"draft","content":"complete"}""");
        folder.File("ig/other/note.txt", "note");
        var (first, second) = (Path.Combine(folder.Path, "1.tgz"), Path.Combine(folder.Path, "2.tgz"));
        var session = await Session.RunAsync("packages", "pack", Path.Combine(folder.Path, "ig"), "--out", first);
        await Session.RunAsync("packages", "pack", Path.Combine(folder.Path, "ig"), "--out", second);

        Assert.Equal((0, $"{first}\n"), (session.ExitCode, session.Output));
        Assert.Equal(await File.ReadAllBytesAsync(first, TestContext.Current.CancellationToken),
            await File.ReadAllBytesAsync(second, TestContext.Current.CancellationToken));
        await using var archive = File.OpenRead(first);
        Assert.Equal("no.example.ig#1.0.0", PackageReader.ReadArchive(archive, first).Value.ToString());
    }

    [Fact]
    public async Task A_folder_without_a_manifest_is_not_packed()
    {
        Assert.Equal(2, (await Session.RunAsync("packages", "pack", folder.Path)).ExitCode);
        Assert.Equal(2, (await Session.RunAsync("packages", "pack", "nowhere")).ExitCode);
    }

    private static async Task<(int, string)> CodeAndErrorAsync(params string[] args)
    {
        var session = await Session.RunAsync(args);
        return (session.ExitCode, session.Error);
    }
}
