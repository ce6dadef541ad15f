using Fhir.Profiles;
using Xunit;

namespace Fhir.Tiltak.Tests;

/// <summary>Every example that a profile package carries is valid; every invalid instance breaks the rule it was made to break, where it was made to.</summary>
public class ProfileExamplesTests
{
    public static TheoryData<string> Slugs => [.. ProfileInstances.Slugs];

    public static TheoryData<string, string> Examples => [.. TiltakCatalog.All.SelectMany(tiltak =>
        ProfilePackages.Of(tiltak)!.Examples.Select(example => new TheoryDataRow<string, string>(tiltak.Slug, example.Path)))];

    public static TheoryData<string, string, string, string, string> Invalid => [.. ProfileInstances.Slugs.SelectMany(slug =>
        ProfileInstances.Expected(slug).Select(row => new TheoryDataRow<string, string, string, string, string>(slug, row.File, row.Profile, row.RuleId, row.Expression)))];

    [Theory, MemberData(nameof(Examples))]
    public void An_example_is_valid(string slug, string path)
    {
        var example = ProfilePackages.Of(TiltakCatalog.Find(slug)!)!.Examples.Single(file => file.Path == path);

        Assert.DoesNotContain(ProfileInstances.Issues(example.ReadBytes()), issue => issue.IsError);
    }

    [Theory, MemberData(nameof(Invalid))]
    public void An_invalid_instance_breaks_the_rule_it_was_made_to_break(string slug, string file, string profile, string ruleId, string expression)
    {
        var issues = ProfileInstances.Issues(File.ReadAllBytes(Path.Combine(ProfileInstances.Folder(slug), file)), profile);

        Assert.Contains(issues, issue => issue.IsError && issue.RuleId == ruleId && issue.Expression == expression);
    }

    [Theory, MemberData(nameof(Slugs))]
    public void Every_invalid_instance_says_what_is_wrong_with_it(string slug)
    {
        var files = Directory.EnumerateFiles(ProfileInstances.Folder(slug), "*-ugyldig.json").Select(Path.GetFileName);

        Assert.Equal(files.Order(), ProfileInstances.Expected(slug).Select(row => row.File).Distinct().Order());
    }
}
