using System.Threading.Channels;
using Fhir.Store.Access;

namespace Fhir.Store.Postgres;

/// <summary>
/// Threads that wait for the database, so that the pool's need not: as many as may read at a time. Who finds all of them taken for too long is
/// told to come back.
/// </summary>
internal sealed class ReaderThreads : IDisposable
{
    private readonly Channel<Action> work = Channel.CreateUnbounded<Action>();
    private readonly SemaphoreSlim free;
    private readonly TimeSpan patience;

    public ReaderThreads(int threads, TimeSpan patience)
    {
        this.patience = patience;
        free = new SemaphoreSlim(threads);
        for (var at = 0; at < threads; at++) new Thread(Run) { Name = $"store reader {at}", IsBackground = true }.Start();
    }

    public async Task<T> RunAsync<T>(Func<T> read, CancellationToken cancel)
    {
        if (!await free.WaitAsync(patience, cancel).ConfigureAwait(false)) throw Busy();
        var answer = new TaskCompletionSource<T>(TaskCreationOptions.RunContinuationsAsynchronously);
        if (!work.Writer.TryWrite(() => Answer(read, answer))) throw new StoreException("The store is closed.");
        return await answer.Task.ConfigureAwait(false);
    }

    public void Dispose() => work.Writer.TryComplete();

    internal static StoreException Busy() => new("No connection came free in time.") { IsTransient = true };

    private void Answer<T>(Func<T> read, TaskCompletionSource<T> answer)
    {
        try
        {
            var result = read();
            free.Release();
            answer.TrySetResult(result);
        }
        catch (OperationCanceledException cancelled)
        {
            free.Release();
            answer.TrySetException(cancelled);
        }
        catch (Exception failure)
        {
            free.Release();
            answer.TrySetException(failure);
        }
    }

    private void Run()
    {
        while (work.Reader.WaitToReadAsync().AsTask().GetAwaiter().GetResult())
            while (work.Reader.TryRead(out var next)) next();
    }
}
