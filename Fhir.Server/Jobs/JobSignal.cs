namespace Fhir.Server.Jobs;

/// <summary>Wakes the runner when there is something to do, so that a job does not wait for its next round.</summary>
public sealed class JobSignal : IDisposable
{
    private readonly SemaphoreSlim semaphore = new(0);

    public void Wake() => semaphore.Release();

    /// <summary>Comes back after so long at the latest, and when the token says so.</summary>
    public async Task WaitAsync(TimeSpan most, CancellationToken stop)
    {
        try
        {
            await semaphore.WaitAsync(most, stop);
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // The caller asks the token itself.
        }
    }

    public void Dispose() => semaphore.Dispose();
}
