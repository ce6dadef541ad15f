using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using Fhir.Kernel.Outcome;
using Fhir.Kernel.Search;
using Fhir.Store.Engine;
using Fhir.Store.Index;
using Fhir.Store.Walk;

namespace Fhir.Store.Access;

/// <summary>Asks the permit, then does the work on a connection of its own.</summary>
internal sealed class PermittedStore(StoreParts parts, Permit permit) : IPermittedStore
{
    public Permit Permit => permit;

    public async Task<Result<StoredResource?>> ReadAsync(string type, string id, CancellationToken cancel)
    {
        if (Denied(type, Interaction.Read) is { } refusal) return refusal;
        return await parts.Database.ReadCurrentAsync(parts.Resources, type, id, cancel).ConfigureAwait(false);
    }

    public async Task<Result<StoredResource?>> ReadVersionAsync(string type, string id, long version, CancellationToken cancel)
    {
        if (Denied(type, Interaction.Read) is { } refusal) return refusal;
        return await parts.Database.ReadOneStateAsync(session => parts.Resources.ReadVersion(session, type, id, version), cancel).ConfigureAwait(false);
    }

    public async Task<Result<SearchPage>> SearchAsync(SearchQuery query, CancellationToken cancel)
    {
        var (narrowed, denied) = SearchPermit.Narrow(permit, query);
        if (narrowed is null) return NotPermitted(denied!);
        return await RunAsync(narrowed, session => parts.Searcher.Search(session, narrowed, permit), cancel).ConfigureAwait(false);
    }

    public async Task<Result<Series>> SeriesAsync(SeriesQuery query, CancellationToken cancel)
    {
        var (narrowed, denied) = SearchPermit.Narrow(permit, query.Matches);
        if (narrowed is null) return NotPermitted(denied!);
        return await RunAsync<Series>(narrowed, session => parts.Searcher.Series(session, query with { Matches = narrowed }), cancel).ConfigureAwait(false);
    }

    public async Task<Result<IReadOnlyList<SearchExplanation>>> ExplainAsync(SearchQuery query, CancellationToken cancel)
    {
        var (narrowed, denied) = SearchPermit.Narrow(permit, query);
        if (narrowed is null) return NotPermitted(denied!);
        return await parts.Database.ReadOneStateAsync(session => parts.Searcher.Explain(session, narrowed), cancel).ConfigureAwait(false);
    }

    public string Seal(string text) => parts.Seal.Seal(OfValues, Encoding.UTF8.GetBytes(text));

    public string? Open(string token) => parts.Seal.Open(OfValues, token) is { } text ? Encoding.UTF8.GetString(text) : null;

    private byte[] OfValues => Encoding.UTF8.GetBytes($"value\n{permit.Identity}");

    public async Task<Result<HistoryPage>> HistoryAsync(HistoryQuery query, CancellationToken cancel)
    {
        var needed = query.Id is null ? Interaction.Search : Interaction.Read;
        if (Denied(query.Type ?? Permit.AnyType, needed) is { } refusal) return refusal;
        var before = long.MaxValue;
        if (query.Cursor is { } token && !ReadCursor(query, token, out before))
            return Refusal.BadRequest(StoreRules.CursorInvalid.At(SearchQueryParser.CursorParameter));
        return await parts.Database.ReadOneStateAsync(session => History(session, query, before), cancel).ConfigureAwait(false);
    }

    public Result<WalkPages> Walk(WalkQuery query)
    {
        if (Denied(query.Type, Interaction.Read | Interaction.Search) is { } refusal) return refusal;
        var narrowed = query.AnyOf.Select(search => SearchPermit.Narrow(permit, search)).ToList();
        if (narrowed.Find(search => search.Denied is not null).Denied is { } type) return NotPermitted(type);
        return new WalkPages(WalkAsync(new ResourceWalk(parts, query with { AnyOf = [.. narrowed.Select(search => search.Query!)] })));
    }

    private static async IAsyncEnumerable<IReadOnlyList<StoredResource>> WalkAsync(ResourceWalk walk, [EnumeratorCancellation] CancellationToken cancel = default)
    {
        foreach (var page in walk.Pages(cancel))
        {
            yield return page;
            // A long walk lets others have the thread now and then.
            await Task.Yield();
        }
    }

