using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using Fhir.Kernel.Definitions;
using Fhir.Kernel.FhirPath;
using Fhir.Kernel.Json;
using Fhir.Profiles;
using Xunit;

namespace Fhir.Server.Tests.Mhd;

/// <summary>The table of XDS attributes in docs/tiltak/journaldokumenter.md, held against an example that has them all.</summary>
public sealed partial class XdsMappingTests
{
    public static TheoryData<string, string> Attributes => [.. Rows().Select(row => new TheoryDataRow<string, string>(row.Attribute, row.Path))];

    [Theory, MemberData(nameof(Attributes))]
    public void An_attribute_is_where_the_table_says(string attribute, string path)
    {
        var example = ProfilePackages.Of(TiltakCatalog.Find("journaldokumenter")!)!.Examples.Single(file => file.Path.EndsWith("DocumentReference-journal-documentreference-cda.json", StringComparison.Ordinal));
        var document = JsonParser.Parse(example.ReadBytes(), DefinitionsPack.Core.Schema).Document!;
        var expression = FhirPathExpression.Compile(path, DefinitionsPack.Core.Schema, "DocumentReference").Value;

        Assert.True(expression.Evaluate(document.Root, FhirPathContext.Default).Count > 0, $"{attribute}: nothing at {path}");
        Assert.Empty(expression.Analyze("DocumentReference"));
    }

    [Fact]
    public void The_table_has_every_required_attribute() => Assert.Superset(new HashSet<string>(
        ["author", "availabilityStatus", "classCode", "confidentialityCode", "creationTime", "entryUUID", "formatCode", "hash", "healthcareFacilityTypeCode", "homeCommunityId", "languageCode", "mimeType",
            "patientId", "practiceSettingCode", "repositoryUniqueId", "size", "sourcePatientInfo", "typeCode", "uniqueId"]), Rows().Select(row => row.Attribute).ToHashSet());

    private static IEnumerable<(string Attribute, string Path)> Rows([CallerFilePath] string here = "")
    {
        var root = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "..", "..", ".."));
        var section = File.ReadAllText(Path.Combine(root, "docs", "tiltak", "journaldokumenter.md")).Split("## XDS til FHIR")[1].Split("\n## ")[0];
        return Row().Matches(section).Select(row => (row.Groups[1].Value, row.Groups[2].Value));
    }

    [GeneratedRegex(@"^\| (\w+) \| `([^`]+)` \|$", RegexOptions.Multiline)]
    private static partial Regex Row();
}
