using System.Diagnostics.Metrics;
using System.Threading.RateLimiting;
using Fhir.Server.Operability.Metrics;

namespace Fhir.Server.Operability.Load;

/// <summary>So many requests are worked on at a time, so many wait for a place, and the next one is told to come back: the server slows down and does not fall.</summary>
public sealed class RequestPlaces : IDisposable
{
    private readonly LoadSettings settings;
    private readonly ConcurrencyLimiter limiter;
    private readonly Counter<long> refused;

    public RequestPlaces(LoadSettings settings, ServerMeter meter)
    {
        this.settings = settings;
        limiter = new(new() { PermitLimit = settings.Concurrent, QueueLimit = settings.Queue, QueueProcessingOrder = QueueProcessingOrder.OldestFirst });
        refused = meter.Meter.CreateCounter<long>("fhirref.http.requests.refused", "{request}", "Requests refused because the server was full.");
        meter.Meter.CreateObservableGauge("fhirref.http.requests.waiting", () => limiter.GetStatistics()?.CurrentQueuedCount ?? 0, "{request}", "Requests waiting for a place.");
    }

    /// <summary>A lease that is not acquired means that the server is full.</summary>
    public async ValueTask<RateLimitLease> TakeAsync(CancellationToken cancel)
    {
        var lease = limiter.AttemptAcquire();
        if (!lease.IsAcquired) lease = await WaitAsync(lease, cancel);
        if (!lease.IsAcquired) refused.Add(1);
        return lease;
    }

    public void Dispose() => limiter.Dispose();

    private async Task<RateLimitLease> WaitAsync(RateLimitLease none, CancellationToken cancel)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        patience.CancelAfter(settings.QueuePatience);
        try
        {
            return await limiter.AcquireAsync(1, patience.Token);
        }
        catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
        {
            return none;
        }
    }
}
