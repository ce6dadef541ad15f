namespace Fhir.Server.Transport;

/// <summary>Ready once definitions, packages, store and seed are in; failed when they cannot be.</summary>
public sealed class Readiness
{
    private volatile string? failure;
    private volatile bool isReady;

    public bool IsReady => isReady;

    /// <summary>The server was told to stop: it answers what comes, and nobody should send more.</summary>
    public bool IsStopping { get; private set; }

    /// <summary>Why the server will not become ready; null while there is hope.</summary>
    public string? Failure => failure;

    public void Ready() => isReady = true;

    public void Stop() => IsStopping = true;

    public void Fail(string reason) => failure = reason;
}
