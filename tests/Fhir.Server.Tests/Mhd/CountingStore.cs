using Fhir.Kernel.Outcome;
using Fhir.Kernel.Search;
using Fhir.Store.Access;

namespace Fhir.Server.Tests.Mhd;

/// <summary>A store that counts what it is asked.</summary>
internal sealed class CountingStore(IPermittedStore store) : IPermittedStore
{
    /// <summary>What every search is answered with, when there is such an answer.</summary>
    public Refusal? SearchesRefused { get; init; }

    public int Reads { get; private set; }

    public int Searches { get; private set; }

    public Permit Permit => store.Permit;

    public IPermittedStore Watched(Witness witness) => store.Watched(witness);

    public Task<Result<StoredResource?>> ReadAsync(string type, string id, CancellationToken cancel)
    {
        Reads++;
        return store.ReadAsync(type, id, cancel);
    }

    public Task<Result<StoredResource?>> ReadVersionAsync(string type, string id, long version, CancellationToken cancel)
    {
        Reads++;
        return store.ReadVersionAsync(type, id, version, cancel);
    }

    public Task<Result<SearchPage>> SearchAsync(SearchQuery query, CancellationToken cancel)
    {
        Searches++;
        return SearchesRefused is { } refusal ? Task.FromResult<Result<SearchPage>>(refusal) : store.SearchAsync(query, cancel);
    }

    public Task<Result<HistoryPage>> HistoryAsync(HistoryQuery query, CancellationToken cancel) => store.HistoryAsync(query, cancel);

    public Task<Result<LabelsInUse>> LabelsAsync(IReadOnlyList<string> types, CancellationToken cancel) => store.LabelsAsync(types, cancel);

    public Task<Result<Series>> SeriesAsync(SeriesQuery query, CancellationToken cancel) => store.SeriesAsync(query, cancel);

    public Task<Result<IReadOnlyList<SearchExplanation>>> ExplainAsync(SearchQuery query, CancellationToken cancel) => store.ExplainAsync(query, cancel);

    public string Seal(string text) => store.Seal(text);

    public string? Open(string token) => store.Open(token);

    public Result<WalkPages> Walk(WalkQuery query) => store.Walk(query);

    public Task<Result<RecordPage>> RecordAsync(RecordQuery query, CancellationToken cancel) => store.RecordAsync(query, cancel);

    public Task<WriteResult> WriteAsync(WriteBatch batch, CancellationToken cancel) => store.WriteAsync(batch, cancel);
}
