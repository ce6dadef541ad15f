using System.Collections.Concurrent;
using System.Diagnostics.Metrics;

namespace Fhir.Server.Operability.Metrics;

/// <summary>
/// Listens to the instruments of this server, of Kestrel and of the runtime, and keeps what <c>/metrics</c> shows. Other servers in the same process
/// have meters of another scope. https://learn.microsoft.com/dotnet/core/diagnostics/built-in-metrics-runtime
/// </summary>
public sealed class Measurements : IDisposable
{
    private const string Runtime = "System.Runtime";
    private const string Kestrel = "Microsoft.AspNetCore.Server.Kestrel";

    private static readonly string[] OfKestrel = ["kestrel.active_connections", "kestrel.queued_requests", "kestrel.rejected_connections"];

    private readonly MeterListener listener = new();
    private readonly ConcurrentDictionary<Instrument, Series> series = new();

    public Measurements(IMeterFactory factory)
    {
        listener.InstrumentPublished = (instrument, self) =>
        {
            if (IsShown(instrument, factory)) self.EnableMeasurementEvents(instrument, series.GetOrAdd(instrument, shown => new Series(shown)));
        };
        listener.SetMeasurementEventCallback<double>((_, value, tags, state) => ((Series)state!).Add(value, tags));
        listener.SetMeasurementEventCallback<long>((_, value, tags, state) => ((Series)state!).Add(value, tags));
        listener.SetMeasurementEventCallback<int>((_, value, tags, state) => ((Series)state!).Add(value, tags));
        listener.Start();
    }

    /// <summary>Everything measured so far, by name; what is observed is asked now.</summary>
    public IReadOnlyList<Series> Read()
    {
        listener.RecordObservableInstruments();
        return [.. series.Values.OrderBy(one => one.Instrument.Name, StringComparer.Ordinal)];
    }

    public void Dispose() => listener.Dispose();

    private static bool IsShown(Instrument instrument, IMeterFactory factory) => instrument.Meter.Name switch
    {
        Runtime => true,
        Kestrel => ReferenceEquals(instrument.Meter.Scope, factory) && OfKestrel.Contains(instrument.Name),
        ServerMeter.Name => ReferenceEquals(instrument.Meter.Scope, factory),
        _ => false,
    };
}
