using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Fhir.Kernel.Outcome;
using Fhir.Profiles;
using Xunit;

namespace Fhir.Tiltak.Tests.KritiskInfo;

/// <summary>Every rule that the profiles of critical information make is broken by an instance beside these tests, and its break is found.</summary>
public partial class CriticalRuleTests
{
    private const string Profiles = "https://fhirref.example/no/kritisk-info/StructureDefinition/";

    private static readonly string[] Names =
        ["allergyintolerance", "condition", "procedure", "deviceusestatement", "device", "flag", "consent", "composition", "bundle"];

    /// <summary>What the invalid instances of a profile are found out by: rule, place without indexes, and what the issue speaks of.</summary>
    private static readonly Lazy<ILookup<string, Issue>> Found = new(() => ProfileInstances.Expected("kritisk-info")
        .SelectMany(row => ProfileInstances.Issues(File.ReadAllBytes(Path.Combine(ProfileInstances.Folder("kritisk-info"), row.File)), row.Profile)
            .Where(issue => issue.IsError).Select(issue => (row.Profile, Issue: issue))).ToLookup(pair => pair.Profile, pair => pair.Issue));

    public static TheoryData<string, string> Rules => [.. Names.SelectMany(name => RulesOf($"{Profiles}kritisk-{name}").Select(rule => new TheoryDataRow<string, string>($"{Profiles}kritisk-{name}", rule)))];

    [Theory, MemberData(nameof(Rules))]
    public void A_rule_of_a_profile_is_broken_and_found(string profile, string rule)
    {
        var (id, place, about) = rule.Split(' ') switch { [var first, var second] => (first, second, ""), [var first, var second, var third] => (first, second, third), _ => (rule, "", "") };

        Assert.Contains(Found.Value[profile], issue => issue.RuleId == id && (place.Length == 0 || Plain(issue.Expression!) == place) && (about.Length == 0 || issue.Arguments.Any(argument => argument.Contains(about, StringComparison.Ordinal))));
    }

    [Fact]
    public void There_are_rules() => Assert.True(Rules.Count > 80, $"{Rules.Count} rules");

    private static IEnumerable<string> RulesOf(string profile)
    {
        var definition = JsonNode.Parse(ProfilePackages.WithCore.Find(profile)!.Source.Span)!;
        return definition["differential"]!["element"]!.AsArray().SelectMany(element => RulesOf(element!)).Distinct();
    }

    private static IEnumerable<string> RulesOf(JsonNode element)
    {
        var (id, path) = (element["id"]!.GetValue<string>(), element["path"]!.GetValue<string>().Replace("[x]", "", StringComparison.Ordinal));
        var (parent, name) = (path.Contains('.') ? path[..path.LastIndexOf('.')] : path, path[(path.LastIndexOf('.') + 1)..]);
        foreach (var constraint in element["constraint"]?.AsArray() ?? [])
            if (constraint!["severity"]!.GetValue<string>() == "error") yield return $"invariant-{constraint["key"]}";
        // What tells slices apart cannot be broken without the slice being another, and extensions are all broken in one way.
        if (TellsSlicesApart(id) || id.Contains("xtension", StringComparison.Ordinal)) yield break;
        if (element["min"]?.GetValue<int>() > 0) yield return $"cardinality-min {parent} {name}";
        if (element["max"]?.GetValue<string>() is { } max && max != "*") yield return $"cardinality-max {path}";
        if (element["binding"]?["strength"]?.GetValue<string>() == "required") yield return $"binding-required {path}";
        if (element.AsObject().Any(property => property.Key.StartsWith("pattern", StringComparison.Ordinal))) yield return $"pattern-value {path}";
        var types = element["type"]?.AsArray() ?? [];
        if (types.Any(type => type!["targetProfile"] is not null)) yield return $"reference-target {path}";
        else if (types.Count > 1) yield return $"type-not-allowed {path}";
    }

    private static bool TellsSlicesApart(string id) => id.Contains(':') && (id.EndsWith(".system", StringComparison.Ordinal) || id.EndsWith(".code", StringComparison.Ordinal) && id.Contains("section", StringComparison.Ordinal)
        || id.EndsWith(".resource", StringComparison.Ordinal) || id.EndsWith("kiType.coding", StringComparison.Ordinal));

    private static string Plain(string expression) => Indexes().Replace(expression, "");

    [GeneratedRegex(@"\[\d+\]")]
    private static partial Regex Indexes();
}
