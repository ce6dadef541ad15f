using System.Text;

namespace Fhir.Cli.Validating;

/// <summary>A line per issue with its place, as compilers write them, and a line that sums up.</summary>
internal sealed class TextReport(Terminal terminal) : IVerdictReport
{
    private readonly StringBuilder text = new();

    public void Add(IReadOnlyList<Verdict> verdicts)
    {
        foreach (var verdict in verdicts)
            foreach (var issue in verdict.Issues) text.Append(verdict.Line(issue, terminal.Language)).Append('\n');
        terminal.Out.Write(text);
        text.Clear();
    }

    public void End(Tally tally) => terminal.Out.WriteLine(terminal.Say(new($"{tally.Resources} ressurser: {tally.Errors} feil, {tally.Warnings} advarsler",
        $"{tally.Resources} resources: {tally.Errors} errors, {tally.Warnings} warnings")));

    public void Dispose()
    {
    }
}
