using System.Diagnostics;
using Fhir.Kernel.Json;
using Fhir.Store.Access.Jobs;
using Fhir.Store.Engine;
using Fhir.Store.Index;
using Fhir.Store.Resources;

namespace Fhir.Store.Access;

/// <summary>
/// Makes the index anew from the resources while everybody reads and writes: a portion in each of the writer's requests, in the order of keys, and the place is
/// kept with it in one commit, so that whoever goes on (another process, or this one after a stop) goes on there. A search sees a resource's old rows or its new
/// ones. What is written meanwhile is indexed by its write.
/// </summary>
public sealed class Reindexing
{
    /// <summary>Everybody's writes wait for one portion at most.</summary>
    internal const int Portion = 100;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    private readonly Database database;
    private readonly WriteQueue queue;
    private readonly Standing standing;
    private readonly Names names;
    private readonly WritePreparation preparation;
    private readonly ParameterIndexing parameters;
    private readonly TimeProvider clock;

    internal Reindexing(Database database, WriteQueue queue, Standing standing, Names names, WritePreparation preparation, ParameterIndexing parameters, TimeProvider clock) =>
        (this.database, this.queue, this.standing, this.names, this.preparation, this.parameters, this.clock) = (database, queue, standing, names, preparation, parameters, clock);

    /// <summary>Begins, or goes on where it was under this id, until all is read. Null when it was forgotten on the way.</summary>
    /// <param name="id">The job's, or whoever else reads.</param>
    /// <param name="type">Null for every type.</param>
    /// <param name="tell">Told after each portion.</param>
    public async Task<ReindexState?> RunAsync(string id, string? type, Action<ReindexState> tell, CancellationToken cancel)
    {
        var state = await BeginAsync(id, type, cancel).ConfigureAwait(false);
        while (state is { IsDone: false })
        {
            tell(state);
            state = await InTurnAsync(() => StepAsync(id, Portion, cancel), cancel).ConfigureAwait(false);
        }
        return state;
    }

    /// <summary>Takes a step, and as long a rest: other processes on the database get their turns.</summary>
    internal async Task<ReindexState?> InTurnAsync(Func<Task<ReindexState?>> step, CancellationToken cancel)
    {
        var begun = Stopwatch.GetTimestamp();
        var state = await step().ConfigureAwait(false);
        await Task.Delay(Stopwatch.GetElapsedTime(begun), clock, cancel).ConfigureAwait(false);
        return state;
    }

    /// <summary>Resources that jobs under way, and the renewal of an older program's index, have yet to read, whoever runs them.</summary>
    public long Remaining() => database.Read(session => session.Prepare($"""
        SELECT coalesce(sum(r.total - r.done), 0) FROM reindex r LEFT JOIN job j ON j.id = r.id
        WHERE (j.state = {(int)JobState.Running} OR r.id = '{IndexRenewal.Id}') AND r.total > r.done
        """).ReadLong()!.Value);

    /// <summary>The next time it begins from the start.</summary>
    public Task ForgetAsync(string id, CancellationToken cancel) => WriteAsync(session => Forget(session, id), cancel);

    internal static void Forget(Session session, string id) => session.Prepare("DELETE FROM reindex WHERE id = ?").Bind(1, id).Run();

    internal async Task<ReindexState?> BeginAsync(string id, string? type, CancellationToken cancel)
    {
        if (Find(id) is { } begun) return begun.State;
        // Another process may have begun it a moment ago.
        var number = type is null ? 0 : names.Type(type);
        await WriteAsync(session => Begin(session, id, number, ReadAnew.OfType(number)), cancel).ConfigureAwait(false);
        return Find(id)?.State;
    }

    /// <summary>Inside the writer's transaction; nothing happens when it has begun already.</summary>
    /// <param name="type">0 for every type, or where <paramref name="reading"/> is known otherwise.</param>
    internal static void Begin(Session session, string id, int type, ReadAnew reading)
    {
        var (total, until) = reading.Extent(session);
        session.Prepare("INSERT INTO reindex (id, type, last_key, until_key, done, total) VALUES (?, ?, -1, ?, 0, ?) ON CONFLICT DO NOTHING")
            .Bind(1, id).Bind(2, type).Bind(3, until).Bind(4, total).Run();
    }

