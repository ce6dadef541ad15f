using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using Fhir.Kernel.Definitions;
using Fhir.Kernel.Outcome;
using Fhir.Kernel.Search;
using Fhir.Store.Engine;
using Fhir.Store.Index;
using Fhir.Store.Walk;

namespace Fhir.Store.Access;

/// <summary>Asks the permit, then does the work on a connection of its own.</summary>
internal sealed class PermittedStore(StoreParts parts, Permit permit, Witness? witness = null) : IPermittedStore
{
    public Permit Permit => permit;

    public IPermittedStore Watched(Witness watching) => new PermittedStore(parts, permit, watching);

    public async Task<Result<StoredResource?>> ReadAsync(string type, string id, CancellationToken cancel)
    {
        if (Denied(type, Interaction.Read) is { } refusal) return refusal;
        var read = await parts.Database.ReadCurrentAsync(parts.Resources, type, id, cancel).ConfigureAwait(false);
        witness?.Note(type, id, read?.Version ?? 0);
        return read;
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
        var page = await RunAsync(narrowed, session => parts.Renewal.Refuse(session, narrowed) is { } behind ? behind : parts.Searcher.Search(session, narrowed, permit), cancel).ConfigureAwait(false);
        if (page.IsValue) witness?.Note(narrowed, permit, page.Value);
        return page;
    }

    public async Task<Result<Series>> SeriesAsync(SeriesQuery query, CancellationToken cancel)
    {
        var (narrowed, denied) = SearchPermit.Narrow(permit, query.Matches);
        if (narrowed is null) return NotPermitted(denied!);
        var asked = query with { Matches = narrowed };
        return await RunAsync<Series>(narrowed, session => parts.Renewal.Refuse(session, asked) is { } behind ? behind : parts.Searcher.Series(session, asked), cancel).ConfigureAwait(false);
    }

    public async Task<Result<IReadOnlyList<SearchExplanation>>> ExplainAsync(SearchQuery query, CancellationToken cancel)
    {
        var (narrowed, denied) = SearchPermit.Narrow(permit, query);
        if (narrowed is null) return NotPermitted(denied!);
        return await parts.Database.ReadOneStateAsync<Result<IReadOnlyList<SearchExplanation>>>(
            session => parts.Renewal.Refuse(session, narrowed) is { } behind ? behind : parts.Searcher.Explain(session, narrowed), cancel).ConfigureAwait(false);
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
        query = query with { AnyOf = [.. narrowed.Select(search => search.Query!)] };
        return parts.Database.Read(session => Behind(session, query)) is { } behind ? behind : new WalkPages(WalkAsync(new ResourceWalk(parts, query)));
    }

    /// <summary>Members of a compartment that lie elsewhere are found by references.</summary>
    private Refusal? Behind(Session session, WalkQuery query) =>
        query.AnyOf.Select(search => parts.Renewal.Refuse(session, search)).FirstOrDefault(refusal => refusal is not null)
            ?? (query.Scope == WalkScope.Patients ? parts.Renewal.RefuseAll(session, SearchParameterType.Reference, "Patient") : null);

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
        if (await parts.Database.ReadAsync(session => Behind(session, query), cancel).ConfigureAwait(false) is { } behind) return behind;
        var reader = new RecordReader(parts, query, permit.Permits(Permit.AnyType, needed) ? null : [.. all.Where(type => permit.Permits(type, needed) || type == query.Type)]);
        return await parts.Database.ReadOneStateAsync(reader.Page, cancel).ConfigureAwait(false) is var (keys, next)
            ? new RecordPage(reader.Pieces(keys), next)
            : Refusal.BadRequest(StoreRules.CursorInvalid.At(SearchQueryParser.CursorParameter));
    }

    public async Task<Result<LabelsInUse>> LabelsAsync(IReadOnlyList<string> types, CancellationToken cancel)
    {
        if (types.FirstOrDefault(type => !permit.Permits(type, Interaction.Read | Interaction.Search)) is { } denied) return NotPermitted(denied);
        return await parts.Database.ReadOneStateAsync<Result<LabelsInUse>>(session => parts.Renewal.Refuse(session, LabelReader.Asked(types, parts.Known)) is { } behind
            ? behind : new LabelReader(parts.Names, parts.Preparation.Current.Known).Read(session, types), cancel).ConfigureAwait(false);
    }

    /// <summary>A record follows every reference, and asks every date where it is of one time.</summary>
    private Refusal? Behind(Session session, RecordQuery query) => parts.Renewal.RefuseAll(session, SearchParameterType.Reference, "$everything")
        ?? (query.Care == TimeRange.Unbounded ? null : parts.Renewal.RefuseAll(session, SearchParameterType.Date, "$everything"));

    public async Task<WriteResult> WriteAsync(WriteBatch batch, CancellationToken cancel)
    {
        for (var at = 0; at < batch.Commands.Length; at++)
            if (Denied(batch.Commands[at].Type, InteractionOf(batch.Commands[at])) is { } refusal) return Fail(WriteFailureKind.NotPermitted, at, refusal);
        for (var at = 0; at < batch.Guards.Length; at++)
            if (SearchPermit.Narrow(permit, batch.Guards[at].Query).Denied is { } type) return Fail(WriteFailureKind.NotPermitted, at, NotPermitted(type));
        if (FirstRepeated(batch) is var (repeated, reference) && repeated >= 0)
            return Fail(WriteFailureKind.IdConflict, repeated, Refusal.BadRequest(StoreRules.SameResourceTwice.At(null, reference)));

        var deleted = parts.Settings.KeepsReferences ? batch.Commands.IndexOf(batch.Commands.FirstOrDefault(command => command is DeleteCommand)!) : -1;
        if ((!batch.Guards.IsEmpty || deleted >= 0) && parts.Database.Read(session => Behind(session, batch, deleted)) is { } behind) return behind;
        if (batch.Notes?.IsOf(parts) == false) throw new InvalidOperationException("The notes were made for another store.");

        cancel.ThrowIfCancellationRequested();
        return await parts.Queue.WriteAsync(parts.Preparation.Prepare(batch, permit, VersionOf), cancel).ConfigureAwait(false);
    }

    /// <summary>What a write asks of the index: its guards, and whether anything still refers to what it deletes.</summary>
    /// <param name="deleted">The first command that deletes; -1 when none asks for it.</param>
    private WriteResult? Behind(Session session, WriteBatch batch, int deleted)
    {
        for (var at = 0; at < batch.Guards.Length; at++)
            if (parts.Renewal.Refuse(session, batch.Guards[at].Query) is { } refusal) return Fail(WriteFailureKind.Busy, at, refusal);
        return deleted >= 0 && parts.Renewal.RefuseAll(session, SearchParameterType.Reference, "DELETE") is { } behind ? Fail(WriteFailureKind.Busy, deleted, behind) : null;
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

    private long VersionOf(string type, string id) => parts.Database.Read(session => parts.Resources.VersionOf(session, type, id));

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
