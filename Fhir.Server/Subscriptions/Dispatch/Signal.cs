namespace Fhir.Server.Subscriptions.Dispatch;

/// <summary>Wakes whoever waits for something to do; a wake-up that nobody waits for is kept for the next.</summary>
public sealed class Signal
{
    private readonly Lock gate = new();
    private TaskCompletionSource next = New();

    /// <summary>A task that ends at the next wake-up after this call.</summary>
    public Task Next
    {
        get
        {
            lock (gate) return next.Task;
        }
    }

    public void Wake()
    {
        lock (gate)
        {
            next.TrySetResult();
            next = New();
        }
    }

    /// <summary>Ends when <paramref name="awaited"/> does, or after a time.</summary>
    /// <param name="awaited">Taken from <see cref="Next"/> before the last look, so that nothing falls between.</param>
    public static async Task WaitAsync(Task awaited, TimeSpan most, TimeProvider clock, CancellationToken cancel)
    {
        using var timer = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        await Task.WhenAny(awaited, Task.Delay(most, clock, timer.Token));
        await timer.CancelAsync();
        cancel.ThrowIfCancellationRequested();
    }

    private static TaskCompletionSource New() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
