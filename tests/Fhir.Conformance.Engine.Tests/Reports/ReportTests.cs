using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json;
using System.Xml.Linq;

using Fhir.Conformance.Reports;
using Fhir.Kernel.Definitions;
using Fhir.Kernel.Json;
using Fhir.Kernel.Outcome;
using Fhir.Kernel.Terminology;
using Fhir.Kernel.Validation;

namespace Fhir.Conformance.Engine.Tests.Reports;

/// <summary>One run with a finding of every kind, as each report tells it.</summary>
public sealed class ReportTests
{
    private const string Hostile = "<script>alert(1)</script> \u0001 \"&";

    private static readonly RunResult Sample = Example();

    [Theory]
    [InlineData(Language.Nb, "console.nb.txt")]
    [InlineData(Language.En, "console.en.txt")]
    public void The_console_tells_each_check_and_why_it_did_not_pass(Language language, string golden)
    {
        using var text = new StringWriter { NewLine = "\n" };
        ConsoleReport.Write(Sample, language, allowSkip: false, text);
        Golden.Matches(golden, text.ToString());
    }

    [Fact]
    public void JUnit_has_a_case_per_check_with_failures_and_skips_counted()
    {
        var xml = XDocument.Parse(Text(ReportFormat.All[0], Language.Nb));
        Assert.Equal(("5", "1", "2"), (Count(xml, "tests"), Count(xml, "failures"), Count(xml, "skipped")));
        Golden.Matches("junit.xml", Text(ReportFormat.All[0], Language.Nb));
    }

    [Fact]
    public void JUnit_of_a_run_that_never_began_has_an_error()
    {
        var stopped = Sample with { Groups = [], CouldNotRun = new("nede", "down") };
        Assert.Contains("errors=\"1\"", Text(ReportFormat.All[0], Language.En, stopped));
    }

    [Fact]
    public void The_page_holds_both_languages_and_no_script()
    {
        var html = Text(ReportFormat.All[1], Language.Nb);
        Golden.Matches("page.html", html);
        Assert.Contains("<span lang=\"nb\">Hver rad", html);
        Assert.Contains("<span lang=\"en\">Every row", html);
        Assert.DoesNotContain("<script", html);
        Assert.Contains("&lt;script&gt;", html);
        Assert.Contains("width=device-width", html);
    }

    [Fact]
    public void The_page_follows_the_readers_choice_of_light_or_dark_with_every_colour()
    {
        var css = Text(ReportFormat.All[1], Language.Nb).Split("<style>")[1].Split("</style>")[0];
        var (light, dark) = (css.Split(":root{")[1].Split('}')[0], css.Split("@media(prefers-color-scheme:dark){:root{")[1].Split('}')[0]);
        string[] Named(string part) => [.. part.Split(';').Where(pair => pair.StartsWith("--", StringComparison.Ordinal)).Select(pair => pair.Split(':')[0])];

        Assert.Contains("color-scheme:light dark", light);
        Assert.Equal(Named(light), Named(dark));
        Assert.DoesNotMatch("#[0-9a-f]{3,6}", css.Replace(light, "").Replace(dark, ""));
    }

    [Theory]
    [InlineData(1, Language.Nb, "1 sjekk utført: 0 bestått, 0 feilet, 1 advarsel; 0 hoppet over")]
    [InlineData(2, Language.Nb, "2 sjekker utført: 0 bestått, 0 feilet, 2 advarsler; 0 hoppet over")]
    [InlineData(1, Language.En, "1 check run: 0 passed, 0 failed, 1 warning; 0 skipped")]
    [InlineData(2, Language.En, "2 checks run: 0 passed, 0 failed, 2 warnings; 0 skipped")]
    public void One_is_told_in_the_singular(int count, Language language, string told)
    {
        var warned = Sample.Groups.SelectMany(group => group.Findings).First(finding => finding.IsWarning);
        var run = Sample with { Groups = [Sample.Groups[0] with { Findings = [.. Enumerable.Repeat(warned, count)] }] };

        Assert.Contains(told, WebUtility.HtmlDecode(Text(ReportFormat.All[1], language, run)));
        using var console = new StringWriter();
        ConsoleReport.Write(run, language, allowSkip: false, console);
        Assert.Contains(told, console.ToString());
    }

