using System.Globalization;

namespace Fhir.Conformance.Engine;

/// <summary>A number and what is counted.</summary>
internal static class Counted
{
    /// <param name="one">What one of them is called.</param>
    public static string Of(int count, string one, string many) => $"{count.ToString(CultureInfo.InvariantCulture)} {(count == 1 ? one : many)}";
}
