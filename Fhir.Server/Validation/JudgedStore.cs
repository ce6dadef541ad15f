using Fhir.Kernel.Outcome;
using Fhir.Kernel.Search;
using Fhir.Store.Access;

namespace Fhir.Server.Validation;

/// <summary>
/// A store that write rules ask. A rule may take "you may not search there" for "nothing is there"; what cannot be answered now (503: too slow, or the index is being
/// renewed) is remembered, since a rule that could not ask has not been kept.
/// </summary>
public sealed class JudgedStore(IPermittedStore store) : IPermittedStore
{
    /// <summary>The first answer that was put off; null when all were given.</summary>
    public Refusal? PutOff { get; private set; }

    public Permit Permit => store.Permit;

    /// <summary>Whoever watches on his own asks on his own account.</summary>
    public IPermittedStore Watched(Witness witness) => store.Watched(witness);

    public string Seal(string text) => store.Seal(text);

    public string? Open(string token) => store.Open(token);

    public async Task<Result<StoredResource?>> ReadAsync(string type, string id, CancellationToken cancel) => Noted(await store.ReadAsync(type, id, cancel));

    public async Task<Result<StoredResource?>> ReadVersionAsync(string type, string id, long version, CancellationToken cancel) => Noted(await store.ReadVersionAsync(type, id, version, cancel));

    public async Task<Result<SearchPage>> SearchAsync(SearchQuery query, CancellationToken cancel) => Noted(await store.SearchAsync(query, cancel));

    public async Task<Result<Series>> SeriesAsync(SeriesQuery query, CancellationToken cancel) => Noted(await store.SeriesAsync(query, cancel));

    public async Task<Result<IReadOnlyList<SearchExplanation>>> ExplainAsync(SearchQuery query, CancellationToken cancel) => Noted(await store.ExplainAsync(query, cancel));

    public async Task<Result<HistoryPage>> HistoryAsync(HistoryQuery query, CancellationToken cancel) => Noted(await store.HistoryAsync(query, cancel));

    public Result<WalkPages> Walk(WalkQuery query) => Noted(store.Walk(query));

    public async Task<Result<RecordPage>> RecordAsync(RecordQuery query, CancellationToken cancel) => Noted(await store.RecordAsync(query, cancel));

    public async Task<Result<LabelsInUse>> LabelsAsync(IReadOnlyList<string> types, CancellationToken cancel) => Noted(await store.LabelsAsync(types, cancel));

    public Task<WriteResult> WriteAsync(WriteBatch batch, CancellationToken cancel) => store.WriteAsync(batch, cancel);

    private Result<T> Noted<T>(Result<T> answer)
    {
        if (answer.Refusal is { Status: 503 } later) PutOff ??= later;
        return answer;
    }
}
