using Fhir.Server.Operability.Metrics;

namespace Fhir.Server.Subscriptions;

/// <summary>What the subscriptions of this process did since it started, for the metrics.</summary>
public sealed class SubscriptionCounts
{
    private long events;
    private long taken;
    private long failed;
    private long errors;
    private int live;

    public SubscriptionCounts(ServerMeter meter)
    {
        meter.Meter.CreateObservableGauge("fhirref.subscriptions.live", () => Live, "{subscription}", "Subscriptions that events are looked for; 0 in a process that does not dispatch.");
        meter.Meter.CreateObservableCounter("fhirref.subscriptions.events", () => Events, "{event}", "Events logged.");
        meter.Meter.CreateObservableCounter("fhirref.subscriptions.notifications", () => Taken, "{notification}", "Notifications that were taken, handshakes and heartbeats included.");
        meter.Meter.CreateObservableCounter("fhirref.subscriptions.failures", () => Failed, "{attempt}", "Attempts to notify that failed.");
        meter.Meter.CreateObservableCounter("fhirref.subscriptions.errors", () => Errors, "{subscription}", "Subscriptions that went into error.");
    }

    /// <summary>Events logged.</summary>
    public long Events => Interlocked.Read(ref events);

    /// <summary>Notifications that were taken, handshakes and heartbeats included.</summary>
    public long Taken => Interlocked.Read(ref taken);

    /// <summary>Attempts that failed.</summary>
    public long Failed => Interlocked.Read(ref failed);

    /// <summary>Subscriptions that went into error.</summary>
    public long Errors => Interlocked.Read(ref errors);

    /// <summary>Subscriptions that events are looked for; 0 in a process that does not dispatch.</summary>
    public int Live
    {
        get => Volatile.Read(ref live);
        set => Volatile.Write(ref live, value);
    }

    public void AddEvents(long count) => Interlocked.Add(ref events, count);

    public void AddTaken() => Interlocked.Increment(ref taken);

    public void AddFailed() => Interlocked.Increment(ref failed);

    public void AddError() => Interlocked.Increment(ref errors);
}
