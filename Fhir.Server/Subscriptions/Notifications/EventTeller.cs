using Fhir.Kernel.Outcome;
using Fhir.Kernel.Search;
using Fhir.Server.Subscriptions.Topics;
using Fhir.Store.Access;

namespace Fhir.Server.Subscriptions.Notifications;

/// <summary>
/// Finds what a subscriber is told of events: the version that made each, and what the topic sends along. Everything is read from a store that is
/// bound to the subscriber's permit, so nothing is told that the subscriber could not have read. What cannot be asked for now (503, as while the index is
/// renewed) is no reason to tell less: whoever tells waits and asks again.
/// </summary>
public sealed class EventTeller(SearchParameterSet parameters, TimeProvider clock)
{
    private static readonly SearchPage Nothing = new([], [], null, null, null);

    /// <returns>All of them, or the refusal to come back later.</returns>
    public async Task<Result<IReadOnlyList<ToldEvent>>> TellAsync(
        IReadOnlyList<SubscriptionEvent> events, SubscriptionTopic? topic, NotificationContent content, IPermittedStore store, CancellationToken cancel)
    {
        var told = new List<ToldEvent>(events.Count);
        foreach (var happened in events)
        {
            var one = await TellAsync(happened, topic, content, store, cancel);
            if (one.Refusal is { } later) return later;
            told.Add(one.Value);
        }
        return told;
    }

    private async Task<Result<ToldEvent>> TellAsync(SubscriptionEvent happened, SubscriptionTopic? topic, NotificationContent content, IPermittedStore store, CancellationToken cancel)
    {
        if (content == NotificationContent.Empty) return new ToldEvent(happened, null, []);
        var found = await ContextAsync(happened, topic, store, cancel);
        if (IsForLater(found.Refusal)) return found.Refusal!;
        var context = found.IsValue ? found.Value.Included : [];
        if (content == NotificationContent.IdOnly) return new ToldEvent(happened, null, context);
        var read = await store.ReadVersionAsync(happened.Type, happened.Id, happened.Version, cancel);
        return IsForLater(read.Refusal) ? read.Refusal! : new ToldEvent(happened, read.IsValue ? read.Value : null, context);
    }

    /// <summary>What may not be read never becomes readable by waiting.</summary>
    private static bool IsForLater(Refusal? refusal) => refusal is { Status: 503 };

    /// <summary>As the resource refers to them now; what is gone or may not be read is left out.</summary>
    private async Task<Result<SearchPage>> ContextAsync(SubscriptionEvent happened, SubscriptionTopic? topic, IPermittedStore store, CancellationToken cancel)
    {
        var includes = topic?.Includes.Where(include => include.Type == happened.Type).Select(include => new QueryParameter("_include", include.Path)).ToList();
        if (happened.Method == WriteMethod.Delete || includes is null or []) return Nothing;
        var query = SearchQueryParser.Parse(happened.Type, [new("_id", happened.Id), .. includes], parameters, new SearchSettings { Now = clock.GetUtcNow() });
        return query.IsValue ? await store.SearchAsync(query.Value, cancel) : Nothing;
    }
}
