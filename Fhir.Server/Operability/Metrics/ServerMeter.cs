using System.Collections.Frozen;
using System.Diagnostics.Metrics;

namespace Fhir.Server.Operability.Metrics;

/// <summary>
/// The meter of this server. Whatever a part of the server measures on <see cref="Meter"/> is in <c>/metrics</c> and, where a destination is set, in
/// OpenTelemetry's export. Labels tell interactions and statuses, never what a caller sent.
/// </summary>
public sealed class ServerMeter
{
    public const string Name = "FhirRef";

    /// <summary>Upper bounds of durations, in seconds.</summary>
    public static readonly InstrumentAdvice<double> Seconds = new() { HistogramBucketBoundaries = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10, 60] };

    // Boxed once: a label's value is an object.
    private static readonly FrozenDictionary<int, object> Statuses = Enumerable.Range(100, 500).ToFrozenDictionary(status => status, status => (object)status);

    private readonly Histogram<double> durations;
    private long active;

    public ServerMeter(IMeterFactory factory)
    {
        Meter = factory.Create(Name);
        durations = Meter.CreateHistogram("fhirref.http.request.duration", "s", "Time from request to answer.", tags: null, Seconds);
        Meter.CreateObservableUpDownCounter("fhirref.http.requests.active", () => Interlocked.Read(ref active), "{request}", "Requests being answered.");
    }

    public Meter Meter { get; }

    public void Begin() => Interlocked.Increment(ref active);

    public void End(string interaction, int status, TimeSpan elapsed)
    {
        Interlocked.Decrement(ref active);
        durations.Record(elapsed.TotalSeconds, new("interaction", interaction), new("status", Statuses.GetValueOrDefault(status, status)));
    }
}
