using System.Diagnostics;
using Fhir.Server.Operability.Logging;
using Fhir.Server.Operability.Metrics;

namespace Fhir.Server.Operability;

/// <summary>The outermost step of every request: its ids, its trace, its place in the metrics, and its one line in the log.</summary>
public sealed partial class RequestObserver(RequestDelegate next, ServerMeter meter, ParameterNames parameters, LogSettings settings, ILogger<RequestObserver> log)
{
    // nginx's number for a client that did not wait for its answer; HTTP has none.
    private const int ClientGone = 499;

    public async Task InvokeAsync(HttpContext context)
    {
        var started = Stopwatch.GetTimestamp();
        var (facts, aborted) = (RequestFacts.Begin(context), context.RequestAborted);
        RequestIds.Stamp(context);
        using var activity = Telemetry.StartRequest(context.Request);
        meter.Begin();
        try
        {
            await next(context);
        }
        finally
        {
            End(context, facts, aborted.IsCancellationRequested ? ClientGone : context.Response.StatusCode, started, activity);
        }
    }

    private void End(HttpContext context, RequestFacts facts, int status, long started, Activity? activity)
    {
        var (elapsed, interaction) = (Stopwatch.GetElapsedTime(started), facts.Interaction ?? InteractionNames.OfPath(context.Request.Path));
        meter.End(interaction, status, elapsed);
        if (activity is not null) Telemetry.End(activity, context, facts, interaction, status);
        var isWanted = settings.Requests == LoggedRequests.All || (settings.Requests == LoggedRequests.Failed && status >= 400);
        if (isWanted && interaction is not ("health" or "metrics")) Log(context, facts, interaction, status, elapsed, activity);
    }

    private void Log(HttpContext context, RequestFacts facts, string interaction, int status, TimeSpan elapsed, Activity? activity)
    {
        if (!log.IsEnabled(LogLevel.Information)) return;
        var trace = activity?.TraceId ?? RequestIds.ParentTrace(context.Request).TraceId;
        LogRequest(context.Request.Method, interaction, facts.Type, status, Math.Round(elapsed.TotalMilliseconds, 2), context.Response.ContentLength, facts.Client,
            context.TraceIdentifier, trace == default ? null : trace.ToHexString(), parameters.In(context.Request),
            settings.ResourceIds && facts.ResourceId.Length > 0 ? facts.ResourceId : null);
    }

    [LoggerMessage(LogLevel.Information, "{Method} {Interaction} {Type} {Status} {Milliseconds} ms, {Bytes} bytes, client {Client}, request {RequestId}, trace {TraceId}, parameters {Parameters}, id {ResourceId}")]
    private partial void LogRequest(
        string method, string interaction, string type, int status, double milliseconds, long? bytes, string client, string requestId, string? traceId, string? parameters, string? resourceId);
}
