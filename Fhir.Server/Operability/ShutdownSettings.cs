using Fhir.Server.Transport;

namespace Fhir.Server.Operability;

/// <summary>The settings below <c>FhirRef:Shutdown</c>.</summary>
/// <param name="Delay">How long the server goes on taking requests after it said it is not ready any more, so that a load balancer has noticed.</param>
/// <param name="Drain">How long requests that are under way may take afterwards.</param>
public sealed record ShutdownSettings(TimeSpan Delay, TimeSpan Drain)
{
    public static ShutdownSettings Read(SettingReader reader) => new(
        TimeSpan.FromSeconds(reader.Number("FhirRef:Shutdown:DelaySeconds", 0, 0, 600)), TimeSpan.FromSeconds(reader.Number("FhirRef:Shutdown:DrainSeconds", 25, 1, 600)));
}
