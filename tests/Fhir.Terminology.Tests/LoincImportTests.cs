using Fhir.Kernel.Definitions;
using Fhir.Kernel.Terminology;
using Fhir.Terminology.Import;
using Fhir.Terminology.Tables;

namespace Fhir.Terminology.Tests;

/// <summary>https://hl7.org/fhir/R4/loinc.html; the terms are invented.</summary>
public sealed class LoincImportTests
{
    private static TemporaryFolder Release()
    {
        var folder = new TemporaryFolder();
        folder.Write("Loinc_9.99/LoincTable/Loinc.csv", "\"LOINC_NUM\",\"COMPONENT\",\"PROPERTY\",\"SYSTEM\",\"CLASS\",\"STATUS\",\"SHORTNAME\",\"LONG_COMMON_NAME\"",
            "\"1-8\",\"Colour\",\"Type\",\"Eye\",\"EYE\",\"ACTIVE\",\"Col Eye\",\"Colour of the eye, \"\"iris\"\"\"", "\"2-6\",\"Colour\",\"Type\",\"Hair\",\"HAIR\",\"DEPRECATED\",\"Col Hair\",\"Colour of hair\"");
        folder.Write("Loinc_9.99/AccessoryFiles/LinguisticVariants/noNO99LinguisticVariant.csv", "\"LOINC_NUM\",\"LONG_COMMON_NAME\",\"LinguisticVariantDisplayName\"", "\"1-8\",\"Øyefarge\",\"\"");
        folder.Write("Loinc_9.99/AccessoryFiles/AnswerFile/AnswerList.csv", "\"AnswerListId\",\"AnswerListName\",\"AnswerStringId\",\"DisplayText\"", "\"LL1-9\",\"Colours\",\"LA1-0\",\"Red\"", "\"LL1-9\",\"Colours\",\"LA2-8\",\"Blue\"", "\"LL2-7\",\"Free\",\"\",\"\"");
        folder.Write("Loinc_9.99/AccessoryFiles/ComponentHierarchyBySystem/ComponentHierarchyBySystem.csv", "PATH_TO_ROOT,SEQUENCE,IMMEDIATE_PARENT,CODE,CODE_TEXT", ",1,,LP1-1,Colours", "LP1-1,2,LP1-1,1-8,Colour of the eye");
        return folder;
    }

    [Fact]
    public void Terms_answers_and_hierarchy_are_read()
    {
        using var release = Release();
        using var output = new TemporaryFolder();
        var imported = CodeSystemImporter.Import(release.Path, output.Path, new ImportOptions(Version: "9.99"));
        using var table = new CodeTable(imported.Value!.Path);

        Assert.Equal(("http://loinc.org", "9.99", 5), (table.Url, table.Version, table.Count));
        Assert.Equal(("Colour of the eye, \"iris\"", "Øyefarge"), (table.Find("1-8")!.Display, table.Find("1-8")!.DisplayIn("nb-NO")));
        Assert.True(table.Find("2-6")!.IsInactive);
        Assert.True(table.Subsumes("LP1-1", "1-8"));
        Assert.Equal(Verdict.Member, table.Matches([new("COMPONENT", "=", "Colour"), new("SYSTEM", "=", "Eye")], "1-8"u8));
        Assert.Equal(Verdict.NotMember, table.Matches([new("STATUS", "=", "ACTIVE")], "2-6"u8));
        Assert.Equal(Verdict.Member, table.Matches([new("LIST", "=", "LL1-9")], "LA2-8"u8));
        Assert.Equal(Verdict.Member, table.Matches([new("ancestor", "=", "LP1-1")], "1-8"u8));
    }

    [Fact]
    public void The_version_is_told_from_the_name_of_the_release()
    {
        using var release = Release();
        using var output = new TemporaryFolder();

        Assert.Equal("9.99", CodeSystemImporter.Import(Path.Combine(release.Path, "Loinc_9.99"), output.Path, new ImportOptions()).Value!.Version);
    }

    [Fact]
    public void An_answer_list_is_a_value_set()
    {
        using var release = Release();
        using var output = new TemporaryFolder();
        CodeSystemImporter.Import(release.Path, output.Path, new ImportOptions(Version: "9.99"));
        using var folder = CodeTableFolder.Open(output.Path);
        var service = new TerminologyService(DefinitionsPack.Core, new TerminologyProviders([folder], []));

        Assert.Equal(Verdict.Member, service.Membership("http://loinc.org/vs/LL1-9").Contains("http://loinc.org", "LA1-0"));
        Assert.Equal(Verdict.NotMember, service.Membership("http://loinc.org/vs/LL1-9").Contains("http://loinc.org", "1-8"));
        Assert.Equal(Verdict.NotChecked, service.Membership("http://loinc.org/vs/LL9-9").Contains("http://loinc.org", "1-8"));
    }
}
