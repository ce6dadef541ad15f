using Fhir.Kernel.Definitions;
using Fhir.Kernel.Outcome;

namespace Fhir.Kernel.Snapshot;

internal static class RowIssues
{
    /// <summary>An issue about a row of the differential: the expression and the position are the row's, the text begins with the element's id.</summary>
    /// <param name="row">Null when no single row is to blame.</param>
    /// <param name="element">Id of the element in the snapshot: <c>Patient.identifier:FNR</c>.</param>
    public static Issue On(this Rule rule, ElementDefinition? row, string element, params string[] arguments)
    {
        var issue = rule.At(row?.Source.Path ?? "StructureDefinition.differential", [element, .. arguments]);
        return row is null ? issue : issue with { Position = row.Source.Position };
    }
}
