using Fhir.Server.Operability.Metrics;

namespace Fhir.Server.Operability;

/// <summary><c>/metrics</c> for Prometheus. The names and what they mean are listed in docs/operations.md.</summary>
public static class MetricsEndpoint
{
    public static void MapMetrics(this WebApplication app) =>
        app.MapGet("/metrics", (Measurements measurements) => Results.Text(PrometheusText.Of(measurements.Read()), PrometheusText.ContentType));
}
