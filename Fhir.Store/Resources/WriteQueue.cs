using System.Threading.Channels;
using Fhir.Kernel.Outcome;
using Fhir.Store.Access;
using Fhir.Store.Engine;

namespace Fhir.Store.Resources;

/// <summary>
/// The one writer. It takes what is waiting as a group: one transaction, one sync to disk, a savepoint for each request so that one that fails
/// leaves the others alone. Nobody is answered before the commit is on disk. While a group is being synced the next one gathers, so the group is
/// as large as the load asks for.
/// </summary>
internal sealed class WriteQueue : IDisposable
{
    private static readonly WriteResult Busy = new([], new WriteFailure(WriteFailureKind.Busy, -1, new Refusal(503, [StoreRules.Busy.At(null)])));

    private static readonly WriteResult NoRoom = new([], new WriteFailure(WriteFailureKind.NoRoom, -1, new Refusal(507, [StoreRules.NoRoom.At(null)])));

    private readonly Channel<Request> queue;
    private readonly Session session;
    private readonly BatchWriter writer;
    private readonly StoreSettings settings;
    private readonly StoreMeter meter;
    private readonly Thread thread;
    private DateTimeOffset lastTime;

    public WriteQueue(Session session, BatchWriter writer, StoreSettings settings, StoreMeter meter, DateTimeOffset lastTime)
    {
        (this.session, this.writer, this.settings, this.meter, this.lastTime) = (session, writer, settings, meter, lastTime);
        queue = Channel.CreateBounded<Request>(new BoundedChannelOptions(settings.QueueLength) { SingleReader = true });
        thread = new Thread(Run) { Name = "store writer", IsBackground = true };
        thread.Start();
    }

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
            return await RunAsync(new Request(now => writer.Write(batch, now), batch.Bytes, cancel)).ConfigureAwait(false);
        }
        catch (StoreException full) when (full.IsOutOfRoom)
        {
            return NoRoom;
        }
    }

    /// <summary>Runs something else as one of the writer's requests, with the writer's session to itself.</summary>
    public Task<WriteResult> RunAsync(Action<Session> work, CancellationToken cancel) => RunAsync(new Request(_ => Done(work), 0, cancel));

    /// <summary>The time of a group: whatever was written before has an earlier one or the same, whatever is written after has the same or a later one.</summary>
    public async Task<DateTimeOffset> TimeAsync(CancellationToken cancel)
    {
        var time = DateTimeOffset.MinValue;
        var result = await RunAsync(new Request(now =>
        {
            time = now;
            return new WriteResult([], null);
        }, 0, cancel)).ConfigureAwait(false);
        return result.IsStored ? time : throw new StoreException("The write queue is full; there is no moment to be had.");
    }

    private WriteResult Done(Action<Session> work)
    {
        work(session);
        return new WriteResult([], null);
    }

    private async Task<WriteResult> RunAsync(Request request)
    {
        if (!queue.Writer.TryWrite(request) && !await WaitForRoomAsync(request).ConfigureAwait(false)) return Busy;
        return await request.Answer.Task.ConfigureAwait(false);
    }

    public void Dispose()
    {
        queue.Writer.TryComplete();
        if (thread != Thread.CurrentThread) thread.Join();
    }

    private async Task<bool> WaitForRoomAsync(Request request)
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
        var group = new List<(Request Request, WriteResult? Result, Exception? Failure)>();
        try
        {
            session.BeginWriting();
            Gather(group);
            meter.Commit(group.Count, session.Commit);
            writer.Numbering.GroupCommitted();
            HasRoom = true;
            Committed = (Committed.Groups + 1, Committed.Requests + group.Count);
        }
        catch (Exception exception)
        {
            // Nothing of the group is on disk, whatever became of each request.
            Abandon();
            if (exception is StoreException { IsOutOfRoom: true }) HasRoom = false;
            if (group.Count == 0 && queue.Reader.TryRead(out var first)) group.Add((first, null, null));
            foreach (var (request, _, _) in group) request.Answer.TrySetException(exception);
            return;
        }
        foreach (var (request, result, failure) in group)
        {
            if (failure is null) request.Answer.TrySetResult(result!);
            else request.Answer.TrySetException(failure);
        }
    }

    private void Gather(List<(Request, WriteResult?, Exception?)> group)
    {
        var (now, bytes) = (NextTime(), 0L);
        while (group.Count < settings.GroupRequests && bytes < settings.GroupBytes && queue.Reader.TryRead(out var request))
        {
            if (request.Cancel.IsCancellationRequested)
            {
                request.Answer.TrySetCanceled(request.Cancel);
                continue;
            }
            bytes += request.Bytes;
            // Added first, so that a failure that takes the whole group along answers this request too.
            group.Add((request, null, null));
            group[^1] = Write(request, now);
        }
    }

    private (Request, WriteResult?, Exception?) Write(Request request, DateTimeOffset now)
    {
        session.BeginPart();
        writer.Numbering.BeginRequest();
        try
        {
            var result = request.Work(now);
            if (result.IsStored) session.KeepPart();
            else TakeBack();
            return (request, result, null);
        }
        catch (Exception exception) when (exception is not StoreException { IsOutOfRoom: true })
        {
            // A full disk ends the whole group: SQLite may have taken the transaction back by itself, and with it this part.
            TakeBack();
            return (request, null, exception);
        }
    }

    private void TakeBack()
    {
        session.TakeBackPart();
        writer.Numbering.RequestRolledBack();
    }

    private void Abandon()
    {
        writer.Numbering.GroupLost();
        session.RollBack();
    }

    /// <summary>Whole milliseconds, as instants are written; never before the last, also when the clock is set back.</summary>
    private DateTimeOffset NextTime()
    {
        var now = settings.Clock.GetUtcNow();
        now = now.AddTicks(-(now.Ticks % TimeSpan.TicksPerMillisecond));
        return lastTime = now > lastTime ? now : lastTime;
    }

    private sealed record Request(Func<DateTimeOffset, WriteResult> Work, int Bytes, CancellationToken Cancel)
    {
        public TaskCompletionSource<WriteResult> Answer { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
