using System.Text;
using System.Text.Json.Nodes;
using Fhir.Kernel.Definitions;
using Fhir.Kernel.Json;
using Fhir.Kernel.Validation;
using Xunit;

namespace Fhir.Tiltak.Tests.National;

/// <summary>
/// All examples of all guides, the stories of the seed and a made-up village under the Norwegian base profile of each resource's type, in Bundles and contained too.
/// Where ours disagree, docs/national-disagreements.csv says so and why, and says nothing else.
/// </summary>
public class NationalAgreementTests(ITestOutputHelper output)
{
    public static TheoryData<string> Sources => [.. NationalInstances.Sources];

    [Theory, MemberData(nameof(Sources))]
    public void Resources_follow_the_national_profiles_but_where_a_reason_is_listed(string source)
    {
        Assert.SkipUnless(NationalProfiles.Folder is not null, NationalProfiles.Missing);
        var (count, found) = (0, new List<Disagreement>());
        foreach (var resource in NationalInstances.Of(source))
        {
            count += NationalInstances.Claim(resource);
            found.AddRange(Disagreements(source, resource));
        }
        output.WriteLine($"{count} resources of types with a national profile; {found.Count} errors in {found.Distinct().Count()} kinds");
        foreach (var kind in found.GroupBy(each => each)) output.WriteLine($"{kind.Count()} x {kind.Key}");

        Assert.True(count > 0);
        Assert.Equal(Listed(source), found.Distinct().Select(each => each.ToString()).Order());
    }

    [Fact]
    public void Every_listed_disagreement_has_a_reason_in_both_languages_and_a_source_that_exists()
    {
        var listed = Disagreement.Listed();

        Assert.Equal(listed.Count, listed.Select(row => row.Found).Distinct().Count());
        Assert.All(listed, row => Assert.True(row.Nb.Length > 20 && row.En.Length > 20 && NationalInstances.Sources.Contains(row.Found.Source), row.ToString()));
    }

    private static IEnumerable<string> Listed(string source) => Disagreement.Listed().Where(row => row.Found.Source == source).Select(row => row.Found.ToString()).Order();

    private static IEnumerable<Disagreement> Disagreements(string source, JsonObject resource)
    {
        var parsed = JsonParser.Parse(Encoding.UTF8.GetBytes(resource.ToJsonString()), DefinitionsPack.Core.Schema);
        Assert.Empty(parsed.Issues);
        return NationalProfiles.Validator.Validate(parsed.Document!, ValidationOptions.Default).Where(issue => issue.IsError).Select(issue => Disagreement.Of(source, issue, resource));
    }
}
