using Fhir.Kernel.Terminology;
using Fhir.Terminology.Import;
using Fhir.Terminology.Tables;

namespace Fhir.Terminology.Tests;

public sealed class ListImportTests
{
    private const string System = "urn:oid:2.16.578.1.12.4.1.1.9999";

    private static CodeTable Import(TemporaryFolder source, TemporaryFolder output, ImportOptions? options = null)
    {
        var imported = CodeSystemImporter.Import(source.Path, output.Path, options ?? new ImportOptions(System));
        Assert.True(imported.IsValue, imported.IsValue ? "" : imported.Refusal.ToString());
        return new CodeTable(imported.Value.Path);
    }

    [Theory]
    [InlineData("A00\tKolera", "A000\tKolera som skyldes «cholerae»")]
    [InlineData("Kode;Navn", "A00;Kolera", "A000;\"Kolera; klassisk\"")]
    [InlineData("Navn,Gyldig fra,Kode", "Kolera,2020-01-01,A00", "\"Kolera, \"\"klassisk\"\"\",2020-01-01,A000")]
    [InlineData("\uFEFFKodeverdi\tKodetekst\tForklaring", "A00\tKolera\t", "A000\tKlassisk\tx")]
    public void Lists_are_read_whatever_parts_the_columns(params string[] lines)
    {
        using var source = new TemporaryFolder();
        using var output = new TemporaryFolder();
        source.Write("koder.txt", lines);
        using var table = Import(source, output);

        Assert.Equal(2, table.Count);
        Assert.Equal("Kolera", table.Find("A00")!.Display);
        Assert.Equal(Verdict.Member, table.Contains("A000"u8));
        Assert.Equal(Verdict.NotMember, table.Contains("A001"u8));
    }

    [Fact]
    public void Longer_codes_stand_below_the_longest_that_begins_them_when_that_is_asked_for()
    {
        using var source = new TemporaryFolder();
        using var output = new TemporaryFolder();
        source.Write("atc.csv", "kode;navn", "N;Nervesystemet", "N02;Analgetika", "N02BE01;Paracetamol");
        using var table = Import(source, output, new ImportOptions(System, "2026", "ATC", HasPrefixHierarchy: true));

        Assert.True(table.Subsumes("N", "N02BE01"));
        Assert.Equal(["N02"], table.ParentsOf("N02BE01"));
        Assert.Equal(("2026", "ATC"), (table.Version, table.Title));
    }

    [Fact]
    public void Parents_and_states_come_from_their_columns()
    {
        using var source = new TemporaryFolder();
        using var output = new TemporaryFolder();
        source.Write("liste.csv", "kode;navn;overordnet;inaktiv", "1;En;;", "2;To;1;nei", "3;Tre;1;ja");
        using var table = Import(source, output);

        Assert.Equal(["2", "3"], table.ChildrenOf("1"));
        Assert.Equal([false, false, true], new[] { "1", "2", "3" }.Select(code => table.Find(code)!.IsInactive));
    }

    [Theory]
    [InlineData("import-code-twice", "1\tEn", "1\tTo")]
    [InlineData("import-code-missing", "1\tEn", "\tTo")]
    [InlineData("import-quotation", "1\tEn", "2\t\"To")]
    [InlineData("import-nothing-found", "")]
    public void What_is_wrong_is_named_by_rule_and_line(string rule, params string[] lines)
    {
        using var source = new TemporaryFolder();
        using var output = new TemporaryFolder();
        source.Write("koder.txt", lines);

        Assert.Equal(rule, CodeSystemImporter.Import(source.Path, output.Path, new ImportOptions(System)).Refusal!.Issues.Single().RuleId);
    }

    [Fact]
    public void A_row_of_more_than_a_thousand_fields_is_refused()
    {
        using var source = new TemporaryFolder();
        using var output = new TemporaryFolder();
        source.Write("koder.txt", new string('\t', 1001));

        Assert.Equal("import-fields", CodeSystemImporter.Import(source.Path, output.Path, new ImportOptions(System)).Refusal!.Issues.Single().RuleId);
    }

    [Fact]
    public void A_field_of_more_than_a_million_characters_is_refused()
    {
        using var source = new TemporaryFolder();
        using var output = new TemporaryFolder();
        source.Write("koder.txt", "1\t\"" + new string('a', 1_100_000) + "\"");

        Assert.Equal("import-field-length", CodeSystemImporter.Import(source.Path, output.Path, new ImportOptions(System)).Refusal!.Issues.Single().RuleId);
    }

    [Fact]
    public void A_list_does_not_say_which_code_system_it_is()
    {
        using var source = new TemporaryFolder();
        using var output = new TemporaryFolder();
        source.Write("koder.txt", "1\tEn");

        Assert.Equal("import-system-missing", CodeSystemImporter.Import(source.Path, output.Path, new ImportOptions()).Refusal!.Issues.Single().RuleId);
    }

    [Fact]
    public void A_damaged_zip_and_a_missing_file_are_refused()
    {
        using var output = new TemporaryFolder();
        output.Write("a.zip", "no zip");

        foreach (var name in new[] { "a.zip", "missing.txt" })
            Assert.Equal("import-unreadable", CodeSystemImporter.Import(Path.Combine(output.Path, name), output.Path, new ImportOptions(System)).Refusal!.Issues.Single().RuleId);
    }
}
