using Fhir.Kernel.Outcome;
using Fhir.Kernel.Search;
using Fhir.Store.Resources;
using Fhir.Store.Engine;

namespace Fhir.Store.Access.Jobs;

/// <summary>
/// The jobs of all processes on one database. A process holds a job by giving a sign of life; what it writes about a job that it no longer holds is
/// without effect, so a process that was thought dead cannot spoil the work of the one that took over.
/// </summary>
public sealed class JobStore
{
    private const string Columns = "id, kind, permit, request, state, attempt, progress, result, created, expires";
    private const int Queued = (int)JobState.Queued;
    private const int Running = (int)JobState.Running;
    private const int Done = (int)JobState.Done;
    private const int Failed = (int)JobState.Failed;
    private const int Cancelled = (int)JobState.Cancelled;

    private readonly Database database;
    private readonly WriteQueue queue;
    private readonly TimeProvider clock;

    internal JobStore(Database database, WriteQueue queue, TimeProvider clock) => (this.database, this.queue, this.clock) = (database, queue, clock);

    /// <summary>Puts a job in the queue; 429 when the caller has too many under way.</summary>
    /// <param name="id">Not used before.</param>
    public async Task<Refusal?> StartAsync(string id, string kind, Permit owner, string request, int mostOfCaller, CancellationToken cancel)
    {
        var active = 0L;
        var result = await queue.RunAsync(session =>
        {
            active = session.Prepare($"SELECT count(*) FROM job WHERE state IN ({Queued}, {Running}) AND client = ? AND subject = ?")
                .Bind(1, owner.Client).Bind(2, owner.Subject ?? "").ReadLong() ?? 0;
            if (active < mostOfCaller) Insert(session, id, kind, owner, request);
        }, cancel).ConfigureAwait(false);
        if (!result.IsStored) return result.Failure.Refusal;
        return active < mostOfCaller ? null : new Refusal(429, [JobRules.TooMany.At(null, active.ToString(System.Globalization.CultureInfo.InvariantCulture))]);
    }

    /// <summary>Null when there is none, or it was cancelled, or its time is over.</summary>
    public Job? Find(string id) => database.Read(session =>
        Take(session.Prepare($"SELECT {Columns} FROM job WHERE id = ? AND state <> {Cancelled} AND (expires = 0 OR expires > ?)").Bind(1, id).Bind(2, Now)));

    /// <summary>Jobs that wait, and jobs that run, whoever runs them.</summary>
    public (long Queued, long Running) UnderWay() => database.Read(session =>
    {
        long Count(int state) => session.Prepare("SELECT count(*) FROM job WHERE state = ?").Bind(1, state).ReadLong() ?? 0;
        return (Count(Queued), Count(Running));
    });

    /// <summary>Whether <see cref="TakeAsync"/> is worth a write.</summary>
    public bool IsAnyWaiting(TimeSpan patience) => database.Read(session =>
        session.Prepare($"SELECT 1 WHERE EXISTS (SELECT 1 FROM job WHERE state = {Queued}) OR EXISTS (SELECT 1 FROM job WHERE state = {Running} AND beat < ?)")
            .Bind(1, Now - Micros(patience)).ReadLong() == 1);

    /// <summary>The next job for a process: the oldest that waits, or whose process has given no sign of life for so long. Null when there is none.</summary>
    public async Task<Job?> TakeAsync(string process, TimeSpan patience, CancellationToken cancel)
    {
        Job? taken = null;
        var late = Now - Micros(patience);
        // The condition stands twice: the second is asked again of the row itself when two processes reach for it at once.
        await RunAsync(session => taken = Take(session.Prepare($"""
            UPDATE job SET state = {Running}, process = ?, beat = ?, updated = ?, attempt = attempt + 1
            WHERE id = (SELECT id FROM job WHERE state = {Queued} OR (state = {Running} AND beat < ?) ORDER BY created, id LIMIT 1)
            AND (state = {Queued} OR (state = {Running} AND beat < ?)) RETURNING {Columns}
            """).Bind(1, process).Bind(2, Now).Bind(3, Now).Bind(4, late).Bind(5, late)), cancel).ConfigureAwait(false);
        return taken;
    }

