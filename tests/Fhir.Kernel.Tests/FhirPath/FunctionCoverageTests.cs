using System.Reflection;
using Fhir.Kernel.FhirPath.Functions;

namespace Fhir.Kernel.Tests.FhirPath;

/// <summary>No function goes untested. https://hl7.org/fhirpath/N1/#functions and https://hl7.org/fhir/R4/fhirpath.html#functions</summary>
public class FunctionCoverageTests
{
    /// <summary>Asked about in tests of their own, with what they need around them.</summary>
    private static readonly string[] Elsewhere = ["htmlChecks", "subsumes", "subsumedBy", "trace"];

    [Fact]
    public void Every_function_has_a_row_in_a_table_of_this_folder()
    {
        var rows = (from type in typeof(Samples).Assembly.GetTypes()
                    where type.Namespace == typeof(Samples).Namespace && type != typeof(AnalysisTests)
                    from method in type.GetMethods()
                    from row in method.GetCustomAttributes<InlineDataAttribute>()
                    where row.Data is [string, ..]
                    select (string)row.Data[0]!).ToList();
        Assert.Equal([], FunctionTable.Names.Except(Elsewhere).Where(name => !rows.Exists(row => row.Contains(name + "(", StringComparison.Ordinal))).Order());
    }
}
