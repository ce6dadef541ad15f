using Fhir.Kernel.Elements;
using Fhir.Kernel.Outcome;

namespace Fhir.Server.Interactions;

/// <summary>
/// What the parser found wrong inside the entries of a batch: there each entry stands for itself, so an unknown element in one does not keep the others
/// out. In a transaction, and outside entries, it does.
/// </summary>
public sealed class EntryFaults
{
    private readonly IReadOnlyList<Issue> issues;

    private EntryFaults(IReadOnlyList<Issue> issues) => this.issues = issues;

    /// <summary>Null when the body as a whole must be refused.</summary>
    public static EntryFaults? Of(ParseResult parsed)
    {
        if (parsed.IsClean) return new EntryFaults([]);
        var isBatch = parsed.Document is { Root: var root } && root.Type.Name == "Bundle" && root.ValueOf("type") == "batch";
        return isBatch && parsed.Issues.All(issue => issue.Expression?.StartsWith("Bundle.entry[", StringComparison.Ordinal) == true) ? new EntryFaults(parsed.Issues) : null;
    }

    public IReadOnlyList<Issue> In(Element entry)
    {
        if (issues.Count == 0) return [];
        var path = entry.Path;
        return [.. issues.Where(issue => issue.Expression == path || issue.Expression!.StartsWith(path + ".", StringComparison.Ordinal))];
    }
}
