using Fhir.Server.Response;

namespace Fhir.Server.Transport;

/// <summary>
/// Where bugs and lost databases end: 500 with the request's id, which the log has too, and no internals. A client that went away gets nothing, and a request that Kestrel itself
/// refuses keeps its status.
/// </summary>
public sealed partial class ExceptionBoundary(RequestDelegate next, ResponseWriter writer, ILogger<ExceptionBoundary> log)
{
    public async Task InvokeAsync(HttpContext context)
    {
        try
        {
            await next(context);
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            context.Abort();
        }
        catch (BadHttpRequestException refused) when (!context.Response.HasStarted)
        {
            await writer.RefuseAsync(context, FhirResponse.Refuse(refused.StatusCode, TransportRules.BodyBroken.At(null, refused.Message)));
        }
        catch (Exception bug) when (!context.Response.HasStarted)
        {
            LogBug(bug, context.TraceIdentifier, context.Request.Method);
            await writer.RefuseAsync(context, FhirResponse.Refuse(500, TransportRules.Internal.At(null, context.TraceIdentifier)));
        }
    }

    [LoggerMessage(LogLevel.Error, "Unexpected failure in {Method}, request {RequestId}")]
    private partial void LogBug(Exception bug, string requestId, string method);
}
