using System.Diagnostics.Metrics;
using Fhir.Server.Definitions;
using Fhir.Server.Transport;
using Fhir.Store.Access;

namespace Fhir.Server.Operability.Metrics;

/// <summary>What the store knows when it is asked, shown with the server's own figures. Asked only when somebody collects.</summary>
public sealed class StoreMetrics
{
    private readonly StoreHolder holder;

    public StoreMetrics(StoreHolder holder, LiveDefinitions definitions, ServerMeter meter)
    {
        this.holder = holder;
        var instruments = meter.Meter;
        instruments.CreateObservableCounter("fhirref.store.commits", () => holder.Committed.Commits, "{commit}", "Groups of writes committed, one sync to disk each.");
        instruments.CreateObservableCounter("fhirref.store.committed_requests", () => holder.Committed.Requests, "{request}", "Writes in those groups.");
        instruments.CreateObservableGauge("fhirref.store.queue.length", () => holder.Waiting, "{request}", "Writes waiting for the writer.");
        instruments.CreateObservableGauge("fhirref.store.has_room", () => holder.HasRoom ? 1 : 0, "{flag}", "0 after a write that found the disk full, until one is stored again.");
        instruments.CreateObservableGauge("fhirref.store.file.size", () => Asked(store => store.FileBytes is { } bytes ? [new(bytes)] : []), "By", "The database file and its log.");
        instruments.CreateObservableGauge("fhirref.store.sequence", () => Asked(store => [new(store.LastSequence)]), "{version}", "The last entry of the journal.");
        instruments.CreateObservableGauge("fhirref.subscriptions.lag", () => Asked(store => [new(Math.Max(0, store.LastSequence - store.Subscriptions.Position))]), "{version}",
            "Journal entries that subscriptions were not yet held against.");
        instruments.CreateObservableGauge("fhirref.jobs", () => Asked(JobsOf), "{job}", "Jobs of all processes on this database, by state.");
        instruments.CreateObservableGauge("fhirref.reindex.remaining", () => Asked(store => [new(store.Reindexing.Remaining())]), "{resource}", "Resources that $reindex jobs, and the renewal of an older program's index, have yet to read.");
        instruments.CreateObservableGauge("fhirref.definitions.stored", () => LiveDefinitions.Types.Sum(type => definitions.VersionsOf(type).Count), "{resource}",
            "Conformance resources held in memory that were written to the store.");
    }

    private static Measurement<long>[] JobsOf(FhirStore store)
    {
        var (queued, running) = store.Jobs.UnderWay();
        return [new(queued, new KeyValuePair<string, object?>("state", "queued")), new(running, new KeyValuePair<string, object?>("state", "running"))];
    }

    // Figures that cannot be had are left out: whoever collects must get the others, above all when the database is away.
    private Measurement<long>[] Asked(Func<FhirStore, Measurement<long>[]> ask)
    {
        try
        {
            return holder.Opened is { } store ? ask(store) : [];
        }
        catch (Exception away) when (away is StoreException or ObjectDisposedException)
        {
            return [];
        }
    }
}
