using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using System.Text;
using Fhir.Kernel.Definitions;
using Fhir.Kernel.Json;
using Fhir.Kernel.Snapshot;
using Xunit;

namespace Fhir.Kernel.Tests.Snapshot;

/// <summary>
/// R4 publishes every definition with differential and snapshot. Our own snapshot of the differential must say the same, row by row. What differs is in
/// <c>SnapshotOfR4.verified.txt</c> to the last line, so that an exception excuses nothing but itself.
/// </summary>
public class SnapshotOfR4Tests(ITestOutputHelper output)
{
    private static readonly DefinitionsPack Core = DefinitionsPack.Core;

    private const string PrimitiveValue =
        "The snapshot says of the value that it is a string and forgets the limits that the base's value has; the differential says the type's own name and lifts no limit. https://hl7.org/fhir/R4/profiling.html#snapshot";

    private const string SliceWithoutSlicing =
        "The differential names slices of elements that nothing slices; the snapshot lets the names fall. https://hl7.org/fhir/R4/profiling.html#slicing";

    /// <summary>Where the published snapshot is not what its differential and base give, and the clause it is at odds with.</summary>
    private static readonly Dictionary<string, string> Exceptions = new()
    {
        ["canonical"] = PrimitiveValue, ["code"] = PrimitiveValue, ["id"] = PrimitiveValue, ["markdown"] = PrimitiveValue, ["oid"] = PrimitiveValue,
        ["positiveInt"] = PrimitiveValue, ["unsignedInt"] = PrimitiveValue, ["url"] = PrimitiveValue, ["uuid"] = PrimitiveValue,
        ["MetadataResource"] = "ele-1 is a rule of Element, which no resource builds on; no other resource's root has it. https://hl7.org/fhir/R4/element.html#invs",
        ["elementdefinition-de"] =
            "Two extensions are unfolded though no row goes below them; no other snapshot of R4 does so. Nothing differs in what is allowed. https://hl7.org/fhir/R4/profiling.html#snapshot",
        ["codesystem-history"] =
            "extension:revision.extension is 0..0 in the differential and has four slices, three of them demanded. https://hl7.org/fhir/R4/elementdefinition.html#invs (eld-2)",
        ["familymemberhistory-genetic"] = SliceWithoutSlicing,
        ["catalog"] = SliceWithoutSlicing,
        ["provenance-relevant-history"] =
            "agent:Author.type has the base's value set and not the differential's, and a content reference of the base is turned to a slice. https://hl7.org/fhir/R4/profiling.html#snapshot",
        ["clinicaldocument"] = "The extension's own root allows it once; the snapshot says any number. https://hl7.org/fhir/R4/defining-extensions.html#cardinality",
    };

    public static TheoryData<string, int> Groups => new()
    {
        { "complex-type", 1 }, { "complex-type specialization", 40 }, { "primitive-type specialization", 20 }, { "complex-type constraint", 396 },
        { "resource", 1 }, { "resource specialization", 147 }, { "logical specialization", 1 }, { "resource constraint", 43 },
    };

    [Theory, MemberData(nameof(Groups))]
    public void Differentials_of_R4_give_the_published_snapshots(string group, int count)
    {
        var source = new SnapshotSource(Core);
        var entries = Definitions().Where(entry => $"{entry.Kind} {entry.Derivation}".Trim() == group).ToList();

        var differing = entries.Where(entry => Differences(entry, source).Length > 0).Select(entry => entry.Id).Order().ToList();

        output.WriteLine($"{group}: {entries.Count - differing.Count} of {entries.Count} as published, {differing.Count} in the table of exceptions");
        Assert.Equal(count, entries.Count);
        Assert.Equal(entries.Where(entry => Exceptions.ContainsKey(entry.Id)).Select(entry => entry.Id).Order(), differing);
    }

    [Fact]
    public void An_exception_excuses_just_what_the_table_says()
    {
        var source = new SnapshotSource(Core);
        var table = new StringBuilder();
        foreach (var entry in Definitions().Where(entry => Exceptions.ContainsKey(entry.Id)).OrderBy(entry => entry.Id, StringComparer.Ordinal))
        {
            table.Append(entry.Id).Append(": ").Append(Exceptions[entry.Id]).Append('\n');
            foreach (var line in Differences(entry, source)) table.Append("    ").Append(line.TrimEnd()).Append('\n');
        }

        output.WriteLine($"{Definitions().Count() - Exceptions.Count} of {Definitions().Count()} as published, {Exceptions.Count} explained");
        Verify(table.ToString());
    }

    [Fact]
    public void The_snapshot_that_was_there_has_no_say()
    {
        var document = Core.Find("http://hl7.org/fhir/StructureDefinition/bp")!;
        var published = Encoding.UTF8.GetString(JsonWriter.ToBytes(document.Root));
        var (from, to) = (published.IndexOf("\"snapshot\":", StringComparison.Ordinal), published.IndexOf("\"differential\":", StringComparison.Ordinal));
        var bare = TestProfiles.Parse(published[..from] + published[to..]);

        Assert.False(bare.Root.Child("snapshot").Exists);
        Assert.Equal(SnapshotGenerator.Generate(document, Core).Value, SnapshotGenerator.Generate(bare, Core).Value);
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

    private static IEnumerable<CanonicalEntry> Definitions() => Core.Entries.Where(entry => entry.ResourceType == "StructureDefinition");

    private static ImmutableArray<string> Differences(CanonicalEntry entry, SnapshotSource source)
    {
        var document = Core.Find(entry.Url)!;
        var made = SnapshotGenerator.Generate(document, source);
        if (!made.IsValue) return [.. made.Refusal.Issues.Select(issue => $"refused {issue.RuleId} {issue.Arguments[0]}")];
        var found = StructureDefinition.Read(JsonParser.Parse(made.Value, Core.Schema).Document!.Root)!;
        return SnapshotShape.Differences(StructureDefinition.Read(document.Root)!.Snapshot, found.Snapshot);
    }

    private static void Verify(string actual, [CallerFilePath] string test = "")
    {
        var golden = Path.Combine(AppContext.BaseDirectory, "Snapshot", "SnapshotOfR4.verified.txt");
        var expected = File.Exists(golden) ? File.ReadAllText(golden) : "";
        if (actual != expected && Directory.Exists(Path.GetDirectoryName(test)))
            File.WriteAllText(Path.Combine(Path.GetDirectoryName(test)!, "SnapshotOfR4.received.txt"), actual);
        Assert.Equal(expected, actual);
    }
}
