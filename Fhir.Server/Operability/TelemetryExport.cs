using Fhir.Server.Operability.Metrics;
using Fhir.Store.Access;
using OpenTelemetry;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace Fhir.Server.Operability;

/// <summary>Sends traces and metrics to the collector that the settings name. Made only then; what is left is sent when the server closes.</summary>
public sealed class TelemetryExport : IHostedService, IDisposable
{
    private const string ServiceName = "fhirref";

    private readonly TracerProvider traces;
    private readonly MeterProvider metrics;

    public TelemetryExport(TelemetrySettings settings)
    {
        // Later ones win, so OTEL_SERVICE_NAME and OTEL_RESOURCE_ATTRIBUTES do.
        var resource = ResourceBuilder.CreateEmpty().AddService(ServiceName).AddTelemetrySdk().AddEnvironmentVariableDetector();
        traces = Sdk.CreateTracerProviderBuilder().SetResourceBuilder(resource).AddSource(Telemetry.SourceName, StoreSettings.ActivitySourceName)
            .AddOtlpExporter(options => settings.Apply(options, "traces")).Build();
        metrics = Sdk.CreateMeterProviderBuilder().SetResourceBuilder(resource).AddMeter(ServerMeter.Name, "System.Runtime")
            .AddOtlpExporter(options => settings.Apply(options, "metrics")).Build();
    }

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public void Dispose()
    {
        traces.Dispose();
        metrics.Dispose();
    }
}
