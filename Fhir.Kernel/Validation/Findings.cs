using Fhir.Kernel.Elements;
using Fhir.Kernel.Outcome;

namespace Fhir.Kernel.Validation;

/// <summary>What one run has found. Paths and lines are not worked out before the end, and then once for all.</summary>
internal sealed class Findings
{
    /// <summary>Of one severity: warnings must not hide errors, and hostile input must not cost more to report than to read.</summary>
    private const int Most = 1000;

    private readonly List<Finding> found = [];
    private readonly int[] counts = new int[(int)Severity.Information + 1];

    /// <param name="child">A child that the issue is about, by name: it is missing, or there are too many.</param>
    public void Add(Element element, string? child, Rule rule, Severity severity, string[] arguments)
    {
        if (counts[(int)severity]++ < Most) found.Add(new(element.Index, found.Count, child, rule, severity, arguments));
    }

    /// <summary>In the order of the elements, each once: two profiles may say the same.</summary>
    public IReadOnlyList<Issue> Of(Document document)
    {
        if (found.Count == 0) return [];
        if (counts.AsSpan().ContainsAnyExceptInRange(0, Most)) found.Add(new(0, found.Count, null, ValidationRules.TooManyFindings, Severity.Warning, [$"{Most}"]));
        found.Sort(static (left, right) => left.Node != right.Node ? left.Node.CompareTo(right.Node) : left.Order.CompareTo(right.Order));
        DropRepeated();
        var (nodes, issues) = (new int[found.Count], new Issue[found.Count]);
        for (var at = 0; at < nodes.Length; at++) nodes[at] = found[at].Node;
        var positions = document.PositionsOf(nodes);
        for (var at = 0; at < nodes.Length; at++) issues[at] = Issue(document, found[at], positions[at]);
        return issues;
    }

    public void Clear()
    {
        if (found.Count == 0) return;
        found.Clear();
        Array.Clear(counts);
    }

    // What says the same stands at the same element, and so close by.
    private void DropRepeated()
    {
        var kept = 0;
        for (var at = 0; at < found.Count; at++)
        {
            var (finding, isNew) = (found[at], true);
            for (var before = kept - 1; isNew && before >= 0 && found[before].Node == finding.Node; before--) isNew = !found[before].SaysTheSame(finding);
            if (isNew) found[kept++] = finding;
        }
        found.RemoveRange(kept, found.Count - kept);
    }

    private static Issue Issue(Document document, in Finding finding, SourcePosition position)
    {
        if (finding.Rule == ValidationRules.TooManyFindings) return finding.Rule.At(null, finding.Arguments) with { Position = position };
        var path = new Element(document, finding.Node).Path;
        return new(finding.Rule, finding.Child is null ? path : $"{path}.{finding.Child}", finding.Arguments) { Severity = finding.Severity, Position = position };
    }

    /// <param name="Order">In which it was found.</param>
    private readonly record struct Finding(int Node, int Order, string? Child, Rule Rule, Severity Severity, string[] Arguments)
    {
        public bool SaysTheSame(in Finding other) => Rule.Id == other.Rule.Id && Severity == other.Severity && Child == other.Child && Arguments.AsSpan().SequenceEqual(other.Arguments);
    }
}
