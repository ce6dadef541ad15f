using System.Globalization;

namespace Fhir.Kernel.Json;

/// <summary>Instants that FhirRef itself makes: UTC with milliseconds. https://hl7.org/fhir/R4/datatypes.html#instant</summary>
public static class FhirInstant
{
    public static string Of(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);
}
