using Fhir.Kernel.Outcome;

namespace Fhir.Cli.Validating;

/// <summary>What was found in one resource.</summary>
/// <param name="Path">The file as it was named; <c>-</c> for standard input.</param>
/// <param name="Line">The line of an NDJSON file the resource stands on, from 1; null in other files.</param>
internal sealed record Verdict(string Path, int? Line, IReadOnlyList<Issue> Issues)
{
    public string Place => Line is { } line ? $"{Path}:{line}" : Path;

    public int Errors => Issues.Count(issue => issue.IsError);

    public int Warnings => Issues.Count(issue => issue.Severity == Severity.Warning);
}
