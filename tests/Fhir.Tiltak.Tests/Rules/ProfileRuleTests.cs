using Xunit;

namespace Fhir.Tiltak.Tests.Rules;

/// <summary>
/// Every rule of every profile's differential is shown by an invalid instance: one beside these tests, or an example with one thing changed. The instance is told of
/// the rule by its id, and is told so no more once the rule is taken out of the profile, so it is this rule that is held.
/// </summary>
public class ProfileRuleTests(ITestOutputHelper output)
{
    public static TheoryData<string, string> Profiles => [.. ProfileInstances.Slugs.SelectMany(slug => Guide.Profiles(slug).Select(url => new TheoryDataRow<string, string>(slug, url)))];

    [Theory, MemberData(nameof(Profiles))]
    public void Every_rule_of_a_profile_is_shown_by_an_invalid_instance_or_has_a_reason(string slug, string url)
    {
        var proof = new RuleProof(slug, url);
        var shown = proof.Rules.Select(rule => (Rule: rule, How: proof.Of(rule))).ToList();
        output.WriteLine(string.Join(", ", shown.GroupBy(pair => pair.How).Select(group => $"{group.Key} {group.Count()}")));

        Assert.Equal(Listed(url), shown.Where(pair => pair.How == Shown.No).Select(pair => pair.Rule.ToString()).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Every_listed_rule_is_of_a_profile_and_has_a_reason()
    {
        var profiles = ProfileInstances.Slugs.SelectMany(Guide.Profiles).ToHashSet();

        Assert.All(Rows(), row => Assert.True(profiles.Contains(row.Profile) && row.Reason.Length > 20, row.ToString()));
    }

    private static IEnumerable<string> Listed(string url) => Rows().Where(row => row.Profile == url).Select(row => row.Rule).Order(StringComparer.Ordinal);

    /// <summary>The rules that no instance can show, each with its reason.</summary>
    private static IEnumerable<(string Profile, string Rule, string Reason)> Rows() =>
        File.ReadLines(Path.Combine(AppContext.BaseDirectory, "Profiles", "not-shown.csv")).Skip(1).Select(line => line.Split(';')).Select(cells => (cells[0], cells[1], cells[2]));
}
