using Fhir.Kernel.Outcome;

namespace Fhir.Cli.Tests;

/// <summary>Help in both languages, and what is refused before any verb begins.</summary>
public sealed class HelpTests
{
    private static readonly string[][] Verbs =
        [[], ["validate"], ["test"], ["packages"], ["packages", "restore"], ["packages", "list"], ["packages", "add"], ["packages", "pack"], ["snapshot"], ["diff"], ["fhirpath"], ["convert"], ["svarrapport"], ["export"], ["import"], ["backup"], ["restore"], ["reindex"], ["population"]];

    [Theory]
    [InlineData(Language.Nb, "help.nb.txt")]
    [InlineData(Language.En, "help.en.txt")]
    public async Task Every_verb_has_help_in_both_languages(Language language, string golden)
    {
        var pages = new List<string>();
        foreach (var verb in Verbs)
        {
            var session = await Session.RunAsync(language, "", () => throw new InvalidOperationException(), [.. verb, "--help"]);
            Assert.Equal((0, ""), (session.ExitCode, session.Error));
            pages.Add(session.Output);
        }
        Golden.Matches(golden, string.Join("\n", pages));
    }

    [Theory]
    [InlineData("a verb is missing")]
    [InlineData("unknown argument: fly", "fly")]
    [InlineData("<file> is missing", "validate")]
    [InlineData("unknown argument: --wings", "convert", "a.json", "--to", "xml", "--wings")]
    [InlineData("--to needs a value", "convert", "a.json")]
    [InlineData("--to needs a value", "convert", "a.json", "--to")]
    public async Task A_command_line_that_cannot_be_understood_exits_with_2_and_says_why(string trouble, params string[] args)
    {
        var session = await Session.RunAsync(args);
        Assert.Equal((2, ""), (session.ExitCode, session.Output));
        Assert.Contains($"fhirref: {trouble}\n", session.Error);
        Assert.Contains("--help", session.Error);
    }

    [Theory]
    [InlineData(Language.Nb, null, "--lang", "nb")]
    [InlineData(Language.En, "nb_NO.UTF-8", "--lang", "en")]
    [InlineData(Language.En, "nb_NO.UTF-8", "--lang=en")]
    [InlineData(Language.Nb, "nb_NO.UTF-8")]
    [InlineData(Language.Nb, "nn_NO")]
    [InlineData(Language.Nb, "no")]
    [InlineData(Language.En, "en_US.UTF-8")]
    [InlineData(Language.En, "de_DE")]
    [InlineData(Language.Nb, "C.UTF-8")]
    [InlineData(Language.Nb, "POSIX")]
    public void The_language_is_the_one_asked_for_else_the_locales_else_Norwegian(Language language, string? locale, params string[] args) =>
        Assert.Equal(language, SpokenLanguage.Of(args, name => name == "LANG" ? locale : null));

    [Fact]
    public void LC_ALL_goes_before_LANG() =>
        Assert.Equal(Language.En, SpokenLanguage.Of([], name => name switch { "LC_ALL" => "en_GB", "LANG" => "nb_NO", _ => null }));
}
