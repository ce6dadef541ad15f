using System.Text.RegularExpressions;
using Fhir.Profiles;

namespace Fhir.Architecture.Tests;

/// <summary>A tiltak is added by lists, never by a branch in the server.</summary>
public sealed class TiltakRules
{
    /// <summary>Norwegian words that mean a tiltak wherever they stand; "basis" is also an English word and counts only as a string of its own.</summary>
    private static string[] Slugs => [.. TiltakCatalog.Implementable.Select(tiltak => tiltak.Slug)];

    public static TheoryData<string> AllSlugs => new(TiltakCatalog.All.Select(tiltak => tiltak.Slug));

    [Fact]
    public void The_server_names_no_tiltak()
    {
        var literals = new CompiledAssembly("Fhir.Server").Strings.Where(text => Slugs.Any(slug => IsNamed(slug, text)) || text == "basis");
        var sources = House.Tracked.Where(path => path.StartsWith("Fhir.Server/", StringComparison.Ordinal)).Where(path => Slugs.Any(slug => IsNamed(slug, House.Read(path)) || IsNamed(slug, path)));

        Assert.Empty(literals);
        Assert.Empty(sources);
    }

    [Theory]
    [MemberData(nameof(AllSlugs))]
    public void Every_tiltak_has_its_profiles_in_FSH_and_its_compiled_package(string slug)
    {
        Assert.Contains(House.Tracked, path => path.StartsWith($"igs/{slug}/input/fsh/profiles/", StringComparison.Ordinal));
        Assert.Contains($"Fhir.Profiles/Packages/{slug}/package/package.json", House.Tracked);
    }

    private static bool IsNamed(string slug, string text) => Regex.IsMatch(text, $@"(?<![\w]){Regex.Escape(slug)}(?![\w])", RegexOptions.IgnoreCase);
}
