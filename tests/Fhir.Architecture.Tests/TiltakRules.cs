using System.Text.RegularExpressions;
using Fhir.Conformance;
using Fhir.Profiles;
using Fhir.Tiltak;

namespace Fhir.Architecture.Tests;

/// <summary>A tiltak is added by lists, never by a branch in the server.</summary>
public sealed class TiltakRules
{
    /// <summary>Slugs that are also English words, and count only as a string of their own.</summary>
    private static readonly string[] English = ["basis", "plan"];

    private static string[] Slugs => [.. TiltakCatalog.Implementable.Select(tiltak => tiltak.Slug)];

    /// <summary>Norwegian words that mean a tiltak wherever they stand.</summary>
    private static IEnumerable<string> Norwegian => Slugs.Except(English);

    public static TheoryData<string> ImplementableSlugs => new(Slugs);

    public static TheoryData<string> AllSlugs => new(TiltakCatalog.All.Select(tiltak => tiltak.Slug));

    [Fact]
    public void The_server_names_no_tiltak()
    {
        var literals = new CompiledAssembly("Fhir.Server").Strings.Where(text => Norwegian.Any(slug => IsNamed(slug, text)) || English.Contains(text));
        var sources = House.Tracked.Where(path => path.StartsWith("Fhir.Server/", StringComparison.Ordinal)).Where(path => Norwegian.Any(slug => IsNamed(slug, House.Read(path)) || IsNamed(slug, path)));

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

    [Fact]
    public void Every_tiltak_has_its_module() => Assert.Equal(TiltakCatalog.All.Select(tiltak => tiltak.Slug), TiltakModules.All.Select(module => module.Slug));

    [Fact]
    public void Every_tiltak_a_vendor_can_implement_has_its_suite() => Assert.Equal(Slugs, Suites.Tiltak);

    [Theory]
    [MemberData(nameof(ImplementableSlugs))]
    public void Every_suite_has_requirements_of_its_tiltak(string slug)
    {
        var files = House.Tracked.Where(path => path.StartsWith("Fhir.Conformance/Tiltak/", StringComparison.Ordinal) && path.EndsWith("/requirements.csv", StringComparison.Ordinal));

        Assert.Single(files, path => House.Read(path).Split('\n').Skip(1).Any(row => row.Split(',').ElementAtOrDefault(1) == slug));
    }

    private static bool IsNamed(string slug, string text) => Regex.IsMatch(text, $@"(?<![\w]){Regex.Escape(slug)}(?![\w])", RegexOptions.IgnoreCase);
}