    public async Task<Result<RecordPage>> RecordAsync(RecordQuery query, CancellationToken cancel)
    {
        const Interaction needed = Interaction.Read | Interaction.Search;
        if (Denied(query.Type, Interaction.Read) is { } refusal) return refusal;
        if (query.Types.FirstOrDefault(type => !permit.Permits(type, needed)) is { } denied) return NotPermitted(denied);
        var all = parts.Known.Schema.Types.Where(type => type is { IsResource: true, IsAbstract: false }).Select(type => type.Name);
        var reader = new RecordReader(parts, query, permit.Permits(Permit.AnyType, needed) ? null : [.. all.Where(type => permit.Permits(type, needed) || type == query.Type)]);
        return await parts.Database.ReadOneStateAsync(reader.Page, cancel).ConfigureAwait(false) is var (keys, next)
            ? new RecordPage(reader.Pieces(keys), next)
            : Refusal.BadRequest(StoreRules.CursorInvalid.At(SearchQueryParser.CursorParameter));
    }

    public async Task<Result<LabelsInUse>> LabelsAsync(IReadOnlyList<string> types, CancellationToken cancel)
    {
        if (types.FirstOrDefault(type => !permit.Permits(type, Interaction.Read | Interaction.Search)) is { } denied) return NotPermitted(denied);
        return await parts.Database.ReadOneStateAsync(session => new LabelReader(parts.Names, parts.Preparation.Current.Known).Read(session, types), cancel).ConfigureAwait(false);
    }

    public async Task<WriteResult> WriteAsync(WriteBatch batch, CancellationToken cancel)
    {
        for (var at = 0; at < batch.Commands.Length; at++)
            if (Denied(batch.Commands[at].Type, InteractionOf(batch.Commands[at])) is { } refusal) return Fail(WriteFailureKind.NotPermitted, at, refusal);
        for (var at = 0; at < batch.Guards.Length; at++)
            if (SearchPermit.Narrow(permit, batch.Guards[at].Query).Denied is { } type) return Fail(WriteFailureKind.NotPermitted, at, NotPermitted(type));
        if (FirstRepeated(batch) is var (repeated, reference) && repeated >= 0)
            return Fail(WriteFailureKind.IdConflict, repeated, Refusal.BadRequest(StoreRules.SameResourceTwice.At(null, reference)));

        cancel.ThrowIfCancellationRequested();
        return await parts.Queue.WriteAsync(parts.Preparation.Prepare(batch, permit, VersionOf), cancel).ConfigureAwait(false);
    }

    private async Task<Result<T>> RunAsync<T>(SearchQuery query, Func<Session, Result<T>> run, CancellationToken cancel)
    {
        using var patience = new CancellationTokenSource(parts.Settings.SearchPatience);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancel, patience.Token);
        try
        {
            return await parts.Database.ReadOneStateAsync(session => parts.Meter.Search(() => run(session)), either.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
        {
            return StoreRefusals.TooSlow(query, parts.Settings.SearchPatience);
        }
    }

    private HistoryPage History(Session session, HistoryQuery query, long before)
    {
        var slice = parts.History.Read(session, query, before);
        return new HistoryPage(slice.Versions, slice.Total, slice.Last is { } last ? parts.Seal.Seal(Purpose(query), Encoding.ASCII.GetBytes(Text(last))) : null);
    }

    private bool ReadCursor(HistoryQuery query, string token, out long before)
    {
        before = 0;
        return parts.Seal.Open(Purpose(query), token) is { } place && long.TryParse(place, NumberStyles.None, CultureInfo.InvariantCulture, out before);
    }

    private static byte[] Purpose(HistoryQuery query) => Encoding.UTF8.GetBytes($"history {query.Type}/{query.Id} {query.Since:O} {query.At}");

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);

    private long VersionOf(string type, string id)
    {
        using var lease = parts.Database.Rent();
        return parts.Resources.VersionOf(lease.Session, type, id);
    }

    private Refusal? Denied(string type, Interaction interaction) => permit.Permits(type, interaction) ? null : NotPermitted(type);

    private static Refusal NotPermitted(string type) => new(403, [StoreRules.NotPermitted.At(null, type)]);

    private static Interaction InteractionOf(WriteCommand command) => command switch
    {
        CreateCommand => Interaction.Create,
        UpdateCommand or RelabelCommand => Interaction.Update,
        _ => Interaction.Delete,
    };

    private static (int At, string Reference) FirstRepeated(WriteBatch batch)
    {
        if (batch.Commands.Length == 1) return (-1, "");
        var seen = new HashSet<(string, string)>();
        for (var at = 0; at < batch.Commands.Length; at++)
            if (!seen.Add((batch.Commands[at].Type, batch.Commands[at].Id))) return (at, $"{batch.Commands[at].Type}/{batch.Commands[at].Id}");
        return (-1, "");
    }

    private static WriteResult Fail(WriteFailureKind kind, int at, Refusal refusal) => new([], new WriteFailure(kind, at, refusal));
}
