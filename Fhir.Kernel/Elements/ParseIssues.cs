using Fhir.Kernel.Outcome;

namespace Fhir.Kernel.Elements;

/// <summary>
/// The issues of one parsing. Past <see cref="Most"/> the parsing ends with an issue that says so: hostile input must not cost more to report than
/// to read.
/// </summary>
internal sealed class ParseIssues
{
    public const int Most = 500;

    private List<Issue>? issues;

    public IReadOnlyList<Issue> All => issues ?? (IReadOnlyList<Issue>)[];

    public bool IsFull => issues?.Count >= Most;

    public void Add(Issue issue)
    {
        if (IsFull) throw new ParseStopped(ParseRules.TooManyIssues.At(issue.Expression, Most.ToString(System.Globalization.CultureInfo.InvariantCulture)));
        (issues ??= []).Add(issue);
    }

    public void Stop(Issue last) => (issues ??= []).Add(last);
}

/// <summary>Ends a parsing from inside its recursion; never leaves the parser.</summary>
internal sealed class ParseStopped(Issue issue) : Exception
{
    public Issue Issue { get; } = issue;
}
