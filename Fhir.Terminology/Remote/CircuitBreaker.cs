namespace Fhir.Terminology.Remote;

/// <summary>
/// Lets calls through until several in a row have failed; then none for a while, and then one that decides. Thread-safe.
/// </summary>
/// <param name="failures">In a row before it opens.</param>
/// <param name="pause">How long it stays open.</param>
internal sealed class CircuitBreaker(int failures, TimeSpan pause, TimeProvider time)
{
    private readonly Lock gate = new();
    private int failed;
    private long openedAt;
    private bool isProbing;

    /// <summary>Whether to call now. Every call that was let through must be followed by <see cref="Tell"/>.</summary>
    public bool Allows()
    {
        lock (gate)
        {
            if (failed < failures) return true;
            if (isProbing || time.GetElapsedTime(openedAt) < pause) return false;
            return isProbing = true;
        }
    }

    public void Tell(bool hasSucceeded)
    {
        lock (gate)
        {
            isProbing = false;
            failed = hasSucceeded ? 0 : Math.Min(failed + 1, failures);
            if (failed == failures) openedAt = time.GetTimestamp();
        }
    }
}
