using Fhir.Kernel.Search;
using Fhir.Server.Subscriptions.Topics;
using Fhir.Store.Access;

namespace Fhir.Server.Subscriptions.Notifications;

/// <summary>
/// Finds what a subscriber is told of events: the version that made each, and what the topic sends along. Everything is read from a store that is
/// bound to the subscriber's permit, so nothing is told that the subscriber could not have read.
/// </summary>
public sealed class EventTeller(SearchParameterSet parameters, TimeProvider clock)
{
    public async Task<IReadOnlyList<ToldEvent>> TellAsync(
        IReadOnlyList<SubscriptionEvent> events, SubscriptionTopic? topic, NotificationContent content, IPermittedStore store, CancellationToken cancel)
    {
        var told = new List<ToldEvent>(events.Count);
        foreach (var happened in events) told.Add(await TellAsync(happened, topic, content, store, cancel));
        return told;
    }

    private async Task<ToldEvent> TellAsync(SubscriptionEvent happened, SubscriptionTopic? topic, NotificationContent content, IPermittedStore store, CancellationToken cancel)
    {
        if (content == NotificationContent.Empty) return new ToldEvent(happened, null, []);
        var context = happened.Method == WriteMethod.Delete ? [] : await ContextAsync(happened, topic, store, cancel);
        if (content == NotificationContent.IdOnly) return new ToldEvent(happened, null, context);
        var read = await store.ReadVersionAsync(happened.Type, happened.Id, happened.Version, cancel);
        return new ToldEvent(happened, read.IsValue ? read.Value : null, context);
    }

    /// <summary>As the resource refers to them now; what is gone or may not be read is left out.</summary>
    private async Task<IReadOnlyList<StoredResource>> ContextAsync(SubscriptionEvent happened, SubscriptionTopic? topic, IPermittedStore store, CancellationToken cancel)
    {
        var includes = topic?.Includes.Where(include => include.Type == happened.Type).Select(include => new QueryParameter("_include", include.Path)).ToList();
        if (includes is null or []) return [];
        var query = SearchQueryParser.Parse(happened.Type, [new("_id", happened.Id), .. includes], parameters, new SearchSettings { Now = clock.GetUtcNow() });
        if (!query.IsValue) return [];
        var found = await store.SearchAsync(query.Value, cancel);
        return found.IsValue ? found.Value.Included : [];
    }
}
