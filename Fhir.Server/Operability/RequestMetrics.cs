using System.Collections.Concurrent;
using System.Diagnostics.Metrics;

namespace Fhir.Server.Operability;

/// <summary>
/// Listens to the framework's own request meter and keeps the sums that <c>/metrics</c> shows. Labels are method and status only: an address may carry
/// a patient. https://learn.microsoft.com/aspnet/core/log-mon/metrics/built-in
/// </summary>
public sealed class RequestMetrics : IDisposable
{
    /// <summary>Upper bounds of the histogram, in seconds.</summary>
    internal static readonly double[] Bounds = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10];

    private readonly ConcurrentDictionary<(string Method, string Status), Histogram> requests = new();
    private readonly MeterListener listener = new();
    private long active;

    public RequestMetrics()
    {
        listener.InstrumentPublished = (instrument, self) =>
        {
            if (instrument is { Meter.Name: "Microsoft.AspNetCore.Hosting", Name: "http.server.request.duration" or "http.server.active_requests" }) self.EnableMeasurementEvents(instrument);
        };
        listener.SetMeasurementEventCallback<double>((_, seconds, tags, _) => requests.GetOrAdd(Labels(tags), _ => new Histogram()).Add(seconds));
        listener.SetMeasurementEventCallback<long>((_, change, _, _) => Interlocked.Add(ref active, change));
        listener.Start();
    }

    public long Active => Interlocked.Read(ref active);

    public IEnumerable<(string Method, string Status, Histogram Durations)> Requests =>
        requests.OrderBy(pair => pair.Key).Select(pair => (pair.Key.Method, pair.Key.Status, pair.Value));

    public void Dispose() => listener.Dispose();

    private static (string Method, string Status) Labels(ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        var (method, status) = ("", "");
        foreach (var (name, value) in tags)
        {
            if (name == "http.request.method") method = value?.ToString() ?? "";
            if (name == "http.response.status_code") status = value?.ToString() ?? "";
        }
        return (method, status);
    }

    /// <summary>Counts by upper bound, and their sum.</summary>
    public sealed class Histogram
    {
        private readonly long[] counts = new long[Bounds.Length + 1];
        private double sum;

        public void Add(double seconds)
        {
            var at = Array.FindIndex(Bounds, bound => seconds <= bound);
            lock (counts)
            {
                counts[at < 0 ? Bounds.Length : at]++;
                sum += seconds;
            }
        }

        public (long[] Counts, double Sum) Read()
        {
            lock (counts) return ([.. counts], sum);
        }
    }
}