    /// <summary>A sign of life. False when the process no longer holds the job: it was cancelled, or another took it over.</summary>
    public async Task<bool> BeatAsync(string id, string process, string progress, CancellationToken cancel)
    {
        var isHeld = false;
        await RunAsync(session => isHeld = session.Prepare($"UPDATE job SET beat = ?, updated = ?, progress = ? WHERE id = ? AND process = ? AND state = {Running} RETURNING 1")
            .Bind(1, Now).Bind(2, Now).Bind(3, progress).Bind(4, id).Bind(5, process).ReadLong() == 1, cancel).ConfigureAwait(false);
        return isHeld;
    }

    /// <summary>False when the process no longer held the job.</summary>
    /// <param name="keep">How long the result is kept.</param>
    public async Task<bool> FinishAsync(string id, string process, JobState state, string result, TimeSpan keep, CancellationToken cancel)
    {
        var isHeld = false;
        await RunAsync(session => isHeld = session.Prepare($"UPDATE job SET state = ?, result = ?, updated = ?, expires = ? WHERE id = ? AND process = ? AND state = {Running} RETURNING 1")
            .Bind(1, (int)state).Bind(2, result).Bind(3, Now).Bind(4, Now + Micros(keep)).Bind(5, id).Bind(6, process).ReadLong() == 1, cancel).ConfigureAwait(false);
        return isHeld;
    }

    /// <summary>Back into the queue, for whichever process comes next: this one is stopping.</summary>
    public Task ReleaseAsync(string id, string process, CancellationToken cancel) => RunAsync(session =>
        session.Prepare($"UPDATE job SET state = {Queued}, attempt = attempt - 1, updated = ? WHERE id = ? AND process = ? AND state = {Running}")
            .Bind(1, Now).Bind(2, id).Bind(3, process).Run(), cancel);

    /// <summary>Whatever its state; from now on nobody finds it.</summary>
    public Task CancelAsync(string id, CancellationToken cancel) => RunAsync(session =>
        session.Prepare($"UPDATE job SET state = {Cancelled}, updated = ?, expires = ? WHERE id = ?").Bind(1, Now).Bind(2, Now).Bind(3, id).Run(), cancel);

    /// <summary>The ids of jobs whose time is over.</summary>
    public IReadOnlyList<string> Expired() => database.Read(session =>
    {
        var ids = new List<string>();
        var statement = session.Prepare($"SELECT id FROM job WHERE state IN ({Done}, {Failed}, {Cancelled}) AND expires <= ? ORDER BY id LIMIT 1000").Bind(1, Now);
        while (statement.Step()) ids.Add(statement.Text(0));
        return ids;
    });

    /// <summary>Forgets a job. Its files must be gone.</summary>
    public Task RemoveAsync(string id, CancellationToken cancel) => RunAsync(session =>
    {
        Reindexing.Forget(session, id);
        session.Prepare("DELETE FROM job WHERE id = ?").Bind(1, id).Run();
    }, cancel);

    private async Task RunAsync(Action<Session> work, CancellationToken cancel)
    {
        var result = await queue.RunAsync(work, cancel).ConfigureAwait(false);
        if (!result.IsStored) throw new StoreException("The write queue is full; the job table cannot be written.");
    }

    private void Insert(Session session, string id, string kind, Permit owner, string request) => session.Prepare("""
        INSERT INTO job (id, kind, client, subject, permit, request, state, progress, result, attempt, process, beat, created, updated, expires)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """).Bind(1, id).Bind(2, kind).Bind(3, owner.Client).Bind(4, owner.Subject ?? "").Bind(5, PermitText.Of(owner)).Bind(6, request)
        .Bind(7, Queued).Bind(8, "").Bind(9, "").Bind(10, 0).Bind(11, "").Bind(12, 0).Bind(13, Now).Bind(14, Now).Bind(15, 0).Run();

    private static Job? Take(Statement statement)
    {
        if (!statement.Step()) return null;
        var expires = statement.Long(9);
        var job = new Job(statement.Text(0), statement.Text(1), PermitText.Read(statement.Text(2)), statement.Text(3), (JobState)statement.Long(4), (int)statement.Long(5))
        {
            Progress = statement.Text(6),
            Result = statement.Text(7),
            CreatedAt = TimeRange.ToTime(statement.Long(8)),
            ExpiresAt = expires == 0 ? null : TimeRange.ToTime(expires),
        };
        statement.Reset();
        return job;
    }

    private long Now => TimeRange.Of(clock.GetUtcNow());

    private static long Micros(TimeSpan time) => time.Ticks / TimeSpan.TicksPerMicrosecond;
}
