using System.Text;
using Fhir.Kernel.Terminology;
using Fhir.Terminology.Import;
using Fhir.Terminology.Tables;

namespace Fhir.Terminology.Tests;

/// <summary>RF2 as in https://confluence.ihtsdotools.org/display/DOCRELFMT; the concepts are invented, in the places of real ones.</summary>
public sealed class SnomedImportTests
{
    private const string Snomed = "http://snomed.info/sct", Us = "900000000000509007", Nb = "61000202103";
    private const string ConceptHeader = "id\teffectiveTime\tactive\tmoduleId\tdefinitionStatusId";
    private const string DescriptionHeader = "id\teffectiveTime\tactive\tmoduleId\tconceptId\tlanguageCode\ttypeId\tterm\tcaseSignificanceId";
    private const string RelationshipHeader = "id\teffectiveTime\tactive\tmoduleId\tsourceId\tdestinationId\trelationshipGroup\ttypeId\tcharacteristicTypeId\tmodifierId";
    private const string LanguageHeader = "id\teffectiveTime\tactive\tmoduleId\trefsetId\treferencedComponentId\tacceptabilityId";
    private const string SetHeader = "id\teffectiveTime\tactive\tmoduleId\trefsetId\treferencedComponentId";
    private const string Core = "900000000000207008", Norway = "51000202101", Primitive = "900000000000074008", Defined = "900000000000073002";

    /// <summary>100 finding &gt; 200 colour &gt; 300 red, 400 blue; 500 old is out; 600 is Norwegian; 300 is also below 700 warm.</summary>
    private static TemporaryFolder Release()
    {
        var folder = new TemporaryFolder();
        folder.Write("SnomedCT_International/Snapshot/Terminology/sct2_Concept_Snapshot_INT_20260101.txt", ConceptHeader,
            $"100\t20020131\t1\t{Core}\t{Primitive}", $"200\t20020131\t1\t{Core}\t{Primitive}", $"300\t20250101\t1\t{Core}\t{Defined}", $"400\t20250101\t1\t{Core}\t{Primitive}",
            $"500\t20260101\t0\t{Core}\t{Primitive}", $"700\t20250101\t1\t{Core}\t{Primitive}", $"600\t20250101\t0\t{Norway}\t{Primitive}");
        folder.Write("SnomedCT_International/Snapshot/Terminology/sct2_Description_Snapshot-en_INT_20260101.txt", DescriptionHeader,
            Description(1, "100", "en", true, "Finding (finding)"), Description(2, "200", "en", true, "Colour (finding)"), Description(3, "300", "en", true, "Red \"warm\" (finding)"),
            Description(4, "300", "en", false, "Red"), Description(5, "300", "en", false, "Scarlet"), Description(6, "400", "en", false, "Blue"), Description(7, "500", "en", false, "Old"),
            "8\t20250101\t0\t" + Core + "\t400\ten\t900000000000013009\tGone\t900000000000448009");
        folder.Write("SnomedCT_Norway/Snapshot/Terminology/xsct2_Concept_Snapshot_NO1000202_20260415.txt", ConceptHeader, $"600\t20260415\t1\t{Norway}\t{Primitive}");
        folder.Write("SnomedCT_Norway/Snapshot/Terminology/sct2_Description_Snapshot-no_NO1000202_20260415.txt", DescriptionHeader,
            Description(9, "300", "nb", false, "Rød farge"), Description(10, "600", "nb", true, "Ildrød (funn)"), Description(11, "600", "nb", false, "Ildrød"));
        folder.Write("SnomedCT_International/Snapshot/Terminology/sct2_Relationship_Snapshot_INT_20260101.txt", RelationshipHeader,
            Relationship(1, "200", "100", "116680003"), Relationship(2, "300", "200", "116680003"), Relationship(3, "400", "200", "116680003"), Relationship(4, "300", "700", "116680003"),
            Relationship(5, "600", "300", "116680003"), Relationship(6, "300", "400", "363698007"), Relationship(7, "700", "100", "116680003", isActive: false));
        folder.Write("SnomedCT_International/Snapshot/Terminology/sct2_StatedRelationship_Snapshot_INT_20260101.txt", RelationshipHeader, Relationship(8, "400", "300", "116680003"));
        folder.Write("SnomedCT_International/Snapshot/Refset/Language/der2_cRefset_LanguageSnapshot-en_INT_20260101.txt", LanguageHeader,
            Language("a", Us, 4, true), Language("b", Us, 5, false), Language("c", Us, 6, true), Language("d", Us, 7, true));
        folder.Write("SnomedCT_Norway/Snapshot/Refset/Language/der2_cRefset_LanguageSnapshot-nb_NO1000202_20260415.txt", LanguageHeader, Language("e", Nb, 9, true), Language("f", Nb, 11, true));
        folder.Write("SnomedCT_Norway/Snapshot/Refset/Content/der2_Refset_SimpleSnapshot_NO1000202_20260415.txt", SetHeader,
            $"g\t20260415\t1\t{Norway}\t9000202104\t300", $"h\t20260415\t1\t{Norway}\t9000202104\t600", $"i\t20260415\t0\t{Norway}\t9000202104\t400");
        return folder;
    }

