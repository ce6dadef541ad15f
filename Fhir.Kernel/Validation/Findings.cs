using Fhir.Kernel.Elements;
using Fhir.Kernel.Outcome;

namespace Fhir.Kernel.Validation;

/// <summary>What one run has found. Lines are not counted before the end, and then once for all.</summary>
internal sealed class Findings
{
    /// <summary>Of one severity: warnings must not hide errors, and hostile input must not cost more to report than to read.</summary>
    private const int Most = 1000;

    private readonly List<(Issue Issue, int Node)> found = [];
    private readonly int[] counts = new int[(int)Severity.Information + 1];

    /// <param name="child">A child that the issue is about, by name: it is missing, or there are too many.</param>
    public void Add(Element element, string? child, Rule rule, Severity severity, string[] arguments)
    {
        if (counts[(int)severity]++ >= Most) return;
        var issue = new Issue(rule, child is null ? element.Path : $"{element.Path}.{child}", arguments) { Severity = severity };
        found.Add((issue, element.Index));
    }

    /// <summary>In the order of the elements, each once: two profiles may say the same.</summary>
    public IReadOnlyList<Issue> Of(Document document)
    {
        if (found.Count == 0) return [];
        if (counts.Any(count => count > Most)) found.Add((ValidationRules.TooManyFindings.At(null, $"{Most}"), 0));
        var ordered = found.OrderBy(pair => pair.Node).ToList();
        var positions = document.PositionsOf([.. ordered.Select(pair => pair.Node)]);
        return [.. ordered.Select((pair, at) => pair.Issue with { Position = positions[at] })
            .DistinctBy(issue => (issue.RuleId, issue.Expression, issue.Severity, string.Join('\n', issue.Arguments)))];
    }

    public void Clear()
    {
        if (found.Count == 0) return;
        found.Clear();
        Array.Clear(counts);
    }
}
