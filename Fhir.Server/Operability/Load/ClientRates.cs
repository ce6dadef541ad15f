using System.Globalization;
using System.Threading.RateLimiting;
using Fhir.Server.Response;
using Fhir.Store.Access;

namespace Fhir.Server.Operability.Load;

/// <summary>How many requests a minute one client may send: by its client id when it has a token, else by its address. Off unless a setting says a number.</summary>
public sealed class ClientRates : IDisposable
{
    private readonly int? perMinute;
    private readonly PartitionedRateLimiter<string>? limiter;

    public ClientRates(LoadSettings settings)
    {
        perMinute = settings.RequestsPerMinute;
        if (perMinute is { } number) limiter = PartitionedRateLimiter.Create<string, string>(client => RateLimitPartition.GetTokenBucketLimiter(client, _ => Bucket(number)));
    }

    /// <summary>Null when the client may go on; else 429 with the time to wait.</summary>
    /// <param name="permit">Null when the caller was not let in: guessing tokens counts too.</param>
    public FhirResponse? Refuse(HttpContext context, Permit? permit)
    {
        if (limiter is null) return null;
        using var lease = limiter.AttemptAcquire(permit is null || permit.Client == Permit.Open.Client ? $"{context.Connection.RemoteIpAddress}" : $"client {permit.Client}");
        if (lease.IsAcquired) return null;
        var wait = lease.TryGetMetadata(MetadataName.RetryAfter, out var time) ? time : TimeSpan.FromSeconds(1);
        return FhirResponse.Refuse(429, LoadRules.TooManyRequests.At(null, $"{perMinute}")).With("Retry-After", Math.Ceiling(Math.Max(1, wait.TotalSeconds)).ToString(CultureInfo.InvariantCulture));
    }

    public void Dispose() => limiter?.Dispose();

    // A second's worth comes back every second; a client that was quiet may send a minute's worth at once.
    private static TokenBucketRateLimiterOptions Bucket(int perMinute) => new()
    {
        TokenLimit = perMinute,
        TokensPerPeriod = Math.Max(1, perMinute / 60),
        ReplenishmentPeriod = TimeSpan.FromSeconds(Math.Max(1, 60 / perMinute)),
        QueueLimit = 0,
    };
}
