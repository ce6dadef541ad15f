using Fhir.Kernel.Outcome;

namespace Fhir.Cli.Validating;

/// <summary>What was found in one resource.</summary>
/// <param name="Path">The file as it was named; <c>-</c> for standard input.</param>
/// <param name="Number">Of the line of an NDJSON file the resource stands on, from 1; null in other files.</param>
internal sealed record Verdict(string Path, int? Number, IReadOnlyList<Issue> Issues)
{
    /// <summary>An issue with its place as compilers write it. On a line of NDJSON the line says enough.</summary>
    public string Line(Issue issue, Language language)
    {
        var place = Number is { } line ? $"{Path}:{line}" : issue.Position is { } at ? $"{Path}:{at.Line}:{at.Column}" : Path;
        return $"{place}: {issue.Severity.ToCode()} {issue.RuleId}: {(issue.Expression is { Length: > 0 } expression ? $"{expression}: " : "")}{issue.Text(language)}";
    }
}
