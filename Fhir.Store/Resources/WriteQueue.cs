using System.Threading.Channels;
using Fhir.Kernel.Outcome;
using Fhir.Kernel.Search;
using Fhir.Store.Access;
using Fhir.Store.Engine;

namespace Fhir.Store.Resources;

/// <summary>
/// The one writer of this process. It takes what is waiting as a group: one transaction, one sync to disk. Nobody is answered before the commit is on
/// disk. While a group is being synced the next one gathers, so the group is as large as the load asks for.
/// </summary>
internal sealed class WriteQueue : IDisposable
{
    private static readonly WriteResult Busy = new([], new WriteFailure(WriteFailureKind.Busy, -1, new Refusal(503, [StoreRules.Busy.At(null)])));

    private static readonly WriteResult NoRoom = new([], new WriteFailure(WriteFailureKind.NoRoom, -1, new Refusal(507, [StoreRules.NoRoom.At(null)])));

    private readonly Channel<WriteRequest> queue;
    private readonly Session session;
    private readonly Standing standing;
    private readonly BatchWriter batches;
    private readonly GroupWriter writer;
    private readonly StoreSettings settings;
    private readonly Thread thread;

    public WriteQueue(Session session, Standing standing, BatchWriter batches, StoreSettings settings, StoreMeter meter, DateTimeOffset lastTime)
    {
        (this.session, this.standing, this.batches, this.settings) = (session, standing, batches, settings);
        writer = new GroupWriter(session, standing, batches.Numbering, settings, meter, lastTime);
        queue = Channel.CreateBounded<WriteRequest>(new BoundedChannelOptions(settings.QueueLength) { SingleReader = true });
        thread = new Thread(Run) { Name = "store writer", IsBackground = true };
        thread.Start();
    }

    /// <summary>Holds the time of the last moment, for processes whose clocks are behind.</summary>
    public const string MomentMarker = "moment";

    /// <summary>Groups committed since the start, and requests in them.</summary>
    public (long Groups, long Requests) Committed { get; private set; }

    /// <summary>Requests that wait for the writer.</summary>
    public int Waiting => queue.Reader.Count;

    /// <summary>False after a write that found the disk full, until one is stored again.</summary>
    public bool HasRoom { get; private set; } = true;

    public async Task<WriteResult> WriteAsync(PreparedBatch batch, CancellationToken cancel)
    {
        using var activity = StoreMeter.Begin("store write");
        try
        {
            return await RunAsync(new WriteRequest(now => batches.Write(batch, now), batch, cancel)).ConfigureAwait(false);
        }
        catch (StoreException full) when (full.IsOutOfRoom)
        {
            return NoRoom;
        }
    }

    /// <summary>Runs something else as one of the writer's requests, with the writer's session to itself.</summary>
    public Task<WriteResult> RunAsync(Action<Session> work, CancellationToken cancel) => RunAsync(new WriteRequest(_ => Done(work), null, cancel));

    /// <summary>The time of a group: whatever was written before has an earlier one or the same, whatever is written after has the same or a later one.</summary>
    public async Task<DateTimeOffset> TimeAsync(CancellationToken cancel)
    {
        var time = DateTimeOffset.MinValue;
        var result = await RunAsync(new WriteRequest(now =>
        {
            time = now;
            return Done(writer => writer.Prepare("INSERT INTO marker (name, stored_at) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET stored_at = excluded.stored_at")
                .Bind(1, MomentMarker).Bind(2, TimeRange.Of(now)).Run());
        }, null, cancel)).ConfigureAwait(false);
        return result.IsStored ? time : throw new StoreException("The write queue is full; there is no moment to be had.");
    }

    private WriteResult Done(Action<Session> work)
    {
        work(session);
        return new WriteResult([], null);
    }

    private async Task<WriteResult> RunAsync(WriteRequest request)
    {
        if (!queue.Writer.TryWrite(request) && !await WaitForRoomAsync(request).ConfigureAwait(false)) return Busy;
        return await request.Answer.Task.ConfigureAwait(false);
    }

    public void Dispose()
    {
        queue.Writer.TryComplete();
        if (thread != Thread.CurrentThread) thread.Join();
    }

    private async Task<bool> WaitForRoomAsync(WriteRequest request)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(request.Cancel);
        patience.CancelAfter(settings.QueuePatience);
        try
        {
            await queue.Writer.WriteAsync(request, patience.Token).ConfigureAwait(false);
            return true;
        }
        catch (OperationCanceledException) when (!request.Cancel.IsCancellationRequested)
        {
            return false;
        }
    }

    private void Run()
    {
        while (queue.Reader.WaitToReadAsync().AsTask().GetAwaiter().GetResult()) WriteGroup();
    }

    private void WriteGroup()
    {
        var group = new List<WriteRequest>();
        try
        {
            writer.Write(queue.Reader, group);
            Tell(group);
        }
        catch (Exception exception)
        {
            // Nothing of the group is on disk, whatever became of each request; unless the connection was lost in the middle of the commit.
            writer.Abandon();
            Lose(group, exception);
        }
    }

    /// <summary>A request that the database cannot take may have taken the others along; each is tried alone then. A database that is away fails all that wait.</summary>
    private void Lose(List<WriteRequest> group, Exception exception)
    {
        var (isAway, isFull) = exception is StoreException { IsTransient: var away, IsOutOfRoom: var full } ? (away, full) : default;
        if (isFull) HasRoom = false;
        if (standing.CanTryAlone && !isAway && !isFull && group.Count > 1) group.ForEach(WriteAlone);
        else
        {
            while ((isAway || group.Count == 0) && queue.Reader.TryRead(out var waiting)) group.Add(waiting);
            foreach (var request in group) request.Answer.TrySetException(exception);
        }
    }

    private void WriteAlone(WriteRequest request)
    {
        try
        {
            writer.WriteAlone(request);
            Tell([request]);
        }
        catch (Exception exception)
        {
            writer.Abandon();
            request.Answer.TrySetException(exception);
        }
    }

    private void Tell(List<WriteRequest> group)
    {
        HasRoom = true;
        Committed = (Committed.Groups + 1, Committed.Requests + group.Count);
        foreach (var request in group) request.Tell();
    }
}
