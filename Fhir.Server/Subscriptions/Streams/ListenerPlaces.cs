using Fhir.Kernel.Outcome;
using Fhir.Server.Response;

namespace Fhir.Server.Subscriptions.Streams;

/// <summary>
/// How many may listen at a time: sockets, streams and questions that wait. They hold no place among the requests that work, so they are counted here.
/// </summary>
public sealed class ListenerPlaces(SubscriptionSettings settings)
{
    private const string RetryAfterSeconds = "5";

    private int taken;

    /// <summary>A place until it is disposed of; null when there is none, and the request is answered with 503.</summary>
    public async Task<IDisposable?> TakeAsync(HttpContext context)
    {
        if (Interlocked.Increment(ref taken) <= settings.MaxListeners) return new Place(this);
        Interlocked.Decrement(ref taken);
        context.Response.Headers.RetryAfter = RetryAfterSeconds;
        await RefusalResponse.WriteAsync(context, new Refusal(503, [SubscriptionRules.ListenersFull.At(null)]));
        return null;
    }

    private sealed class Place(ListenerPlaces places) : IDisposable
    {
        private int isGiven;

        public void Dispose()
        {
            if (Interlocked.Exchange(ref isGiven, 1) == 0) Interlocked.Decrement(ref places.taken);
        }
    }
}