    [Fact]
    public void The_page_asks_for_nothing_from_elsewhere_and_leads_to_the_rules()
    {
        var html = Text(ReportFormat.All[1], Language.En);
        Assert.DoesNotMatch("src=|<link|@import|url\\(", html);
        Assert.DoesNotMatch("href=\"(?!https://hl7\\.org/)", html);
        Assert.Contains("<a rel=\"noreferrer\" href=\"https://hl7.org/fhir/R4/list.html\">", html);
    }

    [Theory]
    [InlineData(Language.Nb, "Spurt: ", "Kom: ", "Regel: ")]
    [InlineData(Language.En, "Asked: ", "Came: ", "Rule: ")]
    public void What_failed_is_told_with_what_was_asked_what_came_and_the_rule(Language language, string asked, string came, string rule)
    {
        using var console = new StringWriter();
        ConsoleReport.Write(Sample, language, allowSkip: false, console);
        Assert.All([console.ToString(), Text(ReportFormat.All[0], language), Text(ReportFormat.All[2], language)], text =>
            Assert.All([$"{asked}GET https://a.example/fhir/List?patient=1 → 200", came, rule], told => Assert.Contains(told, text.Replace(":  ", ": ").Replace(":  ", ": "))));
    }

    [Theory]
    [InlineData(Language.Nb)]
    [InlineData(Language.En)]
    public void The_TestReport_is_valid_FHIR(Language language)
    {
        var bytes = Encoding.UTF8.GetBytes(Text(ReportFormat.All[2], language));
        var parsed = JsonParser.Parse(bytes, DefinitionsPack.Core.Schema);
        Assert.True(parsed.IsClean, string.Join('\n', parsed.Issues));
        var validator = new ProfileValidator(DefinitionsPack.Core, new TerminologyService(DefinitionsPack.Core), DefinitionsPack.Core.Schema);
        Assert.DoesNotContain(validator.Validate(parsed.Document!), issue => issue.IsError);
    }

    [Fact]
    public void The_TestReport_tells_the_judgements() => Golden.Matches("testreport.json", Text(ReportFormat.All[2], Language.Nb));

    [Fact]
    public void The_JSON_holds_everything_in_both_languages()
    {
        using var json = JsonDocument.Parse(Text(ReportFormat.All[3], Language.Nb));
        Assert.Equal(5, json.RootElement.GetProperty("findings").GetArrayLength());
        Golden.Matches("run.json", Text(ReportFormat.All[3], Language.Nb));
    }

    private static string Count(XDocument xml, string name) => (string)xml.Root!.Attribute(name)!;

    private static string Text(ReportFormat format, Language language, RunResult? run = null)
    {
        using var output = new MemoryStream();
        format.Write(run ?? Sample, language, output);
        return Encoding.UTF8.GetString(output.ToArray());
    }

    private static RunResult Example()
    {
        var group = new Group("LML-ROW", "legemiddelliste", new("Rader", "Rows"), []);
        return new RunResult("https://a.example/fhir", "Server 1.0", DateTimeOffset.Parse("2026-11-22T12:00:00+01:00", CultureInfo.InvariantCulture),
            TimeSpan.FromSeconds(2.5),
            new RunOptions { Tiltak = ["legemiddelliste"] },
            [
                new GroupResult(group,
                [
                    Finding(1, Level.Shall, Judgement.Pass),
                    Finding(2, Level.Shall, Judgement.Fail($"Feil: {Hostile}", $"Wrong: {Hostile}")),
                    Finding(3, Level.Should, Judgement.Fail("Burde ikke", "Should not")),
                    Finding(4, Level.Shall, Judgement.Skip("Fant ingen rader.", "Found no rows.")),
                    Finding(5, Level.May, Judgement.Omit("Hevdes ikke.", "Not claimed.")),
                ]),
            ],
            [new Requirement("LML-CLI-001", "legemiddelliste", Actor.Server, Level.Shall, new("Vis det.", "Show it."), "kilde", Verification.Attested,
                "Skjermen.")]);
    }

    private static Finding Finding(int number, Level level, Judgement judgement) => new(
        new Requirement($"LML-ROW-00{number}", "legemiddelliste", Actor.Server, level, new($"Hver rad {number}.", $"Every row {number}."),
            "https://hl7.org/fhir/R4/list.html", Verification.Automatic, ""),
        judgement with { Asked = Asked }, [Asked], TimeSpan.FromMilliseconds(250));

    private static Exchange Asked => new("GET", "https://a.example/fhir/List?patient=1", [new("Accept", "application/fhir+json")], null, 200,
        [new("Content-Type", "text/html")], Hostile, TimeSpan.FromMilliseconds(120), null);
}
