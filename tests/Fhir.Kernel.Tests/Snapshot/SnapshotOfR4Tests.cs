using Fhir.Kernel.Definitions;
using Fhir.Kernel.Json;
using Fhir.Kernel.Snapshot;
using Xunit;

namespace Fhir.Kernel.Tests.Snapshot;

/// <summary>
/// R4 publishes every definition with differential and snapshot. Our own snapshot of the differential must say the same, row by row.
/// </summary>
public class SnapshotOfR4Tests
{
    private static readonly DefinitionsPack Core = DefinitionsPack.Core;

    /// <summary>Where the published snapshot is not what its differential and base give.</summary>
    private static readonly Dictionary<string, string> Exceptions = new()
    {
        ["canonical"] = PrimitiveValue, ["code"] = PrimitiveValue, ["id"] = PrimitiveValue, ["markdown"] = PrimitiveValue, ["oid"] = PrimitiveValue,
        ["positiveInt"] = PrimitiveValue, ["unsignedInt"] = PrimitiveValue, ["url"] = PrimitiveValue, ["uuid"] = PrimitiveValue,
        ["MetadataResource"] = "The logical type's root has the cardinality and the constraint of an element, without a base that has them.",
        ["elementdefinition-de"] = "Two extensions are unfolded though no row goes below them.",
        ["codesystem-history"] = "extension:revision.extension is 0..0 in the differential and has four slices; refused.",
        ["familymemberhistory-genetic"] = "Slice names on elements that nothing slices; refused.",
        ["catalog"] = "A slice name on Composition.date, which nothing slices; refused.",
        ["provenance-relevant-history"] = "agent:Author.type has the base's value set and not the differential's, and a content reference names the slice.",
        ["clinicaldocument"] = "The extension's own root allows it once; the snapshot says any number.",
    };

    private const string PrimitiveValue = "The value of a primitive that specializes another: the snapshot forgets what the other primitive's value says.";

    public static TheoryData<string, int> Groups => new()
    {
        { "complex-type", 1 }, { "complex-type specialization", 40 }, { "primitive-type specialization", 20 }, { "complex-type constraint", 396 },
        { "resource", 1 }, { "resource specialization", 147 }, { "logical specialization", 1 }, { "resource constraint", 43 },
    };

    [Theory, MemberData(nameof(Groups))]
    public void Differentials_of_R4_give_the_published_snapshots(string group, int count)
    {
        var entries = Core.Entries.Where(entry => entry.ResourceType == "StructureDefinition" && $"{entry.Kind} {entry.Derivation}".Trim() == group).ToList();
        var source = new SnapshotSource(Core);

        Assert.Equal(count, entries.Count);
        Assert.Equal(
            entries.Where(entry => Exceptions.ContainsKey(entry.Id)).Select(entry => entry.Id).Order(),
            entries.Where(entry => !IsAsPublished(entry, source)).Select(entry => entry.Id).Order());
    }

    [Fact]
    public void An_expanded_snapshot_is_valid_FHIR_JSON_and_keeps_every_other_property()
    {
        var document = Core.Find("http://hl7.org/fhir/StructureDefinition/bodyweight")!;

        var parsed = JsonParser.Parse(SnapshotGenerator.Generate(document, Core).Value, Core.Schema);

        Assert.Empty(parsed.Issues);
        Assert.Equal(
            document.Root.ChildNames().Where(name => name != "snapshot"),
            parsed.Document!.Root.ChildNames().Where(name => name != "snapshot"));
    }

    [Theory]
    [InlineData("bp")]
    [InlineData("Patient")]
    [InlineData("patient-citizenship")]
    public void A_snapshot_of_the_result_is_the_result(string id)
    {
        var first = SnapshotGenerator.Generate(Core.Find("http://hl7.org/fhir/StructureDefinition/" + id)!, Core).Value;

        var second = SnapshotGenerator.Generate(JsonParser.Parse(first, Core.Schema).Document!, Core).Value;

        Assert.Equal(first, second);
    }

    private static bool IsAsPublished(CanonicalEntry entry, SnapshotSource source)
    {
        var document = Core.Find(entry.Url)!;
        var made = SnapshotGenerator.Generate(document, source);
        if (!made.IsValue) return false;
        var found = StructureDefinition.Read(JsonParser.Parse(made.Value, Core.Schema).Document!.Root)!;
        return SnapshotShape.Differences(StructureDefinition.Read(document.Root)!.Snapshot, found.Snapshot).IsEmpty;
    }
}