    private static string Description(int id, string concept, string language, bool isFullName, string term) =>
        $"{id}\t20250101\t1\t{Core}\t{concept}\t{language}\t{(isFullName ? "900000000000003001" : "900000000000013009")}\t{term}\t900000000000448009";

    private static string Relationship(int id, string source, string destination, string type, bool isActive = true) =>
        $"{id}\t20250101\t{(isActive ? 1 : 0)}\t{Core}\t{source}\t{destination}\t0\t{type}\t900000000000011006\t900000000000451002";

    private static string Language(string id, string set, int description, bool isPreferred) =>
        $"{id}\t20250101\t1\t{Core}\t{set}\t{description}\t{(isPreferred ? "900000000000548007" : "900000000000549004")}";

    private static CodeTable Import(TemporaryFolder release, TemporaryFolder output, bool isZipped = false)
    {
        var source = isZipped ? release.Zipped() : release.Path;
        var imported = CodeSystemImporter.Import(source, output.Path, new ImportOptions());
        Assert.True(imported.IsValue, imported.IsValue ? "" : imported.Refusal.ToString());
        if (isZipped) File.Delete(source);
        return new CodeTable(imported.Value.Path);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_release_is_read_from_a_folder_and_from_a_zip(bool isZipped)
    {
        using var release = Release();
        using var output = new TemporaryFolder();
        using var table = Import(release, output, isZipped);

        Assert.Equal((Snomed, $"{Snomed}/{Norway}/version/20260415", 7), (table.Url, table.Version, table.Count));
        Assert.Equal(Verdict.Member, table.Contains("300"u8));
        Assert.Equal(Verdict.NotMember, table.Contains("301"u8));
    }

    [Fact]
    public void The_newest_row_of_a_component_counts()
    {
        using var release = Release();
        using var output = new TemporaryFolder();
        using var table = Import(release, output);

        Assert.False(table.Find("600")!.IsInactive);
        Assert.True(table.Find("500")!.IsInactive);
    }

    [Fact]
    public void Names_come_by_language_and_the_preferred_one_goes_first()
    {
        using var release = Release();
        using var output = new TemporaryFolder();
        using var table = Import(release, output);

        var red = table.Find("300")!;
        Assert.Equal("Red", red.Display);
        Assert.Equal("Rød farge", red.DisplayIn("nb"));
        Assert.Equal("Rød farge", red.DisplayIn("no"));
        Assert.Contains("Red \"warm\" (finding)", red.Designations.Select(designation => designation.Value));
        Assert.Equal("Colour (finding)", table.Find("200")!.Display);
        Assert.DoesNotContain("Gone", table.Find("400")!.Designations.Select(designation => designation.Value));
    }

    [Theory]
    [InlineData("100", "300", true)]
    [InlineData("300", "100", false)]
    [InlineData("700", "600", true)]
    [InlineData("400", "300", false)]
    [InlineData("300", "300", true)]
    [InlineData("300", "999", null)]
    public void The_inferred_hierarchy_decides_what_is_a_kind_of_what(string ancestor, string descendant, bool? expected)
    {
        using var release = Release();
        using var output = new TemporaryFolder();
        using var table = Import(release, output);

        Assert.Equal(expected, table.Subsumes(ancestor, descendant));
    }

    /// <summary>https://hl7.org/fhir/R4/snomedct.html</summary>
    [Theory]
    [InlineData("concept", "is-a", "200", "200 300 400 600")]
    [InlineData("concept", "descendent-of", "200", "300 400 600")]
    [InlineData("concept", "is-not-a", "200", "100 500 700")]
    [InlineData("concept", "generalizes", "300", "100 200 300 700")]
    [InlineData("concept", "in", "9000202104", "300 600")]
    [InlineData("concept", "in", "300,400,999", "300 400")]
    [InlineData("concept", "=", "400", "400")]
    [InlineData("concept", "not-in", "300,400", "100 200 500 600 700")]
    [InlineData("concept", "regex", "[12].*", "100 200")]
    [InlineData("concept", "is-a", "999", "")]
    [InlineData("parent", "=", "200", "300 400")]
    [InlineData("child", "=", "300", "200 700")]
    [InlineData("363698007", "=", "400", "300")]
    [InlineData("363698007", "exists", "true", "300")]
    [InlineData("inactive", "=", "true", "500")]
    [InlineData("sufficientlyDefined", "=", "true", "300")]
    [InlineData("moduleId", "=", Norway, "600")]
    [InlineData("display", "=", "Blue", "400")]
    public void A_filter_lets_the_same_codes_through_one_by_one_as_in_a_page(string property, string op, string value, string expected)
    {
        using var release = Release();
        using var output = new TemporaryFolder();
        using var table = Import(release, output);
        var filter = new ConceptFilter(property, op, value);

        Assert.True(table.Understands(filter));
        var page = table.Select(new ConceptQuery { Filters = [filter] }, 0, 100);
        Assert.Equal(expected, string.Join(' ', page.Concepts.Select(concept => concept.Code).Order(StringComparer.Ordinal)));
        foreach (var code in new[] { "100", "200", "300", "400", "500", "600", "700" })
            Assert.Equal(expected.Split(' ').Contains(code) ? Verdict.Member : Verdict.NotMember, table.Matches([filter], Encoding.UTF8.GetBytes(code)));
    }

    [Theory]
    [InlineData("concept", "regex", "(a)\\1")]
    [InlineData("concept", "like", "1")]
    [InlineData("colour", "=", "red")]
    [InlineData("display", "exists", "maybe")]
    public void A_filter_that_is_not_understood_is_said_to_be_so(string property, string op, string value)
    {
        using var release = Release();
        using var output = new TemporaryFolder();
        using var table = Import(release, output);

        Assert.False(table.Understands(new ConceptFilter(property, op, value)));
    }

    [Theory]
    [InlineData("rød", "300")]
    [InlineData("far rød", "300")]
    [InlineData("RED", "300")]
    [InlineData("scar", "300")]
    [InlineData("30", "300")]
    [InlineData("arge", "")]
    [InlineData("  ", "100 200 300 400 500 700 600")]
    public void Typed_words_find_the_concepts_whose_names_begin_with_them(string text, string expected)
    {
        using var release = Release();
        using var output = new TemporaryFolder();
        using var table = Import(release, output);

        Assert.Equal(expected, string.Join(' ', table.Select(new ConceptQuery { Text = text }, 0, 100).Concepts.Select(concept => concept.Code)));
    }

    [Fact]
    public void Pages_one_after_the_other_give_every_concept_once()
    {
        using var release = Release();
        using var output = new TemporaryFolder();
        using var table = Import(release, output);

        var pages = Enumerable.Range(0, 4).Select(page => table.Select(new ConceptQuery { IsActiveOnly = true }, page * 2, 2)).ToList();
        Assert.All(pages, page => Assert.Equal(6, page.Total));
        Assert.Equal(["100", "200", "300", "400", "700", "600"], pages.SelectMany(page => page.Concepts).Select(concept => concept.Code));
    }

    [Fact]
    public void An_implicit_value_set_of_a_reference_set_is_checked_in_a_terminology_service()
    {
        using var release = Release();
        using var output = new TemporaryFolder();
        Import(release, output).Dispose();
        using var folder = CodeTableFolder.Open(output.Path);
        var service = new TerminologyService(Fhir.Kernel.Definitions.DefinitionsPack.Core, new TerminologyProviders([folder], []));

        Assert.Equal(Verdict.Member, service.Membership($"{Snomed}?fhir_vs=refset/9000202104").Contains(Snomed, "600"));
        Assert.Equal(Verdict.NotMember, service.Membership($"{Snomed}?fhir_vs=refset/9000202104").Contains(Snomed, "400"));
        Assert.Equal(Verdict.Member, service.Membership($"{Snomed}?fhir_vs=isa/200").Contains(Snomed, "600"));
        Assert.Equal("Rød farge", service.Display(Snomed, "300", "nb"));
        Assert.NotNull(folder.Find(Snomed, $"{Snomed}/{Norway}"));
        Assert.Null(folder.Find(Snomed, $"{Snomed}/{Core}"));
    }

    [Theory]
    [InlineData("id\teffectiveTime\tactive\tmoduleId", "import-columns")]
    [InlineData("", "import-empty")]
    [InlineData(ConceptHeader + "\r\n100\t20020131\t1", "import-fields")]
    public void A_release_that_is_not_as_it_should_be_is_refused_by_rule(string concepts, string rule)
    {
        using var release = new TemporaryFolder();
        using var output = new TemporaryFolder();
        release.Write("sct2_Concept_Snapshot_INT_20260101.txt", concepts);

        Assert.Equal(rule, CodeSystemImporter.Import(release.Path, output.Path, new ImportOptions()).Refusal!.Issues.Single().RuleId);
        Assert.Empty(Directory.EnumerateFiles(output.Path));
    }
}
