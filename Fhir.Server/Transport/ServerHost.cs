using Fhir.Kernel.Outcome;
using Fhir.Server.Arena;
using Fhir.Server.Authorization;
using Fhir.Server.OpenApi;
using Fhir.Server.Operability;
using Fhir.Server.Operability.Load;
using Fhir.Server.Operability.Logging;
using Fhir.Server.Response;
using Fhir.Server.Subscriptions;

namespace Fhir.Server.Transport;

/// <summary>Puts the server together: settings, services, pipeline. Tests build the same application.</summary>
public static class ServerHost
{
    /// <returns>The process's exit code.</returns>
    public static async Task<int> RunAsync(string[] args)
    {
        var built = Build(args);
        return built.Refusal is { } refusal ? StartFailure.Print(refusal) : await built.Value.ServeAsync(built.Value.Services.GetRequiredService<HostSettings>());
    }

    /// <summary>An application that is not started, or everything that is wrong with its settings.</summary>
    /// <param name="replace">Puts other parts in place of the server's own, such as another clock; null for none.</param>
    public static Result<WebApplication> Build(string[] args, Action<IServiceCollection>? replace = null)
    {
        var builder = WebApplication.CreateBuilder(args);
        var settings = HostSettings.Read(builder.Configuration, builder.Environment);
        if (settings.Refusal is { } refusal) return refusal;

        if (settings.Value.Addresses.IsEmpty) builder.WebHost.UseUrls(HostSettings.DefaultAddress);
        builder.WebHost.ConfigureKestrel(kestrel => KestrelLimits.Set(kestrel, settings.Value));
        builder.Logging.AddFhirRefLog(settings.Value.Operability.Log);
        builder.Services.AddFhirApi(settings.Value).AddOperability(settings.Value.Operability).AddFhirRefSecurity(settings.Value.Security);
        replace?.Invoke(builder.Services);
        var app = builder.Build();
        UsePipeline(app);
        return app;
    }

    private static void UsePipeline(WebApplication app)
    {
        app.UseAnswerHeaders();
        app.UseOperability();
        app.UseMiddleware<ForwardedAddress>();
        app.UseCrossOrigin();
        app.UseFhirRefSecurity(RefusalResponse.WriteAsync);
        app.MapFhirRefSecurity(RefusalResponse.WriteAsync);
        app.MapHealth();
        app.MapMetrics();
        app.MapOpenApi();
        app.MapArena();
        app.MapOtherMethods();
        app.MapSubscriptions();
        var endpoint = app.Services.GetRequiredService<FhirEndpoint>();
        app.Map(FhirRoutes.Base + "/{**path}", endpoint.HandleAsync);
        // Whatever is left is nobody's address; it too gets an OperationOutcome.
        app.MapFallback("{**path}", endpoint.HandleAsync);
    }
}
