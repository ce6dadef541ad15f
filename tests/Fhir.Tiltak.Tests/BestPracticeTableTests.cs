using System.Globalization;
using System.Text.RegularExpressions;
using Xunit;

namespace Fhir.Tiltak.Tests;

/// <summary>The page of the base profiles has a row for every point of good practice, what is not done among them.</summary>
public partial class BestPracticeTableTests
{
    /// <summary>How many points there are of each kind; they are numbered from one.</summary>
    public static TheoryData<string, int> Kinds => new()
    {
        { "ID", 11 }, { "API", 22 }, { "NB", 16 }, { "ND", 12 }, { "IG", 12 }, { "VER", 7 }, { "TRM", 18 }, { "SL", 9 }, { "NS", 1 }, { "FSH", 1 },
    };

    [Theory, MemberData(nameof(Kinds))]
    public void Every_point_has_one_row(string kind, int count) => Assert.Equal(Enumerable.Range(1, count), Rows().Where(row => row.Kind == kind).Select(row => row.Number));

    // BP-ID-01 til -05, -09: the kind is said once.
    private static IEnumerable<(string Kind, int Number)> Rows()
    {
        foreach (var cell in File.ReadLines(Path.Combine(AppContext.BaseDirectory, "Documents", "basis.md")).Where(line => line.StartsWith("| BP-", StringComparison.Ordinal)).Select(line => line.Split('|')[1]))
        {
            var (kind, last) = (Kind().Match(cell).Groups[1].Value, 0);
            foreach (Match number in Numbers().Matches(cell))
            {
                var found = int.Parse(number.Groups[2].ValueSpan, CultureInfo.InvariantCulture);
                for (var between = last + 1; number.Groups[1].Success && between < found; between++) yield return (kind, between);
                yield return (kind, last = found);
            }
        }
    }

    [GeneratedRegex("BP-([A-Z]+)-")]
    private static partial Regex Kind();

    [GeneratedRegex("( til )?(?:BP-[A-Z]+)?-([0-9]{2})(?![0-9])")]
    private static partial Regex Numbers();
}
