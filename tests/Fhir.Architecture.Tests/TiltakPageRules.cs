using System.Text.RegularExpressions;

namespace Fhir.Architecture.Tests;

/// <summary>The pages about the measures have tables of rules. What a row says shows its rule is there, and a row that nothing shows says why.</summary>
public sealed partial class TiltakPageRules
{
    private const int ShortestReason = 25;

    private static readonly string[] ShownColumns = ["Prøve", "test", "Vist av", "Vises av"];

    private static readonly Lazy<Dictionary<string, string>> Tests = new(() => House.Tracked.Where(path => path.EndsWith(".cs", StringComparison.Ordinal)).ToDictionary(path => path, House.Read));

    private static readonly Lazy<HashSet<string>> Requirements = new(() => [.. House.Tracked.Where(path => path.EndsWith("/requirements.csv", StringComparison.Ordinal)).SelectMany(path => House.Read(path).Split('\n')).Select(line => line.Split(',')[0])]);

    /// <summary>Names of instances and examples, without endings.</summary>
    private static readonly Lazy<string[]> Instances = new(() => [.. House.Tracked.Where(path => path.EndsWith(".json", StringComparison.Ordinal) && (path.Contains("/Profiles/", StringComparison.Ordinal) || path.Contains("/example/", StringComparison.Ordinal)))
        .Select(path => Ending().Replace(Path.GetFileName(path), ""))]);

    public static TheoryData<string> Pages => [.. House.Tracked.Where(path => path.StartsWith("docs/tiltak/", StringComparison.Ordinal))];

    [Theory, MemberData(nameof(Pages))]
    public void Every_test_that_a_row_names_is_there(string page) =>
        Assert.Empty(Rows(page).SelectMany(row => Named().Matches(row.Shown).Select(match => match.Groups[1].Value).Where(name => !IsThere(name)).Select(name => $"{row.Rule}: {name}")));

    [Theory, MemberData(nameof(Pages))]
    public void Every_requirement_that_a_row_names_is_there(string page) =>
        Assert.Subset(Requirements.Value, Rows(page).SelectMany(row => RequirementId().Matches(row.Shown).Select(match => match.Value)).ToHashSet());

    [Theory, MemberData(nameof(Pages))]
    public void Every_message_that_a_row_names_is_there(string page)
    {
        var messages = House.Tracked.Where(path => path.Contains("/Svarrapporter/", StringComparison.Ordinal)).Select(path => Path.GetFileName(path)[..2]).ToHashSet();

        Assert.Subset(messages, Rows(page).SelectMany(row => Golden().Matches(row.Shown).SelectMany(match => Number().Matches(match.Value)).Select(match => match.Value)).ToHashSet());
    }

    [Theory, MemberData(nameof(Pages))]
    public void A_row_that_nothing_shows_says_why(string page) =>
        Assert.Empty(Rows(page).Where(row => row.Shown is "" or "-" or "–" && row.Held.Length < ShortestReason && !Link().IsMatch(row.Held)).Select(row => row.Rule));

    /// <summary>The lines of those tables whose last column tells what shows a rule.</summary>
    private static IEnumerable<(string Rule, string Held, string Shown)> Rows(string page)
    {
        var isOfRules = false;
        string[] above = [];
        foreach (var line in House.Read(page).Split('\n'))
        {
            var cells = line.StartsWith('|') ? Cell().Split(line.Trim()[1..^1]).Select(cell => cell.Trim()).ToArray() : [];
            if (cells.Length > 0 && cells.All(cell => cell.All(letter => letter is '-' or ':'))) isOfRules = above.Length == 3 && Array.Exists(ShownColumns, above[^1].StartsWith);
            else if (cells.Length == 0) isOfRules = false;
            else if (isOfRules) yield return (cells[0], cells[1], cells[2]);
            above = cells;
        }
    }

    // A class, one of its tests, a test by how it begins, an instance (also with a part left out), or anything that the tests say.
    private static bool IsThere(string name)
    {
        var known = name.TrimEnd('…').TrimEnd('_');
        if (known.Length == 0 || !char.IsLetter(known.TrimStart('-', '…', '_')[0])) return true;
        if (TestOfClass().Match(known) is { Success: true } match) return Declares(match.Groups[1].Value).Any(source => source.Contains($" {match.Groups[2].Value}(", StringComparison.Ordinal));
        if (known.EndsWith("Tests", StringComparison.Ordinal) && !known.Contains('.')) return Declares(known[(known.LastIndexOf('/') + 1)..]).Any();
        if (known.Contains('_')) return Tests.Value.Values.Any(source => source.Contains(known.TrimStart('…', '_'), StringComparison.Ordinal));
        var pattern = new Regex("(^|-)" + Regex.Escape(Ending().Replace(known, "").TrimStart('-')).Replace("…", ".*", StringComparison.Ordinal).Replace(@"\*", ".*", StringComparison.Ordinal) + "($|-)");
        return Instances.Value.Any(pattern.IsMatch) || House.Tracked.Any(path => path.Contains(known, StringComparison.Ordinal)) || Tests.Value.Values.Any(source => source.Contains(known, StringComparison.Ordinal));
    }

    private static IEnumerable<string> Declares(string type) => Tests.Value.Values.Where(source => Regex.IsMatch(source, $@"\b(class|record|struct) {type}\b"));

    [GeneratedRegex("`([^`\\s()$=:]+)`")]
    private static partial Regex Named();

    [GeneratedRegex(@"\b[A-Z]{3}-[A-Z]{3,4}-[0-9]{3}\b")]
    private static partial Regex RequirementId();

    [GeneratedRegex(@"Golden( [0-9]{2}[^;A-Za-z`]*)+")]
    private static partial Regex Golden();

    [GeneratedRegex("[0-9]{2}")]
    private static partial Regex Number();

    [GeneratedRegex(@"(?<!\\)\|")]
    private static partial Regex Cell();

    [GeneratedRegex(@"^([A-Z]\w*)\.([A-Z]\w*)$")]
    private static partial Regex TestOfClass();

    [GeneratedRegex(@"\]\(")]
    private static partial Regex Link();

    [GeneratedRegex(@"(-ugyldig|-advarsel)?(\.json)?$")]
    private static partial Regex Ending();
}
