namespace Fhir.Conformance.Http;

/// <summary>How much a target may cost us. A target is never trusted: it may be slow, endless or wrong.</summary>
public sealed record Limits
{
    /// <summary>From the first byte of the request to the last of the answer.</summary>
    public TimeSpan RequestTimeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>All requests of one check together.</summary>
    public TimeSpan CheckTimeout { get; init; } = TimeSpan.FromMinutes(2);

    /// <summary>How long a notification may be on its way.</summary>
    public TimeSpan NotificationTimeout { get; init; } = TimeSpan.FromSeconds(20);

    /// <summary>After decompression.</summary>
    public int MaxBodyBytes { get; init; } = 10 * 1024 * 1024;

    public int MaxJsonDepth { get; init; } = 128;

    /// <summary>Pages followed of one search.</summary>
    public int MaxPages { get; init; } = 100;

    /// <summary>Requests under way at the same time: polite to a server others may be using.</summary>
    public int MaxConcurrentRequests { get; init; } = 2;
}
