using Fhir.Kernel.Search;
using Fhir.Store.Access;
using Fhir.Store.Engine;

namespace Fhir.Store.Resources;

/// <summary>Takes the dispatcher's steps into the tables, within its transaction; every event gets the next number of its subscription.</summary>
internal sealed class SubscriptionSteps(Session session)
{
    private readonly Dictionary<string, long> numbers = [];

    public void Take(IReadOnlyList<SubscriptionStep> steps)
    {
        foreach (var step in steps)
        {
            if (step.Change is { } change) Apply(change);
            if (step.Event is { } happened) Log(happened);
        }
        foreach (var (id, number) in numbers) session.Prepare("UPDATE subscription_state SET events = ? WHERE id = ?").Bind(1, number).Bind(2, id).Run();
    }

    private void Apply(SubscriptionChange change)
    {
        if (change.Fate != SubscriptionFate.Gone)
        {
            session.Prepare("""
                INSERT INTO subscription_state (id, version, is_live, events, delivered, attempts, due_at, sent_at) VALUES (?, ?, ?, 0, 0, 0, 0, 0)
                ON CONFLICT (id) DO UPDATE SET version = excluded.version, is_live = excluded.is_live, attempts = 0, due_at = 0
                """).Bind(1, change.Id).Bind(2, change.Version).Bind(3, change.Fate == SubscriptionFate.Live ? 1 : 0).Run();
            return;
        }
        numbers.Remove(change.Id);
        session.Prepare("DELETE FROM subscription_event WHERE subscription = ?").Bind(1, change.Id).Run();
        session.Prepare("DELETE FROM subscription_state WHERE id = ?").Bind(1, change.Id).Run();
    }

    private void Log(SubscriptionEvent happened)
    {
        var number = numbers[happened.Subscription] = NumberOf(happened.Subscription) + 1;
        session.Prepare("INSERT INTO subscription_event (subscription, number, happened_at, type, id, version, method) VALUES (?, ?, ?, ?, ?, ?, ?)")
            .Bind(1, happened.Subscription).Bind(2, number).Bind(3, TimeRange.Of(happened.Time)).Bind(4, happened.Type).Bind(5, happened.Id)
            .Bind(6, happened.Version).Bind(7, (long)happened.Method).Run();
    }

    private long NumberOf(string subscription) => numbers.TryGetValue(subscription, out var number)
        ? number
        : session.Prepare("SELECT events FROM subscription_state WHERE id = ?").Bind(1, subscription).ReadLong() ?? 0;
}
