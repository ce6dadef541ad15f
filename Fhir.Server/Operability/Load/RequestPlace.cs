using System.Threading.RateLimiting;

namespace Fhir.Server.Operability.Load;

/// <summary>
/// The place of one request among those that are worked on, and its time. A request that mostly waits (a socket that stays open, a stream of events)
/// takes its <see cref="Leave"/> once it has begun, and holds up nobody.
/// </summary>
public sealed class RequestPlace(RateLimitLease lease, CancellationTokenSource clock) : IDisposable
{
    /// <summary>Null for what needs no place, such as health.</summary>
    public static RequestPlace? Of(HttpContext context) => RequestFacts.Of(context)?.Place;

    /// <summary>Known with the other facts of the request: each further feature of a request costs its search for all of them.</summary>
    public static void Give(HttpContext context, RequestPlace place) => (RequestFacts.Of(context) ?? RequestFacts.Begin(context)).Place = place;

    /// <summary>Gives the place back and lifts the time limit; the request goes on.</summary>
    public void Leave()
    {
        clock.CancelAfter(Timeout.InfiniteTimeSpan);
        lease.Dispose();
    }

    public void Dispose() => lease.Dispose();
}
