using Fhir.Kernel.Outcome;

namespace Fhir.Kernel.Elements;

/// <summary>
/// What came of parsing. A document may come with issues: unknown properties, duplicates and wrong kinds are reported and left out, the rest stands,
/// so that one validation shows everything. Whoever stores must refuse a result that is not <see cref="IsClean"/>.
/// </summary>
/// <param name="Document">Null when the input is not well-formed, is no resource or passes a limit.</param>
/// <param name="IsWellFormed">False only when the text is not JSON or XML at all.</param>
public sealed record ParseResult(Document? Document, IReadOnlyList<Issue> Issues, bool IsWellFormed)
{
    public bool IsClean => Document is not null && !Issues.Any(issue => issue.IsError);
}
