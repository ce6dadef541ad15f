using Fhir.Kernel.Outcome;
using Fhir.Kernel.Search;
using Fhir.Server.Subscriptions;
using Fhir.Store.Access;

namespace Fhir.Server.Definitions;

/// <summary>A store whose conformance resources are in force before the write is answered, and whose Subscriptions are ones the server can keep.</summary>
/// <param name="takeIntoForce">For search parameters, which the store itself must know.</param>
public sealed class LiveStore(IPermittedStore store, LiveDefinitions definitions, SubscriptionDoor subscriptions, Func<IReadOnlyList<StoredResource>, Task> takeIntoForce) : IPermittedStore
{
    public Permit Permit => store.Permit;

    public IPermittedStore Watched(Witness witness) => new LiveStore(store.Watched(witness), definitions, subscriptions, takeIntoForce);

    public Task<Result<StoredResource?>> ReadAsync(string type, string id, CancellationToken cancel) => store.ReadAsync(type, id, cancel);

    public Task<Result<StoredResource?>> ReadVersionAsync(string type, string id, long version, CancellationToken cancel) => store.ReadVersionAsync(type, id, version, cancel);

    public Task<Result<SearchPage>> SearchAsync(SearchQuery query, CancellationToken cancel) => store.SearchAsync(query, cancel);

    public Task<Result<Series>> SeriesAsync(SeriesQuery query, CancellationToken cancel) => store.SeriesAsync(query, cancel);

    public Task<Result<IReadOnlyList<SearchExplanation>>> ExplainAsync(SearchQuery query, CancellationToken cancel) => store.ExplainAsync(query, cancel);

    public string Seal(string text) => store.Seal(text);

    public string? Open(string token) => store.Open(token);

    public Task<Result<HistoryPage>> HistoryAsync(HistoryQuery query, CancellationToken cancel) => store.HistoryAsync(query, cancel);

    public Result<WalkPages> Walk(WalkQuery query) => store.Walk(query);

    public Task<Result<RecordPage>> RecordAsync(RecordQuery query, CancellationToken cancel) => store.RecordAsync(query, cancel);

    public Task<Result<LabelsInUse>> LabelsAsync(IReadOnlyList<string> types, CancellationToken cancel) => store.LabelsAsync(types, cancel);

    public async Task<WriteResult> WriteAsync(WriteBatch batch, CancellationToken cancel)
    {
        var (admitted, failure) = subscriptions.Admit(DocumentUrls.Relative(batch), Permit);
        if (failure is not null) return new WriteResult([], failure);
        var result = await store.WriteAsync(admitted, cancel);
        if (!result.IsStored) return result;
        subscriptions.Tell(admitted);
        var written = result.Written.Select(version => version.Resource).OfType<StoredResource>().ToList();
        definitions.Apply(written);
        await takeIntoForce(written);
        return result;
    }
}
