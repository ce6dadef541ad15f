using System.Text;
using Fhir.Kernel.Search;
using Fhir.Store.Access.Jobs;
using Fhir.Store.Engine;
using Fhir.Store.Resources;
using Fhir.Store.Search;

namespace Fhir.Store.Access;

/// <summary>
/// The durable side of topic-based subscriptions: the lease of the one dispatcher, its place in the journal, the events it found, and how far each
/// subscription has been told. The place moves in the transaction that logs the events, so that none is lost or numbered twice.
/// </summary>
public sealed class SubscriptionLog
{
    private const string StateColumns = "id, version, is_live, events, delivered, attempts, due_at, sent_at";

    private static readonly byte[] BindingPurpose = "websocket binding"u8.ToArray();

    private readonly Database database;
    private readonly WriteQueue queue;
    private readonly CursorSeal seal;

    internal SubscriptionLog(Database database, WriteQueue queue, CursorSeal seal) => (this.database, this.queue, this.seal) = (database, queue, seal);

    /// <summary>A text as a token that every process on the database can read and nobody else can make.</summary>
    public string Seal(string text) => seal.Seal(BindingPurpose, Encoding.UTF8.GetBytes(text));

    /// <summary>Null for what was not sealed here.</summary>
    public string? Unseal(string token) => seal.Open(BindingPurpose, token) is { } text ? Encoding.UTF8.GetString(text) : null;

    /// <summary>Takes or renews the lease. False while another holds it.</summary>
    public async Task<bool> HoldAsync(string holder, DateTimeOffset now, TimeSpan term, CancellationToken cancel)
    {
        if (database.DispatcherLease is { } lease)
        {
            if (!lease.Hold(holder, TimeRange.Of(now), TimeRange.Of(now + term))) return false;
            if (await database.ReadAsync(HolderOf, cancel).ConfigureAwait(false) == holder) return true;
        }
        var isHeld = false;
        await RunAsync(session =>
        {
            session.Prepare("UPDATE subscription_dispatcher SET holder = ?, held_until = ? WHERE id = 1 AND (holder = ? OR held_until < ?)")
                .Bind(1, holder).Bind(2, TimeRange.Of(now + term)).Bind(3, holder).Bind(4, TimeRange.Of(now)).Run();
            isHeld = HolderOf(session) == holder;
        }, cancel).ConfigureAwait(false);
        return isHeld;
    }

    /// <summary>Gives the lease up, so that another process need not wait for its end.</summary>
    public Task ReleaseAsync(string holder, CancellationToken cancel)
    {
        database.DispatcherLease?.Release(holder);
        return RunAsync(session => session.Prepare("UPDATE subscription_dispatcher SET held_until = 0 WHERE id = 1 AND holder = ?").Bind(1, holder).Run(), cancel);
    }

    /// <summary>The sequence of the last journal entry that was dispatched.</summary>
    public long Position => database.Read(PositionOf);

    /// <summary>
    /// Moves the dispatcher on and logs what it found, in one transaction. Events get their numbers here. False, and nothing is logged, when the
    /// lease or the place is no longer the caller's.
    /// </summary>
    /// <param name="steps">What came into force and what happened, in the journal's order.</param>
    public async Task<bool> AdvanceAsync(string holder, long from, long to, IReadOnlyList<SubscriptionStep> steps, CancellationToken cancel)
    {
        var isOurs = false;
        await RunAsync(session =>
        {
            isOurs = HolderOf(session) == holder && PositionOf(session) == from;
            if (!isOurs) return;
            new SubscriptionSteps(session).Take(steps);
            session.Prepare("UPDATE subscription_dispatcher SET position = ? WHERE id = 1").Bind(1, to).Run();
        }, cancel).ConfigureAwait(false);
        return isOurs;
    }

    /// <summary>The subscriptions that events are looked for.</summary>
    public IReadOnlyList<SubscriptionState> Live() => database.Read(session =>
    {
        var states = new List<SubscriptionState>();
        var statement = session.Prepare($"SELECT {StateColumns} FROM subscription_state WHERE is_live = 1 ORDER BY id");
        while (statement.Step()) states.Add(State(statement));
        return states;
    });

