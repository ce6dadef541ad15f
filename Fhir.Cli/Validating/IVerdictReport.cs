namespace Fhir.Cli.Validating;

/// <summary>One form of the answer. Verdicts are written as they come, so that an export of any size can be reported on.</summary>
internal interface IVerdictReport : IDisposable
{
    void Add(IReadOnlyList<Verdict> verdicts);

    /// <summary>What is said at the end of all.</summary>
    void End(Tally tally);
}

/// <summary>How many there were.</summary>
internal sealed class Tally
{
    public int Resources { get; private set; }

    public int Errors { get; private set; }

    public int Warnings { get; private set; }

    public void Add(IReadOnlyList<Verdict> verdicts)
    {
        Resources += verdicts.Count;
        foreach (var verdict in verdicts)
            foreach (var issue in verdict.Issues)
            {
                if (issue.IsError) Errors++;
                else if (issue.Severity == Kernel.Outcome.Severity.Warning) Warnings++;
            }
    }
}