    /// <summary>Null when there is nothing under the id.</summary>
    internal Task<ReindexState?> StepAsync(string id, int resources, CancellationToken cancel) => 
        StepAsync(id, resources, session => Read(session, id) is { } place ? ReadAnew.OfType(place.Type) : null, _ => { }, cancel);

    /// <summary>Null too when the step is not to be taken.</summary>
    /// <param name="what">Asked in the step's transaction: what is to be read, always the same under one id; null when the step is not to be taken.</param>
    /// <param name="atEnd">Done in the transaction of the last step.</param>
    internal async Task<ReindexState?> StepAsync(string id, int resources, Func<Session, ReadAnew?> what, Action<Session> atEnd, CancellationToken cancel)
    {
        ReindexState? reached = null;
        await WriteAsync(session =>
        {
            reached = what(session) is { } reading ? Advance(session, id, reading, resources) : null;
            if (reached is { IsDone: true }) atEnd(session);
        }, cancel).ConfigureAwait(false);
        return reached;
    }

    internal ReindexState? StateOf(string id) => Find(id)?.State;

    internal static ReindexState? StateIn(Session session, string id) => Read(session, id)?.State;

    private ReindexState? Advance(Session session, string id, ReadAnew reading, int resources)
    {
        if (Read(session, id) is not { State.IsDone: false } place) return Read(session, id)?.State;
        var (found, isLast) = reading.Next(session, place.Last, place.Until, resources);
        Renew(session, found);
        // By reading what it wrote the database is brought to carry out what waits: the next request may write the same resources.
        var done = session.Prepare("UPDATE reindex SET last_key = ?, done = done + ? WHERE id = ? RETURNING done")
            .Bind(1, isLast ? place.Until : found[^1].Key).Bind(2, found.Count).Bind(3, id).ReadLong()!.Value;
        return new ReindexState(done, place.State.Total, isLast);
    }

    /// <summary>Rows of parameters that were written to the server and that this process does not know as they are now are left to those who do. So are then all rows of
    /// contained resources, whose places depend on one another.</summary>
    private void Renew(Session session, List<(long Key, byte[] Body)> resources)
    {
        var others = parameters.NotInForce(session);
        var (numbering, index, reading) = (new Numbering(session, standing, names), new IndexWriter(session), new IndexReading(null, IndexState.Base(session)));
        var made = resources.Select(resource => (resource.Key, Rows: RowsOf(resource, reading).FindAll(row => others.Count == 0 || row.Parameter >= 0 && !others.Contains(row.Parameter)))).ToList();
        foreach (var (key, rows) in made)
        {
            if (others.Count == 0) index.Delete(key);
            else index.DeleteAllBut(key, others);
            index.Insert(key, rows, numbering.System, names.Type);
        }
    }

    private List<IndexRow> RowsOf((long Key, byte[] Body) resource, IndexReading reading) =>
        preparation.RowsOf((JsonParser.Parse(resource.Body, preparation.Current.Known.Schema).Document ?? throw new StoreException($"Resource {resource.Key} cannot be read.")).Root, reading);

    private Place? Find(string id) => database.Read(session => Read(session, id));

    private static Place? Read(Session session, string id)
    {
        var statement = session.Prepare("SELECT type, last_key, until_key, done, total FROM reindex WHERE id = ?").Bind(1, id);
        if (!statement.Step()) return null;
        var (last, until) = (statement.Long(1), statement.Long(2));
        var place = new Place((int)statement.Long(0), last, until, new ReindexState(statement.Long(3), statement.Long(4), last >= until));
        statement.Reset();
        return place;
    }

    /// <summary>Busy writers and a database that is away are waited for: nobody else is asked to come back.</summary>
    private async Task WriteAsync(Action<Session> work, CancellationToken cancel)
    {
        while (!await IsWrittenAsync(work, cancel).ConfigureAwait(false)) await Task.Delay(Patience, clock, cancel).ConfigureAwait(false);
    }

    private async Task<bool> IsWrittenAsync(Action<Session> work, CancellationToken cancel)
    {
        try
        {
            return (await queue.RunAsync(work, cancel).ConfigureAwait(false)).IsStored;
        }
        catch (StoreException away) when (away.IsTransient)
        {
            return false;
        }
    }

    private sealed record Place(int Type, long Last, long Until, ReindexState State);
}
