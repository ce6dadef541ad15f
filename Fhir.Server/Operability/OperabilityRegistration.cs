using Fhir.Server.Operability.Load;
using Fhir.Server.Operability.Logging;
using Fhir.Server.Operability.Metrics;
using Fhir.Server.Transport;

namespace Fhir.Server.Operability;

/// <summary>What watches over the server and keeps it standing, and its place before everything else in the pipeline.</summary>
public static class OperabilityRegistration
{
    public static IServiceCollection AddOperability(this IServiceCollection services, OperabilitySettings settings)
    {
        services.AddSingleton(settings.Load).AddSingleton(settings.Shutdown).AddMetrics();
        services.AddSingleton<ServerMeter>().AddSingleton<Measurements>().AddSingleton<StoreMetrics>().AddSingleton<ParameterNames>();
        services.AddSingleton<RequestPlaces>().AddSingleton<ClientRates>().AddSingleton<BodyBudget>();
        services.AddHostedService<Draining>().Configure<HostOptions>(host => host.ShutdownTimeout = settings.Shutdown.Delay + settings.Shutdown.Drain);
        if (settings.Telemetry.IsOn) services.AddSingleton(settings.Telemetry).AddHostedService<TelemetryExport>();
        return services;
    }

    public static void UseOperability(this WebApplication app)
    {
        // Made now, so that it hears the first request.
        app.Services.GetRequiredService<Measurements>();
        app.Services.GetRequiredService<StoreMetrics>();
        app.UseMiddleware<RequestObserver>();
        app.UseMiddleware<ExceptionBoundary>();
        app.UseMiddleware<Admission>();
    }
}
