using System.Collections.Immutable;
using System.Globalization;
using System.Runtime.CompilerServices;
using Fhir.Kernel.Outcome;
using Fhir.Kernel.Search;
using Fhir.Store.Access;

namespace Fhir.Server.Visibility;

/// <summary>
/// A store as its caller may see it: what is withheld is not found, read, listed, exported or included, and its content is refused. A search on the type tells how many
/// matches are left out, by a header. What is withheld is judged by the current version: an older one from before a block would tell as much. While that cannot be asked
/// (503), what may be withheld is not shown.
/// </summary>
/// <param name="asked">The same store for whoever may search everything: what is withheld is so also from a caller who may not search for what says it.</param>
public sealed class VisibleStore(IPermittedStore store, IPermittedStore asked, ImmutableArray<HiddenMatches> hidden) : IPermittedStore
{
    /// <summary>Resources that one question is about.</summary>
    private const int AskedTogether = 100;

    public Permit Permit => store.Permit;

    public IPermittedStore Watched(Witness witness) => new VisibleStore(store.Watched(witness), asked.Watched(witness), hidden);

    public string Seal(string text) => store.Seal(text);

    public string? Open(string token) => store.Open(token);

    public Task<Result<StoredResource?>> ReadAsync(string type, string id, CancellationToken cancel) =>
        MayHide(type) ? ReadShownAsync(type, id, cancel) : store.ReadAsync(type, id, cancel);

    public async Task<Result<StoredResource?>> ReadVersionAsync(string type, string id, long version, CancellationToken cancel)
    {
        if (await ContentRefusalAsync(type, id, cancel) is { } refusal) return refusal;
        var read = await store.ReadVersionAsync(type, id, version, cancel);
        if (read is not { IsValue: true, Value: { } found }) return read;
        var (withheld, later) = await WithheldAsync([found], areCurrent: false, cancel);
        return later is not null ? later : Shown([found], withheld).Count == 0 ? (StoredResource?)null : read;
    }

    public async Task<Result<SearchPage>> SearchAsync(SearchQuery query, CancellationToken cancel)
    {
        var page = await store.SearchAsync(Narrow(query), cancel);
        if (!page.IsValue) return page;
        var (withheld, later) = await WithheldAsync([.. page.Value.Matches, .. page.Value.Included], areCurrent: true, cancel);
        if (later is not null) return later;
        return page.Value with { Matches = Shown(page.Value.Matches, withheld), Included = Shown(page.Value.Included, withheld), Notes = await CountsAsync(query, cancel) };
    }

    public Task<Result<IReadOnlyList<SearchExplanation>>> ExplainAsync(SearchQuery query, CancellationToken cancel) => store.ExplainAsync(Narrow(query), cancel);

    public Task<Result<Series>> SeriesAsync(SeriesQuery query, CancellationToken cancel) => store.SeriesAsync(query with { Matches = Narrow(query.Matches) }, cancel);

    public async Task<Result<HistoryPage>> HistoryAsync(HistoryQuery query, CancellationToken cancel)
    {
        var page = await store.HistoryAsync(query, cancel);
        if (!page.IsValue) return page;
        var (withheld, later) = await WithheldAsync(page.Value.Versions, areCurrent: false, cancel);
        if (later is not null) return later;
        var shown = Shown(page.Value.Versions, withheld);
        return shown.Count == page.Value.Versions.Count ? page : page.Value with { Versions = shown, Total = null };
    }

    public Result<WalkPages> Walk(WalkQuery query)
    {
        var walk = store.Walk(query);
        return walk.IsValue && MayHide(query.Type) ? new WalkPages(ShownAsync(walk.Value.Pages)) : walk;
    }

    public async Task<Result<RecordPage>> RecordAsync(RecordQuery query, CancellationToken cancel)
    {
        var page = await store.RecordAsync(query, cancel);
        return page.IsValue ? page.Value with { Pieces = ShownAsync(page.Value.Pieces, cancel) } : page;
    }

    /// <summary>That a label is in use somewhere tells of nobody.</summary>
    public Task<Result<LabelsInUse>> LabelsAsync(IReadOnlyList<string> types, CancellationToken cancel) => store.LabelsAsync(types, cancel);

    /// <summary>What a caller is not shown he does not change either, where it is the content of something.</summary>
    public async Task<WriteResult> WriteAsync(WriteBatch batch, CancellationToken cancel)
    {
        for (var at = 0; at < batch.Commands.Length; at++)
            if (batch.Commands[at] is not CreateCommand && await ContentRefusalAsync(batch.Commands[at].Type, batch.Commands[at].Id, cancel) is { } refusal)
                return new WriteResult([], new WriteFailure(WriteFailureKind.NotPermitted, at, refusal));
        return await store.WriteAsync(batch, cancel);
    }

    private async Task<Result<StoredResource?>> ReadShownAsync(string type, string id, CancellationToken cancel)
    {
        if (await ContentRefusalAsync(type, id, cancel) is { } refusal) return refusal;
        var read = await store.ReadAsync(type, id, cancel);
        return read is { IsValue: true, Value: { } found } && Hides(found) ? (StoredResource?)null : read;
    }

    private SearchQuery Narrow(SearchQuery query) => hidden.Aggregate(query, (narrowed, matches) => matches.Narrow(narrowed));

    private bool Hides(StoredResource resource) => hidden.Any(matches => matches.Hides(resource));

    // Every read asks.
    private bool MayHide(string type)
    {
        foreach (var matches in hidden)
            if (matches.Type == type) return true;
        return IsContent(type);
    }

