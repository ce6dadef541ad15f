namespace Fhir.Server.Transport;

/// <summary>Alive: the process answers. Ready: definitions, packages, store and seed are in.</summary>
public static class HealthEndpoints
{
    public static void MapHealth(this WebApplication app)
    {
        app.MapGet("/health/live", () => Results.Text("live"));
        app.MapGet("/health/ready", (Readiness readiness, StoreHolder holder) => readiness switch
        {
            { IsStopping: true } => Results.Text("stopping", statusCode: StatusCodes.Status503ServiceUnavailable),
            { IsReady: true } when !holder.HasRoom => Results.Text("degraded: the disk is full, writes are refused"),
            { IsReady: true } when holder.Renewing() is { } state => Results.Text($"degraded: the index is being renewed, {state.Done} of {Math.Max(state.Done, state.Total)} resources"),
            { IsReady: true } => Results.Text("ready"),
            { Failure: { } failure } => Results.Text($"failed: {failure}", statusCode: StatusCodes.Status503ServiceUnavailable),
            _ => Results.Text("starting", statusCode: StatusCodes.Status503ServiceUnavailable),
        });
    }
}
