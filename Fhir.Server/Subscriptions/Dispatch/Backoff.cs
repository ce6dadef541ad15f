namespace Fhir.Server.Subscriptions.Dispatch;

/// <summary>How long to wait after failures: doubling, with a ceiling, and spread so that those who failed together do not come back together.</summary>
public static class Backoff
{
    /// <param name="attempts">Failures in a row, from 1.</param>
    /// <param name="dice">From 0 up to but not including 1.</param>
    public static TimeSpan After(int attempts, SubscriptionSettings settings, double dice)
    {
        var doubled = settings.FirstWait.TotalMilliseconds * Math.Pow(2, Math.Min(attempts, 40) - 1);
        return TimeSpan.FromMilliseconds(Math.Min(doubled, settings.LongestWait.TotalMilliseconds) * (0.5 + dice / 2));
    }
}
