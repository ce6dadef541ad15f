using System.Text.Json.Nodes;
using Fhir.Tiltak.Population;
using Xunit;

namespace Fhir.Server.Tests.Bulk;

/// <summary>A made-up population passes the profiles and the rules of every tiltak, whatever order its files come in.</summary>
public sealed class PopulationImportTests(ImportServer server) : IClassFixture<ImportServer>
{
    private const int Patients = 60;

    [Fact]
    public async Task A_population_is_imported_whole_and_found()
    {
        var folder = Directory.CreateTempSubdirectory("fhirref-import-");
        try
        {
            var summary = PopulationGenerator.Write(new(Patients, Seed: 11), folder.FullName, _ => { }, TestContext.Current.CancellationToken);
            foreach (var (file, lines) in summary.Files)
            {
                var manifest = await server.ImportAsync(await File.ReadAllTextAsync(Path.Combine(folder.FullName, file), TestContext.Current.CancellationToken));
                Assert.Equal((file, $"{lines}", "0"), (file, Count(manifest, "created"), Count(manifest, "failed")));
            }
        }
        finally
        {
            folder.Delete(recursive: true);
        }
        Assert.Equal(Patients, (await server.GetAsync("Patient?_summary=count")).Json["total"]!.GetValue<int>());
        Assert.NotEmpty((await server.GetAsync("MedicationStatement?status=active&_include=MedicationStatement:medication&_count=5")).Matches);
        Assert.NotEmpty((await server.GetAsync("Patient?general-practitioner:PractitionerRole.practitioner:Practitioner._id=fastlege-9901-0&_count=5")).Matches);
    }

    private static string Count(JsonNode manifest, string name) => $"{manifest["extension"]!["https://fhirref.example/no/import"]![name]}";
}
