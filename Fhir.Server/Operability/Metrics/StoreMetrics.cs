using Fhir.Server.Transport;

namespace Fhir.Server.Operability.Metrics;

/// <summary>What the store counts by itself, shown with the server's own figures.</summary>
public sealed class StoreMetrics
{
    public StoreMetrics(StoreHolder holder, ServerMeter meter)
    {
        meter.Meter.CreateObservableCounter("fhirref.store.commits", () => holder.Committed.Commits, "{commit}", "Groups of writes committed, one sync to disk each.");
        meter.Meter.CreateObservableCounter("fhirref.store.committed_requests", () => holder.Committed.Requests, "{request}", "Writes in those groups.");
        meter.Meter.CreateObservableGauge("fhirref.store.queue.length", () => holder.Waiting, "{request}", "Writes waiting for the writer.");
        meter.Meter.CreateObservableGauge("fhirref.store.has_room", () => holder.HasRoom ? 1 : 0, "{flag}", "0 after a write that found the disk full, until one is stored again.");
    }
}
