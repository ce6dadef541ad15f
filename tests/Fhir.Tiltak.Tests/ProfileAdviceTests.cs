using System.Text.Json.Nodes;
using Fhir.Kernel.Outcome;
using Fhir.Tiltak.Tests.Rules;
using Xunit;

namespace Fhir.Tiltak.Tests;

/// <summary>Rules of a profile that warn: what is against them is told of, is valid all the same, and is not told of any more once the rule is out of the profile.</summary>
public class ProfileAdviceTests
{
    public static TheoryData<string, string, string, string, string> Advised => [.. ProfileInstances.Slugs.SelectMany(slug =>
        ProfileInstances.Advised(slug).Select(row => new TheoryDataRow<string, string, string, string, string>(slug, row.File, row.Profile, row.RuleId, row.Expression)))];

    public static TheoryData<string> Slugs => [.. ProfileInstances.Slugs];

    [Theory, MemberData(nameof(Advised))]
    public void What_is_against_advice_is_warned_of_and_valid(string slug, string file, string profile, string ruleId, string expression)
    {
        var instance = JsonNode.Parse(File.ReadAllBytes(Path.Combine(ProfileInstances.Folder(slug), file)))!;
        var definition = Guide.Alone(profile);
        var rule = new ProfileRule(expression, "constraint:" + ruleId["invariant-".Length..]);

        var told = Guide.Issues(instance, null, profile);
        var without = Guide.Issues(instance, Guide.Over(Guide.With(rule.RemovedFrom(definition)), profile), profile);

        Assert.DoesNotContain(told, issue => issue.IsError);
        Assert.Contains(told, issue => issue.Severity == Severity.Warning && issue.RuleId == ruleId && issue.Expression == expression);
        Assert.DoesNotContain(without, issue => issue.RuleId == ruleId);
    }

    [Theory, MemberData(nameof(Slugs))]
    public void Every_rule_that_warns_has_an_instance_against_it(string slug)
    {
        var shown = ProfileInstances.Advised(slug).Select(row => (row.Profile, row.Expression, row.RuleId)).Distinct();

        Assert.Equal(Guide.Profiles(slug).SelectMany(Warnings).Order(), shown.Order());
    }

    [Theory, MemberData(nameof(Slugs))]
    public void Every_instance_against_advice_says_what_it_is_against(string slug)
    {
        var files = Directory.EnumerateFiles(ProfileInstances.Folder(slug), "*-advarsel.json").Select(Path.GetFileName);

        Assert.Equal(files.Order(), ProfileInstances.Advised(slug).Select(row => row.File).Distinct().Order());
    }

    private static IEnumerable<(string Profile, string ElementId, string RuleId)> Warnings(string url) =>
        from row in ProfileRule.Rows(Guide.Json(url))
        from constraint in row["constraint"]?.AsArray() ?? []
        where constraint["severity"]!.GetValue<string>() == "warning"
        select (url, row["id"]!.GetValue<string>(), "invariant-" + constraint["key"]!.GetValue<string>());
}
