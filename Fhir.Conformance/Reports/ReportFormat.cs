using System.Collections.Immutable;

using Fhir.Conformance.Engine;
using Fhir.Kernel.Outcome;

namespace Fhir.Conformance.Reports;

/// <summary>A report that goes to a file.</summary>
/// <param name="Name">As <c>--format</c> says it.</param>
public sealed record ReportFormat(string Name, string FileName, Action<RunResult, Language, Stream> Write)
{
    public static readonly ImmutableArray<ReportFormat> All =
    [
        new("junit", "conformance.junit.xml", JUnitReport.Write),
        new("html", "conformance.html", HtmlReport.Write),
        new("testreport", "conformance.testreport.json", TestReport.Write),
        new("json", "conformance.json", (run, _, output) => JsonReport.Write(run, output)),
    ];
}
