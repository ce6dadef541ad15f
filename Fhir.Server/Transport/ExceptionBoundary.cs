using Fhir.Server.Response;
using Fhir.Store.Access;

namespace Fhir.Server.Transport;

/// <summary>
/// Where bugs and lost databases end: 503 when the database may be back in a while, else 500 with the request's id, which the log has too, and no internals. A client that went away gets nothing, and a request that Kestrel itself
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
        catch (StoreException away) when (away.IsTransient && !context.Response.HasStarted)
        {
            LogAway(away, context.TraceIdentifier, context.Request.Method);
            await writer.RefuseAsync(context, FhirResponse.Refuse(503, TransportRules.StoreAway.At(null, context.TraceIdentifier)));
        }
        catch (Exception bug) when (!context.Response.HasStarted)
        {
            LogBug(bug, context.TraceIdentifier, context.Request.Method);
            await writer.RefuseAsync(context, FhirResponse.Refuse(500, TransportRules.Internal.At(null, context.TraceIdentifier)));
        }
    }

    [LoggerMessage(LogLevel.Warning, "The database did not answer {Method}, request {RequestId}")]
    private partial void LogAway(Exception away, string requestId, string method);

    [LoggerMessage(LogLevel.Error, "Unexpected failure in {Method}, request {RequestId}")]
    private partial void LogBug(Exception bug, string requestId, string method);
}
