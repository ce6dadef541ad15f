using System.Collections.Immutable;
using Fhir.Kernel.Definitions;
using Fhir.Kernel.Elements;
using Fhir.Kernel.Json;
using Fhir.Kernel.Outcome;
using Fhir.Kernel.Search;
using Fhir.Server.Transport;
using Fhir.Store.Access;

namespace Fhir.Server.Definitions;

/// <summary>
/// The parameters searched by: R4's, and those that SearchParameter resources in the store define, once the index has them. A write of one is answered when
/// new writes are indexed by it and, where few resources have to be read again, when it can be searched by. Thread-safe.
/// </summary>
public sealed class LiveParameters : IDisposable
{
    public const string Type = "SearchParameter";

    /// <summary>With fewer resources to read again, the write waits.</summary>
    public const int Few = 10_000;

    /// <summary>Resources in one of the writer's requests; others write in between.</summary>
    private const int Step = 200;

    private readonly SemaphoreSlim gate = new(1);
    private ImmutableDictionary<string, Version> stored = ImmutableDictionary<string, Version>.Empty;
    private readonly SearchParameterSet core;
    private volatile SearchParameterSet current;
    private volatile FhirStore? ofStore;
    private volatile HashSet<string> ready = [];

    /// <summary>After this long every process indexes by a new parameter; until then one may write without. Nobody else writes to an embedded store.</summary>
    private readonly TimeSpan untilKnown;

    /// <param name="core">R4's.</param>
    public LiveParameters(SearchParameterSet core, HostSettings settings)
    {
        (this.core, current) = (core, core);
        untilKnown = settings.StoreProvider == StoreProvider.Sqlite ? TimeSpan.Zero : TimeSpan.FromSeconds(2.5);
    }

    /// <summary>Never waits. What is not ready is not in it, and is known as pending.</summary>
    public SearchParameterSet Current => current;

    /// <summary>How far the index has a parameter; null for one that is not indexed by.</summary>
    public ParameterState? StateOf(string url) => ofStore?.Parameters.States().FirstOrDefault(state => state.Url == url && !state.IsTakenOut);

    public IReadOnlyDictionary<string, long> Versions => stored.ToDictionary(pair => pair.Key, pair => pair.Value.Number);

    /// <summary>Why the resource cannot be searched by; empty for one that is retired or R4's own, which changes nothing.</summary>
    public IReadOnlyList<Issue> Problems(Element resource) =>
        SearchParameterReader.Read(resource) is { } parameter && core.FindByUrl(parameter.Url) is null ? Check(parameter, resource.ValueOf("id")) : [];

    /// <summary>Takes what was written into force, or out of it.</summary>
    public async Task ApplyAsync(FhirStore store, IEnumerable<StoredResource> written, CancellationToken cancel)
    {
        ofStore = store;
        var relevant = written.Where(resource => resource.Type == Type).ToList();
        if (relevant.Count == 0) return;
        await gate.WaitAsync(cancel);
        try
        {
            foreach (var resource in relevant.Where(resource => !stored.TryGetValue(resource.Id, out var known) || known.Number < resource.Version))
                stored = stored.SetItem(resource.Id, new Version(resource.Version, Read(resource)));
            await RenewAsync(store, cancel);
        }
        finally
        {
            gate.Release();
        }
    }

    /// <summary>Takes out what another process has deleted.</summary>
    public async Task RemoveAsync(FhirStore store, IReadOnlyList<string> ids, CancellationToken cancel)
    {
        if (ids.Count == 0) return;
        await gate.WaitAsync(cancel);
        try
        {
            stored = stored.RemoveRange(ids);
            await RenewAsync(store, cancel);
        }
        finally
        {
            gate.Release();
        }
    }

    /// <summary>Reads on wherever there is something left to read.</summary>
    public async Task CatchUpAsync(FhirStore store, CancellationToken cancel)
    {
        var states = store.Parameters.States();
        // Asked every second: what has not changed is not worked out again.
        if (states.All(state => state.IsReady) && ReadyIn(states).SetEquals(ready)) return;
        foreach (var state in states.Where(state => !state.IsReady))
            while (await InTurnAsync(() => store.Parameters.CatchUpAsync(state.Url, Step, cancel), cancel) == CatchUp.More) { }
        Refresh(store);
    }

    /// <summary>Between two steps others may change what is in force.</summary>
    private async Task<CatchUp> InTurnAsync(Func<Task<CatchUp>> step, CancellationToken cancel)
    {
        await gate.WaitAsync(cancel);
        try
        {
            return await step();
        }
        finally
        {
            gate.Release();
        }
    }

    /// <summary>What the index has by now, from whatever process.</summary>
    public void Refresh(FhirStore store)
    {
        ready = ReadyIn(store.Parameters.States());
        var written = InForce();
        current = written.IsEmpty ? core : SearchParameterSet.Of(core.Schema, core.All.Concat(written.Where(parameter => ready.Contains(parameter.Url))),
            written.Where(parameter => !ready.Contains(parameter.Url)));
    }

    public void Dispose() => gate.Dispose();

    private static HashSet<string> ReadyIn(IReadOnlyList<ParameterState> states) =>
        [.. states.Where(state => state is { IsReady: true, IsTakenOut: false }).Select(state => state.Url)];

    private async Task RenewAsync(FhirStore store, CancellationToken cancel)
    {
        var written = InForce();
        await store.Parameters.UseAsync(SearchParameterSet.Of(core.Schema, core.All.Concat(written)), written, cancel);
        Refresh(store);
        var waiting = store.Parameters.States().Where(state => !state.IsReady).ToList();
        if (waiting.Count == 0) return;
        await Task.Delay(untilKnown, cancel);
        foreach (var state in waiting.Where(state => store.Parameters.IsSmall(state.Url, Few)))
            while (await store.Parameters.CatchUpAsync(state.Url, Step, cancel) == CatchUp.More) { }
        Refresh(store);
    }

    /// <summary>Of two that cannot be in force together, written at one moment by two callers, the first by id is.</summary>
    private ImmutableArray<SearchParameter> InForce()
    {
        var written = ImmutableArray<SearchParameter>.Empty;
        foreach (var parameter in stored.OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => pair.Value.Parameter).OfType<SearchParameter>().OrderBy(parameter => parameter.Type == SearchParameterType.Composite))
            if (new SearchParameterCheck(SearchParameterSet.Of(core.Schema, core.All.Concat(written))).Problems(parameter).Count == 0) written = written.Add(parameter);
        return written;
    }

    private IReadOnlyList<Issue> Check(SearchParameter parameter, string? id)
    {
        var others = stored.Where(pair => pair.Key != id).Select(pair => pair.Value.Parameter).OfType<SearchParameter>();
        return new SearchParameterCheck(SearchParameterSet.Of(core.Schema, core.All.Concat(others))).Problems(parameter);
    }

    private SearchParameter? Read(StoredResource resource) =>
        !resource.IsDeleted && JsonParser.Parse(resource.Json, core.Schema).Document is { } document && SearchParameterReader.Read(document.Root) is { } parameter
            && core.FindByUrl(parameter.Url) is null ? parameter : null;

    /// <param name="Parameter">Null for a deletion, and for what is not searched by.</param>
    private sealed record Version(long Number, SearchParameter? Parameter);
}
