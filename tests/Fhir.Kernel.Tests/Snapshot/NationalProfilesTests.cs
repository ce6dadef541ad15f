using Fhir.Kernel.Definitions;
using Fhir.Kernel.Elements;
using Fhir.Kernel.Json;
using Fhir.Kernel.Snapshot;
using Xunit;

namespace Fhir.Kernel.Tests.Snapshot;

/// <summary>The Norwegian base profiles, as published with their snapshots by somebody else's generator. Test data that is not ours to keep here.</summary>
public class NationalProfilesTests(ITestOutputHelper output)
{
    [Fact]
    public void The_national_profiles_expand_to_their_published_snapshots()
    {
        Assert.SkipUnless(NationalProfiles.Folder is not null, "FHIRREF_DATA names no folder with the public test data.");
        var documents = NationalProfiles.Read();
        var source = new SnapshotSource(TestProfiles.With([.. documents]));

        var definitions = documents.Where(document => document.Root.Type.Name == "StructureDefinition").ToList();
        var differing = definitions.SelectMany(document => Differences(document, source)).ToList();

        output.WriteLine($"{definitions.Count - differing.Select(line => line.Split(' ')[0]).Distinct().Count()} of {definitions.Count} as published");
        Assert.Equal(35, definitions.Count);
        Assert.Empty(differing);
    }

    private static IEnumerable<string> Differences(Document document, SnapshotSource source)
    {
        var published = StructureDefinition.Read(document.Root)!;
        var made = SnapshotGenerator.Generate(document, source);
        if (!made.IsValue) return [$"{published.Url}: {made.Refusal}"];
        var found = StructureDefinition.Read(JsonParser.Parse(made.Value, document.Schema).Document!.Root)!;
        return SnapshotShape.Differences(published.Snapshot, found.Snapshot).Select(line => $"{published.Url}: {line}");
    }
}
