using System.Collections.Concurrent;
using System.Globalization;
using System.Text.RegularExpressions;
using Xunit;

namespace Fhir.Tiltak.Tests.Rules;

/// <summary>
/// Every rule of every profile's differential is shown by an invalid instance: one beside these tests, or an example with one thing changed. The instance is told of
/// the rule by its id, and is told so no more once the rule is taken out of the profile, so it is this rule that is held. All profiles are proven at once, on all cores.
/// </summary>
public partial class ProfileRuleTests(ITestOutputHelper output)
{
    private static readonly Lazy<ConcurrentDictionary<string, List<(ProfileRule Rule, Shown How)>>> Proofs = new(() =>
    {
        var proofs = new ConcurrentDictionary<string, List<(ProfileRule, Shown)>>();
        // The longest first, so that no core is left with one of them in the end.
        var profiles = ProfileInstances.Slugs.SelectMany(slug => Guide.Profiles(slug).Select(url => (Slug: slug, Url: url, Rules: ProfileRule.Of(Guide.Alone(url)).Count()))).OrderByDescending(profile => profile.Rules);
        Parallel.ForEach(Partitioner.Create(profiles, EnumerablePartitionerOptions.NoBuffering), profile =>
        {
            var proof = new RuleProof(profile.Slug, profile.Url);
            proofs[profile.Url] = [.. proof.Rules.Select(rule => (rule, proof.Of(rule)))];
        });
        return proofs;
    });

    public static TheoryData<string> Slugs => [.. ProfileInstances.Slugs];

    public static TheoryData<string> Profiles => [.. ProfileInstances.Slugs.SelectMany(Guide.Profiles)];

    [Theory, MemberData(nameof(Profiles))]
    public void Every_rule_of_a_profile_is_shown_by_an_invalid_instance_or_has_a_reason(string url)
    {
        var shown = Proofs.Value[url];
        output.WriteLine(string.Join(", ", shown.GroupBy(pair => pair.How).Select(group => $"{group.Key} {group.Count()}")));

        Assert.Equal(Listed(url), shown.Where(pair => pair.How == Shown.No).Select(pair => pair.Rule.ToString()).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Every_listed_rule_is_of_a_profile_and_has_a_reason()
    {
        var profiles = ProfileInstances.Slugs.SelectMany(Guide.Profiles).ToHashSet();

        Assert.All(Rows(), row => Assert.True(profiles.Contains(row.Profile) && row.Reason.Length > 20, row.ToString()));
    }

    [Fact]
    public void The_table_in_the_documents_says_what_was_found()
    {
        var rows = ProfileInstances.Slugs.Select(slug => (Name: slug, Found: Guide.Profiles(slug).SelectMany(url => Proofs.Value[url]).Select(pair => pair.How).ToList())).ToList();
        rows.Add(("i alt", [.. rows.SelectMany(row => row.Found)]));
        var table = rows.Select(row => "| " + string.Join(" | ", [row.Name, Text(row.Found.Count), .. Columns.Select(how => Text(row.Found.Count(found => found == how)))]) + " |").ToList();

        Assert.Equal(table, Document("basis").Where(line => table.Exists(row => line.StartsWith(row[..(row.IndexOf('|', 1) + 2)], StringComparison.Ordinal) && line.Count(letter => letter == '|') == Columns.Length + 3)));
    }

    [Theory, MemberData(nameof(Slugs))]
    public void The_page_of_a_measure_says_how_many_of_its_rules_are_shown_and_how(string slug)
    {
        // The table has the profiles that all of them build on.
        if (slug == "basis") return;
        var found = Guide.Profiles(slug).SelectMany(url => Proofs.Value[url]).Select(pair => pair.How).ToList();
        var (byFile, byChange) = (found.Count(how => how == Shown.ByFile), found.Count(how => how == Shown.ByChange));

        var said = Said().Match(string.Join(' ', Document(slug)));

        Assert.Equal([Text(byFile + byChange), Text(byFile), Text(byChange)], said.Groups.Values.Skip(1).Select(group => group.Value));
    }

    private static readonly Shown[] Columns = [Shown.ByFile, Shown.ByChange, Shown.SaysNothing, Shown.TellsApart, Shown.OfTheRoot];

    private static IEnumerable<string> Document(string slug) => File.ReadLines(Path.Combine(AppContext.BaseDirectory, "Documents", slug + ".md"));

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static IEnumerable<string> Listed(string url) => Rows().Where(row => row.Profile == url).Select(row => row.Rule).Order(StringComparer.Ordinal);

    /// <summary>The rules that no instance can show, each with its reason.</summary>
    private static IEnumerable<(string Profile, string Rule, string Reason)> Rows() =>
        File.ReadLines(Path.Combine(AppContext.BaseDirectory, "Profiles", "not-shown.csv")).Skip(1).Select(line => line.Split(';')).Select(cells => (cells[0], cells[1], cells[2]));

    [GeneratedRegex("([0-9]+) regler i profilene er hver vist av en ugyldig instans med regelens id, ([0-9]+) av en fil .*? og ([0-9]+) av et eksempel")]
    private static partial Regex Said();
}
