using Fhir.Store.Access;

namespace Fhir.Store.Resources;

/// <summary>What waits for the writer, and whoever waits for the answer.</summary>
/// <param name="Work">Given the time of the versions it makes.</param>
/// <param name="Batch">What <paramref name="Work"/> writes, so that it can be looked up beforehand; null for other work.</param>
internal sealed record WriteRequest(Func<DateTimeOffset, WriteResult> Work, PreparedBatch? Batch, CancellationToken Cancel)
{
    public int Bytes => Batch?.Bytes ?? 0;

    public TaskCompletionSource<WriteResult> Answer { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public WriteResult? Result { get; set; }

    /// <summary>The work of this request alone failed.</summary>
    public Exception? Failure { get; set; }

    public void Tell()
    {
        if (Failure is null) Answer.TrySetResult(Result!);
        else Answer.TrySetException(Failure);
    }
}
