using System.Text.RegularExpressions;
using Xunit;

namespace Fhir.Tiltak.Tests.KritiskInfo;

/// <summary>The page of the tiltak names tests and instances; each of them exists.</summary>
public partial class PageTests
{
    private static readonly string Root = House();

    private static readonly Lazy<string> Tests = new(() => string.Join('\n', Directory.EnumerateFiles(Path.Combine(Root, "tests"), "*.cs", SearchOption.AllDirectories)
        .Where(file => !file.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal)).Select(File.ReadAllText)));

    public static TheoryData<string> Named => [.. File.ReadLines(Path.Combine(Root, "docs", "tiltak", "kritisk-info.md")).SelectMany(line => Names().Matches(line))
        .Select(match => match.Groups[1].Value).Distinct()];

    [Theory, MemberData(nameof(Named))]
    public void What_the_page_names_exists(string name)
    {
        if (name.EndsWith("-ugyldig", StringComparison.Ordinal)) Assert.NotEmpty(Directory.EnumerateFiles(ProfileInstances.Folder("kritisk-info"), name + ".json"));
        else Assert.Contains(name.TrimEnd('…').Split('.')[^1], Tests.Value, StringComparison.Ordinal);
    }

    [Fact]
    public void It_names_some() => Assert.True(Named.Count > 40, $"{Named.Count} names");

    private static string House()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "FhirRef.sln"))) folder = folder.Parent;
        return folder?.FullName ?? throw new InvalidOperationException("The tests are not run within the repository.");
    }

    /// <summary>Names of tests (Words_with_lines, …Tests, Class.Test) and of invalid instances.</summary>
    [GeneratedRegex(@"`([A-Z][A-Za-z]*Tests(?:\.\w+…?)?|[A-Z]\w*_\w+…?|[a-z0-9*-]+-ugyldig)`")]
    private static partial Regex Names();
}
