using System.Runtime.CompilerServices;

namespace Fhir.Cli.Tests;

/// <summary><c>fhirref svarrapport</c>.</summary>
public sealed class SvarrapportVerbTests
{
    private const string Report = """
        <Message xmlns="http://www.kith.no/xmlstds/labsvar/2012-02-15"><GenDate V="2026-10-06"/><ServReport><ServType V="N"/><Status V="P"/><MsgDescr V="CLIN"/><ServProvId>S-1</ServProvId>
        <Patient><OffId>08857949871</OffId><TypeOffId V="FNR"/></Patient></ServReport></Message>
        """;

    [Fact]
    public async Task The_bundle_goes_to_output_and_the_account_to_error()
    {
        var session = await Session.RunAsync("svarrapport", Path.Combine(Folder(), "01-klinisk-kjemi.xml"));

        Assert.Equal(0, session.ExitCode);
        Assert.StartsWith("{\n  \"resourceType\": \"Bundle\",\n  \"type\": \"transaction\"", session.Output);
        Assert.Contains("svarrapport-coverage", session.Error);
        Assert.Contains("svarrapport-loss-envelope", session.Error);
    }

    public static TheoryData<string> Messages => [.. Directory.EnumerateFiles(Folder(), "*.xml").Select(file => Path.GetFileName(file)).Order(StringComparer.Ordinal)];

    [Theory, MemberData(nameof(Messages))]
    public async Task Each_message_is_converted_and_accounted_for(string file)
    {
        var session = await Session.RunAsync("svarrapport", Path.Combine(Folder(), file));

        Assert.Equal(0, session.ExitCode);
        Assert.Contains("\"transaction\"", session.Output);
        Assert.DoesNotContain("svarrapport-loss-unknown", session.Error);
    }

    [Fact]
    public async Task Standard_input_is_read_too() => Assert.Equal(0, (await Session.WithInputAsync(Report, "svarrapport", "-")).ExitCode);

    [Fact]
    public async Task What_nobody_knows_exits_with_1()
    {
        var session = await Session.WithInputAsync(Report.Replace("<Patient>", "<Patient><Favourite>blue</Favourite>", StringComparison.Ordinal), "svarrapport", "-");

        Assert.Equal(1, session.ExitCode);
        Assert.Contains("/Message/ServReport/Patient/Favourite", session.Error);
        Assert.Contains("\"transaction\"", session.Output);
    }

    [Theory]
    [InlineData("<a>")]
    [InlineData("<a/>")]
    [InlineData("")]
    public async Task What_is_no_report_exits_with_2(string text)
    {
        var session = await Session.WithInputAsync(text, "svarrapport", "-");

        Assert.Equal((2, ""), (session.ExitCode, session.Output));
        Assert.NotEmpty(session.Error);
    }

    private static string Folder([CallerFilePath] string here = "") => Path.Combine(Path.GetDirectoryName(here)!, "..", "Fhir.Tiltak.Tests", "Provesvar", "Svarrapporter");
}
