using System.Globalization;
using Fhir.Kernel.Outcome;

namespace Fhir.Kernel.Elements;

/// <summary>
/// The issues of one parsing. Past <paramref name="most"/> the parsing ends with an issue that says so: hostile input must not cost more to report than
/// to read.
/// </summary>
internal sealed class ParseIssues(int most)
{
    private List<Issue>? issues;

    public IReadOnlyList<Issue> All => issues ?? (IReadOnlyList<Issue>)[];

    public void Add(Issue issue)
    {
        if (issues?.Count >= most)
            throw new ParseStopped(ParseRules.TooManyIssues.At(issue.Expression, most.ToString(CultureInfo.InvariantCulture)) with { Position = issue.Position });
        (issues ??= []).Add(issue);
    }

    public void Stop(Issue last) => (issues ??= []).Add(last);
}

/// <summary>Ends a parsing from inside its recursion; never leaves the parser.</summary>
internal sealed class ParseStopped(Issue issue) : Exception
{
    public Issue Issue { get; } = issue;
}
