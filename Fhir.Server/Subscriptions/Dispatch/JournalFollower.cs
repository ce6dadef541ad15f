using System.Collections.Concurrent;
using Fhir.Kernel.Elements;
using Fhir.Kernel.Json;
using Fhir.Kernel.Search;
using Fhir.Server.Subscriptions.Topics;
using Fhir.Server.Transport;
using Fhir.Store.Access;

namespace Fhir.Server.Subscriptions.Dispatch;

/// <summary>
/// Reads the journal in its order: a Subscription comes into force, or ends, where it was written, and every version after that is held against it.
/// The place in the journal moves in the commit that logs the events, so a process that dies takes nothing with it.
/// </summary>
public sealed partial class JournalFollower(
    StoreHolder holder, SubscriptionShelf shelf, SearchParameterSet parameters, SubscriptionSignals signals, SubscriptionCounts counts, ILogger<JournalFollower> log)
{
    private const int Most = 200;

    /// <summary>Entries without an event that may be passed before the place is written down: reading them again costs little.</summary>
    private const int MostUnwritten = 2000;

    private readonly ConcurrentDictionary<string, OwnedSubscription> inForce = new();
    private long position;
    private long written;

    /// <summary>By id, as of the place in the journal.</summary>
    public IReadOnlyDictionary<string, OwnedSubscription> InForce => inForce;

    /// <summary>Begins where the last dispatcher stopped.</summary>
    public async Task LoadAsync(CancellationToken cancel)
    {
        var subscriptions = holder.Store.Subscriptions;
        inForce.Clear();
        position = written = subscriptions.Position;
        foreach (var state in subscriptions.Live())
        {
            var read = await shelf.ReadAsync(state.Id, state.Version, cancel);
            if (read.IsValue && read.Value is { } owned) inForce[state.Id] = owned;
        }
        Count();
    }

    /// <summary>Takes the next entries. False when there are none; null when another process has taken over.</summary>
    public async Task<bool?> StepAsync(string holderName, CancellationToken cancel)
    {
        var entries = holder.Store.ReadJournal(position, Most);
        if (entries.Count == 0) return false;
        var steps = new List<SubscriptionStep>();
        foreach (var entry in entries) await TakeAsync(entry, steps, cancel);
        position = entries[^1].Sequence;
        if (steps.Count == 0 && position - written < MostUnwritten) return true;

        if (!await holder.Store.Subscriptions.AdvanceAsync(holderName, written, position, steps, cancel)) return null;
        written = position;
        Tell(steps);
        return true;
    }

    private void Tell(List<SubscriptionStep> steps)
    {
        Count();
        counts.AddEvents(steps.Count(step => step.Event is not null));
        if (steps.Count > 0) signals.Logged.Wake();
    }

    private void Count()
    {
        counts.Live = inForce.Count;
        signals.IsAnybodySubscribed = !inForce.IsEmpty;
    }

    private async Task TakeAsync(JournalEntry entry, List<SubscriptionStep> steps, CancellationToken cancel)
    {
        if (entry.Type == "Subscription") steps.Add(await ChangeAsync(entry, cancel));
        var subscribers = inForce.Values.Where(owned => IsFor(owned, entry)).ToList();
        if (subscribers.Count == 0) return;
        var change = await ReadAsync(entry, cancel);
        foreach (var owned in subscribers.OrderBy(owned => owned.Id, StringComparer.Ordinal))
            if (Matches(owned, change)) steps.Add(new SubscriptionEvent(owned.Id, 0, entry.Time, entry.Type, entry.Id, entry.Version, entry.Method));
    }

    private async Task<SubscriptionChange> ChangeAsync(JournalEntry entry, CancellationToken cancel)
    {
        var read = entry.IsDeletion ? (OwnedSubscription?)null : await shelf.ReadAsync(entry.Id, entry.Version, cancel);
        if (read is { IsValue: true, Value: { Subscription.IsLive: true } live })
        {
            inForce[entry.Id] = live;
            return new SubscriptionChange(entry.Id, entry.Version, SubscriptionFate.Live);
        }
        inForce.TryRemove(entry.Id, out _);
        if (read.Refusal is { } refusal) LogNotUnderstood(entry.Id, refusal.Issues[0].RuleId);
        return new SubscriptionChange(entry.Id, entry.Version, entry.IsDeletion ? SubscriptionFate.Gone : SubscriptionFate.Off);
    }

    private static bool IsFor(OwnedSubscription owned, JournalEntry entry) =>
        owned.Subscription.Topic.Triggers.Any(trigger => trigger.Type == entry.Type) && !owned.Subscription.HasEnded(entry.Time)
        && owned.Owner.Permit.Permits(entry.Type, Interaction.Read);

    private bool Matches(OwnedSubscription owned, ResourceChange change)
    {
        try
        {
            var matcher = new TopicMatcher(parameters, owned.Owner.Base);
            return matcher.IsEvent(owned.Subscription.Topic, change) && matcher.Passes(owned.Subscription.Filters, change);
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            // One resource that cannot be held against a criterion must not stop everybody's notifications.
            LogUnmatched(owned.Id, owned.Subscription.Topic.Url, failure);
            return false;
        }
    }

    private async Task<ResourceChange> ReadAsync(JournalEntry entry, CancellationToken cancel)
    {
        var previous = entry.Version > 1 ? await ReadAsync(entry, entry.Version - 1, cancel) : default;
        return new ResourceChange(entry.Type, previous, entry.IsDeletion ? default : await ReadAsync(entry, entry.Version, cancel));
    }

    private async Task<Element> ReadAsync(JournalEntry entry, long version, CancellationToken cancel)
    {
        var read = await holder.Store.Bind(Permit.Open).ReadVersionAsync(entry.Type, entry.Id, version, cancel);
        return read.Value is { IsDeleted: false } stored && JsonParser.Parse(stored.Json, parameters.Schema).Document is { } document ? document.Root : default;
    }

    [LoggerMessage(LogLevel.Error, "Subscription {Id} is not understood and gets no events: {Rule}")]
    private partial void LogNotUnderstood(string id, string rule);

    [LoggerMessage(LogLevel.Error, "A change could not be held against subscription {Id} to {Topic}")]
    private partial void LogUnmatched(string id, string topic, Exception failure);
}
