using Fhir.Server.Response;

namespace Fhir.Server.Transport;

/// <summary>
/// Where bugs and lost databases end: 500 with a log id and no internals. A client that went away gets nothing, and a request that Kestrel itself
/// refuses keeps its status.
/// </summary>
public sealed class ExceptionBoundary(RequestDelegate next, ResponseWriter writer, ILogger<ExceptionBoundary> log)
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
            await WriteAsync(context, FhirResponse.Refuse(refused.StatusCode, TransportRules.BodyBroken.At(null, refused.Message)));
        }
        catch (Exception bug) when (!context.Response.HasStarted)
        {
            var logId = Guid.NewGuid().ToString("N");
            log.LogError(bug, "Unexpected failure {LogId} in {Method}", logId, context.Request.Method);
            await WriteAsync(context, FhirResponse.Refuse(500, TransportRules.Internal.At(null, logId)));
        }
    }

    private Task WriteAsync(HttpContext context, FhirResponse response)
    {
        context.Response.Clear();
        var negotiated = Negotiation.Of(context.Request);
        return writer.WriteAsync(context, response, negotiated.IsValue ? negotiated.Value : Negotiation.Default, CancellationToken.None);
    }
}
