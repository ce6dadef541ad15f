using Fhir.Kernel.Outcome;
using Fhir.Kernel.Search;
using Fhir.Server.Interactions;
using Fhir.Server.Response;
using Fhir.Store.Access;

namespace Fhir.Server.Operations.Subscriptions;

/// <summary>The Subscriptions an operation on the type is about: those that are named, or all the caller may see.</summary>
public static class SubscriptionFinder
{
    private const int PageSize = 500;

    /// <param name="ids">Empty for all. What is not there is left out.</param>
    public static async Task<Result<List<StoredResource>>> FindAsync(IReadOnlyList<string> ids, IPermittedStore store, CancellationToken cancel) =>
        ids.Count > 0 ? await ReadAsync(ids, store, cancel) : await AllAsync(store, cancel);

    /// <returns>The Subscription, or why there is none: 403, 404, or 410 with the version of its deletion.</returns>
    public static async Task<(StoredResource? Found, FhirResponse? Refused)> OneAsync(string id, IPermittedStore store, CancellationToken cancel)
    {
        var read = await store.ReadAsync("Subscription", id, cancel);
        if (read.Refusal is { } denied) return (null, FhirResponse.Refuse(denied));
        if (read.Value is not { } stored) return (null, FhirResponse.Refuse(404, InteractionRules.NotFound.At(null, "Subscription", id)));
        return stored.IsDeleted ? (null, Read.Gone(stored)) : (stored, null);
    }

    // An id may hold no comma, so a list in one parameter is as good as the parameter repeated.
    public static List<string> Split(IReadOnlyList<string> texts) => [.. texts.SelectMany(text => text.Split(',', StringSplitOptions.RemoveEmptyEntries)).Distinct()];

    private static async Task<Result<List<StoredResource>>> ReadAsync(IReadOnlyList<string> ids, IPermittedStore store, CancellationToken cancel)
    {
        var found = new List<StoredResource>();
        foreach (var id in ids)
        {
            var read = await store.ReadAsync("Subscription", id, cancel);
            if (read.Refusal is { } denied) return denied;
            if (read.Value is { IsDeleted: false } stored) found.Add(stored);
        }
        return found;
    }

    private static async Task<Result<List<StoredResource>>> AllAsync(IPermittedStore store, CancellationToken cancel)
    {
        var (found, cursor) = (new List<StoredResource>(), (string?)null);
        do
        {
            var page = await store.SearchAsync(new SearchQuery("Subscription", []) { PageSize = PageSize, Cursor = cursor }, cancel);
            if (page.Refusal is { } denied) return denied;
            found.AddRange(page.Value.Matches);
            cursor = page.Value.Next;
        }
        while (cursor is not null);
        return found;
    }
}
