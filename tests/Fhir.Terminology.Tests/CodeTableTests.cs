using System.Text;
using Fhir.Kernel.Terminology;
using Fhir.Terminology.Import;
using Fhir.Terminology.Tables;

namespace Fhir.Terminology.Tests;

public sealed class CodeTableTests
{
    private static string Write(TemporaryFolder folder, Action<CodeTableBuilder>? more = null, string version = "1", bool isCaseSensitive = true)
    {
        var table = new CodeTableBuilder("https://fhirref.example/codes", version, isCaseSensitive);
        table.Add("a", "A");
        more?.Invoke(table);
        var path = Path.Combine(folder.Path, CodeTableFolder.FileName(table.Url, table.Version));
        table.Write(path);
        return path;
    }

    [Fact]
    public void Ten_thousand_random_codes_are_found_and_no_others()
    {
        var seed = Random.Shared.Next();
        TestContext.Current.TestOutputHelper?.WriteLine($"seed {seed}");
        var random = new Random(seed);
        var codes = Enumerable.Range(0, 10_000).Select(_ => random.Next(1_000_000).ToString("x", System.Globalization.CultureInfo.InvariantCulture)).ToHashSet();
        using var folder = new TemporaryFolder();
        using var table = new CodeTable(Write(folder, builder => { foreach (var code in codes) builder.Add(code, null); }));

        foreach (var code in codes) Assert.Equal(Verdict.Member, table.Contains(Encoding.UTF8.GetBytes(code)));
        for (var other = 0; other < 10_000; other++)
        {
            var code = random.Next(1_000_000).ToString("x", System.Globalization.CultureInfo.InvariantCulture);
            Assert.Equal(codes.Contains(code) || code == "a" ? Verdict.Member : Verdict.NotMember, table.Contains(Encoding.UTF8.GetBytes(code)));
        }
    }

    [Theory]
    [InlineData(true, Verdict.NotMember)]
    [InlineData(false, Verdict.Member)]
    public void Case_counts_when_the_code_system_says_so(bool isCaseSensitive, Verdict expected)
    {
        using var folder = new TemporaryFolder();
        using var table = new CodeTable(Write(folder, isCaseSensitive: isCaseSensitive));

        Assert.Equal(expected, table.Contains("A"u8));
    }

    [Fact]
    public void A_circle_of_parents_ends()
    {
        using var folder = new TemporaryFolder();
        using var table = new CodeTable(Write(folder, builder =>
        {
            var (b, c) = (builder.Add("b", null), builder.Add("c", null));
            builder.AddParent(b, c);
            builder.AddParent(c, b);
        }));

        Assert.True(table.Subsumes("b", "c"));
        Assert.False(table.Subsumes("a", "c"));
        Assert.Equal(2, table.Select(new ConceptQuery { Filters = [new("concept", "is-a", "b")] }, 0, 10).Total);
    }

    [Theory]
    [InlineData(CodeSystemContent.Complete, Verdict.NotMember)]
    [InlineData(CodeSystemContent.Partial, Verdict.NotChecked)]
    public void A_code_that_is_missing_from_a_part_may_still_exist(CodeSystemContent content, Verdict expected)
    {
        using var folder = new TemporaryFolder();
        using var table = new CodeTable(Write(folder, builder => builder.Content = content));

        Assert.Equal(expected, table.Contains("z"u8));
    }

    [Theory]
    [InlineData("cut")]
    [InlineData("changed")]
    [InlineData("other format")]
    [InlineData("something else")]
    public void A_file_that_is_damaged_is_left_out_and_named(string damage)
    {
        using var folder = new TemporaryFolder();
        var path = Write(folder);
        var bytes = File.ReadAllBytes(path);
        if (damage == "changed") bytes[^1] ^= 1;
        if (damage == "other format") bytes[8] = 99;
        File.WriteAllBytes(path, damage == "cut" ? bytes[..^40] : damage == "something else" ? new byte[1000] : bytes);
        using var tables = CodeTableFolder.Open(folder.Path);

        Assert.Empty(tables.Systems);
        Assert.Contains(Path.GetFileName(path), Assert.Single(tables.Damaged), StringComparison.Ordinal);
    }

    [Fact]
    public void The_newest_version_counts_unless_one_is_named()
    {
        using var folder = new TemporaryFolder();
        Write(folder, version: "2");
        Write(folder, version: "10");
        using var tables = CodeTableFolder.Open(folder.Path);

        Assert.Equal("10", tables.Find("https://fhirref.example/codes", null)!.Version);
        Assert.Equal("2", tables.Find("https://fhirref.example/codes", "2")!.Version);
        Assert.Null(tables.Find("https://fhirref.example/codes", "3"));
        Assert.Empty(CodeTableFolder.Open(Path.Combine(folder.Path, "missing")).Systems);
    }

    [Fact]
    public void A_CodeSystem_resource_is_imported_with_its_hierarchy_properties_and_designations()
    {
        using var source = new TemporaryFolder();
        using var output = new TemporaryFolder();
        source.Write("CodeSystem-colours.json", """
            { "resourceType": "CodeSystem", "url": "https://fhirref.example/colours", "version": "3", "title": "Colours", "status": "active", "content": "fragment", "caseSensitive": true,
              "property": [ { "code": "warm", "type": "boolean" } ],
              "concept": [ { "code": "red", "display": "Red", "designation": [ { "language": "nb", "value": "Rød" } ], "property": [ { "code": "warm", "valueBoolean": true } ], "concept": [ { "code": "scarlet" } ] } ] }
            """);
        var imported = CodeSystemImporter.Import(Path.Combine(source.Path, "CodeSystem-colours.json"), output.Path, new ImportOptions());
        using var table = new CodeTable(imported.Value!.Path);

        Assert.Equal(("https://fhirref.example/colours", "3", "Colours", CodeSystemContent.Partial), (table.Url, table.Version, table.Title, table.Content));
        Assert.True(table.Subsumes("red", "scarlet"));
        Assert.Equal("Rød", table.Find("red")!.DisplayIn("nb"));
        Assert.Equal(Verdict.Member, table.Matches([new("warm", "=", "true")], "red"u8));
    }
}
