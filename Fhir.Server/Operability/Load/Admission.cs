using System.Globalization;
using System.Threading.RateLimiting;
using Fhir.Kernel.Outcome;
using Fhir.Server.Response;
using Fhir.Server.Transport;
using Microsoft.Extensions.ObjectPool;

namespace Fhir.Server.Operability.Load;

/// <summary>
/// Lets a request in: its address and headers are short enough, it gets one of the places, and its time begins to run. Health and metrics need no
/// place, since they are asked most when nothing else gets through.
/// </summary>
public sealed class Admission(RequestDelegate next, RequestPlaces places, LoadSettings settings, ResponseWriter writer)
{
    private const string RetryAfterSeconds = "2";

    private readonly DefaultObjectPool<CancellationTokenSource> clocks = new(new ClockPolicy());

    public Task InvokeAsync(HttpContext context)
    {
        if (NeedsNoPlace(context.Request.Path)) return next(context);
        return AddressLimits.Problem(context.Request, settings) is { } problem ? writer.RefuseAsync(context, FhirResponse.Refuse(problem)) : AdmitAsync(context);
    }

    // The first letter tells nearly always.
    private static bool NeedsNoPlace(PathString path) => path.Value is ['/', 'h' or 'm', ..] && InteractionNames.OfPath(path) is "health" or "metrics";

    // Whoever answers the request sees one token for "the client is gone" and "the time is up".
    private async Task AdmitAsync(HttpContext context)
    {
        var aborted = context.RequestAborted;
        using var lease = await places.TakeAsync(aborted);
        if (!lease.IsAcquired)
        {
            await writer.RefuseAsync(context, FhirResponse.Refuse(503, LoadRules.ServerFull.At(null)).With("Retry-After", RetryAfterSeconds));
            return;
        }
        var clock = clocks.Get();
        try
        {
            clock.CancelAfter(settings.RequestTime);
            await RunAsync(context, lease, clock, aborted);
        }
        finally
        {
            context.RequestAborted = aborted;
            clocks.Return(clock);
        }
    }

    private async Task RunAsync(HttpContext context, RateLimitLease lease, CancellationTokenSource clock, CancellationToken aborted)
    {
        using var gone = aborted.UnsafeRegister(static clock => ((CancellationTokenSource)clock!).Cancel(), clock);
        context.RequestAborted = clock.Token;
        RequestPlace.Give(context, new RequestPlace(lease, clock));
        try
        {
            await next(context);
        }
        catch (OperationCanceledException) when (clock.IsCancellationRequested && !aborted.IsCancellationRequested && !context.Response.HasStarted)
        {
            context.RequestAborted = aborted;
            await writer.RefuseAsync(context, FhirResponse.Refuse(503, TookTooLong()).With("Retry-After", RetryAfterSeconds));
        }
    }

    private Issue TookTooLong() => LoadRules.TookTooLong.At(null, settings.RequestTime.TotalSeconds.ToString(CultureInfo.InvariantCulture));

    /// <summary>A clock that never ran out is wound up again for another request; a timer and a token for each cost more than the rest of the admission.</summary>
    private sealed class ClockPolicy : PooledObjectPolicy<CancellationTokenSource>
    {
        public override CancellationTokenSource Create() => new();

        public override bool Return(CancellationTokenSource clock) => clock.TryReset();
    }
}