    /// <summary>Null when the dispatcher has not come to the Subscription yet, or it was deleted.</summary>
    public SubscriptionState? StateOf(string id) => database.Read(session =>
    {
        var statement = session.Prepare($"SELECT {StateColumns} FROM subscription_state WHERE id = ?").Bind(1, id);
        if (!statement.Step()) return null;
        var state = State(statement);
        statement.Reset();
        return state;
    });

    /// <summary>The events with numbers from <paramref name="first"/> to <paramref name="last"/>, in order, at most so many.</summary>
    public IReadOnlyList<SubscriptionEvent> Events(string id, long first, long last, int most) => database.Read(session =>
    {
        var events = new List<SubscriptionEvent>();
        var statement = session.Prepare("""
            SELECT number, happened_at, type, id, version, method FROM subscription_event WHERE subscription = ? AND number >= ? AND number <= ? ORDER BY number LIMIT ?
            """).Bind(1, id).Bind(2, first).Bind(3, last).Bind(4, most);
        while (statement.Step())
        {
            events.Add(new(id, statement.Long(0), TimeRange.ToTime(statement.Long(1)), statement.Text(2), statement.Text(3), statement.Long(4), (WriteMethod)statement.Long(5)));
        }
        return events;
    });

    /// <summary>Null when there is no such Subscription.</summary>
    public SubscriptionOwner? OwnerOf(string id) => database.Read(session =>
    {
        var statement = session.Prepare("SELECT permit, base, aside FROM subscription_owner WHERE id = ?").Bind(1, id);
        if (!statement.Step()) return null;
        var owner = new SubscriptionOwner(PermitText.Read(statement.Text(0)), statement.Text(1), statement.Text(2));
        statement.Reset();
        return owner;
    });

    /// <summary>The subscriber has taken everything up to a number. A lower number than the known one changes nothing but the time.</summary>
    public Task DeliveredAsync(string id, long number, DateTimeOffset now, CancellationToken cancel) => RunAsync(session => session.Prepare("""
        UPDATE subscription_state SET delivered = CASE WHEN delivered < ? THEN ? ELSE delivered END, attempts = 0, due_at = 0, sent_at = ? WHERE id = ?
        """).Bind(1, number).Bind(2, number).Bind(3, TimeRange.Of(now)).Bind(4, id).Run(), cancel);

    /// <summary>A delivery failed, or the failures are forgiven.</summary>
    public Task PostponeAsync(string id, int attempts, DateTimeOffset dueAt, CancellationToken cancel) => RunAsync(session => session.Prepare("""
        UPDATE subscription_state SET attempts = ?, due_at = ? WHERE id = ?
        """).Bind(1, attempts).Bind(2, TimeRange.Of(dueAt)).Bind(3, id).Run(), cancel);

    /// <summary>Forgets what was delivered, or logged for nobody to fetch, before a time. Numbers are not given again.</summary>
    public Task ForgetAsync(DateTimeOffset before, CancellationToken cancel) => RunAsync(session => session.Prepare("""
        DELETE FROM subscription_event WHERE happened_at < ?
        """).Bind(1, TimeRange.Of(before)).Run(), cancel);

    private async Task RunAsync(Action<Session> work, CancellationToken cancel)
    {
        var result = await queue.RunAsync(work, cancel).ConfigureAwait(false);
        if (!result.IsStored) throw new StoreException($"The write queue took nothing: {result.Failure}");
    }

    private static string? HolderOf(Session session) => session.Prepare("SELECT holder FROM subscription_dispatcher WHERE id = 1").ReadText();

    private static long PositionOf(Session session) => session.Prepare("SELECT position FROM subscription_dispatcher WHERE id = 1").ReadLong()!.Value;

    private static SubscriptionState State(Statement statement) => new(
        statement.Text(0), statement.Long(1), statement.Long(2) != 0, statement.Long(3), statement.Long(4), (int)statement.Long(5),
        TimeRange.ToTime(statement.Long(6)), TimeRange.ToTime(statement.Long(7)));
}
