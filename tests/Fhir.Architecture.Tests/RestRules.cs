using System.Text.RegularExpressions;

namespace Fhir.Architecture.Tests;

/// <summary>docs/rest-rules.md and docs/bulk-rules.md say of every rule which test shows it; a test that is renamed or removed must not leave its name behind.</summary>
public sealed partial class RestRules
{
    private static readonly Lazy<IReadOnlyList<string>> Rows = new(() => [.. House.Read("docs/rest-rules.md").Split("## Not done")[0].Split('\n').Where(line => line.StartsWith("| [", StringComparison.Ordinal))]);

    private static List<string> BulkRows =>
        [.. House.Read("docs/bulk-rules.md").Split("## Not done")[0].Split('\n').Where(line => line.StartsWith("| ", StringComparison.Ordinal) && !line.StartsWith("| §", StringComparison.Ordinal))];

    [Fact]
    public void Every_test_that_the_rules_name_exists()
    {
        var known = Tests();

        Assert.DoesNotContain(Rows.Value.Concat(BulkRows).SelectMany(row => Named().Matches(row).Select(match => match.Groups[1].Value)), name => !known.Contains(name));
    }

    [Fact]
    public void Every_rule_of_bulk_data_names_a_test() => Assert.All(BulkRows, row => Assert.Matches(Named(), row));

    [Fact]
    public void Every_rule_names_a_test() => Assert.All(Rows.Value, row => Assert.Matches(Named(), row));

    [Fact]
    public void Every_rule_links_to_its_paragraph() => Assert.All(Rows.Value, row => Assert.Contains("](https://hl7.org/fhir/R4/", row));

    [Fact]
    public void There_are_rules() => Assert.True(Rows.Value.Count > 80, $"{Rows.Value.Count} rows");

    /// <summary>Class and method of every test, from the sources: a file may hold several classes.</summary>
    private static HashSet<string> Tests()
    {
        var tests = new HashSet<string>();
        foreach (var path in House.Tracked.Where(path => path.StartsWith("tests/", StringComparison.Ordinal) && path.EndsWith(".cs", StringComparison.Ordinal)))
        {
            var owner = "";
            foreach (var line in House.Read(path).Split('\n'))
            {
                if (Class().Match(line) is { Success: true } type) owner = type.Groups[1].Value;
                if (Method().Match(line) is { Success: true } method) tests.Add($"{owner}.{method.Groups[1].Value}");
            }
        }
        return tests;
    }

    [GeneratedRegex(@"`(\w+\.\w+)`")]
    private static partial Regex Named();

    [GeneratedRegex(@"^\s*(?:public |internal |sealed |abstract |partial )*class (\w+)")]
    private static partial Regex Class();

    [GeneratedRegex(@"^\s*public (?:async )?(?:Task|ValueTask|void) (\w+)\(")]
    private static partial Regex Method();
}
