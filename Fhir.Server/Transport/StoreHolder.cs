using System.Collections.Immutable;
using Fhir.Kernel.Search;
using Fhir.Server.Definitions;
using Fhir.Server.Operability.Metrics;
using Fhir.Server.Subscriptions;
using Fhir.Server.Subscriptions.Dispatch;
using Fhir.Server.Validation;
using Fhir.Server.Visibility;
using Fhir.Store.Access;
using Fhir.Store.Access.Operations;

namespace Fhir.Server.Transport;

/// <summary>The store of this process: opened while the server starts, closed after its last request.</summary>
public sealed class StoreHolder(
    HostSettings settings, SearchParameterSet core, SearchReader searches, LiveParameters parameters, LiveDefinitions definitions, SubscriptionGate gate, SubscriptionSignals signals, TimeProvider clock, ServerMeter meter) : IDisposable
{
    private FhirStore? store;
    private volatile Hidden? hidden;

    public FhirStore Store => store ?? throw new InvalidOperationException("The store is not open yet.");

    /// <summary>Null until the store is open.</summary>
    public FhirStore? Opened => store;

    /// <summary>True for a file of the server's own; false for a database that others may share.</summary>
    public bool IsEmbedded => settings.StoreProvider == StoreProvider.Sqlite;

    /// <summary>Groups of writes and writes in them since the store was opened; none before that.</summary>
    public (long Commits, long Requests) Committed => store?.Committed ?? default;

    /// <summary>Writes that wait for the writer.</summary>
    public int Waiting => store?.Waiting ?? 0;

    /// <summary>False while the disk is full.</summary>
    public bool HasRoom => store?.HasRoom ?? true;

    /// <summary>How far an older program's index is renewed; null when there is nothing to renew, and while the database is away.</summary>
    public ReindexState? Renewing()
    {
        try
        {
            return store?.Renewal.State();
        }
        catch (StoreException)
        {
            return null;
        }
    }

    /// <summary>For whoever has not said why he should see what is withheld.</summary>
    public IPermittedStore Bind(Permit permit) => Bind(permit, Withheld.Everything.Rules);

    public IPermittedStore Bind(Permit permit, ImmutableArray<IWithholding> withheld) => withheld.IsEmpty
        ? Whole(permit) : new VisibleStore(Whole(permit), Store.Bind(Permit.Open), HiddenBy(withheld));

    public IPermittedStore Bind(Permit permit, Withheld withheld) => withheld.Opened.IsEmpty
        ? Bind(permit, withheld.Rules)
        : new VisibleStore(Whole(permit), Store.Bind(Permit.Open), [.. HiddenBy(withheld.Rules).Select(matches => withheld.Opened.TryGetValue(matches.Rule, out var patients) ? matches.Except(patients.Keys) : matches)]);

    // The conditions are read once for a set of parameters: anew they cost every request more than its SELECT.
    private ImmutableArray<HiddenMatches> HiddenBy(ImmutableArray<IWithholding> withheld)
    {
        var (known, current) = (hidden, parameters.Current);
        if (known?.Parameters != current) hidden = known = new(current, [.. Withheld.Everything.Rules.Select(rule => new HiddenMatches(rule, searches, current))]);
        return withheld.Length == known.All.Length ? known.All : [.. known.All.Where(matches => withheld.Contains(matches.Rule))];
    }

    private sealed record Hidden(SearchParameterSet Parameters, ImmutableArray<HiddenMatches> All);

    private LiveStore Whole(Permit permit) =>
        // What is stored is stored: that its caller has gone does not keep it from taking effect.
        new LiveStore(Store.Bind(permit), definitions, new SubscriptionDoor(gate, signals, Store.Subscriptions),
            written => parameters.ApplyAsync(Store, written, CancellationToken.None));

    public void Open()
    {
        var connection = settings.ConnectionString;
        if (connection is null && IsEmbedded)
        {
            Directory.CreateDirectory(settings.DataDir);
            connection = $"Data Source={Path.Combine(settings.DataDir, "fhirref.db")}";
        }
        store = FhirStore.Open(new StoreSettings { Provider = settings.StoreProvider, ConnectionString = connection!, Clock = clock, KeepsReferences = settings.ReferentialIntegrity == ReferentialIntegrity.Reject, Meter = meter.Meter, MaxPageBytes = settings.Operability.Load.PageBytes }, core);
    }

    public void Dispose() => store?.Dispose();
}
