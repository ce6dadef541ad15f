using System.Text;

using Fhir.Kernel.Outcome;

namespace Fhir.Cli;

/// <summary>Where a run of the tool reads and writes, and in which language.</summary>
/// <param name="Output">Results; what another program reads.</param>
/// <param name="Error">Messages to the person: progress, trouble.</param>
/// <param name="ShowsProgress">False when nobody watches.</param>
public sealed record Terminal(Stream Input, Stream Output, TextWriter Error, bool ShowsProgress, Language Language)
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    public TextWriter Out { get; } = new StreamWriter(Output, Utf8, leaveOpen: true) { AutoFlush = true, NewLine = "\n" };

    public static Terminal OfProcess(IReadOnlyList<string> args) => new(
        Console.OpenStandardInput(), Console.OpenStandardOutput(), new StreamWriter(Console.OpenStandardError(), Utf8) { AutoFlush = true },
        !Console.IsErrorRedirected, SpokenLanguage.Of(args, Environment.GetEnvironmentVariable));

    public string Say(Words words) => words.In(Language);

    /// <summary>Tells of something wrong at a place.</summary>
    public void Tell(string place, Issue issue)
    {
        var at = issue.Position is { } position ? $":{position.Line}:{position.Column}" : "";
        Error.WriteLine($"{place}{at}: {issue.Severity.ToCode()} {issue.RuleId}: {(issue.Expression is { Length: > 0 } expression ? $"{expression} " : "")}{issue.Text(Language)}");
    }

    /// <summary>Tells why the work could not be done.</summary>
    public int Stop(Words why)
    {
        Error.WriteLine($"fhirref: {Say(why)}");
        return ExitCode.CouldNotRun;
    }

    public int Refuse(Refusal why) => Stop(new Words(why.Issues[0].Text(Language.Nb), why.Issues[0].Text(Language.En)));
}
