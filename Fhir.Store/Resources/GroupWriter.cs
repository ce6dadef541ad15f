using System.Diagnostics;
using System.Threading.Channels;
using Fhir.Kernel.Search;
using Fhir.Store.Access;
using Fhir.Store.Engine;

namespace Fhir.Store.Resources;

/// <summary>Takes requests into one transaction, each as a part of it, so that one that fails leaves the others alone. Runs on the writer's thread.</summary>
internal sealed class GroupWriter(Session session, Standing standing, Numbering numbering, StoreSettings settings, StoreMeter meter, DateTimeOffset lastTime)
{
    /// <summary>After a group that had to be done again, so many are done so that none has to be.</summary>
    private const int CarefulAfterwards = 64;

    private DateTimeOffset lastTime = lastTime;
    private readonly Stopwatch begun = new();
    private TimeSpan patience = settings.GroupTime;
    private int carefulGroups;
    private bool isCareful;

    /// <summary>
    /// How long the next group takes requests: on a disk that takes a second for a commit, groups of some milliseconds would have everybody wait for one commit after the other.
    /// </summary>
    /// <param name="commit">What the last commit took.</param>
    internal static TimeSpan PatienceAfter(TimeSpan commit, StoreSettings settings) =>
        commit <= settings.GroupTime ? settings.GroupTime : commit <= settings.LongGroupTime ? commit : settings.LongGroupTime;

    /// <summary>Carries out what waits, as much as one group takes, and commits it. Whoever calls abandons the group when this throws.</summary>
    /// <param name="group">Filled with what was taken, also when it fails.</param>
    public void Write(ChannelReader<WriteRequest> waiting, List<WriteRequest> group)
    {
        session.BeginWriting();
        begun.Restart();
        isCareful = carefulGroups > 0;
        if (isCareful) carefulGroups--;
        try
        {
            for (var taken = Take(waiting, group); taken.Count > 0; taken = Take(waiting, group)) Write(taken);
        }
        catch (PartLostException)
        {
            Abandon();
            WriteCarefully(group);
        }
        Commit(group.Count);
    }

    /// <summary>Once more, each so that it can be taken back.</summary>
    private void WriteCarefully(List<WriteRequest> group)
    {
        (carefulGroups, isCareful) = (CarefulAfterwards, true);
        session.BeginWriting();
        foreach (var request in group) Write([request]);
    }

    /// <summary>One request as a transaction of its own.</summary>
    public void WriteAlone(WriteRequest request)
    {
        session.BeginWriting();
        isCareful = true;
        Write([request]);
        Commit(1);
    }

    public void Abandon()
    {
        numbering.GroupLost();
        session.RollBack();
    }

    private void Commit(int requests)
    {
        patience = PatienceAfter(meter.Commit(requests, session.Commit), settings);
        numbering.GroupCommitted();
    }

    private List<WriteRequest> Take(ChannelReader<WriteRequest> waiting, List<WriteRequest> group)
    {
        var (taken, bytes) = (new List<WriteRequest>(), group.Sum(request => (long)request.Bytes));
        if (group.Count > 0 && begun.Elapsed >= patience) return taken;
        while (taken.Count < standing.RequestsAtOnce && group.Count < settings.GroupRequests && bytes < settings.GroupBytes && waiting.TryRead(out var request))
        {
            if (request.Cancel.IsCancellationRequested)
            {
                request.Answer.TrySetCanceled(request.Cancel);
                continue;
            }
            bytes += request.Bytes;
            taken.Add(request);
            group.Add(request);
        }
        return taken;
    }

    private void Write(List<WriteRequest> taken)
    {
        var last = standing.Load([.. taken.Where(request => request.Batch is not null).Select(request => request.Batch!)], numbering.TypeOf);
        var now = NextTime(last);
        foreach (var request in taken) Write(request, now);
    }

    private void Write(WriteRequest request, DateTimeOffset now)
    {
        // What is no batch is done once: from it on nothing may need the group to be done again.
        isCareful |= request.Batch is null;
        session.BeginPart(isCareful || request.Batch is { IsTrial: true });
        numbering.BeginRequest();
        (request.Result, request.Failure) = (null, null);
        try
        {
            request.Result = request.Work(now);
            if (request.Result.IsStored) session.KeepPart();
            else TakeBack();
        }
        catch (Exception exception) when (exception is not StoreException { IsOutOfRoom: true })
        {
            // A full disk ends the whole group: SQLite may have taken the transaction back by itself, and with it this part.
            request.Failure = exception;
            TakeBack();
        }
    }

    private void TakeBack()
    {
        session.TakeBackPart();
        numbering.RequestRolledBack();
    }

    /// <summary>Whole milliseconds, as instants are written; never before the last of any process, also when a clock is set back.</summary>
    private DateTimeOffset NextTime(long? last)
    {
        if (last is { } micros && TimeRange.ToTime(micros) is var others && others > lastTime) lastTime = others;
        var now = settings.Clock.GetUtcNow();
        now = now.AddTicks(-(now.Ticks % TimeSpan.TicksPerMillisecond));
        return lastTime = now > lastTime ? now : lastTime;
    }
}