    /// <summary>What a document may have as its content.</summary>
    public static bool IsContent(string type) => type is "Binary" or "Bundle";

    /// <summary>Content is withheld with what leads to it; see <see cref="DocumentUrls"/> for the form of its address.</summary>
    private async Task<Refusal?> ContentRefusalAsync(string type, string id, CancellationToken cancel)
    {
        if (!IsContent(type)) return null;
        foreach (var matches in hidden)
        {
            var any = await AnyAsync(matches, matches.Rule.ContentParameter, [$"{type}/{id}"], cancel);
            if (any.Refusal is { } later) return later;
            if (any.Value) return new Refusal(403, [VisibilityRules.ContentWithheld.At(null, type, id)]);
        }
        return null;
    }

    /// <summary>Whether any of some resources is withheld, or leads to one of some contents and is. A refusal when that cannot be asked now.</summary>
    private async Task<Result<bool>> AnyAsync(HiddenMatches matches, string parameter, IEnumerable<string> values, CancellationToken cancel)
    {
        var found = await asked.SearchAsync(matches.Among(parameter, values), cancel);
        return found.Refusal is { } later ? later : found.Value.Total > 0;
    }

    private async Task<ImmutableArray<KeyValuePair<string, string>>> CountsAsync(SearchQuery query, CancellationToken cancel)
    {
        var counts = ImmutableArray.CreateBuilder<KeyValuePair<string, string>>();
        foreach (var matches in hidden.Where(matches => query.Branches.IsEmpty && query.Type == matches.Type && query.Contained == Contained.False))
            if (await store.SearchAsync(matches.Counting(query), cancel) is { IsValue: true, Value.Total: { } total })
                counts.Add(new(matches.Rule.CountHeader, total.ToString(CultureInfo.InvariantCulture)));
        return counts.ToImmutable();
    }

    /// <summary>Those that others say of that they are withheld, and why that could not be asked of some, which are then among them.</summary>
    /// <param name="areCurrent">False when a version of now may say that they are withheld where they themselves do not.</param>
    private async Task<(HashSet<string> Withheld, Refusal? Later)> WithheldAsync(IReadOnlyList<StoredResource> resources, bool areCurrent, CancellationToken cancel)
    {
        var (withheld, later) = (new HashSet<string>(StringComparer.Ordinal), (Refusal?)null);
        foreach (var matches in hidden)
        {
            later = await AddAsync(withheld, matches, matches.Rule.ContentParameter, resources.Where(resource => IsContent(resource.Type)).Select(Address), cancel) ?? later;
            // What is contained does not say itself what its container is.
            later = await AddAsync(withheld, matches, "_id", resources.Where(resource => resource.Type == matches.Type && (!areCurrent || resource.ContainedId is not null)).Select(Address), cancel) ?? later;
        }
        return (withheld, later);
    }

    private IReadOnlyList<StoredResource> Shown(IReadOnlyList<StoredResource> resources, HashSet<string> withheld) => resources.Any(resource => MayHide(resource.Type))
        ? [.. resources.Where(resource => !withheld.Contains(Address(resource)) && !Hides(resource))] : resources;

    /// <summary>What is on its way already cannot be refused any more: what cannot be asked about is left out.</summary>
    private async Task<IReadOnlyList<StoredResource>> ShownAsync(IReadOnlyList<StoredResource> resources, bool areCurrent, CancellationToken cancel) =>
        Shown(resources, (await WithheldAsync(resources, areCurrent, cancel)).Withheld);

    /// <summary>One question for a hundred; only where something is withheld are they asked about one by one.</summary>
    private async Task<Refusal?> AddAsync(HashSet<string> withheld, HiddenMatches matches, string parameter, IEnumerable<string> addresses, CancellationToken cancel)
    {
        Refusal? later = null;
        foreach (var some in addresses.Distinct().Chunk(AskedTogether))
        {
            var any = await AnyAsync(matches, parameter, some.Select(Asked), cancel);
            if (any is { IsValue: true, Value: false }) continue;
            later ??= any.Refusal;
            foreach (var one in some)
                if (some.Length == 1 || !any.IsValue || await AnyAsync(matches, parameter, [Asked(one)], cancel) is not { IsValue: true, Value: false }) withheld.Add(one);
        }
        return later;

        string Asked(string address) => parameter == "_id" ? address[(address.IndexOf('/', StringComparison.Ordinal) + 1)..] : address;
    }

    private static string Address(StoredResource resource) => $"{resource.Type}/{resource.Id}";

    private async IAsyncEnumerable<IReadOnlyList<StoredResource>> ShownAsync(IAsyncEnumerable<IReadOnlyList<StoredResource>> pages, [EnumeratorCancellation] CancellationToken cancel = default)
    {
        await foreach (var page in pages.WithCancellation(cancel))
            if (await ShownAsync(page, areCurrent: false, cancel) is { Count: > 0 } shown) yield return shown;
    }

    private async IAsyncEnumerable<IReadOnlyList<RecordEntry>> ShownAsync(IAsyncEnumerable<IReadOnlyList<RecordEntry>> pieces, [EnumeratorCancellation] CancellationToken cancel = default)
    {
        await foreach (var piece in pieces.WithCancellation(cancel))
        {
            var shown = await ShownAsync([.. piece.Select(entry => entry.Resource)], areCurrent: true, cancel);
            yield return shown.Count == piece.Count ? piece : [.. piece.Where(entry => shown.Contains(entry.Resource))];
        }
    }
}
