using Fhir.Tiltak;

namespace Fhir.Server.Transport;

/// <summary>What a person at the terminal is told once the server is ready: where the API and the pages are, and requests to try.</summary>
public static class Greeting
{
    /// <summary>In one piece, so that no log line comes between.</summary>
    public static string Of(string address)
    {
        var root = address.TrimEnd('/');
        var samples = TiltakModules.All.SelectMany(module => module.Samples.Where(sample => !sample.IsPost).Take(1)).Select(sample => $"    curl \"{root}{FhirRoutes.Base}/{sample.Path}\"\n");
        return $"""

            FhirRef er klar / is ready
              API         {root}{FhirRoutes.Base}
              metadata    {root}{FhirRoutes.Base}/metadata
              testarena   {root}/
              Prøv / try:
            {string.Concat(samples)}
            """;
    }
}
