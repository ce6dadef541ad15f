using System.Globalization;
using Fhir.Kernel.Definitions;
using Fhir.Kernel.Outcome;
using Fhir.Kernel.Search;
using Fhir.Store.Engine;
using Fhir.Store.Index;
using Fhir.Store.Resources;
using Fhir.Store.Search;

namespace Fhir.Store.Access;

/// <summary>
/// An index whose rows an older program made otherwise, made anew while the store is used. It begins when the store is opened and goes by portions as
/// <see cref="Reindexing"/> does, so that whoever goes on goes on where it was; of several processes on the database one does it. What would look into rows that are
/// not yet trusted is refused and told how far it has come. docs/adr/0025
/// </summary>
public sealed class IndexRenewal
{
    /// <summary>Its name among the readings of <see cref="Reindexing"/>.</summary>
    internal const string Id = "index";

    /// <summary>A process that has been silent for so long is taken to have died.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    private readonly Database database;
    private readonly Reindexing reindexing;
    private readonly ParameterIndexing parameters;
    private readonly SearchParameterSet known;
    private readonly Names names;
    private readonly TimeProvider clock;
    private readonly string process = Guid.NewGuid().ToString("N");

    /// <summary>Nothing becomes stale in an open store, so it is asked for only until it has once been seen that nothing is.</summary>
    private volatile bool mayBeBehind = true;

    internal IndexRenewal(Database database, Reindexing reindexing, ParameterIndexing parameters, SearchParameterSet known, Names names, TimeProvider clock) =>
        (this.database, this.reindexing, this.parameters, this.known, this.names, this.clock) = (database, reindexing, parameters, known, names, clock);

    /// <summary>How far it has come; null when there is nothing to renew, or no more.</summary>
    public ReindexState? State()
    {
        if (!mayBeBehind) return null;
        var state = reindexing.StateOf(Id);
        mayBeBehind = state is not null;
        return state;
    }

    /// <summary>Renews until all is done, or another process does it: then it is asked again later. True when nothing is stale.</summary>
    /// <param name="tell">Told after each portion.</param>
    public async Task<bool> RunAsync(Action<ReindexState> tell, CancellationToken cancel)
    {
        for (var state = State(); state is { IsDone: false };)
        {
            tell(state);
            state = await reindexing.InTurnAsync(() => StepAsync(Reindexing.Portion, cancel), cancel).ConfigureAwait(false);
            if (state is { IsDone: true }) tell(state);
        }
        return State() is null;
    }

    /// <summary>Null when the portion is not this process's to renew.</summary>
    internal Task<ReindexState?> StepAsync(int resources, CancellationToken cancel) => reindexing.StepAsync(Id, resources, Mine, IndexState.Finish, cancel);

    /// <summary>Why a search cannot be answered yet; null when it can.</summary>
    internal Refusal? Refuse(Session session, SearchQuery query) => Refuse(session, AskedParameters.Of(query, known))
        ?? (query.Contained != Contained.False && Stale(session) is { IsAll: true } ? Behind(session, "_contained") : null);

    /// <inheritdoc cref="Refuse(Session, SearchQuery)"/>
    internal Refusal? Refuse(Session session, SeriesQuery query) => Refuse(session, query.Matches)
        ?? Refuse(session, [(query.Matches.Type, query.Amount), (query.Matches.Type, query.Time)]);

    /// <summary>The same of whatever looks into the rows of these.</summary>
    internal Refusal? Refuse(Session session, IEnumerable<(string Type, SearchParameter Parameter)> asked) => Stale(session) is { } stale
        && asked.FirstOrDefault(one => stale.Has(one.Type, one.Parameter)).Parameter is { } parameter ? Behind(session, parameter.Code) : null;

    /// <summary>The same of what follows all references, such as a record or the integrity of a deletion.</summary>
    /// <param name="what">What is refused, for the caller.</param>
    internal Refusal? RefuseAll(Session session, SearchParameterType kind, string what) => Stale(session)?.HasAny(kind, known) is true ? Behind(session, what) : null;

    private StaleRows? Stale(Session session)
    {
        if (!mayBeBehind) return null;
        var stale = IndexState.Stale(session);
        mayBeBehind = stale is not null;
        return stale;
    }

    /// <summary>What is to be read, by this process. By the definitions of another program, or without those that were written to the server, nothing must be called done.</summary>
    private ReadAnew? Mine(Session session)
    {
        var now = clock.GetUtcNow();
        var isMine = IndexState.IsOf(session, known) && parameters.NotInForce(session).Count == 0
            && IndexState.Hold(session, process, TimeRange.Of(now), TimeRange.Of(now + Patience));
        return isMine && IndexState.Stale(session) is { } stale ? ReadAnew.Of(stale, names) : null;
    }

    private static Refusal Behind(Session session, string what)
    {
        var state = Reindexing.StateIn(session, Id) ?? new ReindexState(0, 0, false);
        return new Refusal(503, [StoreRules.IndexBehind.At(null, what, Text(state.Done), Text(Math.Max(state.Done, state.Total)))]);
    }

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);
}
