using Fhir.Kernel.Definitions;
using Fhir.Kernel.Json;
using Xunit;

namespace Fhir.Kernel.Tests.Definitions;

public class DefinitionsPackTests
{
    private static readonly DefinitionsPack Pack = DefinitionsPack.Core;

    [Fact]
    public void The_pack_holds_every_canonical_resource_of_R4()
    {
        var counts = Pack.Entries.CountBy(entry => entry.ResourceType).ToDictionary();

        Assert.Equal(4474, Pack.Entries.Count);
        Assert.Equal(
            new() { ["StructureDefinition"] = 649, ["SearchParameter"] = 1375, ["ValueSet"] = 1316, ["CodeSystem"] = 1062, ["OperationDefinition"] = 46, ["ConceptMap"] = 19, ["CompartmentDefinition"] = 5, ["CapabilityStatement"] = 2 },
            counts);
        Assert.Equal(Pack.Entries.Count, Pack.Entries.Select(entry => entry.Url).Distinct().Count());
    }

    [Fact]
    public void Every_resource_of_the_pack_parses_without_issues()
    {
        var issues = Pack.Entries.AsParallel()
            .SelectMany(entry => JsonParser.Parse(Pack.ReadJson(entry.Url)!, Pack.Schema).Issues.Select(issue => $"{entry}: {issue}"))
            .ToList();

        Assert.Empty(issues);
    }

    [Theory]
    [InlineData("http://hl7.org/fhir/StructureDefinition/Patient", null, true)]
    [InlineData("http://hl7.org/fhir/StructureDefinition/Patient", "4.0.1", true)]
    [InlineData("http://hl7.org/fhir/StructureDefinition/Patient|4.0.1", null, true)]
    [InlineData("http://hl7.org/fhir/StructureDefinition/Patient", "4.3.0", false)]
    [InlineData("http://hl7.org/fhir/StructureDefinition/Patient|5.0.0", null, false)]
    [InlineData("http://hl7.org/fhir/StructureDefinition/Pasient", null, false)]
    public void A_canonical_is_found_by_its_url_and_version(string url, string? version, bool isFound) =>
        Assert.Equal(isFound ? "Patient" : null, Pack.Find(url, version)?.Root.ValueOf("id"));

    [Fact]
    public void A_document_that_is_still_held_is_not_parsed_again() =>
        Assert.Same(Pack.Find("http://hl7.org/fhir/ValueSet/administrative-gender"), Pack.Find("http://hl7.org/fhir/ValueSet/administrative-gender"));

    [Fact]
    public void Narratives_are_left_out() =>
        Assert.False(Pack.Find("http://hl7.org/fhir/StructureDefinition/Patient")!.Root.Child("text").Exists);

    [Fact]
    public async Task Many_threads_may_read_one_pack()
    {
        var pack = new DefinitionsPack(OpenEmbedded);
        var urls = Pack.Entries.Where((_, at) => at % 40 == 0).Select(entry => entry.Url).ToList();

        var readers = Enumerable.Range(0, 16).Select(reader => Task.Run(
            () => urls.Skip(reader).Concat(urls.Take(reader)).Select(url => (url, found: pack.Find(url)!.Root.ValueOf("url"))).ToList()));

        Assert.All((await Task.WhenAll(readers)).SelectMany(read => read), read => Assert.Equal(read.url, read.found));
    }

    [Fact]
    public void Opening_the_pack_with_its_types_reads_little_more_than_the_types()
    {
        _ = new DefinitionsPack(OpenEmbedded).Schema;   // buffers and code are there by now
        var allocated = GC.GetAllocatedBytesForCurrentThread();

        _ = new DefinitionsPack(OpenEmbedded).Schema;

        // 2 MB; the pack is 6 MB and the definitions 66 MB. A stopwatch would tell more of the machine than of the pack.
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - allocated, 1, 4 << 20);
    }

    [Fact]
    public void A_file_that_is_no_pack_is_refused() =>
        Assert.Throws<InvalidDataException>(() => new DefinitionsPack(() => new MemoryStream(new byte[4096])));

    private static Stream OpenEmbedded() => typeof(DefinitionsPack).Assembly.GetManifestResourceStream("definitions.pack")!;
}
