using System.Globalization;
using Fhir.Kernel.Outcome;
using Fhir.Server.Response;
using Fhir.Server.Transport;

namespace Fhir.Server.Operability.Load;

/// <summary>
/// Lets a request in: its address and headers are short enough, it gets one of the places, and its time begins to run. Health and metrics need no
/// place, since they are asked most when nothing else gets through.
/// </summary>
public sealed class Admission(RequestDelegate next, RequestPlaces places, LoadSettings settings, ResponseWriter writer)
{
    private const string RetryAfterSeconds = "2";

    public async Task InvokeAsync(HttpContext context)
    {
        if (InteractionNames.OfPath(context.Request.Path) is "health" or "metrics") await next(context);
        else if (AddressLimits.Problem(context.Request, settings) is { } problem) await writer.RefuseAsync(context, FhirResponse.Refuse(problem));
        else await AdmitAsync(context);
    }

    private async Task AdmitAsync(HttpContext context)
    {
        using var lease = await places.TakeAsync(context.RequestAborted);
        if (lease.IsAcquired) await ServeAsync(context, lease);
        else await writer.RefuseAsync(context, FhirResponse.Refuse(503, LoadRules.ServerFull.At(null)).With("Retry-After", RetryAfterSeconds));
    }

    // Whoever answers the request sees one token for "the client is gone" and "the time is up".
    private async Task ServeAsync(HttpContext context, System.Threading.RateLimiting.RateLimitLease lease)
    {
        var aborted = context.RequestAborted;
        using var clock = CancellationTokenSource.CreateLinkedTokenSource(aborted);
        clock.CancelAfter(settings.RequestTime);
        context.RequestAborted = clock.Token;
        context.Features.Set(new RequestPlace(lease, clock));
        try
        {
            await next(context);
        }
        catch (OperationCanceledException) when (clock.IsCancellationRequested && !aborted.IsCancellationRequested && !context.Response.HasStarted)
        {
            context.RequestAborted = aborted;
            await writer.RefuseAsync(context, FhirResponse.Refuse(503, TookTooLong()).With("Retry-After", RetryAfterSeconds));
        }
        finally
        {
            context.RequestAborted = aborted;
        }
    }

    private Issue TookTooLong() => LoadRules.TookTooLong.At(null, settings.RequestTime.TotalSeconds.ToString(CultureInfo.InvariantCulture));
}
